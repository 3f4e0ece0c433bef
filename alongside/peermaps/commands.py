"""What the editor asks for, turned into the same operations that the forms use.

A command is one change. Sent twice it is done once; a change to something that a colleague has changed in
the meantime raises OutOfDate with both versions, and nothing is lost.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import ordinary
from alongside.contexts import groups_operations
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.contexts.terms import Basis, ConditionKind
from alongside.lib import clock, ids
from alongside.lib.errors import OutOfDate
from alongside.peermaps import command_parts as parts
from alongside.peermaps import keeping, operations, queries, taking_off
from alongside.peermaps.documents import SUBJECTS
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.models import Command
from alongside.people import operations as people_operations
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, RestsOn
from alongside.statements import operations as statement_operations

Given = Mapping[str, Any]


@ordinary
def apply(*, opened: OpenCase, command: Given) -> bool:
    """Do one command of the editor. Returns whether it was new; False when it had been done before.

    Each goes through the operation that the forms use, with the same rules, and the mark of that operation.
    """
    with change(opened) as (op, fresh):
        row = keeping.the_map(fresh.id)
        sent = UUID(command["id"])
        if Command.objects.filter(map=row, by=fresh.viewer, command=sent).exists():
            return False
        _DO[command["command"]](fresh, command)
        what = parts.id_of(command)
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
    return True


def _add_person(fresh: OpenCase, given: Given) -> None:
    who = Who(
        id=UUID(given["person"]),
        kind=Kind(given["kind"]),
        shown=given["shown"],
        full_name=given["full"] or "",
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
    _not_out_of_date(fresh, given, "people", person)
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
    _not_out_of_date(fresh, given, "places", place)
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
    _not_out_of_date(fresh, given, "ties", tie)
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
    members = [parts.uuid(one) for one in given["members"]]
    made = _new_group(fresh, given, id=UUID(given["group"]), members=members)
    groups_operations.add_group(opened=fresh, group=made)


def _change_group(fresh: OpenCase, given: Given) -> None:
    group = parts.uuid(given["group"])
    _not_out_of_date(fresh, given, "groups", group)
    now = parts.as_shown(queries.document(fresh), "groups", group)
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
    add, remove = ([parts.uuid(one) for one in given[name]] for name in ("add", "remove"))
    groups_operations.change_members(opened=fresh, group=parts.uuid(given["group"]), add=add, remove=remove)


def _move(fresh: OpenCase, given: Given) -> None:
    to = {parts.uuid(one["who"]["id"]): parts.point(one["to"]) for one in given["moves"]}
    held = {parts.uuid(one["who"]["id"]) for one in given["moves"] if one.get("held", True)}
    operations.move(opened=fresh, to=to, held=held)


def _take_off(fresh: OpenCase, given: Given) -> None:
    what = given["what"]
    taking_off.take_off(fresh, what["type"], parts.uuid(what["id"]), given["reason"], given["words"])


def _put_back(fresh: OpenCase, given: Given) -> None:
    what, taken_off_by = parts.uuid(given["what"]["id"]), UUID(given["taken_off_by"])
    parts.must_have_been(fresh, taken_off_by, what)
    taking_off.put_back(fresh, given["what"]["type"], what)


def _place(fresh: OpenCase, what: UUID, at: Any) -> None:
    if at is not None:
        keeping.place(fresh.id, {what: parts.point(at)})


def _not_out_of_date(fresh: OpenCase, given: Given, kind: str, what: UUID) -> None:
    """A colleague's change to another field merges; to the same field it is shown to both."""
    now = parts.as_shown(queries.document(fresh), kind, what)
    clashes = [
        {"field": field, "yours": given["to"][field], "theirs": now[field]}
        for field, was in given["from"].items()
        if field in given["to"]
        and not parts.same(now[field], was)
        and not parts.same(now[field], given["to"][field])
    ]
    if clashes:
        theirs = {
            "by": _changed_by(fresh, what),
            "what": {"type": parts.REFS[kind], "id": str(what)},
            "fields": clashes,
        }
        raise OutOfDate(mine=given, theirs=theirs)


def _changed_by(fresh: OpenCase, what: UUID) -> str:
    """Who changed it last, as far as the map knows."""
    described = next((one.noted_by for one in queries.seen(fresh).ties if one.id == what), "")
    if described:
        return described
    newest = Command.objects.filter(map=fresh.id, what=what).select_related("by").order_by("-at").first()
    return newest.by.name if newest else "A colleague"


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
}
