"""The purpose pages: what each path asks, how much it asks, what a wrong answer brings."""

import pytest
from django.urls import reverse

from alongside.cases.models import Case, Clearance, TimelineEntry
from alongside.cases.terms import Path
from alongside.contexts.models import WhoElse
from alongside.lib import clock, ids
from alongside.practice import framework
from alongside.purpose import operations, section_views, short_forms, state
from alongside.purpose.models import Decision
from alongside.purpose.terms import Turned
from alongside.purpose.tests.conftest import THRESHOLD, WHY, answer_all, answer_parts
from alongside.recording.models import Draft
from alongside.values import rules as values_rules
from tests.support.cast import without_token
from tests.support.statements import statements

TEXTS = framework("england-2026-1")
WHY_TYPED = {
    "trigger": "place_or_group",
    "purpose": "safer_group",
    "statement": WHY.statement,
    "change": WHY.change,
}
FIVE = dict.fromkeys(TEXTS.values, "yes")
TOGETHER = {
    "purpose": "plan_safety",
    "statement": "to plan safe ways to school",
    "change": "Gets to school and sees her friends.",
    "told": "what it is for",
    "said": "ok",
    "agrees": "yes",
    "harm": "her aunt could see it",
    **FIVE,
}
LAWFUL_TYPED = {
    "told": "",
    "agrees": "not_asked",
    "basis": "public_task",
    "basis_why": "section 17",
    "condition": "safeguarding",
    "limb_safeguarding": "cannot_be_given",
}
GROUP_TYPED = {
    "name": "Bus route and park friends",
    "bases": ["self_selected"],
    "rests_self_selected": "“us lot”",
    "definer": "JK",
}


@pytest.fixture
def at(bus_case):
    return lambda name="page", *more: reverse(f"purpose:{name}", args=[bus_case.id, *more])


@pytest.fixture
def level_one(bus_case):
    Case.objects.filter(pk=bus_case.id).update(level=1, subject="young_person")


def to_fill_in(*forms):
    """How many answers have to be given: required, and empty when the page is opened."""
    return sum(
        field.required and not form.get_initial_for_field(field, name)
        for form in forms
        for name, field in form.fields.items()
    )


def test_the_ways_in_fit_the_level(cast, signed_in, at):
    """`path.together`, `path.nameless`, `path.named`: each says what it asks."""
    page = signed_in(cast.rita).get(at()).content.decode()
    assert "Without names" in page and "With people who can be recognised" in page
    assert "Drawn with the young person" not in page
    assert "What makes this a group, and who says so" in page


def test_how_much_the_short_paths_ask(cast, opened, level_one):
    """A6: required inputs to a first useful map: 30 together, 10 without names."""
    seen = opened(cast.rita)
    assert to_fill_in(*short_forms.make(seen, Path.TOGETHER, None).all) <= 30
    assert to_fill_in(*short_forms.make(seen, Path.NAMELESS, None).all) <= 10


def test_how_much_naming_people_asks(cast, opened):
    """A6: 60 with named people, for a map of eight: parts, values, sign-off, two lines for each person."""
    operations.begin_named(opened=opened(cast.rita))
    purpose = state.current(opened(cast.rita))
    forms = [make(opened(cast.rita), purpose, None, {}) for make in section_views._MAKE.values()]
    limb, rests_on, how, need_and_evidence = 1, 1, 2, 2
    asked = (
        to_fill_in(*forms, short_forms.sign_off(opened(cast.tom), None))
        + limb
        + rests_on
        + len(values_rules.case_questions(TEXTS.values_check))
        + how
        + need_and_evidence * TEXTS.paths["named"].example_people
    )
    assert asked <= TEXTS.paths["named"].at_most == 60


def test_together_on_one_page(cast, signed_in, at, level_one):
    """`path.together`: it begins; the supervisor looks at it later; Rita cannot look at her own."""
    rita, tom = signed_in(cast.rita), signed_in(cast.tom)
    page = rita.get(at("short", "together")).content.decode()
    assert "One question for each value" in page
    assert rita.post(at("short", "together"), TOGETHER).status_code == 302
    assert Clearance.objects.get().path == Path.TOGETHER
    assert "I have looked at it" not in rita.get(at()).content.decode()
    assert "I have looked at it" in tom.get(at()).content.decode()
    assert tom.post(at("look"), {"words": "thank you"}).status_code == 302
    assert "thank you" in rita.get(at()).content.decode()


def test_a_short_path_says_everything_that_is_missing_at_once(cast, signed_in, at, level_one):
    """Error summary first, nothing typed is lost."""
    sent = {**TOGETHER, "said": "", "rights": "", "strengths": "no"}
    answered = signed_in(cast.rita).post(at("short", "together"), sent)
    page = answered.content.decode()
    assert answered.status_code == 200 and "<title>Error: " in page
    assert "Write what they said to that" in page and "Write what is missing" in page
    assert "her aunt could see it" in page and not Decision.objects.exists()


def test_gathering_intelligence_is_explained_and_stays_in_the_form(cast, signed_in, at):
    """`purpose.statement`: story 1, step 3."""
    rita = signed_in(cast.rita)
    rita.post(at("begin_named"))
    typed = {**WHY_TYPED, "statement": "to gather intelligence on the bus group"}
    page = rita.post(at("section", "why"), typed).content.decode()
    assert "This reads like intelligence or crime work" in page and "You could write:" in page
    assert 'value="to gather intelligence on the bus group"' in page
    assert Decision.objects.get().statement is None
    assert rita.post(at("section", "why"), WHY_TYPED).status_code == 302
    assert Decision.objects.get().statement is not None


def test_words_that_mean_something_else_are_shown_to_the_supervisor(cast, opened, signed_in, at):
    """`purpose.statement`: nobody is locked out by a word; whoever signs off sees it."""
    rita = signed_in(cast.rita)
    operations.begin_named(opened=opened(cast.rita))
    answer_parts(opened(cast.rita))
    typed = {**WHY_TYPED, "change": "Nobody gathers intel on them any more."}
    page = rita.post(at("section", "why"), typed).content.decode()
    assert "my words mean something else here" in page
    assert rita.post(at("section", "why"), {**typed, "kept_words": "on"}).status_code == 302
    answer_all(opened(cast.rita))
    assert rita.post(at("submit")).status_code == 302
    assert "Please look twice" in signed_in(cast.tom).get(at("sign_off")).content.decode()


def test_a_gang_name_brings_advice_once_and_never_blocks(cast, signed_in, at):
    """`group.name`: advises against gang or street names."""
    rita = signed_in(cast.rita)
    rita.post(at("begin_named"))
    typed = {**GROUP_TYPED, "name": "Park gang"}
    advised = rita.post(at("section", "group"), typed)
    assert advised.status_code == 200 and 'name="advised"' in advised.content.decode()
    page = advised.content.decode()
    assert "<title>Not saved yet: " in page, "A1: what the browser and a screen reader say first"
    assert 'tabindex="-1" autofocus' in page and "Nothing is saved yet" in page
    assert rita.post(at("section", "group"), {**typed, "advised": "1"}).status_code == 302


def test_each_part_asks_for_what_is_missing(cast, signed_in, at):
    """`purpose.harm`, `purpose.basis`, `group.basis`, `purpose.process`."""
    rita = signed_in(cast.rita)
    rita.post(at("begin_named"))
    wrong = {
        "why": ({**WHY_TYPED, "change": ""}, "Write what you hope will be different"),
        "harm": ({"less": "no"}, "What will prevent that"),
        "basis": ({**LAWFUL_TYPED, "limb_safeguarding": ""}, "Why is consent not what this rests on"),
        "group": ({**GROUP_TYPED, "rests_self_selected": ""}, "Write what their own choice rests on"),
        "process": ({}, "tick that this is how you do it"),
    }
    for section, (typed, says) in wrong.items():
        answered = rita.post(at("section", section), typed)
        page = answered.content.decode()
        assert answered.status_code == 200 and says in page and "<title>Error: " in page, section


def test_from_the_first_part_to_the_sign_off_through_the_pages(cast, opened, signed_in, at):
    """`path.named`, `purpose.signoff`: story 1, steps 3 and 4."""
    rita, tom = signed_in(cast.rita), signed_in(cast.tom)
    assert rita.post(at("begin_named")).status_code == 302
    process = {name: item.answer for name, item in TEXTS.process.items.items()}
    parts = {
        "why": WHY_TYPED,
        "harm": {"less": "no", "bring_about": "He could find out", "prevent": "No names"},
        "basis": LAWFUL_TYPED,
        "group": GROUP_TYPED,
        "process": {**process, "seen": "on"},
    }
    for section, typed in parts.items():
        assert rita.post(at("section", section), typed).status_code == 302, section
    assert "Hand over for sign-off" not in rita.get(at()).content.decode()
    answer_all(opened(cast.rita))
    assert "Hand over for sign-off" in rita.get(at()).content.decode()
    assert rita.post(at("submit")).status_code == 302
    sent = {
        "level": "targeted",
        "reasons": "again and again",
        "considered": "three referrals",
        "sign": "1",
    }
    own = rita.get(at("sign_off")).content.decode()
    assert "somebody else has to sign it off" in own and 'name="sign"' not in own
    assert rita.post(at("sign_off"), sent).status_code == 200
    assert state.current(opened(cast.rita)).turned == Turned.SUBMITTED
    assert "Write why this level" in tom.post(at("sign_off"), {**sent, "reasons": ""}).content.decode()
    assert tom.post(at("sign_off"), sent).status_code == 302
    page = rita.get(at()).content.decode()
    assert "signed off" in page and "T. Brandt" in page and WHY.statement in page
    assert TimelineEntry.objects.filter(kind="purpose.signed").exists()


def test_sent_back_through_the_page(cast, handed_over, signed_in, at):
    """`purpose.signoff`."""
    tom = signed_in(cast.tom)
    assert tom.post(at("sign_off"), {"back": "1", "send_back_words": ""}).status_code == 200
    assert tom.post(at("sign_off"), {"back": "1", "send_back_words": "And the girls?"}).status_code == 302
    page = signed_in(cast.rita).get(at()).content.decode()
    assert "And the girls?" in page and "Sent back" in page


def test_taken_back_through_the_page(cast, handed_over, signed_in, at):
    rita = signed_in(cast.rita)
    assert "Take it back" in rita.get(at()).content.decode()
    assert rita.post(at("take_back")).status_code == 302
    assert "Hand over for sign-off" in rita.get(at()).content.decode()


def test_a_rule_that_says_no_to_a_button_says_why(cast, signed_in, at):
    """Refused pages explain and change nothing."""
    rita = signed_in(cast.rita)
    rita.post(at("begin_named"))
    answered = rita.post(at("submit"))
    assert answered.status_code == 409 and "Still to answer" in answered.content.decode()


def test_going_on_at_once(cast, signed_in, at):
    """`purpose.urgent`, `referral.danger`, `safety.actions`: 999 first, one line, what never stops."""
    rita = signed_in(cast.rita)
    page = rita.get(at("urgent")).content.decode()
    assert "999" in page and "Rights requests" in page and "Never stopped by anything here" in page
    assert "Write what the danger is" in rita.post(at("urgent"), {"line": ""}).content.decode()
    assert rita.post(at("urgent"), {"line": "a man waits at the stop"}).status_code == 302
    assert Clearance.objects.get().urgent
    assert "Your supervisor has been told" in rita.get(at()).content.decode()


def test_a_new_purpose_through_the_page(cast, signed_off, signed_in, at):
    """`purpose.change`."""
    rita = signed_in(cast.rita)
    assert "Begin a new purpose" in rita.get(at()).content.decode()
    assert rita.post(at("change"), {"because": ""}).status_code == 200
    assert rita.post(at("change"), {"because": "the bus"}).status_code == 302
    page = rita.get(at()).content.decode()
    assert "Earlier purposes" in page and "the bus" in page


@pytest.mark.parametrize("reader", ["young_people", "parents", "partners"])
def test_one_page_to_give_away(cast, signed_off, signed_in, at, reader):
    """`purpose.sheet`: from the answers, naming nobody, with a way back and a title."""
    page = signed_in(cast.rita).get(at("sheet", reader)).content.decode()
    assert TEXTS.leaflets[reader].title in page and WHY.change in page
    assert "Bus route and park friends" not in page
    assert signed_in(cast.rita).get(at("sheet", "police")).status_code == 404


def test_who_else_is_asked_at_any_time(cast, signed_in, at):
    """`group.else`: the cousin is not added; "nobody" is an answer."""
    rita = signed_in(cast.rita)
    cousin = {
        "asked_words": "DT",
        "outcome": "not_added",
        "said": "my cousin, but he’s nothing to do with it",
        "why": "",
    }
    assert "Write why nobody is added" in rita.post(at("who_else"), cousin).content.decode()
    assert rita.post(at("who_else"), {**cousin, "why": "no need"}).status_code == 302
    assert rita.post(at("who_else"), {"outcome": "nobody"}).status_code == 302
    assert WhoElse.objects.count() == 2
    assert "nothing to do with it" in rita.get(at("who_else")).content.decode()


@pytest.mark.parametrize("name", ["page", "sign_off", "urgent", "change", "who_else"])
def test_whoever_has_no_need_to_know_gets_what_nobody_gets(cast, signed_in, at, name):
    """`access.team`."""
    client = signed_in(cast.sam)
    refused, missing = client.get(at(name)), client.get(reverse(f"purpose:{name}", args=[ids.new()]))
    assert refused.status_code == 404 and without_token(refused.content) == without_token(missing.content)


def test_addresses_that_lead_nowhere(cast, signed_in, at):
    rita = signed_in(cast.rita)
    for page in (at("section", "x"), at("section", "why"), at("short", "named"), at("sign_off")):
        assert rita.get(page).status_code == 404
    assert rita.get(at("submit")).status_code == 405


def count(client, *pages):
    for page in pages:
        with statements() as made:
            assert client.get(page).status_code == 200
        assert len(made) <= 8, f"{page}\n" + "\n".join(made)


def test_pages_ask_little_of_the_database_while_it_is_written(cast, opened, signed_in, at):
    """Quality P1: eight statements or fewer."""
    rita = signed_in(cast.rita)
    count(rita, at(), at("short", "nameless"), at("urgent"), at("who_else"))
    operations.begin_named(opened=opened(cast.rita))
    answer_parts(opened(cast.rita))
    sections = [at("section", one) for one in ("why", "harm", "basis", "group", "process")]
    count(rita, at(), *sections)


def test_pages_ask_little_of_the_database_at_sign_off(cast, handed_over, signed_in, at):
    """Quality P1."""
    count(signed_in(cast.tom), at(), at("sign_off"))
    operations.sign_off(opened=handed_over(cast.tom), threshold=THRESHOLD)
    count(signed_in(cast.rita), at(), at("sign_off"), at("change"), at("sheet", "partners"))


def test_live_facts_stand_beside_the_questions(cast, signed_off, signed_in, bus_case):
    """`values.*`, `rights.informed`: numbers from slices that values cannot see."""
    page = signed_in(cast.rita).get(reverse("values:page", args=[bus_case.id])).content.decode()
    assert "Nobody is on record yet" in page and "No trusted adult named yet" in page


def test_what_cannot_be_done_now_says_why_and_keeps_what_was_typed(
    cast, handed_over, signed_in, at, bus_case
):
    """Refused: the reason stands in the error summary, the words in the form."""
    rita = signed_in(cast.rita)
    page = rita.post(at("change"), {"because": "the bus and not the park"}).content.decode()
    assert "being decided already" in page and "the bus and not the park" in page
    wrong = {"level": "nonsense", "reasons": "r", "considered": "c", "sign": "1"}
    assert "govuk-error-summary" in signed_in(cast.tom).post(at("sign_off"), wrong).content.decode()
    Case.objects.filter(pk=bus_case.id).update(stage="closed", closed_on=clock.today())
    page = rita.post(at("urgent"), {"line": "a man at the stop"}).content.decode()
    assert "Ring 999" in page and "a man at the stop" in page
    page = rita.post(at("short", "nameless"), {**WHY_TYPED, **FIVE}).content.decode()
    assert "once this work is open" in page and WHY.statement in page


def test_a_no_to_the_one_question_of_a_value_stands_on_the_case_page(cast, signed_in, at, bus_case):
    """`values.pause`: on the short paths, too."""
    rita = signed_in(cast.rita)
    typed = {**WHY_TYPED, **FIVE, "rights": "no", "rights_gap": "nobody asked the younger ones"}
    assert rita.post(at("short", "nameless"), typed).status_code == 302
    page = rita.get(reverse("web:case", args=[bus_case.id])).content.decode()
    assert "nobody asked the younger ones" in page and TEXTS.values["rights"].one_question in page


@pytest.mark.parametrize("said", ["yes", "no"])
def test_after_a_short_path_the_page_says_which_way_and_what_is_paused(cast, signed_in, at, said):
    """`values.pause`, `path.nameless`: the page where one lands."""
    typed = {**WHY_TYPED, **FIVE, "rights": said, "rights_gap": "nobody asked the younger ones"}
    page = signed_in(cast.rita).post(at("short", "nameless"), typed, follow=True).content.decode()
    assert "How the work is done" in page and TEXTS.paths["nameless"].title in page
    pauses = ("are paused since", "nobody asked the younger ones", "begin, all but what is paused")
    assert [one in page for one in pauses] == [said == "no"] * 3
    assert "Answer again" in page or said == "yes"


def test_what_a_supervisor_writes_at_sign_off_is_kept_whichever_way_it_goes(
    cast, handed_over, signed_in, at, bus_case
):
    """`recording.autosave`, `purpose.signoff`: signing off and sending back are two forms, each with its own words."""
    tom = signed_in(cast.tom)
    for form, typed in (
        ("sign_off", {"reasons": "Half a reason"}),
        ("send_back", {"send_back_words": "Half a no"}),
    ):
        assert "This was kept" not in tom.get(at("sign_off")).content.decode()
        tom.post(reverse("recording:draft", args=[bus_case.id, f"purpose.{form}"]), typed)
        page = tom.get(at("sign_off")).content.decode()
        assert page.count("This was kept from your last try.") == 1
        assert "".join(typed.values()) in page
        assert ('<details class="govuk-details" open' in page) is (form == "send_back")
        again = reverse("recording:begin_again", args=[bus_case.id, f"purpose.{form}"])
        assert tom.post(again, {"page": at("sign_off")})["Location"] == at("sign_off")
    tom.post(
        reverse("recording:draft", args=[bus_case.id, "purpose.send_back"]), {"send_back_words": "Half a no"}
    )
    count(tom, at("sign_off"))
    assert tom.post(at("sign_off"), {"send_back_words": "Which stop?", "back": "1"}).status_code == 302
    assert not Draft.objects.exists()
