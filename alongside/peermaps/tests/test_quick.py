"""Several people, ties as sentences, pair by pair, tidy, put back: without the picture and without a script (A2)."""

import html
import json
import re
from dataclasses import replace
from uuid import UUID

import pytest
from django.urls import reverse

from alongside.lib import clock
from alongside.peermaps import pairs_asked, queries, quick_words, tidying
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.layout import of_map
from alongside.peermaps.models import PeerMap, Tie
from alongside.peermaps.reading_words import UnreadError
from alongside.peermaps.terms import Direction, Level, TieKind
from alongside.peermaps.tests.scenes import all_spoke
from alongside.people.models import Inclusion, Person
from alongside.people.terms import Kind
from alongside.people.tests.scenes import a_friend_from_the_bus, pause

WHY = {"need": "They wait at the same stop", "evidence": "Mo saw them", "rests_on": ["observed"]}


@pytest.fixture
def story(once, cast, bus_case):
    return once(all_spoke, cast, bus_case)


@pytest.fixture
def client_of_rita(cast, signed_in):
    return signed_in(cast.rita)


def url(name, case, *more):
    return reverse(f"peermaps:{name}", args=[case, *more])


def text_of(response):
    return html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))


def tie_of(rita, *names):
    seen = queries.seen(rita)
    wanted = set(names)
    return next(one for one in seen.ties if {seen.names[end] for end in one.ends} == wanted)


def test_several_people_each_by_a_decision_of_their_own(story, bus_case, client_of_rita):
    """`map.inclusion`: the same reason may hold for several; each of them has it on record, and can be let go alone."""
    sent = {"who": "BL, ÓB\nMr T: parent; Zed: trusted adult", "kind": "young_person", **WHY}
    response = client_of_rita.post(url("add_several", bus_case.id) + "?from=narrative", sent)
    assert response.url == url("narrative", bus_case.id)
    added = Person.objects.order_by("-added_at")[:4]
    assert {one.kind for one in added} == {Kind.YOUNG_PERSON, Kind.PARENT_CARER, Kind.TRUSTED_ADULT}
    assert Inclusion.objects.filter(person__in=added).count() == 4


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("", "Write at least one set of initials"),
        ("BL: police officer", "“police officer” is not clear"),
        ("B" * 41, "is too long: 40 letters at most"),
        ("BL, JK", "JK: There is already a JK here"),
        ("BL, M siblings", "M siblings: Add one person at a time"),
    ],
)
def test_whom_a_rule_keeps_off_is_named_and_then_nobody_is_added(story, bus_case, client_of_rita, who, says):
    """`person.tell_apart`, `person.family`: all of them or none, and nothing typed is lost."""
    before = Person.objects.count()
    page = client_of_rita.post(url("add_several", bus_case.id), {"who": who, "kind": "young_person", **WHY})
    assert says in text_of(page)
    assert WHY["need"] in text_of(page)
    assert Person.objects.count() == before


def test_nobody_is_added_on_hearsay_or_while_adding_is_paused(story, bus_case, cast, client_of_rita):
    """`map.statement`, `values.pause`: the quick way asks the same."""
    sent = {"who": "BL, TZ", "kind": "young_person", **WHY, "rests_on": ["police_held"]}
    assert "That adds nobody by itself" in text_of(client_of_rita.post(url("add_several", bus_case.id), sent))
    pause(bus_case.id, cast.tom)
    again = client_of_rita.post(url("add_several", bus_case.id), {**sent, "rests_on": ["observed"]})
    assert "Adding people is paused since" in text_of(again)
    assert not Person.objects.filter(kind=Kind.YOUNG_PERSON, inclusions__isnull=True, unnamed=False).exists()


def test_ties_written_as_sentences(rita, story, bus_case, client_of_rita):
    """`map.tie`: what is new is made, what is there is described; directions hold whichever way it is written."""
    words = "am and rs: strong support, some harm; close friends\nLO and X: in the past; LO is harmed by X"
    response = client_of_rita.post(url("write_ties", bus_case.id), {"words": words})
    assert response.url == url("narrative", bus_case.id)
    made = tie_of(rita, "AM", "RS")
    assert (made.drawn.support, made.drawn.harm, made.kinds) == (
        Level.STRONG,
        Level.SOME,
        (TieKind.CLOSE_FRIEND,),
    )
    changed = tie_of(rita, "LO", "X")
    assert changed.state == "past" and changed.harm_direction == Direction.A_TO_B
    assert TieKind.HARMED_BY in changed.kinds


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("AM and RS: fine", "“fine” is not clear"),
        ("AM and Nobody: some support", "“Nobody” is not clear"),
        ("AM: some support", "“AM” is not clear"),
        ("AM and RS: some support\nRS and DT: some", "Line 2: “some” is not clear"),
        ("JK and AM: some harm, no support", "“no support” is not clear"),
        ("AM and AM: some support", "Choose two different people"),
        ("JK and AM: some support", "This rests on what JK said"),
    ],
)
def test_a_sentence_that_is_not_clear_changes_nothing(story, bus_case, client_of_rita, words, says):
    """`map.statement`: nobody's words are changed by writing over them."""
    before = Tie.objects.count()
    page = client_of_rita.post(url("write_ties", bus_case.id), {"words": words})
    assert says in text_of(page)
    assert words.split("\n")[0] in text_of(page)
    assert Tie.objects.count() == before


def test_names_are_read_however_they_are_written():
    ends = [End(EndType.PERSON, UUID(int=number)) for number in range(3)]
    names = dict(zip(ends, ("JK", "“two sisters and a cousin”", "a friend from the bus"), strict=True))
    read = quick_words.tie_in("jk and two sisters and a cousin: some support", names)
    assert (read.a, read.b) == (ends[0], ends[1])
    assert quick_words.tie_in("A friend from the bus and JK", names).fields == {}
    with pytest.raises(UnreadError, match="cousins"):
        quick_words.tie_in("JK and cousins: some support", names)


def test_several_are_parted_as_people_write_them_and_told_apart_in_brackets():
    """`person.tell_apart`."""
    read = [
        (one.shown, one.apart) for one in quick_words.people_in("AB / CD, KL and MN; JK, JK (bus), Sandy")
    ]
    assert read == [("AB", ""), ("CD", ""), ("KL", ""), ("MN", ""), ("JK", ""), ("JK", "bus"), ("Sandy", "")]


def test_pair_by_pair_asks_about_each_pair_once_and_infers_nothing(rita, story, bus_case, client_of_rita):
    """`group.nothing_inferred`: a pair that is passed over has no tie."""
    page = client_of_rita.get(url("pairs", bus_case.id))
    assert "Is there anything between JK and LO?" in text_of(page)
    before = Tie.objects.count()
    passed = client_of_rita.post(
        page.wsgi_request.path, {"support": "none", "harm": "none", "do": "otherwise"}
    )
    assert Tie.objects.count() == before
    second = client_of_rita.get(passed.url)
    assert "Is there anything between JK and LO?" not in text_of(second)
    done = client_of_rita.post(passed.url, {"support": "some", "harm": "none", "do": "connect"})
    assert Tie.objects.count() == before + 1
    last = done.url
    for _ in range(60):
        page = client_of_rita.get(last)
        if "Every pair has been asked about" in text_of(page):
            break
        last = client_of_rita.post(last, {"support": "none", "harm": "none", "do": "otherwise"}).url
    assert "Every pair has been asked about" in text_of(page)


def test_pair_by_pair_leaves_out_whom_nobody_has_decided_about(rita, story):
    """`map.together`: named while drawing together, and neither kept nor let go yet."""
    seen = queries.seen(rita)
    undecided = [
        replace(one, provisional_until=clock.today()) if one.id == story.dt else one for one in seen.people
    ]
    asked = pairs_asked.still_open(replace(seen, people=tuple(undecided)), "")
    assert asked
    assert all(End(EndType.PERSON, story.dt) not in (pair.a, pair.b) for pair in asked)


@pytest.mark.parametrize("form", ["list", "narrative"])
def test_what_came_off_is_put_back_with_everything_that_went_with_it(
    rita, story, bus_case, client_of_rita, form
):
    """A2: undo by form: a tie, a person, a place, a group, what shapes a place, something said."""
    asked = f"?from={form}"
    off = {
        "tie": (url("tie_off", bus_case.id, story.jk_am), {"reason": "mistake"}),
        "person": (reverse("people:off", args=[bus_case.id, story.dt]), {"because": "mistake"}),
        "place": (url("place_off", bus_case.id, story.bus), {}),
        "group": (url("group_do", bus_case.id, story.us_lot), {"do": "end"}),
    }
    was = text_of(client_of_rita.get(url(form, bus_case.id)))
    for address, sent in off.values():
        gone = client_of_rita.post(address + asked, sent)
        page = client_of_rita.get(gone.url)
        (what,) = re.findall(r'name="what" value="([^"]+)"', page.content.decode())
        (action,) = re.findall(r'action="([^"]+/back/[^"]*)"', page.content.decode())
        back = client_of_rita.post(action, {"what": what})
        assert back.url == url(form, bus_case.id)
    assert text_of(client_of_rita.get(url(form, bus_case.id))) == was


@pytest.mark.parametrize("form", ["list", "narrative"])
def test_a_placeholder_put_together_by_a_slip_is_itself_again(rita, story, bus_case, client_of_rita, form):
    """A2, `map.placeholder`: undo by form; a colleague who built upon it is told in words that it stays."""
    friend = a_friend_from_the_bus(rita)
    was = text_of(client_of_rita.get(url(form, bus_case.id)))
    merge = reverse("people:merge", args=[bus_case.id, friend]) + f"?from={form}"
    page = client_of_rita.get(client_of_rita.post(merge, {"known": str(story.am)}).url)
    assert "Put together" in text_of(page)
    assert Person.objects.get(pk=friend).merged_into_id == story.am
    (action,) = re.findall(r'action="([^"]+/back/[^"]*)"', page.content.decode())
    back = client_of_rita.post(action, {"what": f"joined:{friend}"})
    assert back.url == url(form, bus_case.id)
    assert text_of(client_of_rita.get(back.url)) == was


@pytest.mark.parametrize("what", ["", "tie:x", "case:00000000-0000-4000-8000-000000000007", "tie"])
def test_nothing_else_is_put_back(story, bus_case, client_of_rita, what):
    assert client_of_rita.post(url("put_back", bus_case.id), {"what": what}).status_code == 404
    page = client_of_rita.get(url("list", bus_case.id) + f"?off={what}").content.decode()
    assert "Put it back" not in page


def test_only_whoever_took_it_off_puts_it_back(story, bus_case, cast, signed_in, client_of_rita):
    client_of_rita.post(url("tie_off", bus_case.id, story.jk_am), {"reason": "mistake"})
    sent = {"what": f"tie:{story.jk_am}"}
    assert signed_in(cast.mo).post(url("put_back", bus_case.id), sent).status_code == 404


def test_tidy_is_told_kept_and_taken_back_without_a_script(rita, story, bus_case, client_of_rita):
    """`notation.md`: asked for, seen before it is kept, undoable; the same code as the editor's worker."""
    address = url("tidy", bus_case.id)
    shown = client_of_rita.post(address, {"how": "fresh"})
    assert "would move. Ties that cross each other:" in text_of(shown)
    assert PeerMap.objects.get().positions == {}
    moves = html.unescape(re.search(r'name="moves" value="([^"]+)"', shown.content.decode())[1])
    kept = client_of_rita.post(address, {"do": "keep", "moves": moves})
    positions = PeerMap.objects.get().positions
    assert set(positions) == set(json.loads(moves)) and len(positions) == 12
    suggested = of_map.tidy(queries.document(rita), "fresh")
    assert {one: [round(x, 1), round(y, 1)] for one, (x, y) in suggested.items()} == positions
    before = html.unescape(re.search(r'name="moves" value="([^"]+)"', kept.content.decode())[1])
    client_of_rita.post(address, {"do": "keep", "moves": before})
    assert PeerMap.objects.get().positions == {}


@pytest.mark.parametrize("moves", ["", "[]", '{"x": [1, 2]}', '{"a": 3}', "null"])
def test_tidy_takes_no_other_moves(story, bus_case, client_of_rita, moves):
    sent = {"do": "keep", "moves": moves}
    assert client_of_rita.post(url("tidy", bus_case.id), sent).status_code in (200, 404)
    assert PeerMap.objects.get().positions == {}


def test_tidy_counts_ties_that_cross():
    at = {"a": (0, 0), "b": (10, 10), "c": (0, 10), "d": (10, 0)}
    ends = [("a", "b"), ("c", "d"), ("a", "c")]
    ties = [{"a": {"id": a}, "b": {"id": b}} for a, b in ends]
    assert tidying._crossings(ties, at) == 1
