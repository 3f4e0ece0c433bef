"""What the editor asks for, turned into the same operations that the forms use.

A command is one change. Sent twice it is done once. A change to something that a colleague has changed or taken
off in the meantime is kept beside it, for both to see (`crossings`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import ordinary
from alongside.contexts import groups_operations
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.contexts.terms import Basis, ConditionKind
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, Refused, refuse_if
from alongside.peermaps import command_parts as parts
from alongside.peermaps import crossings, drawn_twice, keeping, meanwhile, operations, taking_off
from alongside.peermaps.documents import SUBJECTS
from alongside.peermaps.facts import End, EndType, Thing
from alongside.peermaps.meanwhile import Gone
from alongside.peermaps.models import Command, Crossing
from alongside.people import operations as people_operations
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, RestsOn
from alongside.statements import operations as statement_operations

Given = Mapping[str, Any]

NOT_HERE = "Something that this change is about is no longer on this map, so nothing was changed."
NOT_BACK = "This cannot be put back any more, so nothing was changed."
TAKEN_OFF = "{who} took this off the map in the meantime, so nothing was changed."


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a command. new: False when it had been done before. crossing: it met somebody else's."""

    new: bool
    crossing: Crossing | None = None


@ordinary
def apply(*, opened: OpenCase, command: Given) -> Done:
    """Do one command of the editor, once, however often it comes.

    Each goes through the operation that the forms use, with the same rules, and the mark of that operation.
    What a colleague changed meanwhile is never written over: both versions are kept (R1).
    """
    with change(opened) as (op, fresh):
        row = keeping.locked(fresh.id)
        sent = UUID(command["id"])
        if Command.objects.filter(map=row, by=fresh.viewer, command=sent).exists():
            return Done(new=False, crossing=crossings.of(fresh, sent))
        try:
            crossing = _carry_out(op, fresh, meanwhile.followed(fresh, command))
            what = parts.id_of(command)
        except NotOpenToYou:
            says = NOT_BACK if command["command"] == "put_back" else NOT_HERE
            raise Refused([Reason("map.one_case", says)]) from None
        Command.objects.create(
            id=ids.new(),
            map=row,
            command=sent,
            kind=command["command"],
            what=what,
            by=fresh.viewer,
            at=clock.now(),
        )
        op.log("peermaps.command", case=fresh.id, kind=command["command"])
    return Done(new=True, crossing=crossing)


def _carry_out(op: Operation, fresh: OpenCase, given: dict[str, Any]) -> Crossing | None:
    """Do it, unless a colleague took the thing off or wrote in the same field meanwhile."""
    if given["command"] == "settle":
        crossings.settle(op, fresh, given, _carry_out)
        return crossings.of(fresh, UUID(given["id"]))
    gone = meanwhile.gone(fresh, given) if given["command"] != "put_back" else None
    if gone is not None:
        return _too_late(op, fresh, given, gone)
    clash = meanwhile.clash(fresh, given)
    if clash is not None:
        rest = {name: value for name, value in given["to"].items() if name not in clash.fields}
        if rest:
            _DO[given["command"]](fresh, {**given, "to": rest})
        return crossings.note(op, fresh, given, clash)
    twin = drawn_twice.twin(fresh, given)
    if twin is not None:
        also = drawn_twice.gather(op, fresh, given, twin)
        return crossings.note(op, fresh, also.sent, also.clash) if also else None
    _DO[given["command"]](fresh, given)
    return None


def _too_late(op: Operation, fresh: OpenCase, given: dict[str, Any], gone: Gone) -> Crossing | None:
    """What is off stays off. Words about it are kept and shown to both; who asked to come off is not written of."""
    if given["command"] == "take_off":
        return None
    if gone.asked or not crossings.typed(given):
        refuse_if([Reason("map.one_case", TAKEN_OFF.format(who=gone.by.name))])
    return crossings.note(op, fresh, given, gone)


def _add_person(fresh: OpenCase, given: Given) -> None:
    who = Who(
        id=UUID(given["person"]),
        kind=Kind(given["kind"]),
        shown=given["shown"],
        full_name=given["full"] or "",
        apart=given.get("tell_apart", ""),
        note=given["note"],
    )
    rests_on = tuple(RestsOn(one) for one in given.get("rests_on", []))
    why = Why(need=given["need"], evidence=given["evidence"], rests_on=rests_on)
    people_operations.add(opened=fresh, who=who, why=why)
    _place(fresh, who.id, given["placed"])


def _add_placeholder(fresh: OpenCase, given: Given) -> None:
    who = Who(id=UUID(given["person"]), kind=Kind.YOUNG_PERSON, shown="", note=given["note"])
    why = Why(need=given["need"], evidence=given["evidence"], rests_on=())
    people_operations.add_placeholder(opened=fresh, who=who, why=why)
    _place(fresh, who.id, given["placed"])


def _change_person(fresh: OpenCase, given: Given) -> None:
    person, to = parts.uuid(given["person"]), dict(given["to"])
    died = to.pop("deceased", None)
    if to.get("kind") == "unnamed":
        del to["kind"]
    if "tell_apart" in to:
        to["apart"] = to.pop("tell_apart")
    words = {name: value or "" for name, value in to.items()}
    people_operations.correct(opened=fresh, person=person, to=words, has_died=died)


def _add_place(fresh: OpenCase, given: Given) -> None:
    kind, made = SUBJECTS[given["kind"]], UUID(given["place"])
    place = NewPlace(id=made, kind=kind, name=given["name"], note=given["note"])
    groups_operations.add_place(opened=fresh, place=place)
    _place(fresh, made, given["placed"])


def _change_place(fresh: OpenCase, given: Given) -> None:
    place, to = parts.uuid(given["place"]), dict(given["to"])
    if "kind" in to:
        to["kind"] = SUBJECTS[to["kind"]].value
    groups_operations.change_place(opened=fresh, place=place, to=to)


def _add_condition(fresh: OpenCase, given: Given) -> None:
    groups_operations.add_condition(
        opened=fresh,
        place=parts.uuid(given["place"]) if "place" in given else None,
        group=parts.uuid(given["group"]) if "group" in given else None,
        condition=UUID(given["condition"]),
        kind=ConditionKind(given["kind"]),
        words=given["words"],
    )


def _add_tie(fresh: OpenCase, given: Given) -> None:
    said, fields = given["said"], given["fields"]
    levels = parts.levels(fields)
    operations.connect(
        opened=fresh,
        tie=operations.NewTie(
            id=UUID(given["tie"]),
            a=parts.end(given["a"]),
            b=parts.end(given["b"]),
            described=operations.Described(**parts.described(fields)),
            drawn=levels if said is None else operations.Levels(),
            said=parts.said(fresh, said) if said else None,
            heard=parts.heard(said, fields) if said else operations.Levels(),
        ),
    )


def _change_tie(fresh: OpenCase, given: Given) -> None:
    tie, to = parts.uuid(given["tie"]), given["to"]
    drawn = parts.levels(to)
    operations.describe(
        opened=fresh, tie=tie, to=parts.described(to), drawn=drawn if drawn.says_something else None
    )


def _confirm(fresh: OpenCase, given: Given) -> None:
    what = parts.uuid(given["what"]["id"])
    if given["what"]["type"] == "statement":
        sure = statement_operations.confirm if given["still_so"] else statement_operations.unconfirm
        return sure(opened=fresh, statement=what)
    meant = End(EndType.GROUP, what) if given["what"]["type"] == "group" else what
    done = operations.confirm if given["still_so"] else operations.unconfirm
    return done(opened=fresh, what=meant)


def _note_talk(fresh: OpenCase, given: Given) -> None:
    tie, talk = parts.uuid(given["tie"]), UUID(given["talk"])
    operations.note_talk(opened=fresh, tie=tie, talk=talk, words=given["words"])


def _add_statement(fresh: OpenCase, given: Given) -> None:
    people, about = parts.about(given["about"], given["said"])
    operations.hear(opened=fresh, said=parts.said(fresh, given["said"], people), about=about)


def _add_group(fresh: OpenCase, given: Given) -> None:
    members = _still_here(fresh, given["members"])
    made = _new_group(fresh, given, id=UUID(given["group"]), members=members)
    groups_operations.add_group(opened=fresh, group=made)


def _change_group(fresh: OpenCase, given: Given) -> None:
    group = parts.uuid(given["group"])
    now = meanwhile.fields_now(fresh, Thing("group", group))
    groups_operations.change_group(opened=fresh, group=group, to=_new_group(fresh, {**now, **given["to"]}))


def _new_group(fresh: OpenCase, given: Given, **more: Any) -> NewGroup:
    return NewGroup(
        name=given["name"],
        own_words=given["own_words"],
        bases={Basis(one): "" for one in given["bases"]},
        **parts.definer(fresh, given["definer"]),
        **more,
    )


def _change_members(fresh: OpenCase, given: Given) -> None:
    add, remove = (_still_here(fresh, given[name]) for name in ("add", "remove"))
    groups_operations.change_members(opened=fresh, group=parts.uuid(given["group"]), add=add, remove=remove)


def _move(fresh: OpenCase, given: Given) -> None:
    to = {parts.uuid(one["who"]["id"]): parts.point(one["to"]) for one in given["moves"]}
    gone = {one.about.id for one in meanwhile.all_gone(fresh, [one["who"] for one in given["moves"]])}
    held = {parts.uuid(one["who"]["id"]) for one in given["moves"] if one.get("held", True)} - gone
    operations.move(opened=fresh, to={who: point for who, point in to.items() if who not in gone}, held=held)


def _take_off(fresh: OpenCase, given: Given) -> None:
    what = given["what"]
    taking_off.take_off(fresh, what["type"], parts.uuid(what["id"]), given["reason"], given["words"])


def _put_back(fresh: OpenCase, given: Given) -> None:
    what, taken_off_by = parts.uuid(given["what"]["id"]), UUID(given["taken_off_by"])
    parts.must_have_been(fresh, taken_off_by, what)
    taking_off.put_back(fresh, given["what"]["type"], what)


def _merge(fresh: OpenCase, given: Given) -> None:
    """A colleague who gave the same answer meanwhile has done it already."""
    placeholder, known = parts.uuid(given["what"]["id"]), parts.uuid(given["known"])
    if placeholder != known:
        people_operations.merge(opened=fresh, placeholder=placeholder, known=known)


def _still_here(fresh: OpenCase, people: list[str]) -> list[UUID]:
    """Without those whom somebody took off meanwhile; nobody comes back by being in a list."""
    gone = meanwhile.all_gone(fresh, [{"type": "person", "id": one} for one in people])
    off = {one.about.id for one in gone}
    return [one for one in map(parts.uuid, people) if one not in off]


def _place(fresh: OpenCase, what: UUID, at: Any) -> None:
    if at is not None:
        keeping.place(fresh.id, {what: parts.point(at)})


_DO: dict[str, Callable[[OpenCase, Given], None]] = {
    "add_person": _add_person,
    "add_placeholder": _add_placeholder,
    "change_person": _change_person,
    "add_place": _add_place,
    "change_place": _change_place,
    "add_condition": _add_condition,
    "add_tie": _add_tie,
    "change_tie": _change_tie,
    "confirm": _confirm,
    "note_talk": _note_talk,
    "add_statement": _add_statement,
    "add_group": _add_group,
    "change_group": _change_group,
    "change_members": _change_members,
    "move": _move,
    "take_off": _take_off,
    "put_back": _put_back,
    "merge": _merge,
}
