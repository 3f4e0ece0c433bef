"""From what was said while drawing to the record: people, places, ties, words, each by the operation it belongs to.

Everything here is the young person's own account. Nobody they named is on the map for good: each is provisional.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Subject
from alongside.contexts import groups_operations, groups_queries
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.contexts.terms import Basis
from alongside.involvement import operations as involvement
from alongside.involvement.terms import Part
from alongside.lib import clock, ids
from alongside.lib.dates import short
from alongside.peermaps import keeping, operations, places_near, queries
from alongside.peermaps import together_drafts as drafts
from alongside.peermaps import together_rules as rules
from alongside.peermaps import together_words as words
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.operations import About, Described, Levels, NewTie
from alongside.peermaps.terms import Direction, TieKind, TieState
from alongside.peermaps.together_models import Line, Seat, Sitting
from alongside.people import operations as people
from alongside.people import queries as people_queries
from alongside.people import together_operations as provisional
from alongside.people.operations import Who
from alongside.people.terms import Kind
from alongside.practice import framework
from alongside.practice.shapes.work import Together
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Handling, Source

Body = Mapping[str, Any]


@dataclass
class Account:
    """One young person's account while it is being kept. things: line or seat -> where it stands in the record."""

    fresh: OpenCase
    asked: Together
    speaker: UUID
    handling: Handling
    lines: list[tuple[UUID, Body]]
    things: dict[UUID, End] = field(default_factory=dict)

    def of(self, *kinds: str) -> Iterable[tuple[UUID, Body]]:
        """Lines of these kinds, in the order in which they were said."""
        return [(line, body) for line, body in self.lines if body["kind"] in kinds]

    def about(self, thing: UUID) -> Body:
        """What was said it is like with somebody, or there."""
        found = [body for _, body in self.of("like") if UUID(body["about"]) == thing]
        return found[-1] if found else {"taps": [], "words": ""}

    def said(self, said: str, *, own: bool) -> Said:
        """Their account, as a statement."""
        return Said(
            speaker=Speaker(person=self.speaker),
            source=Source.OWN_ACCOUNT,
            words=said,
            own_words=own,
            handling=self.handling,
            together=True,
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """Somebody or somewhere drawn: the line, what it is like there or with them, and what that comes to."""

    body: Body
    like: Body
    levels: Levels
    described: Described


def keep(fresh: OpenCase, sitting: Sitting, *, ask_family: bool) -> list[UUID]:
    """Keep everything said that may be kept, for everybody who drew and let something stand. Returns who that was."""
    asked = framework(fresh.row.framework, language=sitting.language).together
    said = _said(fresh, sitting)
    seats = [seat for seat in sitting.seats.order_by("number") if _something_stands(said[seat.pk])]
    room = {seat.pk: End(EndType.PERSON, _speaker(fresh, seat, said[seat.pk])) for seat in seats}
    handling = Handling.NOT_TO_FAMILY if ask_family else Handling.TEAM
    for seat in seats:
        account = Account(fresh, asked, room[seat.pk].id, handling, said[seat.pk], dict(room))
        _keep_account(account)
        part = f"Drew together with {fresh.viewer.name}."
        involvement.take_part(
            opened=fresh, person=account.speaker, part=Part.CO_AUTHOR, words=part, on=clock.today()
        )
    return [end.id for end in room.values()]


def _said(fresh: OpenCase, sitting: Sitting) -> dict[UUID, list[tuple[UUID, Body]]]:
    by_seat: dict[UUID, list[tuple[UUID, Body]]] = {seat.pk: [] for seat in sitting.seats.all()}
    rows = Line.objects.filter(seat__sitting=sitting).order_by("said_at", "id")
    for line, body in drafts.read(fresh.ring, rows):
        by_seat[line.seat_id].append((line.pk, body))
    return by_seat


def _something_stands(lines: Iterable[tuple[UUID, Body]]) -> bool:
    """A quiet sign, or how they were at the end unless they wish it, is nothing to keep."""
    return any(body["kind"] not in ("me", "sign", "feeling") or body.get("keep") is True for _, body in lines)


def _keep_account(account: Account) -> None:
    names = rules.may_keep_names(account.fresh.locks)
    for line, body in account.of("person"):
        _person(account, line, body, names=names)
    for line, body in account.of("place"):
        _place(account, line, body)
    _in_the_room(account)
    for _, body in account.of("lot"):
        _lot(account, body)
    for _, body in account.of("said"):
        _hear(account, words.answered(account.asked, body["asked"], body["words"]), own=True)
    for _, body in account.of("feeling"):
        if body["keep"]:
            _hear(account, words.felt(account.asked, body["feeling"]), own=False)
    _stand(account)


def _speaker(fresh: OpenCase, seat: Seat, lines: Iterable[tuple[UUID, Body]]) -> UUID:
    """Who speaks; somebody new comes in by what they drew. They are drawn as they chose."""
    chosen = [body for _, body in lines if body["kind"] == "me"]
    look = {name: chosen[-1][name] for name in ("symbol", "colour")} if chosen else {}
    if seat.person_id is not None:
        if look:
            people.correct(opened=fresh, person=seat.person_id, to=look)
        return seat.person_id
    shown = fresh.ring.read(seat, "shown")
    who = Who(kind=Kind.YOUNG_PERSON, shown=shown, apart=_told_apart(fresh, shown))
    who = replace(who, **look)
    add = people.add_focus if _is_focus(fresh) else provisional.add_provisional
    seat.person_id = add(opened=fresh, who=who)
    seat.save(update_fields=["person"])
    return seat.person_id


def _is_focus(fresh: OpenCase) -> bool:
    return fresh.level == 1 and not any(one.is_focus for one in people_queries.people(fresh))


def _person(account: Account, line: UUID, body: Body, *, names: bool) -> None:
    """Somebody they named: known from an earlier drawing of theirs, or new and provisional."""
    fresh, like = account.fresh, account.about(line)
    question = account.asked.questions.get(body["asked"])
    levels = words.levels(account.asked.likes, like["taps"], question.support if question else "")
    if body["known"] and UUID(body["known"]) in people_queries.rows_in_view(fresh):
        person = UUID(body["known"])
        people.correct(opened=fresh, person=person, to={"symbol": body["symbol"], "colour": body["colour"]})
    elif names:
        kind = rules.kind_of(body["sort"], support=levels.support, harm=levels.harm)
        shown = rules.letters(body["shown"], account.asked.family_words)
        who = Who(
            kind=kind,
            shown=shown,
            apart=_told_apart(fresh, shown),
            symbol=body["symbol"],
            colour=body["colour"],
        )
        person = provisional.add_provisional(opened=fresh, who=who)
    else:
        return
    account.things[line] = End(EndType.PERSON, person)
    _tie(account, account.things[line], Drawn(body, like, levels, _with_somebody(body, like)))


def _told_apart(fresh: OpenCase, shown: str) -> str:
    """`person.tell_apart`: the same letters as somebody here get the day of the drawing, until it is decided."""
    here = {
        (one.shown.casefold(), one.apart.casefold()) for one in people_queries.people(fresh) if one.is_named
    }
    day = f"drawn {short(clock.today())}"
    ways = ["", day, *(f"{day}, {n}" for n in range(2, 100))]
    return next(one for one in ways if (shown.casefold(), one.casefold()) not in here)


def _place(account: Account, line: UUID, body: Body) -> None:
    """A place they named; one that stands under the same name already is that place."""
    fresh, like = account.fresh, account.about(line)
    here = {one.name.casefold(): one.id for one in groups_queries.places(fresh)}
    known = UUID(body["known"]) if body["known"] else None
    found = known if known in here.values() else here.get(body["name"].casefold())
    place = found or groups_operations.add_place(
        opened=fresh, place=NewPlace(kind=Subject(body["of"]), name=body["name"])
    )
    account.things[line] = End(EndType.PLACE, place)
    question = account.asked.questions.get(body["asked"])
    levels = words.levels(account.asked.there, like["taps"], question.support if question else "")
    kinds = () if body["asked"] == "not_ok_place" else (TieKind.SPENDS_TIME_AT,)
    _tie(account, account.things[line], Drawn(body, like, levels, Described(kinds=kinds)))


def _in_the_room(account: Account) -> None:
    """What they said about others who draw with them (`map.together_group`)."""
    seats = {seat for seat in account.things if account.things[seat].type == EndType.PERSON}
    drawn = {line for line, _ in account.of("person")}
    for seat in seats - drawn:
        like, end = account.about(seat), account.things[seat]
        if end.id != account.speaker and (like["taps"] or like["words"]):
            levels = words.levels(account.asked.likes, like["taps"], "")
            described = Described(kinds=(TieKind.FRIEND,))
            here = {"kind": "person", "asked": "", "shown": people_queries.names(account.fresh)(end.id)}
            _tie(account, end, Drawn(here, like, levels, described))


def _with_somebody(body: Body, like: Body) -> Described:
    """How the tie is described, from the question and what was tapped."""
    kinds = {"family": TieKind.FAMILY, "young": TieKind.FRIEND}
    kind = kinds.get(body["sort"]) if body["asked"] != "tricky" else None
    looked_after = body["asked"] == "looks_out" or "looks_out" in like["taps"]
    looks_after = body["asked"] == "you_look_out"
    direction = Direction.NONE
    if looked_after or looks_after:
        kind = kind or TieKind.LOOKS_OUT_FOR
        direction = Direction.B_TO_A if looked_after else Direction.A_TO_B
    state = TieState.PAST if body["asked"] == "changed" else TieState.CURRENT
    return Described(kinds=(kind,) if kind else (), direction=direction, state=state)


def _tie(account: Account, end: End, drawn: Drawn) -> None:
    """The tie to somebody or somewhere, resting on what they said; their own words stand for themselves."""
    me = End(EndType.PERSON, account.speaker)
    between = {one.ends: one.id for one in queries.seen(account.fresh).ties}
    told, own = words.told_of(account.asked, drawn.body, drawn.like), drawn.like["words"]
    first = account.said(told or own, own=not told)
    tie = between.get(frozenset({me, end}))
    places = (end.id,) if end.type == EndType.PLACE else ()
    if tie is None:
        new = NewTie(a=me, b=end, described=drawn.described, said=first, heard=drawn.levels)
        tie = operations.connect(opened=account.fresh, tie=new)
    else:
        about = About(ties={tie: drawn.levels}, places=places)
        operations.hear(opened=account.fresh, said=first, about=about)
    if told and own:
        about = About(ties={tie: Levels()}, places=places)
        operations.hear(opened=account.fresh, said=account.said(own, own=True), about=about)


def _lot(account: Account, body: Body) -> None:
    """`group.definer`: they say that they are a group, and what they call it."""
    members = [account.things[one].id for one in map(UUID, body["members"]) if one in account.things]
    if not members:
        return
    me = people_queries.names(account.fresh)(account.speaker)
    groups_operations.add_group(
        opened=account.fresh,
        group=NewGroup(
            id=ids.new(),
            name=f"{me} and friends",
            bases={Basis.SELF_SELECTED: f"{me} drew it"},
            definer_person=account.speaker,
            own_words=body["words"],
            members=list(dict.fromkeys([account.speaker, *members])),
            members_rest_on=f"{me} drew it",
        ),
    )


def _hear(account: Account, said: str, *, own: bool) -> None:
    operations.hear(opened=account.fresh, said=account.said(said, own=own))


def _stand(account: Account) -> None:
    """Whoever is new on the map stands where they were drawn, seen from the speaker; nobody else moves."""
    fresh = account.fresh
    taken = dict(keeping.the_map(fresh.id).positions)
    x, y = taken.get(str(account.speaker)) or _room((0.0, 0.0), _points(taken))
    to = {account.speaker: (x, y)}
    for line, body in account.of("person", "place"):
        end = account.things.get(line)
        if end is not None and body["at"] and str(end.id) not in taken and end.id not in to:
            near = (x + body["at"][0], y + body["at"][1])
            to[end.id] = _room(near, [*_points(taken), *to.values()])
    keeping.place(fresh.id, to)


def _room(near: tuple[float, float], taken: list[tuple[float, float]]) -> tuple[float, float]:
    free = all(math.dist(near, other) >= places_near.APART for other in taken)
    return near if free else places_near.free(taken, near)


def _points(taken: Mapping[str, Any]) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in taken.values()]
