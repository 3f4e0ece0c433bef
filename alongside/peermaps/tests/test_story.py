"""Story 1, steps 5, 6, 8 and 11, through the operations: what the map then shows to whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alongside.activity.models import Entry
from alongside.cases.models import Due, TeamMember
from alongside.cases.terms import SeesWhat
from alongside.contexts import groups_queries
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.peermaps import narrative, operations, queries, tie_words, viewing
from alongside.peermaps.models import PeerMap, TieFacts
from alongside.peermaps.operations import About, Levels, NewTie
from alongside.peermaps.reading_commands import document_problems
from alongside.peermaps.terms import Direction, Level, OffReason, TieState
from alongside.peermaps.tests.scenes import (
    added_from_others,
    jk_drew,
    own_words,
    person,
    place,
    school_was_told,
    tie,
)
from alongside.people import operations as people_operations
from alongside.people.facts import names_of
from alongside.people.models import Person
from alongside.people.terms import OffBecause
from alongside.people.tests.scenes import a_friend_from_the_bus, somebody
from alongside.statements import operations as statement_operations


@pytest.fixture
def story(once, cast, bus_case):
    return once(jk_drew, cast, bus_case)


def refused(call, **kwargs):
    with pytest.raises(Refused) as caught:
        call(**kwargs)
    return [reason.rule for reason in caught.value.reasons]


def told(opened, view=viewing.EVERYONE):
    seen = queries.seen(opened)
    shown = viewing.seen_by(seen, viewing.chosen(seen, view))
    return narrative.narrative(shown, "Everyone")


def test_what_jk_says_first(rita, story):
    """Step 5: only JK's own statements show; strong, strong, some, and what the places are like."""
    seen = queries.seen(rita)
    levels = {tuple(sorted(seen.names[end] for end in one.ends)): one.drawn.support for one in seen.ties}
    assert levels[("AM", "JK")] == levels[("JK", "RS")] == levels[("JK", "Ms K")] == Level.STRONG
    assert levels[("DT", "JK")] == Level.SOME
    assert all(one.drawn.support_checked for one in seen.ties)
    assert {one.whose for one in seen.statements} == {"JK"}
    assert document_problems(queries.document(rita)) == []


def test_unchecked_harm_stands_beside_strong_support(rita, story):
    """Step 6, `map.both`, `map.statement`, `map.perspectives`: the whole of JK and RS."""
    added_from_others(rita, story)
    page = queries.tie(rita, story.jk_rs)
    drawn = page.tie.drawn
    assert (drawn.support, drawn.support_checked) == (Level.STRONG, True)
    assert (drawn.harm, drawn.harm_checked) == (Level.SOME, False)
    assert drawn.differs_between == ("JK", "The school")
    sentence = tie_words.tie_words(page.tie, page.here.names)
    assert sentence == (
        "JK and RS: strong support; some harm (not checked); JK and the school see this differently. "
        "Said by JK, and by the school, not checked."
    )
    assert [one.whose for one in page.statements] == ["The school", "JK"]


def test_x_is_said_to_cause_harm_and_kb_was_there(rita, story):
    """Step 6, `map.adults`: X by LO's own words; the cousin is asked about and not added."""
    later = added_from_others(rita, story)
    seen = queries.seen(rita)
    document = queries.document(rita)
    assert document_problems(document) == []
    shapes = {one["shown"]: (one["kind"], one["rests_on"]) for one in document["people"]}
    assert shapes["X"] == ("adult_said_to_cause_harm", "more")
    assert shapes["?"] == ("unnamed", "hearsay")
    x_lo = next(one for one in seen.ties if one.id == later.x_lo)
    assert (x_lo.drawn.harm, x_lo.harm_direction, x_lo.drawn.harm_checked) == (
        Level.STRONG,
        Direction.A_TO_B,
        True,
    )
    (asked,) = groups_queries.who_else(rita, names_of(seen.people))
    assert (asked.asked, asked.outcome.value) == ("DT", "not_added")
    assert not Person.objects.filter(case=rita.id).count() > len(seen.people)
    assert Due.objects.get(kind="people.harm_questions").about == later.x


def test_the_clock_starts_for_kb_and_not_for_x_or_the_friend(rita, story):
    """Step 6, `rights.informed`."""
    later = added_from_others(rita, story)
    clocks = set(Due.objects.filter(kind="involvement.tell", done_at=None).values_list("about", flat=True))
    assert later.kb in clocks
    assert story.ms_k in clocks
    assert not {later.x, later.friend} & clocks


def test_views_show_only_what_their_voices_say(rita, story):
    """`map.perspectives`: each view alone, all, and compared."""
    added_from_others(rita, story)
    seen = queries.seen(rita)
    assert [view.label for view in seen.views] == [
        "Everyone",
        "JK’s view",
        "LO’s view",
        "Professionals",
        "Compare",
    ]
    professionals = viewing.seen_by(seen, viewing.chosen(seen, "professionals"))
    (jk_rs,) = [one for one in professionals.ties if one.id == story.jk_rs]
    assert (jk_rs.drawn.support, jk_rs.drawn.harm) == (Level.NONE, Level.SOME)
    mine = viewing.seen_by(seen, viewing.chosen(seen, f"p-{story.jk}"))
    assert [one.name for one in mine.groups] == ["Us lot"]
    assert {one.whose for one in mine.statements} == {"JK"}
    assert "X" not in {one.name for one in mine.people}
    (compared,) = viewing.compared(seen)
    assert [one.label for one in compared.readings] == ["JK", "The school"]


def test_a_check_makes_the_line_solid_and_a_taking_back_empties_it(rita, story):
    """`map.statement`, `rights.refuse`."""
    added_from_others(rita, story)
    school, mine = (one.id for one in queries.tie(rita, story.jk_rs).statements)
    statement_operations.check(opened=rita, statement=school, held=True, how="Asked them both")
    assert queries.tie(rita, story.jk_rs).tie.drawn.harm_checked is True
    statement_operations.take_back(opened=rita, statement=mine)
    assert queries.tie(rita, story.jk_rs).tie.drawn.support == Level.NONE


def test_a_tie_goes_to_the_past_and_its_history_stays(rita, story):
    """Step 11, `map.time`: by AM's words; then and now; earlier descriptions are kept."""
    later = clock.now() + timedelta(days=30)
    with clock.at(later):
        operations.hear(
            opened=rita,
            said=own_words(story.am, "We don’t talk any more."),
            about=About({story.jk_am: Levels()}),
        )
        operations.describe(opened=rita, tie=story.jk_am, to={"state": TieState.PAST})
        now = queries.tie(rita, story.jk_am).tie
        known_then = queries.seen(rita, known=clock.day_of(later) - timedelta(days=1))
    assert now.state == TieState.PAST
    then = next(one for one in known_then.ties if one.id == story.jk_am)
    assert (then.state, len(then.readings)) == (TieState.CURRENT, 1)
    assert known_then.is_then
    assert not known_then.may_edit
    assert TieFacts.objects.filter(tie=story.jk_am).count() == 2


def test_as_it_was_by_what_is_known_today(rita, story):
    """`map.time`: a tie that began later is not there yet; one that ended later is still there."""
    today = clock.today()
    operations.describe(
        opened=rita,
        tie=story.jk_am,
        to={"since": f"{today.year - 1}", "until": today.isoformat(), "state": TieState.PAST},
    )
    then = queries.seen(rita, on=today - timedelta(days=40))
    assert [one.id for one in then.ties] == [story.jk_am]
    assert then.ties[0].state == TieState.CURRENT


def test_what_nobody_confirms_fades_and_is_confirmed(rita, story):
    """`map.time`: in steps, never by itself gone; confirming the tie or a statement starts again."""
    with clock.at(clock.now() + timedelta(days=300)):
        assert queries.tie(rita, story.jk_am).tie.fading == 2
        operations.confirm(opened=rita, what=story.jk_am)
        assert queries.tie(rita, story.jk_am).tie.fading == 0
        operations.unconfirm(opened=rita, what=story.jk_am)
        assert queries.tie(rita, story.jk_am).tie.fading == 2
        statement = queries.tie(rita, story.jk_am).tie.statements[0]
        statement_operations.confirm(opened=rita, statement=statement)
        assert queries.tie(rita, story.jk_am).tie.fading == 0
        assert queries.seen(rita).need_confirming == len(queries.seen(rita).statements) - 1


def test_one_pair_has_one_tie_whichever_way(rita, story):
    """`map.tie`."""
    again = NewTie(a=person(story.rs), b=person(story.jk))
    assert refused(operations.connect, opened=rita, tie=again) == ["map.tie"]


def test_words_are_not_redrawn_and_silence_is(rita, story):
    """`map.statement`."""
    lower = {"opened": rita, "tie": story.jk_rs, "to": {}, "drawn": Levels(support=Level.SOME)}
    assert refused(operations.describe, **lower) == ["map.statement"]
    operations.describe(opened=rita, tie=story.jk_rs, to={}, drawn=Levels(harm=Level.UNKNOWN))
    assert queries.tie(rita, story.jk_rs).tie.drawn.harm == Level.UNKNOWN


def test_ties_reach_nothing_from_elsewhere(rita, story, cast, opened):
    """`map.one_case`: an end that is not on this map, or not in this viewer's sight, is not there."""
    hidden = somebody(rita, "ZZ")
    Person.objects.filter(pk=hidden).update(restricted_on=clock.today())
    for end in (person(story.park), place(story.jk), person(hidden)):
        with pytest.raises(NotOpenToYou):
            operations.connect(opened=rita, tie=NewTie(a=person(story.jk), b=end))


def test_everything_about_somebody_leaves_with_them(rita, story):
    """`rights.remove`: from picture, list, narrative and words at once; and comes back with a slip taken back."""
    people_operations.take_off(opened=rita, person=story.rs, because=OffBecause.MISTAKE)
    seen = queries.seen(rita)
    assert "RS" not in str(queries.document(rita))
    assert not any(person(story.rs) in one.ends for one in seen.ties)
    assert "RS" not in str([one.words for one in told(rita).people + told(rita).ties])
    people_operations.put_back(opened=rita, person=story.rs)
    assert queries.tie(rita, story.jk_rs).tie.drawn.support == Level.STRONG


def test_a_tie_comes_off_and_back(rita, story, cast, opened):
    assert refused(operations.take_tie_off, opened=rita, tie=story.jk_rs, because=OffReason.OTHER) == [
        "map.tie"
    ]
    operations.take_tie_off(opened=rita, tie=story.jk_rs, because=OffReason.NOT_SO)
    with pytest.raises(NotOpenToYou):
        queries.tie(rita, story.jk_rs)
    with pytest.raises(NotOpenToYou):
        operations.put_tie_back(opened=opened(cast.tom), tie=story.jk_rs)
    operations.put_tie_back(opened=rita, tie=story.jk_rs)
    assert queries.tie(rita, story.jk_rs).tie.drawn.support == Level.STRONG


def test_what_came_of_talking_settles_nothing(rita, story):
    """`map.perspectives`: room for what came of it; both views stay; sealed for both."""
    added_from_others(rita, story)
    assert refused(operations.note_talk, opened=rita, tie=story.jk_rs, words=" ") == ["map.perspectives"]
    talk = operations.note_talk(opened=rita, tie=story.jk_rs, words="JK says it was a bag of shopping.")
    seen = queries.tie(rita, story.jk_rs).tie
    assert [one.words for one in seen.talks] == ["JK says it was a bag of shopping."]
    assert seen.drawn.differs_between == ("JK", "The school")
    operations.take_talk_off(opened=rita, talk=talk)
    assert queries.tie(rita, story.jk_rs).tie.talks == ()
    operations.put_talk_back(opened=rita, talk=talk)
    assert len(queries.tie(rita, story.jk_rs).tie.talks) == 1


def test_nobody_else_moves(rita, story):
    """Positions belong to people: what somebody placed stays where it is."""
    operations.move(opened=rita, to={story.jk: (100.0, 200.0), story.am: (300.0, 200.0)})
    operations.place_near(opened=rita, what=story.rs, near=story.jk)
    found = queries.seen(rita).positions
    assert (found[story.jk], found[story.am]) == ((100.0, 200.0), (300.0, 200.0))
    assert found[story.rs] not in (found[story.jk], found[story.am])
    added_from_others(rita, story)
    assert {one: found[one] for one in found} == dict(queries.seen(rita).positions)
    operations.move(opened=rita, to={story.jk: None})
    assert story.jk not in queries.seen(rita).positions
    with pytest.raises(NotOpenToYou):
        operations.move(opened=rita, to={rita.id: (0.0, 0.0)})


def test_the_version_rises_with_every_change_wherever_it_is_made(rita, story):
    before = PeerMap.objects.get().version
    people_operations.correct(opened=rita, person=story.jk, to={"note": "year 10"})
    statement_operations.confirm(opened=rita, statement=queries.seen(rita).statements[0].id)
    assert PeerMap.objects.get().version == before + 2


def test_a_placeholder_found_takes_its_ties_along(rita, story):
    """`map.placeholder`: two ties between the same two become one, with everything said on both."""
    friend = a_friend_from_the_bus(rita)
    tie(rita, person(story.jk), person(friend), own_words(story.jk, "There was someone."), support=Level.SOME)
    tie(rita, person(friend), place(story.bus))
    operations.move(opened=rita, to={friend: (5.0, 5.0)})
    people_operations.merge(opened=rita, placeholder=friend, known=story.rs)
    seen = queries.seen(rita)
    (jk_rs,) = [one for one in seen.ties if one.ends == {person(story.jk), person(story.rs)}]
    assert len(jk_rs.statements) == 2
    assert any(one.ends == {person(story.rs), place(story.bus)} for one in seen.ties)
    assert seen.positions[story.rs] == (5.0, 5.0)


def test_who_is_said_to_have_hurt_whom(rita, story):
    """`map.both`: for the plan: no group work between them until the supervisor writes why it is safe."""
    later = added_from_others(rita, story)
    pairs = queries.said_to_have_hurt(rita)
    assert (later.x, later.lo) in pairs
    assert (later.lo, later.x) not in pairs
    assert {(story.jk, story.rs), (story.rs, story.jk)} <= pairs


def test_without_names_there_is_no_initial_and_no_word(rita, story, cast, opened):
    """`access.view`: letters, no words, no notes, no own names of groups; and nothing can be changed."""
    added_from_others(rita, story)
    operations.note_talk(opened=rita, tie=story.jk_rs, words="JK says it was shopping.")
    TeamMember.objects.filter(user=cast.mo).update(sees=SeesWhat.NAMELESS)
    for document in (queries.document(opened(cast.mo)), queries.document(rita, nameless=True)):
        assert document_problems(document) == []
        text = str(document)
        for word in (
            "'JK'",
            "'AM'",
            "Ms K",
            "youth worker",
            "walks me",
            "Us lot",
            "shopping",
            "man, about",
            "Bus route",
        ):
            assert word not in text
        assert {one["shown"] for one in document["people"]} >= {"A", "B", "C"}
        assert document["may_edit"] is False
    with pytest.raises(NotOpenToYou):
        operations.connect(opened=opened(cast.mo), tie=NewTie(a=person(story.am), b=person(story.dt)))


def test_hidden_people_change_nothing_for_others(rita, story, cast, opened):
    """S1 in small: Mo's map is the same bytes whether a held person with ties and words is there or not."""
    mo = opened(cast.mo)

    def seen_by_mo():
        return {**queries.document(mo), "version": 0}

    before = seen_by_mo()
    hidden = somebody(rita, "KB")
    Person.objects.filter(pk=hidden).update(restricted_on=clock.today())
    assert seen_by_mo() == before


def test_the_locks_are_told_in_words(rita, story, cast, bus_case):
    """`values.pause`: the document says what may not be done now and why; ties and words go on."""
    locked = replace(rita, locks=replace(rita.locks, clearances=frozenset()))
    document = queries.document(locked)
    assert (document["may_edit"], document["may_add_people"]) == (True, False)
    assert document["why_not"][0].startswith("Before anyone can be identified")


def test_the_narrative_says_everything(rita, story):
    """`map.narrative`: people, ties, groups, places, with what shapes them."""
    added_from_others(rita, story)
    words = told(rita)
    assert words.opening.endswith("10 people, 2 places and 8 ties.")
    jk = next(one.words for one in words.people if one.words.startswith("JK."))
    assert jk == (
        "JK. Young person. Not on the picture yet. "
        "Supported by AM strongly, DT, Mo strongly, Ms K strongly and RS strongly. In Us lot."
    )
    ties = [one.words for one in words.ties]
    assert "X and LO: strong harm from X to LO. Said by LO." in ties
    assert "KB and The 78 bus: spends time there. Nobody’s words yet." in ties
    (group,) = words.groups
    assert (
        group.words
        == (
            "Us lot: they choose each other. In it: JK, AM, RS and DT. JK says that it is a group. "
            "In their own words: “At the park it’s just us lot”"
        )
        or "In it: " in group.words
    )
    assert "The 78 bus. Transport. Not on the picture yet. Policing: Two stops where police search." in [
        one.words for one in words.places
    ]


def test_a_second_source_of_the_same_thing_changes_nothing(rita, story):
    """`map.origin`."""
    added_from_others(rita, story)
    school = queries.tie(rita, story.jk_rs).statements[0].id
    again = replace(school_was_told("We hear JK held something."), repeats=school)
    operations.hear(opened=rita, said=again, about=About({story.jk_rs: Levels(harm=Level.STRONG)}))
    assert queries.tie(rita, story.jk_rs).tie.drawn.harm == Level.SOME


def test_the_log_holds_no_words(rita, story):
    added_from_others(rita, story)
    bodies = " ".join(Entry.objects.values_list("body", flat=True))
    assert "walks" not in bodies
    assert "JK" not in bodies
