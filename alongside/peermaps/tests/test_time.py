"""The map on another day: as it was, as it was known, and two days compared (`map.time`)."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
import time_machine

from alongside.contexts import groups_operations
from alongside.contexts.terms import ConditionKind
from alongside.lib import clock
from alongside.peermaps import operations, queries
from alongside.peermaps.operations import About, Levels
from alongside.peermaps.terms import Level, OffReason, TieState
from alongside.peermaps.tests.scenes import own_account, own_words, person, place, school_was_told, tie
from alongside.people import operations as people_operations
from alongside.people.models import Person
from alongside.people.terms import OffBecause
from alongside.people.tests.scenes import a_friend_from_the_bus, clear, somebody
from alongside.statements import operations as statement_operations

NOON = time(12, 0)


def ago(days):
    """Noon on an earlier day."""
    return datetime.combine(clock.today() - timedelta(days=days), NOON, clock.LOCAL)


def day(days):
    return clock.today() - timedelta(days=days)


@pytest.fixture
def rita(cast, bus_case, opened):
    """Rita, five hundred days after the case began, so that there is a past to look at."""
    clear(bus_case.id, cast.tom)
    with time_machine.travel(clock.now() + timedelta(days=500), tick=False):
        yield opened(cast.rita)


@pytest.fixture
def story(rita):
    """JK drew it fifty days ago."""
    with clock.at(ago(50)):
        return own_account(rita)


def was(opened, days):
    return queries.seen(opened, on=day(days))


def known(opened, days):
    return queries.seen(opened, known=day(days))


def tie_in(seen, one):
    return next((each for each in seen.ties if each.id == one), None)


def falls_out(rita, story, days=20):
    """Step 11: by AM's own words the tie is past."""
    with clock.at(ago(days)):
        said = own_words(story.am, "We’re not talking since the trip.")
        operations.hear(opened=rita, said=said, about=About({story.jk_am: Levels(support=Level.NONE)}))
        operations.describe(opened=rita, tie=story.jk_am, to={"state": TieState.PAST})


def test_before_anybody_drew_there_is_nothing(rita, story):
    for seen in (was(rita, 60), known(rita, 60)):
        assert (seen.people, seen.ties, seen.places, seen.groups, seen.statements) == ((), (), (), (), ())
        assert (seen.may_edit, seen.is_then) == (False, True)


def test_a_tie_that_ended_is_current_before_and_past_after_in_both_ways(rita, story):
    """Story 1, step 11: the slider shows then and now, and nothing said before is changed."""
    falls_out(rita, story)
    for look in (was, known):
        assert tie_in(look(rita, 21), story.jk_am).state == TieState.CURRENT
        assert len(tie_in(look(rita, 21), story.jk_am).readings) == 1
        assert tie_in(look(rita, 20), story.jk_am).state == TieState.PAST
        assert len(tie_in(look(rita, 20), story.jk_am).readings) == 2


def test_what_was_written_down_late_was_so_then_and_not_known_then(rita, story):
    """Two ways to look at a day: what was so, by what is known today; and what was known."""
    late = replace(school_was_told("Saw AM hold the door for RS."), observed_on=day(30))
    with clock.at(ago(5)):
        made = tie(rita, person(story.am), person(story.rs), late, support=Level.SOME)
    assert tie_in(was(rita, 30), made)
    assert not tie_in(was(rita, 31), made)
    assert not tie_in(known(rita, 6), made)
    assert tie_in(known(rita, 5), made)
    assert [one.words for one in was(rita, 30).statements if one.observed_on == day(30)]
    assert day(30) in queries.seen(rita).happened
    assert day(30) not in queries.seen(rita).days


def test_somebody_written_down_late_is_on_the_map_from_when_they_are_spoken_of(rita, story):
    late = replace(own_words(story.jk, "She came along in autumn."), observed_on=day(25))
    with clock.at(ago(5)):
        lo = somebody(rita, "LO")
        operations.hear(opened=rita, said=replace(late, about=(lo,)))
    assert lo in {one.id for one in was(rita, 25).people}
    assert lo not in {one.id for one in was(rita, 26).people}
    assert lo not in {one.id for one in known(rita, 6).people}


def test_a_check_makes_a_line_solid_only_from_its_day_as_known(rita, story):
    """`map.statement`: known then as not checked; by what is known today it was so all along."""
    with clock.at(ago(40)):
        said = school_was_told("JK was asked to hold something for RS.")
        operations.hear(opened=rita, said=said, about=About({story.jk_rs: Levels(harm=Level.SOME)}))
    with clock.at(ago(10)):
        statement_operations.check(opened=rita, statement=said.id, held=True, how="Asked them both")
    assert tie_in(known(rita, 11), story.jk_rs).drawn.harm_checked is False
    assert tie_in(known(rita, 10), story.jk_rs).drawn.harm_checked is True
    assert tie_in(was(rita, 11), story.jk_rs).drawn.harm_checked is True


def test_what_turned_out_wrong_leaves_earlier_days_too(rita, story):
    """`rights.correct`: a wrong version leaves view, whichever day is looked at; so does what did not hold."""
    with clock.at(ago(40)):
        wrong = school_was_told("RS hit JK.")
        operations.hear(opened=rita, said=wrong, about=About({story.jk_rs: Levels(harm=Level.STRONG)}))
        other = school_was_told("RS took his bag.")
        operations.hear(opened=rita, said=other, about=About({story.jk_rs: Levels(harm=Level.SOME)}))
    statement_operations.check(opened=rita, statement=wrong.id, held=False, how="It was another boy")
    statement_operations.correct(opened=rita, statement=other.id, said=school_was_told("RS carried his bag."))
    for look in (was, known):
        assert tie_in(look(rita, 30), story.jk_rs).drawn.harm == Level.NONE
        assert "hit" not in str([one.words for one in look(rita, 30).statements])
        assert "took" not in str([one.words for one in look(rita, 30).statements])


def test_the_right_words_stand_where_the_wrong_ones_stood(rita, story):
    """`rights.correct`: on the tie and the place they were about; how much is said anew, not carried over."""
    wrong = school_was_told("RS took his bag.")
    about = About({story.jk_rs: Levels(harm=Level.STRONG)}, places=(story.park,))
    operations.hear(opened=rita, said=wrong, about=about)
    better = statement_operations.correct(
        opened=rita, statement=wrong.id, said=school_was_told("RS carried his bag.")
    )
    seen = queries.seen(rita)
    tie = tie_in(seen, story.jk_rs)
    assert better in tie.statements and wrong.id not in tie.statements
    assert tie.drawn.harm == Level.NONE
    assert seen.said_of[better] == (place(story.park),)


def test_words_taken_back_are_on_no_day(rita, story):
    """`rights.refuse`: own words may be taken back, for earlier days too."""
    mine = tie_in(queries.seen(rita), story.jk_rs).statements[0]
    statement_operations.take_back(opened=rita, statement=mine)
    for look in (was, known):
        assert "walks me" not in str([one.words for one in look(rita, 30).statements])


def test_what_was_let_go_was_known_then_and_is_not_claimed_of_then(rita, story):
    """`map.time`: confirm or let go. What is let go is no longer said, of earlier days either."""
    with clock.at(ago(400)):
        old = school_was_told("They are always together.")
        operations.hear(opened=rita, said=replace(old, about=(story.jk,)))
    with clock.at(ago(3)):
        statement_operations.let_go(opened=rita, statement=old.id)
    assert old.id in {one.id for one in known(rita, 4).statements}
    assert old.id not in {one.id for one in known(rita, 3).statements}
    assert old.id not in {one.id for one in was(rita, 4).statements}


def test_what_is_no_longer_so_was_so_before(rita, story):
    with clock.at(ago(40)):
        said = school_was_told("They sit at the back.")
        operations.hear(opened=rita, said=replace(said, about=(story.jk,)))
    with clock.at(ago(10)):
        statement_operations.end(opened=rita, statement=said.id)
    for look in (was, known):
        assert said.id in {one.id for one in look(rita, 11).statements}
        assert said.id not in {one.id for one in look(rita, 10).statements}


def test_members_who_left_were_in_it_before(rita, story):
    """`recording.members`: a group is shown with who was in it on that day."""
    with clock.at(ago(15)):
        groups_operations.change_members(opened=rita, group=story.us_lot, add=[], remove=[story.am])
    for look in (was, known):
        (then,) = look(rita, 16).groups
        (later,) = look(rita, 15).groups
        assert story.am in then.people
        assert story.am not in later.people


def test_a_group_that_ended_was_one_before(rita, story):
    with clock.at(ago(15)):
        groups_operations.end_group(opened=rita, group=story.us_lot)
    for look in (was, known):
        assert [one.name for one in look(rita, 16).groups] == ["Us lot"]
        assert look(rita, 15).groups == ()


def test_places_and_what_shaped_them(rita, story):
    """`map.places`: the lights were mended."""
    with clock.at(ago(40)):
        dark = groups_operations.add_condition(
            opened=rita, kind=ConditionKind.LIGHTING, words="Two lamps of nine", place=story.park
        )
    with clock.at(ago(10)):
        groups_operations.end_condition(opened=rita, condition=dark)

    def shaped(seen):
        return next(len(one.conditions) for one in seen.places if one.id == story.park)

    for look in (was, known):
        assert [shaped(look(rita, days)) for days in (45, 30, 10)] == [0, 1, 0]
    groups_operations.take_place_off(opened=rita, place=story.park)
    assert story.park in {one.id for one in known(rita, 1).places}
    assert story.park not in {one.id for one in was(rita, 1).places}


def test_a_tie_that_came_off_because_it_is_not_needed_was_known(rita, story):
    operations.take_tie_off(opened=rita, tie=story.jk_am, because=OffReason.NOT_NEEDED)
    assert tie_in(known(rita, 1), story.jk_am)
    assert not tie_in(was(rita, 1), story.jk_am)


@pytest.mark.parametrize("because", [OffReason.MISTAKE, OffReason.ASKED, OffReason.NOT_SO, OffReason.UNDONE])
def test_a_tie_that_was_never_so_is_on_no_day(rita, story, because):
    operations.take_tie_off(opened=rita, tie=story.jk_am, because=because)
    assert not tie_in(known(rita, 1), story.jk_am)
    assert not tie_in(was(rita, 1), story.jk_am)


@pytest.mark.parametrize("because", [one for one in OffBecause if one != OffBecause.MERGED])
def test_nobody_who_came_off_is_seen_on_any_day(rita, story, because):
    """`rights.remove`: gone from later readers' maps, whichever day they look at, with every word about them."""
    people_operations.take_off(opened=rita, person=story.rs, because=because, words="they asked")
    for how in ({"on": day(5)}, {"known": day(5)}, {"known": day(1), "against": day(40)}):
        text = str(queries.document(rita, **how))
        assert str(story.rs) not in text
        assert "RS" not in text
        assert "walks me" not in text


def test_a_held_person_leaves_no_trace_on_any_day(rita, story, cast, opened):
    """`map.inclusion`, S1: the map of an earlier day is the same bytes whether they are there or not."""
    mo = opened(cast.mo)
    asked = ({"on": day(5)}, {"known": day(5)}, {"on": day(5), "against": day(45)})

    def seen_by_mo():
        return [{**queries.document(mo, **how), "version": 0} for how in asked]

    before = seen_by_mo()
    with clock.at(ago(30)):
        hidden = somebody(rita, "KB")
        tie(
            rita,
            person(hidden),
            person(story.jk),
            own_words(story.jk, "KB stands there."),
            support=Level.SOME,
        )
        friend = a_friend_from_the_bus(rita)
        people_operations.merge(opened=rita, placeholder=friend, known=hidden)
    Person.objects.filter(pk=hidden).update(restricted_on=clock.today())
    assert seen_by_mo() == before


def test_a_placeholder_who_turned_out_to_be_somebody_was_there_before_the_name(rita, story):
    """`map.placeholder`: their ties are theirs from when the placeholder had them; the name is today's."""
    with clock.at(ago(40)):
        friend = a_friend_from_the_bus(rita)
        early = tie(
            rita,
            person(story.jk),
            person(friend),
            own_words(story.jk, "There was someone."),
            support=Level.SOME,
        )
    with clock.at(ago(10)):
        lo = somebody(rita, "LO")
        people_operations.merge(opened=rita, placeholder=friend, known=lo)
    for look in (was, known):
        assert lo in {one.id for one in look(rita, 40).people}
        assert tie_in(look(rita, 40), early).ends == {person(story.jk), person(lo)}
        assert lo not in {one.id for one in look(rita, 41).people}


def test_two_placeholders_ties_that_became_one_keep_the_earlier_day(rita, story):
    with clock.at(ago(48)):
        friend = a_friend_from_the_bus(rita)
        tie(rita, person(story.am), person(friend), own_words(story.am, "We talk."), support=Level.SOME)
    with clock.at(ago(30)):
        twin = tie(
            rita, person(story.am), person(story.rs), own_words(story.am, "He’s ok."), support=Level.SOME
        )
    people_operations.merge(opened=rita, placeholder=friend, known=story.rs)
    assert tie_in(known(rita, 48), twin)


def test_fading_is_what_it_was_on_that_day(rita):
    """`map.time`: not confirmed for a while then; confirmed since, it was so all along."""
    with clock.at(ago(300)):
        old = own_account(rita).jk_am
    assert tie_in(queries.seen(rita), old).fading == 2
    assert tie_in(known(rita, 1), old).fading == 2
    assert tie_in(known(rita, 200), old).fading == 0
    assert tie_in(was(rita, 200), old).fading == 0
    operations.confirm(opened=rita, what=old)
    assert tie_in(known(rita, 1), old).fading == 2
    assert tie_in(was(rita, 1), old).fading == 0


def test_what_came_of_talking_is_not_known_before_it(rita, story):
    with clock.at(ago(10)):
        operations.note_talk(opened=rita, tie=story.jk_rs, words="JK says it was shopping.")
    for look in (was, known):
        assert tie_in(look(rita, 11), story.jk_rs).talks == ()
        assert len(tie_in(look(rita, 10), story.jk_rs).talks) == 1


def test_positions_are_kept(rita, story):
    """What somebody placed stays where it is, whichever day is looked at."""
    operations.move(opened=rita, to={story.jk: (100.0, 200.0)})
    assert was(rita, 5).positions == known(rita, 5).positions == queries.seen(rita).positions


def test_a_day_to_come_is_today(rita, story):
    assert queries.seen(rita, known=day(-9)).known_on == clock.today()
    assert queries.seen(rita, on=day(-9)).on == clock.today()


def test_as_known_on_is_always_said(rita, story):
    then = queries.document(rita, on=day(5))
    assert (then["as_it_was_on"], then["as_known_on"]) == (day(5).isoformat(), clock.today().isoformat())
    assert queries.document(rita, known=day(5))["as_known_on"] == day(5).isoformat()
    assert queries.document(rita)["as_it_was_on"] is None
