"""The values pages: who may open them, what they show, what a wrong answer brings."""

import pytest
from django.urls import reverse

from alongside.activity.doors import operation
from alongside.activity.models import Entry
from alongside.cases import operations as cases
from alongside.cases.models import Pause, TeamMember
from alongside.cases.terms import Place, SeesWhat
from alongside.lib import ids
from alongside.lib.errors import Refused
from alongside.practice import framework
from alongside.recording.models import Draft
from alongside.values.models import Answer, Asking, Reflection
from alongside.values.operations import Answering, answer, answer_about_person
from alongside.values.terms import Occasion, Said
from alongside.values.tests.test_answering import saying, somebody
from tests.support.cast import without_token
from tests.support.statements import statements

TOLD = "values.collaboration.2"
COLLABORATION = {
    "collaboration_1": "yes",
    "collaboration_2": "no",
    "collaboration_2_gap": "LO’s grandmother has not been told",
}


@pytest.fixture
def at(bus_case):
    return lambda name, *more: reverse(f"values:{name}", args=[bus_case.id, *more])


@pytest.fixture
def paused(cast, opened):
    """LO's grandmother has not been told (story 1, step 13)."""
    no = saying(TOLD, Said.NO, "LO’s grandmother")
    answer(opened=opened(cast.rita), occasion=Occasion.NAMING, answers=[no])
    return Pause.objects.get()


def test_the_five_values_with_their_opening(cast, signed_in, at):
    """`values.*`: "Work that leaves these out can harm trust and safety, however well it is meant." """
    page = signed_in(cast.rita).get(at("page")).content.decode()
    assert "Work that leaves these out can harm trust and safety" in page
    for title in ("Collaboration", "Strengths", "Lived experience", "Rights", "The world around them"):
        assert title in page
    assert "A child is at risk right now" in page
    assert "No statements yet" in page


@pytest.mark.parametrize("name", ["page", "people", "reflection"])
def test_whoever_has_no_need_to_know_gets_what_nobody_gets(cast, signed_in, at, name):
    """`access.team`: not yours looks like not there."""
    client = signed_in(cast.sam)
    refused = client.get(at(name))
    missing = client.get(reverse(f"values:{name}", args=[ids.new()]))
    assert refused.status_code == missing.status_code == 404
    assert without_token(refused.content) == without_token(missing.content)
    assert Entry.objects.last().body.count("activity.not_opened")


def test_answers_are_one_tap_each_and_lead_to_the_next_value(cast, signed_in, at):
    """`values.*`: words only where they are wanted."""
    page = at("value", "naming", "strengths")
    sent = {"strengths_1": "yes", "strengths_2": "yes", "strengths_2_how": "at the club", "next": "1"}
    answered = signed_in(cast.rita).post(page, sent)
    assert answered.status_code == 302
    assert answered.url == at("value", "naming", "lived_experience")
    assert Answer.objects.count() == 2 and Asking.objects.get().finished_at is None


def test_a_no_without_words_brings_an_error_summary_and_loses_nothing(cast, signed_in, at):
    """`values.pause`: words for "no"."""
    sent = {"collaboration_1": "yes", "collaboration_2": "no", "collaboration_2_gap": ""}
    answered = signed_in(cast.rita).post(at("value", "naming", "collaboration"), sent)
    page = answered.content.decode()
    assert answered.status_code == 200 and "<title>Error: " in page
    assert "There is a problem" in page and "Write what is missing" in page
    assert 'href="#id_collaboration_2_gap"' in page
    assert page.count(" checked") >= 2 and not Answer.objects.exists()


def test_a_date_that_is_none_says_which_question_it_is_about(cast, signed_in, at):
    """`values.pause`, `values.not_yet`: a page of questions has several dates."""
    wrong = {"day": "31", "month": "2", "year": "2030"}
    sent = {**COLLABORATION, "collaboration_1": "not_yet", "collaboration_1_find": "ask Mo"}
    dates = [f"collaboration_{one}_{part}" for one in ("1_by", "2_due") for part in wrong]
    sent |= dict(zip(dates, [*wrong.values()] * 2, strict=True))
    page = signed_in(cast.rita).post(at("value", "naming", "collaboration"), sent).content.decode()
    asks = framework("england-2026-1").values_check.questions
    for says in (
        f"The date for finding out about “{asks['values.collaboration.1'].text}” must be a real date",
        f"The date for closing the gap in “{asks[TOLD].text}” must be a real date",
    ):
        assert says in page


def test_an_unanswered_question_is_asked_for(cast, signed_in, at):
    answered = signed_in(cast.rita).post(at("value", "naming", "collaboration"), {})
    page = answered.content.decode()
    assert answered.status_code == 200 and page.count("govuk-error-message") == 2


def _half_an_answer_comes_back(client, at):
    """`recording.autosave`: what is typed while a question is answered again is kept, and said."""
    page = client.get(at("again", TOLD)).content.decode()
    assert "This was kept" not in page
    kept = page.split('data-draft-url="')[1].split('"')[0]
    assert client.post(kept, {"collaboration_2_how": "Rita ra"}).status_code == 204
    page = client.get(at("again", TOLD)).content.decode()
    assert "This was kept from your last try." in page and "Rita ra" in page


def test_a_no_pauses_and_is_answered_again(cast, signed_in, at):
    """`values.pause`: shown with gap, owner and day; resumed through "Answer again"."""
    rita = signed_in(cast.rita)
    rita.post(at("value", "naming", "collaboration"), COLLABORATION)
    page = rita.get(at("page")).content.decode()
    assert "Adding people, sharing by choice and finishing are paused since" in page
    assert "LO’s grandmother has not been told" in page and "Keeping people safe, and the plan, go on" in page
    _half_an_answer_comes_back(rita, at)
    again = rita.post(at("again", TOLD), {"collaboration_2": "yes", "collaboration_2_how": "Rita rang her"})
    assert again.status_code == 302 and not Draft.objects.exists()
    assert "are paused since" not in rita.get(at("page")).content.decode()
    assert rita.get(at("again", "values.rights.1")).status_code == 404


def test_the_supervisor_narrows_and_nobody_else(cast, signed_in, at, paused):
    """`values.pause`."""
    rita, tom = signed_in(cast.rita), signed_in(cast.tom)
    narrowing = {"covers": "sharing", "because": "they drew it with us", "narrow": "1"}
    refused = rita.post(at("pause", paused.pk), narrowing)
    assert refused.status_code == 200 and "Only the supervisor" in refused.content.decode()
    unsaid = tom.post(at("pause", paused.pk), {**narrowing, "because": ""})
    assert "Write why that is enough" in unsaid.content.decode()
    assert tom.post(at("pause", paused.pk), narrowing).status_code == 302
    paused.refresh_from_db()
    assert paused.covers == "sharing"


def test_the_supervisor_stops_it(cast, signed_in, at, paused):
    """`values.pause`: stop and let go of the map."""
    decision = {"ending": "stopped", "decided_because": "it helps nobody", "decide": "1"}
    tom = signed_in(cast.tom)
    assert tom.post(at("pause", paused.pk), {**decision, "ending": ""}).status_code == 200
    assert tom.post(at("pause", paused.pk), decision).status_code == 302
    paused.refresh_from_db()
    assert paused.outcome == "stopped"
    assert tom.get(at("pause", paused.pk)).status_code == 404


def test_each_person_is_asked_about_again(cast, opened, signed_in, at):
    """`values.rights.6`, `values.rights.7`."""
    jk = somebody(opened(cast.rita))
    rita = signed_in(cast.rita)
    assert "JK" in rita.get(at("people")).content.decode()
    sent = {"rights_6": "no", "rights_6_gap": "only walks past", "rights_7": "yes"}
    assert rita.post(at("person", jk), {"rights_6": "no"}).status_code == 200
    assert rita.post(at("person", jk), sent).status_code == 302
    assert Pause.objects.get().person == jk
    assert "Paused for this person alone" in rita.get(at("people")).content.decode()
    assert rita.get(at("person", ids.new())).status_code == 404


def test_a_reflection_is_written_by_two(cast, signed_in, at):
    """`supervision.reflect`."""
    rita = signed_in(cast.rita)
    alone = {"offered_at": "pause", "thought_else": "They wait for the same bus."}
    answered = rita.post(at("reflection"), alone)
    assert answered.status_code == 200 and "at least one other person" in answered.content.decode()
    assert rita.post(at("reflection"), {**alone, "people": [str(cast.tom.pk)]}).status_code == 302
    assert Reflection.objects.count() == 1
    assert "They wait for the same bus." in rita.get(at("reflection")).content.decode()


def test_whoever_sees_no_names_sees_no_words_and_cannot_answer(cast, opened, signed_in, at, paused):
    """`access.view`: nameless."""
    TeamMember.objects.filter(user=cast.mo).update(sees=SeesWhat.NAMELESS)
    mo = signed_in(cast.mo)
    page = mo.get(at("page")).content.decode()
    assert "grandmother" not in page and "was answered" in page
    assert mo.get(at("value", "naming", "rights")).status_code == 404


@pytest.mark.parametrize("place", ["nothing", "nowhere"])
def test_addresses_that_lead_nowhere(cast, signed_in, at, place):
    rita = signed_in(cast.rita)
    assert rita.get(at("value", place, "rights")).status_code == 404
    assert rita.get(at("value", "naming", place)).status_code == 404


def test_pages_ask_little_of_the_database(cast, opened, signed_in, at, paused):
    """Quality P1: eight statements or fewer."""
    jk = somebody(opened(cast.rita))
    need = saying("values.rights.6", Said.NO, "no need")
    answer_about_person(opened=opened(cast.rita), person=jk, answers=[need])
    rita = signed_in(cast.tom)
    pages = [
        at("page"),
        at("value", "naming", "rights"),
        at("value", "review", "rights"),
        at("again", TOLD),
        at("people"),
        at("person", jk),
        at("pause", paused.pk),
        at("reflection"),
    ]
    for page in pages:
        with statements() as made:
            assert rita.get(page).status_code == 200
        assert len(made) <= 8, f"{page}\n" + "\n".join(made)


def test_a_gap_is_owned_by_somebody_who_can_mend_it(cast, opened, signed_in, at):
    """`values.pause`, `access.view`: not by whoever referred, nor by those who see no names."""
    with operation(by=cast.rita, case=opened(cast.rita).id) as op:
        cases.put_on_team(
            op,
            opened(cast.rita).id,
            cast.priya,
            Place.REFERRER,
            reason="made the referral",
            sees=SeesWhat.OWN,
        )
    page = signed_in(cast.rita).get(at("value", "naming", "collaboration")).content.decode()
    assert cast.tom.name in page and cast.priya.name not in page
    typed = {**COLLABORATION, "collaboration_2_owner": str(cast.priya.pk)}
    refused = signed_in(cast.rita).post(at("value", "naming", "collaboration"), typed)
    assert refused.status_code == 200 and not Pause.objects.exists()
    asks = Answering(saying(TOLD, Said.NO, "LO’s grandmother").giving, owner=cast.priya.pk)
    with pytest.raises(Refused, match="who can see all of this case"):
        answer(opened=opened(cast.rita), occasion=Occasion.NAMING, answers=[asks])
