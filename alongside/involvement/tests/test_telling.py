"""Telling, taking part, trusting: rows, reminders, timeline, counts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.cases.models import Case, Due, TimelineEntry
from alongside.cases.operations import change
from alongside.involvement import operations, queries
from alongside.involvement.models import Clock, MapGround, ParentOf, Step, Trusted
from alongside.involvement.operations import RightlyNot, Telling, Told
from alongside.involvement.terms import Answer, Covers, How, Leads, Part, Safe, Understands, What
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people.models import Person
from alongside.people.terms import Kind

MONDAY = datetime(2030, 1, 7, 10, tzinfo=UTC)
DAY = date(2030, 1, 7)
SAFE = Telling(safe=Safe.YES, who_where="Mo, at the club, alone")
BY_MO = Told(by_whom="Mo", how=How.WITH_LEAFLET, on=DAY, said="ok")


def open_due(kind):
    return list(Due.objects.filter(kind=kind, done_at=None).values_list("about", flat=True))


def kinds():
    return list(TimelineEntry.objects.order_by("at").values_list("kind", flat=True))


def decided(opened, person):
    operations.note_who_decides(
        opened=opened,
        person=person,
        understands=Understands.YES,
        responsibility="his mother",
        orders="none",
        wish="tell Mum, not Dad",
    )


def rightly(opened, cast, person, **other):
    decision = {
        "covers": Covers.TELLING,
        "reason": "childs_wish",
        "why": "DT asked us not to",
        "agreed_by": cast.tom.pk,
        "look_again_on": date(2030, 2, 7),
        **other,
    }
    operations.rightly_not(opened=opened, person=person, decision=RightlyNot(**decision))


@pytest.fixture(autouse=True)
def on_monday():
    with clock.at(MONDAY):
        yield


def test_being_put_on_record_starts_the_clock_and_telling_ends_it(cast, opened, put):
    """`rights.informed`: reminded after ten working days, at latest a month after."""
    jk = put(opened(cast.rita), "JK")
    row = Clock.objects.get()
    assert (row.remind_on, row.latest_on) == (date(2030, 1, 21), date(2030, 2, 7))
    due_row = Due.objects.get(kind="involvement.tell")
    assert (due_row.about, due_row.on, due_row.whose) == (jk, row.remind_on, cast.rita)
    operations.tell(opened=opened(cast.rita), person=jk, telling=SAFE, told=BY_MO)
    assert not open_due("involvement.tell")
    assert kinds() == ["involvement.told"]
    (found,) = queries.page(opened(cast.mo)).young
    assert found.told.words == "Mo" and found.told.said == "ok" and found.state[1] == "support"


def test_for_an_adult_said_to_cause_harm_and_an_unnamed_friend_no_clock_runs(cast, opened, put):
    """`rights.informed`: story 1: for KB and DT's mother a clock starts; for X not; for the friend not yet."""
    kb = put(opened(cast.rita), "KB")
    mother = put(opened(cast.rita), "DT’s mother", Kind.PARENT_CARER)
    put(opened(cast.rita), "X", Kind.SAID_TO_CAUSE_HARM)
    friend = put(opened(cast.rita), "a friend", unnamed=True)
    assert set(open_due("involvement.tell")) == {kb, mother}
    with change(opened(cast.rita)) as (op, fresh):
        Person.objects.filter(pk=friend).update(unnamed=False)
        operations.start_clock(op, fresh, friend, because="known")
    assert friend in open_due("involvement.tell")
    assert Clock.objects.filter(person=friend).count() == 2


def test_due_rows_are_what_the_clocks_say(cast, opened, put):
    """`rights.informed`: the reminders recomputed from the facts."""
    for name in ("JK", "AM", "DT"):
        put(opened(cast.rita), name)
    am = next(one.person.id for one in queries.page(opened(cast.rita)).young if one.person.name == "AM")
    operations.tell(opened=opened(cast.rita), person=am, telling=SAFE, told=BY_MO)
    told = Step.objects.filter(what=What.TOLD, ended_at=None).values("person")
    expected = {
        (row.person_id, queries.due_day(row))
        for row in Clock.objects.filter(ended_at=None, remind_on__isnull=False).exclude(person__in=told)
    }
    found = Due.objects.filter(kind="involvement.tell", done_at=None).values_list("about", "on")
    assert set(found) == expected and len(expected) == 2


def test_before_telling_may_be_noted_alone(cast, opened, put):
    """`rights.informed`: is it safe to tell, who, where? first."""
    jk = put(opened(cast.rita), "JK")
    unsure = Telling(safe=Safe.NOT_KNOWN, who_where="Mo asks him who is at home")
    operations.tell(opened=opened(cast.rita), person=jk, telling=unsure)
    assert Step.objects.get().what == What.BEFORE and open_due("involvement.tell") == [jk]
    with pytest.raises(Refused):
        operations.tell(opened=opened(cast.rita), person=jk, telling=unsure, told=BY_MO)
    assert Step.objects.count() == 1


def test_a_parent_is_told_after_the_young_person_was_asked(cast, opened, put):
    """`rights.decides`."""
    dt = put(opened(cast.rita), "DT")
    mother = put(opened(cast.rita), "DT’s mother", Kind.PARENT_CARER)
    hers = Telling(safe=Safe.YES, who_where="Rita rings", child=dt)
    with pytest.raises(Refused) as refused:
        operations.tell(opened=opened(cast.rita), person=mother, telling=hers, told=BY_MO)
    assert refused.value.reasons[0].rule == "rights.decides"
    decided(opened(cast.rita), dt)
    operations.tell(opened=opened(cast.rita), person=mother, telling=hers, told=BY_MO)
    link = ParentOf.objects.get()
    assert (link.parent_id, link.child_id) == (mother, dt)
    assert dt in set(Step.objects.get(what=What.TOLD).words.subjects())


def test_only_a_young_person_is_asked_who_decides(cast, opened, put):
    mother = put(opened(cast.rita), "DT’s mother", Kind.PARENT_CARER)
    with pytest.raises(NotOpenToYou):
        decided(opened(cast.rita), mother)


def test_no_and_rightly_so_pauses_nothing(cast, opened, put):
    """`values.rightly_no`: story 1, step 13: DT asked that his father not be told."""
    father = put(opened(cast.rita), "DT’s father", Kind.PARENT_CARER)
    with pytest.raises(Refused):
        rightly(opened(cast.rita), cast, father, agreed_by=cast.rita.pk)
    rightly(opened(cast.rita), cast, father)
    seen = opened(cast.rita)
    assert not seen.locks.pauses and not open_due("involvement.tell")
    assert Due.objects.get(kind="involvement.look_again").on == date(2030, 2, 7)
    assert kinds() == ["involvement.rightly_not"]
    (found,) = queries.page(seen).parents
    assert found.not_to_be_told and found.rightly_not.agreed_by == "T. Brandt"
    assert queries.people_and_counts(seen)[1].parents == 0


def test_when_it_is_not_right_any_more_the_clock_begins_anew(cast, opened, put):
    """`values.rightly_no`."""
    father = put(opened(cast.rita), "DT’s father", Kind.PARENT_CARER)
    with pytest.raises(NotOpenToYou):
        operations.end_rightly_not(opened=opened(cast.rita), person=father)
    rightly(opened(cast.rita), cast, father)
    operations.end_rightly_not(opened=opened(cast.rita), person=father)
    assert open_due("involvement.tell") == [father] and not open_due("involvement.look_again")


def test_a_no_is_kept_as_a_decision_and_ends_invitations(cast, opened, put):
    """`rights.take_part`, `rights.refuse`."""
    jk = put(opened(cast.rita), "JK")

    def note(part):
        operations.take_part(opened=opened(cast.rita), person=jk, part=part, words="", on=DAY)

    note(Part.INVITED)
    note(Part.DECLINED)
    with pytest.raises(Refused):
        note(Part.INVITED)
    note(Part.CO_AUTHOR)
    assert Step.objects.standing(opened(cast.rita).id).get().answer == Part.CO_AUTHOR
    assert Step.objects.count() == 3
    assert kinds() == ["involvement.part"] * 3


def test_counts_are_one_statement_and_leave_out_who_is_not_to_be_told(cast, opened, put):
    """`rights.informed`, `rights.take_part`: the counts of the case page."""
    jk, am = put(opened(cast.rita), "JK"), put(opened(cast.rita), "AM")
    put(opened(cast.rita), "a friend", unnamed=True)
    put(opened(cast.rita), "hidden", restricted_on=DAY)
    mother = put(opened(cast.rita), "JK’s mother", Kind.PARENT_CARER)
    operations.tell(opened=opened(cast.rita), person=jk, telling=SAFE, told=BY_MO)
    for person in (am, mother):
        operations.take_part(opened=opened(cast.rita), person=person, part=Part.TOOK_PART, words="", on=DAY)
    seen = opened(cast.rita)
    with CaptureQueriesContext(connection) as statements:
        _, found = queries.people_and_counts(seen)
    assert len(statements) == 1
    assert (found.young, found.young_told, found.took_part) == (2, 1, 1)
    assert (found.parents, found.parents_in) == (1, 1)
    assert queries.page(seen).counts == found


def test_a_new_purpose_is_told_again(cast, opened, put):
    """`purpose.change`: people already told are told again."""
    jk, am = put(opened(cast.rita), "JK"), put(opened(cast.rita), "AM")
    operations.tell(opened=opened(cast.rita), person=jk, telling=SAFE, told=BY_MO)
    with change(opened(cast.rita)) as (op, fresh):
        assert operations.tell_again(op, fresh) == 1
    assert set(open_due("involvement.tell")) == {jk, am}
    found = {one.person.id: one for one in queries.page(opened(cast.rita)).young}
    assert found[jk].again and found[jk].told is None and not found[am].again


def test_whoever_came_off_is_not_reminded_of(cast, opened, put):
    """`rights.remove`."""
    jk = put(opened(cast.rita), "JK")
    with change(opened(cast.rita)) as (op, fresh):
        operations.stop_clock(op, fresh, jk)
    assert not Due.objects.filter(done_at=None).exists()


def test_the_trusted_adult_is_asked_told_and_may_lead(cast, opened, put):
    """`involve.trusted`."""
    jk = put(opened(cast.rita), "JK")
    mo = put(opened(cast.rita), "Mo", Kind.TRUSTED_ADULT)
    named = {"opened": opened(cast.rita), "person": jk, "adult_words": ""}
    trusted = operations.name_trusted(adult=mo, nobody=False, **named)
    assert open_due("involvement.ask_trusted") == [trusted]
    answer = {"opened": opened(cast.rita), "trusted": trusted, "on": DAY, "leads": Leads.MAP}
    with pytest.raises(Refused):
        operations.trusted_answered(answer=Answer.AGREED, told_what=False, **answer)
    operations.trusted_answered(answer=Answer.AGREED, told_what=True, **answer)
    row = Trusted.objects.get()
    assert (row.answer, row.leads, row.told_what) == (Answer.AGREED, Leads.MAP, True)
    assert not open_due("involvement.ask_trusted")
    operations.name_trusted(adult=None, nobody=True, **named)
    (standing,) = Trusted.objects.filter(ended_at=None)
    assert standing.nobody


def test_declining_is_an_answer_and_leads_nothing(cast, opened, put):
    """`involve.trusted`: may decline."""
    jk = put(opened(cast.rita), "JK")
    trusted = operations.name_trusted(
        opened=opened(cast.rita), person=jk, adult=None, adult_words="my aunt", nobody=False
    )
    operations.trusted_answered(
        opened=opened(cast.rita),
        trusted=trusted,
        answer=Answer.DECLINED,
        told_what=False,
        leads=Leads.MAP,
        on=DAY,
    )
    assert Trusted.objects.get().leads == Leads.NOTHING
    with pytest.raises(NotOpenToYou):
        operations.trusted_answered(
            opened=opened(cast.rita),
            trusted=ids.new(),
            answer=Answer.AGREED,
            told_what=True,
            leads=Leads.MAP,
            on=DAY,
        )


def test_friends_by_initials_have_one_reason_for_the_map(cast, opened, put, bus_case):
    """`rights.informed`: level 1 friend by initials: not told, one ground per map, looked at again."""
    Case.objects.filter(pk=bus_case.id).update(level=1)
    put(opened(cast.rita), "AM", own_account=True)
    put(opened(cast.rita), "BB", own_account=True)
    assert not open_due("involvement.tell")
    assert open_due("involvement.ground") == [bus_case.id]
    page = queries.page(opened(cast.rita))
    assert page.asks_ground and page.counts.young == 0
    operations.write_ground(opened=opened(cast.rita), words="said in trust")
    assert MapGround.objects.count() == 1 and not open_due("involvement.ground")
    assert queries.page(opened(cast.rita)).ground == "said in trust"
    with change(opened(cast.rita)) as (op, fresh):
        operations.look_at_ground_again(op, fresh)
    assert open_due("involvement.ground") == [bus_case.id]


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (0, "to tell by 21 Jan 2030", ""),
        (15, "to tell, latest 7 Feb 2030", "amber"),
        (40, "to tell: late since 7 Feb 2030", "amber"),
    ],
)
def test_the_list_says_how_soon_somebody_is_to_be_told(cast, opened, put, days, words, tone):
    """`rights.informed`: warned at ten working days, at latest a month."""
    put(opened(cast.rita), "JK")
    with clock.at(MONDAY + timedelta(days=days)):
        (found,) = queries.page(opened(cast.rita)).young
    assert found.state == (words, tone)


def test_whoever_was_told_before_clocks_ran_is_told_again_too(cast, opened, put):
    """`purpose.change`."""
    jk = put(opened(cast.rita), "JK", starts=False)
    operations.tell(opened=opened(cast.rita), person=jk, telling=SAFE, told=BY_MO)
    with change(opened(cast.rita)) as (op, fresh):
        assert operations.tell_again(op, fresh) == 1
    assert open_due("involvement.tell") == [jk]


def test_not_invited_is_not_untold(cast, opened, put):
    """`values.rightly_no`: rightly not involving somebody leaves telling them as it is."""
    jk = put(opened(cast.rita), "JK")
    rightly(opened(cast.rita), cast, jk, covers=Covers.INVOLVING)
    assert open_due("involvement.tell") == [jk]
    operations.end_rightly_not(opened=opened(cast.rita), person=jk)
    assert Clock.objects.filter(person=jk).count() == 1
