"""The pages: what is shown to whom, errors that lose nothing, advice that never blocks, few statements."""

import re
from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from alongside.assessments import finish_operations, operations
from alongside.assessments.models import Contribution, Goal, GoalView, GuardianReading, Measurement
from alongside.assessments.terms import About, Kind
from alongside.assessments.tests.scenes import (
    ENVIRONMENT,
    a_goal,
    added,
    all_but_a_strength_outside,
    drivers,
    known,
)
from alongside.cases.models import Case
from alongside.cases.terms import SeesWhat
from alongside.contexts.models import Weighting
from alongside.contexts.terms import Whose
from alongside.contexts.tests.scenes import BUS_FIRST, joins, weighed
from alongside.lib import clock, ids
from alongside.people.tests.scenes import clear, somebody
from alongside.recording.models import Draft
from tests.support.cast import without_token, words_of

PAGES = (
    "assessment/",
    "assessment/list/",
    "assessment/add/",
    "assessment/tools/",
    "assessment/finish/",
    "goals/",
)


@pytest.fixture
def people(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return {name: somebody(opened(cast.rita), name) for name in ("JK", "DT", "AM")}


def url(case, tail="assessment/"):
    return f"/cases/{case.id}/{tail}"


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def a_contribution(**more):
    typed = {"kind": "strength", "words": "They share food", "about": "group", **day("on", clock.today())}
    return {**typed, **more}


def much(cast, opened, people):
    """A rich assessment: every query is asked to bring many rows."""
    rita = opened(cast.rita)
    prompts = ("functioning.care", "functioning.roles", "guardianship.gaps", ENVIRONMENT)
    for number in range(12):
        added(rita, f"strength {number}", prompt=prompts[number % 4])
        added(opened(cast.mo), f"worry {number} about JK", Kind.WORRY, prompts[number % 4])
    for person in people.values():
        words = known("us lot", Kind.YOUNG_PEOPLE, speaker=person, people=(person,), about=About.PERSON)
        operations.add(opened=rita, known=words)
        drivers(rita)
        a_goal(rita)
    operations.analyse(opened=rita, answers={"drives": "He waits"}, versions={})
    weighed(rita, whose=Whose.YOUNG_PEOPLE, boxes=BUS_FIRST, young_people=tuple(people.values()))
    weighed(rita)
    weighed(rita, whose=Whose.AGREED, boxes=BUS_FIRST)


def statements_of(client, address):
    with (
        CaptureQueriesContext(connections["default"]) as one,
        CaptureQueriesContext(connections["keys"]) as two,
    ):
        assert client.get(address).status_code == 200, address
    said = [query["sql"] for query in (*one.captured_queries, *two.captured_queries)]
    return [sql for sql in said if not re.match(r"BEGIN|COMMIT|SAVEPOINT|RELEASE", sql)]


@pytest.mark.parametrize(
    "tail",
    [
        *PAGES,
        "assessment/add/functioning.care/",
        "assessment/analysis/",
        "assessment/guardians/add/",
        "goals/add/",
        "weighting/",
        "weighting/young_people/",
        "weighting/focus/",
        "weighting/focus/?agreed={agreed}",
        "themes/",
    ],
)
def test_pages_take_eight_statements_however_much_there_is(cast, bus_case, opened, signed_in, people, tail):
    """P1."""
    client = signed_in(cast.rita)
    much(cast, opened, people)
    found = statements_of(client, url(bus_case, tail.format(agreed=Weighting.objects.get(whose="agreed").pk)))
    assert len(found) <= 8, "\n".join(sql[:150] for sql in found)


@pytest.mark.parametrize("tail", PAGES)
def test_a_colleague_without_need_to_know_gets_what_a_wrong_address_gets(cast, bus_case, signed_in, tail):
    """`access.team`."""
    client = signed_in(cast.sam)
    real, unreal = client.get(url(bus_case, tail)), client.get(f"/cases/{ids.new()}/{tail}")
    assert real.status_code == unreal.status_code == 404
    assert without_token(real.content) == without_token(unreal.content)


def test_how_it_stands(cast, bus_case, opened, signed_in):
    """`assessment.grows`: the line under the title, the triangle and its words."""
    Case.objects.update(marks={})
    all_but_a_strength_outside(opened(cast.rita))
    page = words_of(signed_in(cast.mo).get(url(bus_case)))
    assert "4 contributions from 1 person · not finished: no strength yet under" in page
    assert "triangle__side--no_strength" in page and "triangle__side--whole" in page
    assert 'aria-label="How the group works: has strengths.' in page
    assert "“If one of us is late the rest wait. Always.”" in page and "a girl at the stop" in page


def test_adding_asks_for_a_strength_after_a_worry(cast, bus_case, signed_in):
    """`map.strengths`: strengths before worries, and a strength after each worry."""
    client = signed_in(cast.mo)
    at = url(bus_case, "assessment/add/functioning.care/")
    page = words_of(client.get(at))
    assert page.index("A strength") < page.index("A worry")
    after = client.post(at, a_contribution(kind="worry", words="Saying no is hard"))
    assert after.status_code == 302 and "kind=strength" in after["Location"]
    assert "You have added a worry" in words_of(client.get(after["Location"]))
    assert client.post(at, a_contribution())["Location"].endswith("?done=added")
    assert Contribution.objects.count() == 2


def test_nothing_typed_is_lost_in_an_error(cast, bus_case, signed_in, people):
    client = signed_in(cast.mo)
    at = url(bus_case, "assessment/add/functioning.care/")
    typed = a_contribution(kind="young_people", words="Always", young_person_with="with Mo")
    page = words_of(client.post(at, typed))
    assert "<title>Error: " in page and "Say whose words these are" in page
    assert "Always" in page and "with Mo" in page and not Contribution.objects.exists()
    saved = client.post(at, {**typed, "young_person": str(people["AM"])})
    assert saved.status_code == 302
    assert "AM, with Mo, " in words_of(client.get(url(bus_case)))


def test_language_help_speaks_once_and_never_touches_quotes(cast, bus_case, signed_in):
    """`recording.language`."""
    client = signed_in(cast.mo)
    at = url(bus_case, "assessment/add/functioning.care/")
    words = "They are streetwise and put themselves at risk"
    advised = words_of(client.post(at, a_contribution(words=words)))
    assert "Other ways to say it" in advised and words in advised and not Contribution.objects.exists()
    assert client.post(at, a_contribution(words=words, as_it_is="1")).status_code == 302
    quote = a_contribution(kind="young_people", words=words, young_person="other", young_person_words="a boy")
    assert client.post(at, quote).status_code == 302


def test_a_draft_survives_and_goes_when_saved(cast, bus_case, signed_in):
    """`recording.autosave`, `assessment.grows`: drafts that survive."""
    client = signed_in(cast.mo)
    at = url(bus_case, "assessment/add/functioning.care/")
    kept = f"/cases/{bus_case.id}/draft/assessments.add:functioning.care/"
    assert client.post(kept, {"words": "half a thought"}).status_code == 204
    assert "half a thought" in words_of(client.get(at))
    client.post(at, a_contribution())
    assert not Draft.objects.exists()


def test_a_prompt_that_is_not_asked_is_not_there(cast, bus_case, signed_in):
    assert signed_in(cast.mo).get(url(bus_case, "assessment/add/functioning.nonsense/")).status_code == 404


def test_who_sees_only_their_own_finds_no_word_of_others(cast, bus_case, opened, signed_in, people):
    """`access.write_only`: Priya adds without reading the rest."""
    much(cast, opened, people)
    joins(bus_case.id, cast.priya, cast.tom, SeesWhat.OWN)
    client = signed_in(cast.priya)
    for page in ("assessment/", "assessment/list/", "assessment/add/functioning.care/"):
        shown = words_of(client.get(url(bus_case, page)))
        assert (
            "worry 1" not in shown and "us lot" not in shown and "JK" not in shown and "from 2" not in shown
        )
    assert client.get(url(bus_case, "assessment/analysis/")).status_code == 404
    assert client.get(url(bus_case, "goals/")).status_code == 404
    client.post(
        url(bus_case, "assessment/add/functioning.care/"), a_contribution(words="Year 9 eat together")
    )
    assert "Year 9 eat together" in words_of(client.get(url(bus_case)))


def test_without_names_no_initials_and_no_quotes(cast, bus_case, opened, signed_in, people):
    """`access.view`."""
    much(cast, opened, people)
    joins(bus_case.id, cast.priya, cast.tom, SeesWhat.NAMELESS)
    client = signed_in(cast.priya)
    for page in ("assessment/", "assessment/list/", "goals/", "weighting/", "themes/"):
        shown = words_of(client.get(url(bus_case, page))).split("<main")[1]
        assert not re.search(r"\b(JK|DT|AM)\b", shown) and "us lot" not in shown, page


def test_put_right_and_take_back_through_the_list(cast, bus_case, opened, signed_in):
    """`assessment.grows`."""
    made = added(opened(cast.mo), "They share fod")
    client = signed_in(cast.mo)
    at = url(bus_case, f"assessment/added/{made}/")
    assert "They share fod" in words_of(client.get(at))
    assert client.post(at, a_contribution()).status_code == 302
    page = words_of(client.get(url(bus_case, "assessment/list/")))
    assert "They share food" in page and "put right" in page and "They share fod" not in page
    made = Contribution.objects.get(ended_at=None).pk
    assert client.post(url(bus_case, f"assessment/added/{made}/take-back/")).status_code == 302
    assert "They share food" not in words_of(client.get(url(bus_case, "assessment/list/")))


def test_a_guardian_through_the_page(cast, bus_case, signed_in, people):
    """`assessment.guardianship`."""
    client = signed_in(cast.mo)
    at = url(bus_case, "assessment/guardians/add/")
    assert "<title>Error: " in words_of(client.post(at, {"who": "Bus drivers on the 78"}))
    typed = {
        "role": "transport",
        "who": "Bus drivers on the 78",
        "presence": "there at the time",
        "willingness": "yes",
        "ability": "no",
        "ability_words": "no radio at the back",
        "capacity": "partly",
        "trusted_by": [str(people["JK"])],
        **day("on", clock.today()),
    }
    assert client.post(at, typed).status_code == 302
    page = words_of(client.get(url(bus_case)))
    assert "not yet: no radio at the back" in page and "Trusted by JK" in page
    made = GuardianReading.objects.get().guardian_id
    again = url(bus_case, f"assessment/guardians/{made}/")
    assert "no radio at the back" in words_of(client.get(again))
    assert client.post(again, {**typed, "ability": "yes"}).status_code == 302
    assert GuardianReading.objects.count() == 2


def test_analysis_through_the_page(cast, bus_case, signed_in):
    """`assessment.analysis`."""
    client = signed_in(cast.rita)
    at = url(bus_case, "assessment/analysis/")
    assert client.post(at, {"answer_drives": "fear"}).status_code == 302
    conflict = words_of(client.post(at, {"answer_drives": "debt", "version_drives": ""}))
    assert "<title>Error: " in conflict and "fear" in conflict and "debt" in conflict


def test_story_1_steps_7_and_10_through_the_pages(cast, bus_case, opened, signed_in):
    """`assessment.finish`, `plan.goal`: not without a strength outside; then a goal; Tom signs off."""
    all_but_a_strength_outside(opened(cast.rita))
    Goal.objects.all().delete()
    rita, tom = signed_in(cast.rita), signed_in(cast.tom)
    at = url(bus_case, "assessment/finish/")
    page = words_of(rita.get(at))
    assert "has no strength yet" in page and "There is no goal yet" in page
    assert 'name="finish"' not in page
    assert "<title>Error: " in words_of(rita.post(at, {"finish": "1"}))
    added(opened(cast.mo), "The café owner lets them wait inside", prompt=ENVIRONMENT)
    strength = Contribution.objects.filter(kind=Kind.STRENGTH).first().pk
    goal = {
        "words": "young people can get home without being approached",
        "what_changes": "adults are on the 78 at 15:30",
        "sign": "they say the bus is just a bus",
        "uses": str(strength),
        "method": "JK, DT and AM colour the route, before and after",
        "shows": "they_say",
        "baseline": "red at two stops",
        **day("again_on", clock.today() + timedelta(days=60)),
    }
    assert "<title>Error: " in words_of(rita.post(url(bus_case, "goals/add/"), {**goal, "shows": "we_do"}))
    assert rita.post(url(bus_case, "goals/add/"), goal).status_code == 302
    assert "red at two stops" in words_of(rita.get(url(bus_case, "goals/")))
    assert rita.post(at, {"finish": "1"}).status_code == 302
    assert 'name="sign_off"' not in words_of(rita.get(at)) and 'name="sign_off"' in words_of(tom.get(at))
    assert tom.post(at, {"sign_off": "1", "words": ""}).status_code == 302
    assert "signed off by Tom Brandt" in words_of(rita.get(url(bus_case)))


def test_goal_pages_note_views_measures_and_an_end(cast, bus_case, opened, signed_in, people):
    """`plan.goal`."""
    goal = a_goal(opened(cast.rita))
    client, today = signed_in(cast.rita), day("on", clock.today())
    view = {"who": f"person:{people['JK']}", "agrees": "no", "words": "it is not about us", **today}
    assert client.post(url(bus_case, f"goals/{goal}/view/"), view).status_code == 302
    assert GoalView.objects.get().person_id == people["JK"]
    other = {**view, "who": "other"}
    assert "Say whose view this is" in words_of(client.post(url(bus_case, f"goals/{goal}/view/"), other))
    measure = Goal.objects.get().measures.get().pk
    taken = {"words": "green", "turned": "better", **today}
    assert client.post(url(bus_case, f"goals/measures/{measure}/"), taken).status_code == 302
    assert Measurement.objects.count() == 2
    page = words_of(client.get(url(bus_case, "goals/")))
    assert "it is not about us" in page and "does not agree" in page and "Better" in page
    assert "<title>Error: " in words_of(client.post(url(bus_case, f"goals/{goal}/end/"), {"because": ""}))
    assert client.post(url(bus_case, f"goals/{goal}/end/"), {"because": "reached"}).status_code == 302
    assert "No goals yet" in words_of(client.get(url(bus_case, "goals/")))


def test_goal_advice_never_blocks(cast, bus_case, signed_in):
    """`plan.goal`: positive statements."""
    client = signed_in(cast.rita)
    goal = {
        "words": "Stop them hanging about",
        "what_changes": "b",
        "sign": "c",
        "uses": "none",
        "uses_none_because": "d",
        "method": "the number of sessions held",
        "shows": "happens",
        **day("again_on", clock.today() + timedelta(days=60)),
    }
    page = words_of(client.post(url(bus_case, "goals/add/"), goal))
    assert "what should go away" in page and "counts what we do" in page and not Goal.objects.exists()
    assert client.post(url(bus_case, "goals/add/"), {**goal, "as_it_is": "1"}).status_code == 302


def test_the_reasons_are_written_through_their_pages(cast, bus_case, opened, signed_in):
    """`assessment.finish`."""
    added(opened(cast.rita), "They share food")
    client = signed_in(cast.rita)
    for tail, typed in (
        ("no-strength/assessment.environment/", {"reason": "asked at both stops"}),
        ("views/", {"reason": "not yet", "plan": "Mo asks on Thursday"}),
    ):
        at = url(bus_case, f"assessment/finish/{tail}")
        assert "<title>Error: " in words_of(client.post(at, {"reason": " "}))
        assert client.post(at, typed).status_code == 302
    page = words_of(client.get(url(bus_case, "assessment/finish/")))
    assert "asked at both stops" in page and "Mo asks on Thursday" in page
    assert client.get(url(bus_case, "assessment/finish/no-strength/nonsense/")).status_code == 404


def test_level_1_asks_about_friends_and_offers_tools(cast, bus_case, signed_in):
    """`assessment.individual`: a section on friends, tools for the conversation, trusted partners, parents."""
    Case.objects.update(level=1, subject="young_person")
    client = signed_in(cast.rita)
    assert "Friends" in words_of(client.get(url(bus_case, "assessment/add/")))
    tools = words_of(client.get(url(bus_case, "assessment/tools/")))
    assert "Friend cards" in tools and "Safety map of a route" in tools
    assert "For partners who know the young person" in tools and "Talking with parents and carers" in tools


def test_an_earlier_assessment_stays_readable(cast, bus_case, opened, signed_in):
    """`assessment.grows`: history."""
    all_but_a_strength_outside(opened(cast.rita))
    added(opened(cast.mo), "The café owner lets them wait inside", prompt=ENVIRONMENT)
    finish_operations.finish(opened=opened(cast.rita))
    finish_operations.sign_off(opened=opened(cast.tom))
    client = signed_in(cast.rita)
    assert client.post(url(bus_case, "assessment/begin-again/")).status_code == 302
    page = words_of(client.get(url(bus_case)))
    earlier = re.search(r'href="([^"]+/assessment/earlier/[^"]+)"', page).group(1)
    assert "The café owner lets them wait inside" in words_of(client.get(earlier))
    assert "The café owner" not in page
