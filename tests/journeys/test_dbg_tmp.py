from tests.journeys import seeds


def test_x(tell, monkeypatch):
    from tests.journeys import looks

    monkeypatch.setattr(looks.Looks, "right", lambda s, p: None)
    told = tell(seeds.mapped)
    r = told.desk("rita")
    r.opens(f"{told.case}/map/ties/add/")
    print(r.page.get_by_label("Who or what?").evaluate_all("a=>a.map(e=>e.outerHTML.slice(0,600))"))
    r.opens(f"{told.case}/map/")
    print(r.page.locator("peer-map svg [data-type=person]").first.evaluate("e=>e.outerHTML.slice(0,500)"))
    print(
        r.page.locator("peer-map svg [data-type=tie]").evaluate_all(
            "a=>a.map(e=>e.getAttribute('aria-label'))"
        )
    )
    for w, h in ((1280, 800), (320, 640)):
        r.page.set_viewport_size({"width": w, "height": h})
        for n, p in dict(
            home="/",
            case=f"{told.case}/",
            map=f"{told.case}/map/",
            list=f"{told.case}/map/list/",
            narrative=f"{told.case}/map/narrative/",
            purpose=f"{told.case}/purpose/",
            values=f"{told.case}/values/",
            assessment=f"{told.case}/assessment/",
            weighting=f"{told.case}/weighting/",
            plan=f"{told.case}/plan/",
            review=f"{told.case}/review/",
            timeline=f"{told.case}/timeline/",
            involved=f"{told.case}/involved/",
            sharing=f"{told.case}/sharing/",
            team=f"{told.case}/team/",
            notes=f"{told.case}/notes/",
            looked=f"{told.case}/looked/",
            account="/account/",
            referrals="/referrals/",
            add=f"{told.case}/map/people/add/",
            value=f"{told.case}/values/review/collaboration/",
            action=f"{told.case}/plan/action/",
            weigh=f"{told.case}/weighting/professionals/",
        ).items():
            r.page.goto(r.url + p)
            r.page.screenshot(path=f"/tmp/jr/shots/{n}-{w}.png", full_page=True)
