"""The pages around a drawing together, and what a browser in a young person's hands can reach (`map.together`)."""

import json
import re

import pytest
from django.urls import reverse

from alongside.cases.models import Due
from alongside.lib import ids
from alongside.peermaps.models import Sitting
from alongside.peermaps.tests.drawing import PIN, Screen
from alongside.peermaps.together_models import Line
from alongside.peermaps.together_operations import NewSeat
from alongside.people import operations as people
from alongside.people import queries as people_queries
from alongside.people.terms import SupportNeed
from alongside.people.tests.scenes import clear, pause, somebody
from alongside.plans.models import SafetyPlan
from alongside.practice import framework
from alongside.recording.models import Note
from tests.support.cast import words_of

TOLD = list(framework().together.sayings)


@pytest.fixture
def case(cast, bus_case):
    clear(bus_case.id, cast.tom)
    return bus_case.id


@pytest.fixture
def jk(case, cast, opened):
    return somebody(opened(cast.mo), "JK")


@pytest.fixture
def mo(cast, signed_in):
    return signed_in(cast.mo)


def at(name, *args):
    return reverse(f"peermaps:{name}", args=args)


def typed(jk, **change):
    told = {"who": [str(jk)], "told": TOLD, "alone": "private", "language": "en", "pin": PIN}
    return {**told, "who_else": "", "new": "", **change}


def begun(mo, case, jk, **change):
    answer = mo.post(at("together", case), typed(jk, **change))
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return Sitting.objects.get().pk


def sent(client, address, **message):
    return client.post(address, json.dumps(message), content_type="application/json")


def body(words):
    return {"kind": "said", "asked": "wish", "words": words}


def test_the_map_and_its_list_lead_to_it(mo, case, jk):
    for name in ("map", "list"):
        assert at("together", case) in mo.get(at(name, case)).content.decode()


def test_before_says_the_four_things_and_what_helps(mo, case, jk, cast, opened):
    """`map.together`, `person.support`: shown beside their name, ticked where there is one young person."""
    people.set_support(
        opened=opened(cast.mo),
        person=jk,
        needs={SupportNeed.LANGUAGE: "Welsh at home", SupportNeed.SYMBOLS: "likes pictures"},
    )
    page = mo.get(at("together", case)).content.decode()
    for saying in framework().together.sayings.values():
        assert saying.says.replace("'", "&#x27;") in page
    assert "Welsh at home · likes pictures" in page
    assert 'value="cy" checked' in page and 'value="pictures" checked' in page
    assert "small sign" in page


def test_bad_input_is_told_and_nothing_typed_is_lost(mo, case, jk):
    page = mo.post(
        at("together", case), {"who": [str(jk)], "told": TOLD[:2], "who_else": "His sister", "pin": "12"}
    )
    text = page.content.decode()
    assert page.status_code == 200 and not Sitting.objects.exists()
    assert "Say whether this is a private place" in text
    assert 'value="His sister"' in text and f'value="{jk}" checked' in text
    half = mo.post(at("together", case), typed(jk, told=TOLD[:2], pin="12")).content.decode()
    assert "Say each of these aloud first, then tick it" in half and "The PIN has 4 to 6 digits" in half


def test_it_is_refused_with_the_reason_before_the_work_is_cleared(cast, bus_case, signed_in):
    """`path.together`: and leads to saying what it is for."""
    mo = signed_in(cast.mo)
    page = mo.get(at("together", bus_case.id)).content.decode()
    assert "Before you draw together, say what it is for" in page
    assert reverse("purpose:page", args=[bus_case.id]) in page
    assert 'name="pin"' not in page


def test_while_paused_it_says_what_is_kept(mo, case, jk, cast):
    """`values.pause`, `safety.actions`."""
    pause(case, cast.rita)
    page = mo.get(at("together", case)).content.decode()
    assert "listening is never stopped" in page and 'name="pin"' in page
    assert (
        "Draw with somebody who is on the map already"
        in mo.post(at("together", case), typed(jk, who=[], new="ZZ")).content.decode()
    )


def test_the_page_of_the_screen_holds_no_word_of_anybody(mo, case, jk, bus_case):
    """`map.together`: no bell, no name of the case, no navigation; what is on it comes for the PIN."""
    sitting = begun(mo, case, jk)
    sent(mo, at("sitting_open", case, sitting), pin="")
    seat = str(Sitting.objects.get().seats.get().pk)
    said = {"id": str(ids.new()), "seat": seat, "n": 1, "body": body("the knife")}
    assert sent(mo, at("sitting_say", case, sitting), said=[said], gone=[]).json() == {"ok": True}
    page = mo.get(at("sitting", case, sitting))
    text = re.sub(r'data-viewer="[^"]+"', "", words_of(page))
    for word in ("knife", "JK", bus_case.title, "<nav", "masthead", "Your work"):
        assert word not in text
    assert page["Cache-Control"] == "no-store" and page["Clear-Site-Data"] == '"cache"'
    assert '"fresh": false' in text


def test_a_handed_over_browser_reaches_the_drawing_alone(mo, case, jk):
    """`map.together`: handing the tablet back needs the PIN; the back button and the address bar lead nowhere else."""
    sitting = begun(mo, case, jk)
    drawing = at("sitting", case, sitting)
    elsewhere = ["/", at("map", case), at("list", case), at("together", case), "/search/", "/your-account/",
                 at("together_pin", case, sitting), at("together_after", case, sitting)]  # fmt: skip
    for address in elsewhere:
        answer = mo.get(address)
        assert (answer.status_code, answer["Location"]) == (302, drawing), address
    assert mo.post(at("commands", case), "{}", content_type="application/json").status_code == 403
    assert sent(mo, at("together_pin", case, sitting), pin="1234").status_code == 403
    assert mo.get(drawing).status_code == 200
    sent(mo, at("sitting_open", case, sitting), pin="")
    assert sent(mo, at("sitting_end", case, sitting), pin="1111", how="keep").json() == {
        "wrong": True,
        "wait": 0,
    }
    assert mo.get(at("map", case)).status_code == 302
    answer = sent(mo, at("sitting_end", case, sitting), pin=PIN, how="keep")
    assert answer.json() == {"next": at("together_after", case, sitting)}
    assert mo.get(at("map", case)).status_code == 200


def test_signing_out_is_the_way_when_the_pin_is_forgotten(mo, case, jk, cast, signed_in):
    sitting = begun(mo, case, jk)
    assert mo.get("/sign-out/").status_code == 200
    mo.post("/sign-out/")
    again = signed_in(cast.mo)
    page = again.get(at("together", case)).content.decode()
    assert at("together_pin", case, sitting) in page
    assert again.post(at("together_pin", case, sitting), {"pin": "9"}).status_code == 200
    assert again.post(at("together_pin", case, sitting), {"pin": "1379"}).status_code == 302
    sent(again, at("sitting_open", case, sitting), pin="")
    assert again.get(at("map", case)).status_code == 302


def test_put_down_until_later(mo, case, jk):
    sitting = begun(mo, case, jk)
    sent(mo, at("sitting_open", case, sitting), pin="")
    answer = sent(mo, at("sitting_end", case, sitting), pin=PIN, how="later")
    assert answer.json() == {"next": at("map", case)}
    assert "It waits, locked" in mo.get(at("together", case)).content.decode()


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"[]",
        b"{",
        b'{"said": []}',
        b'{"said": [], "gone": ["x"]}',
        b'{"said": [{"id": "1"}], "gone": []}',
        b'{"said": [], "gone": [], "more": 1}',
        b"[" * 100_000,
        b'{"said": [], "gone": [], "pad": "' + b"x" * 300_000 + b'"}',
    ],
)
def test_anything_else_than_a_message_changes_nothing(mo, case, jk, message):
    """R7: a clear answer, and nothing of what was in it comes back."""
    sitting = begun(mo, case, jk)
    sent(mo, at("sitting_open", case, sitting), pin="")
    answer = mo.post(at("sitting_say", case, sitting), message, content_type="application/json")
    assert (answer.status_code, answer.json()) == (
        422,
        {"refused": ["This could not be read, so nothing was changed."]},
    )
    assert not Line.objects.exists()


@pytest.mark.parametrize("message", [b"", b"[]", b"7", b'{"pin": 2580}', b'{"pin": null}'])
def test_a_pin_that_is_no_text_is_a_wrong_one(mo, case, jk, message):
    sitting = begun(mo, case, jk)
    sent(mo, at("sitting_open", case, sitting), pin="")
    answer = mo.post(at("sitting_open", case, sitting), message, content_type="application/json")
    assert answer.json() == {"wrong": True, "wait": 0}


def given_back(mo, case, jk, cast, opened, *, sign=False):
    screen = Screen.begun(opened(cast.mo), NewSeat(person=jk))
    screen.names("AM", "laugh", words="AM is kind.")
    screen.names("BT")
    if sign:
        screen.says({"kind": "sign", "asked": "like"})
    assert screen.is_given_back()
    return screen.sitting


def test_afterwards_the_quiet_sign_and_what_must_be_done(mo, case, jk, cast, opened):
    """`map.dont_save`: written in the adult's own words; then the safety plan (`plan.now`)."""
    sitting = given_back(mo, case, jk, cast, opened, sign=True)
    address = at("together_after", case, sitting)
    page = mo.get(address).content.decode()
    assert "The small sign was tapped" in page and "Who do you like being with?" in page
    assert "999" in page
    empty = mo.post(address, {"words": ""}).content.decode()
    assert "Say whether anything came up that you must act on" in empty
    half = mo.post(address, {"came_up": "yes"}).content.decode()
    assert "Say whether you told the young person first" in half and "Write what you have done" in half
    answer = mo.post(
        address, {"came_up": "yes", "told_first": "told_first", "words": "I rang the duty team."}
    )
    assert answer["Location"] == reverse("plans:safety_plan", args=[case])
    assert Note.objects.count() == 1 and not SafetyPlan.objects.exists()
    assert mo.get(address).status_code == 404


def test_nothing_came_up_and_people_were_named(mo, case, jk, cast, opened):
    sitting = given_back(mo, case, jk, cast, opened)
    answer = mo.post(at("together_after", case, sitting), {"came_up": "no"})
    assert answer["Location"] == at("named", case)


def test_the_list_of_work_says_how_many_wait(mo, case, jk, cast, opened):
    """`work.mine`: a row is a case, never a person."""
    given_back(mo, case, jk, cast, opened)
    page = mo.get("/").content.decode()
    assert "2 people named while drawing to keep or let go" in page
    assert "Did anything come up" in page or "did anything come up" in page


def test_each_is_kept_with_a_reason_let_go_or_left_for_later(mo, case, jk, cast, opened):
    """`map.together`, `values.rights.6`, `values.rights.7`."""
    given_back(mo, case, jk, cast, opened)
    here = {one.shown: one.id for one in people_queries.people(opened(cast.mo))}
    page = mo.get(at("named", case)).content.decode()
    assert "AM is kind." in page and "JK’s own account, drawing together" in page
    keep = {f"{here['AM']}-what": "keep", f"{here['AM']}-evidence": "JK said so."}
    wrong = mo.post(at("named", case), keep)
    assert "Write why this person needs to be in this record" in wrong.content.decode()
    assert "JK said so." in wrong.content.decode()
    mo.post(
        at("named", case), {**keep, f"{here['AM']}-need": "He waits for him.", f"{here['BT']}-what": "later"}
    )
    assert Due.objects.filter(kind="people.confirm", done_at=None).count() == 1
    mo.post(at("named", case), {f"{here['BT']}-what": "let_go"})
    assert {one.shown for one in people_queries.people(opened(cast.mo))} == {"JK", "AM"}
    assert "Nobody waits" in mo.get(at("named", case)).content.decode()


def test_somebody_named_may_be_somebody_here_already(mo, case, jk, cast, opened):
    am = somebody(opened(cast.mo), "AM")
    given_back(mo, case, jk, cast, opened)
    twins = [one for one in people_queries.people(opened(cast.mo)) if one.shown == "AM"]
    new = next(one.id for one in twins if one.id != am)
    mo.post(at("named", case), {f"{new}-what": "same", f"{new}-known": str(am)})
    assert [one.id for one in people_queries.people(opened(cast.mo)) if one.shown == "AM"] == [am]


def test_keeping_is_refused_while_paused_and_said_at_the_person(mo, case, jk, cast, opened):
    given_back(mo, case, jk, cast, opened)
    pause(case, cast.rita)
    am = next(one.id for one in people_queries.people(opened(cast.mo)) if one.shown == "AM")
    page = mo.post(
        at("named", case), {f"{am}-what": "keep", f"{am}-need": "x", f"{am}-evidence": "y"}
    ).content.decode()
    assert "paused" in page and "There is a problem" in page


def test_whoever_sees_no_names_finds_none_of_it(cast, bus_case, case, jk, opened, signed_in):
    """`access.view`, `access.team`."""
    sitting = given_back(None, case, jk, cast, opened)
    for who in (cast.sam, cast.ada, cast.rita):
        client = signed_in(who)
        for name in ("sitting", "together_after", "together_pin"):
            assert client.get(at(name, case, sitting)).status_code == 404
    assert signed_in(cast.sam).get(at("together", case)).status_code == 404


def test_the_screen_in_welsh(mo, case, jk):
    """A4: the young person's screen is Welsh where they want it."""
    sitting = begun(mo, case, jk, language="cy")
    page = mo.get(at("sitting", case, sitting)).content.decode()
    assert '<html lang="cy">' in page and "Gyda phwy wyt ti" in page and "Who do you like" not in page
