"""What stands beside the picture: as much as the picture shows, reachable by keyboard, and never a silent refusal."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import seeds


def _beside(page: Page) -> str:
    return page.locator(".pm-side").inner_text()


def _views(page: Page, label: str) -> None:
    page.locator("#pm-view, .pm-views fieldset").first.wait_for()
    chosen = page.locator("select#pm-view")
    if chosen.count():
        chosen.select_option(label=label)
    else:
        page.get_by_role("radio", name=label, exact=True).check(force=True)


def _goes_to(page: Page, name: str) -> None:
    page.locator(f"peer-map svg [data-type=person][aria-label^='{name}']").press("Enter")


def test_the_panel_tells_what_the_picture_shows_and_no_more(rita):
    """`map.perspectives`, `map.statement`: one person's view, and what is left out of any view."""
    page = rita.page
    assert "KB" in _beside(page)
    _goes_to(page, "RS.")
    assert "some harm" in _beside(page)
    _views(page, "JK’s view")
    assert "some harm" not in _beside(page)
    page.locator("#pm-close").click()
    assert "KB" not in _beside(page) and "some harm" not in _beside(page)
    assert "JK and RS" in _beside(page)
    _views(page, "Everyone")
    page.get_by_text("Show", exact=True).click()
    page.get_by_role("checkbox", name="What is not checked").check()
    assert "some harm" not in _beside(page)
    assert "KB" in _beside(page), "nobody was added on such words alone"


def test_whom_a_view_leaves_out_can_still_be_changed_there(rita):
    """What the view leaves out is said to be left out; editing goes on."""
    page = rita.page
    _goes_to(page, "X,")
    _views(page, "JK’s view")
    expect(page.get_by_text("What is shown now leaves this out.")).to_be_visible()
    expect(page.get_by_text("None in what is shown now.")).to_be_visible()
    expect(page.get_by_text("Change how they are shown")).to_be_visible()


def _refuses(page: Page, why: str) -> None:
    """The next change is refused, as when a colleague has built upon it."""
    answer = {"status": 422, "json": {"refused": [why]}}
    page.route("**/map/commands/", lambda route: route.fulfill(**answer), times=1)


def _not_lost(page: Page, after: str) -> None:
    where = page.evaluate("document.activeElement.tagName")
    assert where != "BODY", f"thrown to the top of the page after: {after}"


def _notes_a_pair(page: Page) -> None:
    page.locator("#pm-pairs-open").press("Enter")
    asked = page.locator("#pm-pair-question").inner_text()
    page.locator(".pm-side fieldset input[value=some]").first.check(force=True)
    page.get_by_role("button", name="Note this").press("Enter")
    expect(page.locator("#pm-pair-question")).not_to_have_text(asked)
    expect(page.locator("#pm-pair-question")).to_be_focused()


def _says_since_when(page: Page) -> None:
    page.locator("peer-map svg [data-type=tie]").first.press("Enter")
    page.get_by_text("Kind, direction and time").press("Enter")
    page.get_by_label("Since (year, month or day)").fill("2025-03")
    _saves(page)
    expect(page.locator(".pm-lead")).to_contain_text("since")


def _changes_how_shown(page: Page) -> None:
    _goes_to(page, "DT.")
    page.get_by_text("Change how they are shown").press("Enter")
    page.get_by_label("Word beside them").fill("year 9")
    _saves(page)
    expect(page.locator(".pm-lead")).to_contain_text("year 9")


def _reads_refusals(page: Page) -> None:
    for why in ("Mo has written about it meanwhile.", "So has Tom."):
        _refuses(page, why)
        _changes_note(page, "AM.", why)
    _not_lost(page, "a refusal")
    read = page.get_by_role("button", name="I have read this")
    expect(read).to_have_count(2)
    read.first.press("Enter")
    expect(read).to_have_count(1)
    _not_lost(page, "the first of two")
    read.press("Enter")
    expect(read).to_have_count(0)
    expect(page.locator("#pm-side-title")).to_be_focused()


def _changes_note(page: Page, name: str, note: str) -> None:
    _goes_to(page, name)
    if not page.get_by_label("Word beside them").is_visible():
        page.get_by_text("Change how they are shown").press("Enter")
    page.get_by_label("Word beside them").fill(note)
    _saves(page)


def _saves(page: Page) -> None:
    """Done when the server has answered: what is refused next is the next change."""
    with page.expect_response("**/map/commands/"):
        page.get_by_role("button", name="Save", exact=True).press("Enter")


def _undoes_and_redoes_everything(page: Page) -> None:
    for tool, other in (("#pm-undo", "#pm-redo"), ("#pm-redo", "#pm-undo")):
        while page.locator(tool).get_attribute("aria-disabled") is None:
            page.locator(tool).press("Enter")
        expect(page.locator(tool)).to_be_focused()
        page.locator(tool).press("Enter")
        expect(page.locator(other)).to_be_enabled()


DONE_WITH_KEYS = (
    _notes_a_pair, _says_since_when, _changes_how_shown, _reads_refusals, _undoes_and_redoes_everything,
)  # fmt: skip


def test_after_whatever_was_done_the_keyboard_is_where_one_goes_on(rita):
    """A2: never thrown to the top of the page."""
    page = rita.page
    for step in DONE_WITH_KEYS:
        step(page)
        _not_lost(page, step.__name__)
    rita.looks.right(page)


def test_after_deciding_between_two_versions_the_keyboard_stays_in_the_panel(tell):
    """A2: Keep mine, Put it back, I have read this."""
    told = tell(seeds.mapped)
    rita, mo = (told.desk(name) for name in ("rita", "mo"))
    for desk in (rita, mo):
        desk.opens(f"{told.case}/map/")
    for desk, note in ((rita, "year 10"), (mo, "plays bass")):
        _changes_note(desk.page, "AM.", note)
    _takes_off(rita.page, "DT.")
    _changes_note(mo.page, "DT.", "year 9")
    rita.page.reload()
    for answer, left in (("Keep mine", 1), ("Put it back, with this", 0)):
        rita.page.get_by_role("button", name=answer).press("Enter")
        expect(rita.page.locator(".pm-alert")).to_have_count(left)
        _not_lost(rita.page, answer)
    expect(rita.page.locator("#pm-side-title")).to_be_focused()


def _takes_off(page: Page, name: str) -> None:
    _goes_to(page, name)
    page.locator("#pm-off-open").press("Enter")
    page.get_by_label("added by mistake").check()
    with page.expect_response("**/map/commands/"):
        page.get_by_role("button", name="Take off", exact=True).press("Enter")


@pytest.mark.parametrize("size", [(1280, 900), (820, 1180), (320, 640)])
def test_what_could_not_be_saved_is_heard_and_seen_at_once(tell, size):
    """R1, A2: with its reason, and nothing says that it was done."""
    told = tell(seeds.mapped)
    desk = told.desk("rita")
    page = desk.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    desk.opens(f"{told.case}/map/")
    _changes_note(page, "AM.", "year 10")
    _refuses(page, "Mo has written about it meanwhile.")
    page.evaluate("scrollTo(0, 0)")
    page.locator("#pm-undo").click()
    heard = page.get_by_role("alert").filter(
        has_text="This could not be saved. Mo has written about it meanwhile."
    )
    expect(heard).to_have_count(1)
    expect(page.locator(".pm-live")).to_have_text("")
    expect(page.get_by_role("heading", name="This could not be saved")).to_be_in_viewport()
    expect(page.get_by_role("button", name="I have read this")).to_be_in_viewport()


def _is_provisional(page: Page, shown: str, until: str) -> None:
    """As the server says it of somebody who was named while drawing together."""
    data = re.compile(r'(<script type="application/json"[^>]*>)(.*?)(</script>)', re.DOTALL)

    def told(found: re.Match[str]) -> str:
        document = json.loads(found[2])
        if "people" not in document:
            return found[0]
        next(one for one in document["people"] if one["shown"] == shown)["provisional_until"] = until
        return found[1] + json.dumps(document).replace("<", "\\u003c") + found[3]

    def changed(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=data.sub(told, answer.text()))

    page.route(re.compile(r"/map/$"), changed)


def test_whom_nobody_has_decided_about_yet_is_seen_to_be_provisional(rita):
    """`map.together`: on the picture, in its words, in the list of the panel, in their panel, which leads on."""
    page = rita.page
    _is_provisional(page, "KB", "2026-12-04")
    page.reload()
    words = "named while drawing together, keep or let go by 4 December"
    expect(page.locator("peer-map svg [data-type=person][aria-label^='KB.'] .ring")).to_have_count(1)
    expect(page.locator(".pm-legend")).to_contain_text("named while drawing together: keep or let go")
    expect(page.locator(".pm-side li", has_text=words)).to_have_count(1)
    page.locator(f"peer-map svg [data-type=person][aria-label*='{words[1:]}']").press("Enter")
    expect(page.locator(".pm-notice")).to_contain_text(words[1:])
    rita.looks.right(page)
    page.get_by_role("link", name="Keep or let go").click()
    expect(page).to_have_url(re.compile(r"/map/named/\?from=map$"))


def test_pair_by_pair_notes_nothing_that_was_not_said(rita):
    """`group.nothing_inferred`: without an answer it asks; that two know each other is said, not assumed."""
    page = rita.page
    ties = page.locator("peer-map svg [data-type=tie]")
    before = ties.count()
    page.locator("#pm-pairs-open").press("Enter")
    asked = page.locator("#pm-pair-question").inner_text()
    page.get_by_role("button", name="Note this").press("Enter")
    expect(page.locator("#pm-problems")).to_be_focused()
    expect(page.locator("#pm-problems")).to_contain_text("Say how much support or harm")
    rita.looks.right(page)
    expect(page.locator("#pm-pair-question")).to_have_text(asked)
    expect(ties).to_have_count(before)
    page.get_by_role("button", name="They know each other").press("Enter")
    expect(ties).to_have_count(before + 1)
    expect(page.locator("#pm-problems")).to_have_count(0)


def test_a_line_without_anybodys_words_says_why_it_is_drawn_as_it_is(rita):
    """`map.statement`: broken where it says something of support or harm, and the panel says the same."""
    page = rita.page
    for words, told in (
        ("X KB", "The line says nothing of support or harm."),
        ("X RS: some support", "so the line is broken"),
    ):
        page.locator("#pm-link").press("Enter")
        page.locator("#pm-link-words").fill(words)
        page.locator("#pm-link-words").press("Enter")
        expect(page.locator(".pm-side")).to_contain_text(told)
        page.locator("#pm-link-cancel").click()


def _adds(page: Page, names: str) -> None:
    page.keyboard.press("p")
    page.locator("#pm-add-names").fill(names)
    page.get_by_label("Why do they need to be on this map?").fill("On the bus with them")
    page.get_by_label("What does that rest on?").fill("AM told Mo")
    page.get_by_label("a young person’s own account").check()
    page.locator("#pm-add-names").press("Enter")


def test_two_with_the_same_initials_are_told_apart_where_they_are_typed(rita):
    """`person.tell_apart`: nothing goes out, nothing typed is lost, and it says how."""
    page = rita.page
    page.locator("#pm-side-title").focus()
    _adds(page, "SS, JK, TT")
    expect(page.locator("#pm-problems")).to_contain_text("There is already a JK here")
    expect(page.locator("#pm-add-names")).to_have_value("SS, JK, TT")
    page.locator("#pm-add-names").fill("SS / TT and JK (bus)")
    page.locator("#pm-add-names").press("Enter")
    drawn = page.locator("peer-map svg [data-type=person]")
    expect(page.locator("peer-map")).to_have_attribute("data-saving", "saved")
    expect(page.locator(".pm-alert")).to_have_count(0)
    for name in ("SS.", "TT.", "JK, bus."):
        expect(drawn.and_(page.locator(f"[aria-label^='{name}']"))).to_have_count(1)
    page.reload()
    expect(drawn.and_(page.locator("[aria-label^='JK, bus.']")).get_by_text("JK", exact=True)).to_have_count(
        1
    )


def test_connecting_by_words_takes_both_names_also_while_somebody_is_chosen(rita):
    """A2: after P and Esc the keyboard stands on somebody; L and a whole pair is that pair."""
    page = rita.page
    page.locator("peer-map svg [data-type=person][aria-label^='JK.']").focus()
    page.keyboard.press("l")
    words = page.locator("#pm-link-words")
    words.fill("X and KB: strong harm")
    words.press("Enter")
    expect(
        page.locator("peer-map svg [data-type=tie][aria-label*='X and KB: strong harm']").or_(
            page.locator("peer-map svg [data-type=tie][aria-label*='KB and X: strong harm']")
        )
    ).to_have_count(1)
    words.fill("LO and LO")
    words.press("Enter")
    expect(page.get_by_text("Both are the same. Say who the other one is.")).to_be_visible()
    expect(words).to_be_focused()
    expect(words).to_have_value("LO and LO")


def test_find_goes_to_the_first_with_enter_and_an_undone_pair_is_asked_about_again(rita):
    page = rita.page
    page.locator("#pm-side-title").focus()
    page.keyboard.press("/")
    page.locator("#pm-find").fill("DT")
    page.locator("#pm-find").press("Enter")
    expect(page.locator("#pm-side-title")).to_have_text("DT")
    page.locator("#pm-close").click()
    asked = _notes_the_first_pair(page)
    page.locator("#pm-undo").click()
    expect(page.locator("#pm-pair-question")).to_have_text(asked)


def _notes_the_first_pair(page: Page) -> str:
    page.locator("#pm-pairs-open").click()
    asked = page.locator("#pm-pair-question").inner_text()
    page.locator("#pm-pair-know").click()
    expect(page.locator("#pm-pair-question")).not_to_have_text(asked)
    return asked


def test_picture_list_and_narrative_keep_the_view(rita):
    """`map.perspectives`: whose view, and what is left out, go along from one form to the other."""
    page = rita.page
    _views(page, "JK’s view")
    page.get_by_text("Show", exact=True).click()
    page.get_by_role("checkbox", name="What is not checked").check()
    rita.follows("List")
    expect(page.get_by_role("link", name="JK’s view")).to_have_attribute(
        "aria-current", re.compile("page|true")
    )
    rita.follows("Narrative")
    assert "without=unchecked" in page.url
    rita.follows("Picture")
    expect(page.locator("select#pm-view option:checked")).to_have_text("JK’s view")
    expect(page.locator(".pm-over", has_text="Left out: what is not checked.")).to_be_visible()
    assert "KB" not in _beside(page)
