"""From a drawing to the record: the young person's own account, and provisional people (`map.together`)."""

import pytest
from django.urls import reverse

from alongside.cases.models import Case, Clearance, Due, TeamMember, TimelineEntry
from alongside.cases.terms import Path, SeesWhat
from alongside.contexts.groups_queries import groups
from alongside.involvement.models import Step
from alongside.involvement.terms import Part
from alongside.lib import clock, dates, ids
from alongside.lib.dates import working_days_after
from alongside.peermaps import narrative, queries, together_queries, viewing
from alongside.peermaps.looking import Looking
from alongside.peermaps.models import PeerMap
from alongside.peermaps.reading_commands import document_problems
from alongside.peermaps.terms import Direction, Level, TieKind, TieState
from alongside.peermaps.tests.drawing import Screen
from alongside.peermaps.tests.scenes import own_words, person, school_was_told, tie
from alongside.peermaps.together_operations import NewSeat
from alongside.people import queries as people_queries
from alongside.people import together_operations as provisional
from alongside.people.models import Person
from alongside.people.terms import Kind
from alongside.people.tests.scenes import A_NEED, clear, pause, somebody
from alongside.statements.models import Statement
from alongside.statements.terms import Handling, Source


@pytest.fixture
def mo(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return opened(cast.mo)


@pytest.fixture
def jk(mo):
    return somebody(mo, "JK")


@pytest.fixture
def screen(mo, jk):
    return Screen.begun(mo, NewSeat(person=jk))


def people(opened):
    return {one.shown: one for one in people_queries.people(opened)}


def ties(opened):
    seen = queries.seen(opened)
    return {frozenset(map(seen.name_of, tie.ends)): tie for tie in seen.ties}


def words(opened):
    return {opened.ring.read(row, "words"): row for row in Statement.objects.all()}


def test_what_jk_says_is_his_own_account(screen, jk, mo):
    """`map.together`, `map.statement`: whose view, own words verbatim, drawn together; nobody else's name on it."""
    screen.names("AM", "looks_out", words="AM waits for me every day.")
    assert screen.is_given_back()
    said = words(mo)
    own = said["AM waits for me every day."]
    assert (own.source, own.own_words, own.together, own.speaker_id) == (Source.OWN_ACCOUNT, True, True, jk)
    assert not said["What is it like with AM? – looks out for me"].own_words
    assert {one.speaker_id for one in said.values()} == {jk}
    tie = ties(mo)[frozenset({"JK", "AM"})]
    assert (tie.drawn.support, tie.drawn.support_checked, tie.drawn.harm) == (Level.STRONG, True, Level.NONE)
    assert (tie.kinds, tie.direction) == ((TieKind.FRIEND,), Direction.B_TO_A)


def test_everybody_named_is_provisional_and_drawn_as_chosen(screen, mo):
    """`map.together`: a due row each; symbols and colours of their choice."""
    screen.says({"kind": "me", "symbol": "fox", "colour": "sky"})
    screen.names("AM", symbol="moon", colour="mint")
    screen.names("mum", sort="family", asked="grown_up")
    screen.is_given_back()
    found = people(mo)
    assert (found["JK"].symbol, found["JK"].colour) == ("fox", "sky")
    assert (found["AM"].symbol, found["AM"].colour) == ("moon", "mint")
    assert found["AM"].provisional_until and found["mum"].provisional_until
    assert found["JK"].provisional_until is None
    assert found["mum"].kind == Kind.PARENT_CARER
    assert Due.objects.filter(kind="people.confirm", done_at=None).count() == 2
    assert not people_queries.inclusions(mo).keys() & {found["AM"].id, found["mum"].id}


def test_names_are_kept_as_letters(screen, mo):
    """`person.minimal`."""
    screen.names("Liam")
    screen.is_given_back()
    assert set(people(mo)) == {"JK", "L"}


def test_the_same_letters_as_somebody_here_are_told_apart_and_never_matched(screen, mo):
    """`person.tell_apart`: whether it is the same person is for the adult to say."""
    somebody(mo, "AM")
    screen.names("AM")
    screen.is_given_back()
    found = [one for one in people_queries.people(mo) if one.shown == "AM"]
    assert len(found) == 2
    assert [one.apart.startswith("drawn ") for one in found] == [False, True]


def test_places_and_what_it_is_like_there(screen, mo):
    """`map.places`, `map.both`: support and harm at one place; a place that is here is that place."""
    screen.goes("the park", "just_us", words="At the park it’s just us lot.")
    screen.goes("the bus", "not_ok", asked="not_ok_place", of="transport")
    screen.is_given_back()
    park, bus = ties(mo)[frozenset({"JK", "the park"})], ties(mo)[frozenset({"JK", "the bus"})]
    assert (park.kinds, park.drawn.support) == ((TieKind.SPENDS_TIME_AT,), Level.SOME)
    assert (bus.kinds, bus.drawn.harm, bus.drawn.harm_checked) == ((), Level.SOME, True)
    again = Screen.begun(mo, NewSeat(person=park.a.id if park.a.type == "person" else park.b.id))
    again.goes("The Park", "safe")
    again.is_given_back()
    assert len(queries.seen(mo).places) == 2


def test_a_name_for_themselves_makes_a_group_they_chose(screen, jk, mo):
    """`group.definer`, `group.basis`: young people say so, in their words; the name is neutral."""
    am = screen.names("AM")
    screen.says({"kind": "lot", "words": "us lot", "members": [str(am), str(ids.new())]})
    screen.is_given_back()
    (group,) = groups(mo, people_queries.names(mo))
    assert (group.own_words, group.definer_person, group.name) == ("us lot", jk, "JK and friends")
    assert len(group.people) == 2


def test_answers_in_words_say_what_was_asked(screen, mo):
    screen.answers("wish", "Lights on the 78.")
    screen.answers("next", "Tell the driver.")
    screen.is_given_back()
    found = words(mo)
    assert "Lights on the 78. (“If you could change one thing, what would it be?”)" in found
    assert "Tell the driver. (“What would you like to happen next?”)" in found


@pytest.mark.parametrize(("keep", "count"), [(True, 1), (False, 0)])
def test_how_they_are_is_kept_only_if_they_wish(screen, mo, keep, count):
    """`map.together`: "how are you now?"."""
    screen.says({"kind": "feeling", "feeling": "good", "keep": keep})
    screen.says({"kind": "sign", "asked": "like"})
    screen.is_given_back()
    assert Statement.objects.count() == count
    assert not any("sign" in said for said in words(mo))


def test_asking_before_the_family_is_told_is_a_handling_condition(screen, mo):
    screen.names("AM", words="He knows.")
    screen.is_given_back(ask_family=True)
    assert {row.handling for row in Statement.objects.all()} == {Handling.NOT_TO_FAMILY}


def test_who_was_closer_before_and_who_is_tricky(screen, mo):
    """`map.time`, `map.both`: closeness that is past; harm said by a young person makes nobody an offender."""
    screen.names("DT", asked="changed")
    screen.names("BT", "not_ok", "laugh", asked="tricky")
    screen.names("Mr O", "not_ok", asked="tricky", sort="grown_up")
    screen.is_given_back()
    assert ties(mo)[frozenset({"JK", "DT"})].state == TieState.PAST
    both = ties(mo)[frozenset({"JK", "BT"})].drawn
    assert (both.support, both.harm) == (Level.SOME, Level.SOME)
    assert people(mo)["BT"].kind == Kind.YOUNG_PERSON
    assert people(mo)["Mr O"].kind == Kind.SAID_TO_CAUSE_HARM


def test_keeping_an_adult_of_whom_harm_is_said_asks_whether_that_was_reported(screen, mo):
    """`map.adults`."""
    screen.names("Mr O", "not_ok", asked="tricky", sort="grown_up")
    screen.is_given_back()
    provisional.keep(opened=mo, person=people(mo)["Mr O"].id, why=A_NEED)
    assert Due.objects.filter(kind="people.harm_questions", done_at=None).count() == 1


def test_whoever_drew_took_part_and_it_is_on_the_timeline(screen, jk, mo):
    """`rights.take_part`, `recording.timeline`."""
    screen.names("AM")
    screen.is_given_back()
    assert Step.objects.get(person=jk).answer == Part.CO_AUTHOR
    assert TimelineEntry.objects.get(kind="peermaps.together_drawn").facts == {"person": str(jk)}


def test_new_people_stand_where_they_were_drawn_and_nobody_else_moves(screen, jk, mo):
    """`notation.md`: what somebody placed stays."""
    here = PeerMap.objects.get_or_create(case_id=mo.id)[0]
    here.positions = {str(jk): [500.0, 300.0]}
    here.save()
    screen.names("AM", at=[-150, 20])
    screen.is_given_back()
    positions = PeerMap.objects.get().positions
    assert positions[str(jk)] == [500.0, 300.0]
    assert positions[str(people(mo)["AM"].id)] == [350.0, 320.0]


def test_while_adding_people_is_paused_only_what_may_be_kept_is_kept(screen, mo, cast, bus_case):
    """`values.pause`, `safety.actions`: own things and places stay; a new name and what was said of it go."""
    pause(bus_case.id, cast.rita)
    screen.names("AM", "looks_out", words="AM waits for me.")
    screen.goes("the bus", "not_ok")
    screen.answers("wish", "Lights.")
    assert screen.is_given_back()
    assert set(people(mo)) == {"JK"}
    said = " ".join(words(mo))
    assert "Lights." in said and "not OK" in said
    assert "waits" not in said


def test_while_paused_people_they_drew_before_may_be_spoken_of(screen, jk, mo, cast, bus_case, opened):
    """Known by their own earlier drawing, never matched by letters."""
    screen.names("AM", "looks_out")
    screen.is_given_back()
    am = people(mo)["AM"]
    pause(bus_case.id, cast.rita)
    again = Screen.begun(mo, NewSeat(person=jk))
    (earlier,) = together_queries.screen(opened(cast.mo), again.sitting)["earlier"][str(again.seats[0])]
    assert (earlier["known"], earlier["shown"], earlier["support"]) == (str(am.id), "AM", "strong")
    again.names("AM", words="We don’t talk now.", known=str(am.id))
    again.is_given_back()
    assert "We don’t talk now." in words(mo)
    assert len(people_queries.people(mo)) == 2


def test_carrying_on_shows_their_own_words_alone(screen, jk, mo, cast, opened):
    """`map.together`: nobody else's words, and nobody they did not draw themselves."""
    rs = somebody(mo, "RS")
    screen.names("AM", "laugh")
    screen.is_given_back()
    tie(mo, person(jk), person(rs), own_words(jk, "RS is alright."), support=Level.SOME)
    tie(mo, person(people(mo)["AM"].id), person(rs), school_was_told("They fight."), harm=Level.SOME)
    again = Screen.begun(mo, NewSeat(person=jk))
    shown = together_queries.screen(opened(cast.mo), again.sitting)
    (earlier,) = shown["earlier"][str(again.seats[0])]
    assert earlier["shown"] == "AM"
    said = str({key: value for key, value in shown.items() if key not in ("pin", "keep")})
    assert "AM" in said
    assert "RS" not in said, "the PIN's check and the keys are random letters"
    assert "fight" not in str(shown) and "Bus route" not in str(shown)


def test_somebody_new_is_provisional_themselves(mo):
    screen = Screen.begun(mo, NewSeat(shown="Zed Q"))
    screen.names("AM", words="AM is kind.")
    screen.is_given_back()
    found = people(mo)
    assert found["ZQ"].provisional_until and words(mo)["AM is kind."].speaker_id == found["ZQ"].id


def test_level_1_the_young_person_is_whom_the_work_is_about(cast, bus_case, opened):
    """`map.one_case`, `path.together`: not provisional; friends by letters."""
    Clearance.objects.create(
        id=ids.new(), case_id=bus_case.id, path=Path.TOGETHER, given_at=clock.now(), given_by=cast.tom
    )
    Case.objects.filter(pk=bus_case.id).update(level=1, subject="young_person")
    mo = opened(cast.mo)
    pause(bus_case.id, cast.rita)
    screen = Screen.begun(mo, NewSeat(shown="LO"))
    screen.goes("the bus", "not_ok")
    screen.is_given_back()
    (lo,) = people_queries.people(mo)
    assert (lo.is_focus, lo.provisional_until, lo.shown) == (True, None, "LO")


def test_several_together_each_say_their_own(mo, jk):
    """`map.together_group`: own things by own symbol; what is said of each other is said of somebody who is here."""
    am = somebody(mo, "AM")
    screen = Screen.begun(mo, NewSeat(person=jk), NewSeat(person=am))
    screen.says({"kind": "me", "symbol": "fox", "colour": ""}, seat=0)
    screen.says({"kind": "me", "symbol": "moon", "colour": ""}, seat=1)
    screen.likes(screen.seats[1], "laugh", words="AM is the loud one.", seat=0)
    screen.answers("wish", "A later bus.", seat=1)
    screen.is_given_back()
    said = words(mo)
    assert said["AM is the loud one."].speaker_id == jk
    assert said["A later bus. (“If you could change one thing, what would it be?”)"].speaker_id == am
    assert ties(mo)[frozenset({"JK", "AM"})].drawn.support == Level.SOME
    assert TimelineEntry.objects.filter(kind="peermaps.together_drawn").count() == 2
    assert Person.objects.count() == 2


def test_named_people_are_listed_with_what_was_said(screen, mo):
    screen.names("AM", "laugh")
    screen.is_given_back()
    (one,) = together_queries.named(mo)
    assert (one.name, one.by_whom, one.said) == (
        "AM",
        "JK",
        (("What is it like with AM? – makes me laugh", False),),
    )


def test_the_view_of_a_young_person_is_their_drawing(screen, jk, mo):
    """`map.perspectives`: it is there at once, as their view."""
    screen.names("AM", "laugh")
    screen.is_given_back()
    whole = queries.seen(mo)
    assert f"p-{jk}" in {key for view in whole.views for key in view.perspectives}
    assert viewing.chosen(whole, f"p-{jk}").kind == "person"


def test_who_is_not_decided_yet_does_not_read_like_people_on_the_map(screen, jk, mo):
    """`map.together`, `map.narrative`: the map says who was named while drawing together, and by when to decide."""
    screen.names("AM")
    screen.is_given_back()
    am, day = people(mo)["AM"].id, working_days_after(clock.today(), provisional.CONFIRM_WITHIN)
    document = queries.document(mo)
    assert document_problems(document) == []
    until = {one["id"]: one.get("provisional_until") for one in document["people"]}
    assert until == {str(jk): None, str(am): day.isoformat()}
    line = f"Named while drawing together, not decided yet: keep or let go by {dates.long(day)}."
    assert {told.title: line in told.words for told in in_words(mo)} == {"JK": False, "AM": True}
    earlier = queries.looked_at(mo, Looking(known=clock.today())).shown
    assert earlier.undecided == {am: day}
    provisional.keep(opened=mo, person=am, why=A_NEED)
    assert not any("provisional_until" in one for one in queries.document(mo)["people"])
    assert not any(line in told.words for told in in_words(mo))


def test_without_names_nobody_is_told_who_is_not_decided_yet(screen, mo, cast, opened, bus_case, signed_in):
    """`access.view`: who may not decide is not asked to, in the picture, the narrative or the list."""
    screen.names("AM")
    screen.is_given_back()
    path = reverse("peermaps:list", args=[bus_case.id])
    assert "keep or let go" in signed_in(cast.mo).get(path).text
    TeamMember.objects.filter(user=cast.mo).update(sees=SeesWhat.NAMELESS)
    without = opened(cast.mo)
    for document in (queries.document(without), queries.document(mo, nameless=True)):
        assert not any("provisional_until" in one for one in document["people"])
    assert not any("not decided yet" in told.words for told in in_words(without))
    assert "keep or let go" not in signed_in(cast.mo).get(path).text


def in_words(opened):
    return narrative.narrative(queries.seen(opened), "Everyone").people
