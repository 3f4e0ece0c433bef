"""The parts of a command in the words of the operations."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, Refused
from alongside.peermaps import queries
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.models import Command
from alongside.peermaps.operations import About, Levels
from alongside.peermaps.terms import Direction, Level, TieKind, TieState
from alongside.statements.facts import from_text
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source, Voice

Given = Mapping[str, Any]

_MADE = ("person", "place", "condition", "tie", "talk", "group")


def uuid(text: object) -> UUID:
    """An id in a command that must name something of this map; anything else is not there."""
    found = ids.read(text)
    if found is None:
        raise NotOpenToYou
    return found


def id_of(given: Given) -> UUID | None:
    """What a command is about, so that it can be taken back."""
    if "what" in given:
        return uuid(given["what"]["id"])
    if given["command"] == "add_statement":
        return uuid(given["said"]["statement"])
    return next((uuid(given[name]) for name in _MADE if name in given), None)


def end(given: Given) -> End:
    """One end of a tie."""
    return End(EndType(given["type"]), uuid(given["id"]))


def point(given: Sequence[float] | None) -> tuple[float, float] | None:
    """Where something stands, in map units."""
    return (float(given[0]), float(given[1])) if given else None


def levels(fields: Given) -> Levels:
    """Levels drawn by hand; a level that was not touched says nothing."""
    return Levels(
        support=Level(fields["support"]) if "support" in fields else None,
        harm=Level(fields["harm"]) if "harm" in fields else None,
    )


def described(fields: Given) -> dict[str, Any]:
    """The fields of a tie's description that a command touches."""
    found: dict[str, Any] = {}
    if "kinds" in fields:
        found["kinds"] = tuple(TieKind(one) for one in fields["kinds"])
    for name in ("direction", "harm_direction", "influence_direction"):
        if name in fields:
            found[name] = Direction(fields[name])
    if "state" in fields:
        found["state"] = TieState(fields["state"])
    for name in ("since", "until"):
        if name in fields:
            found[name] = _a_day(fields[name], name)
    if "non_contact" in fields:
        found["non_contact"] = fields["non_contact"]
    return found


def heard(said_: Given, fields: Given) -> Levels:
    """What a statement says of the tie it comes with; without a reading of its own, what was drawn with it."""
    reading = said_["reading"] or fields
    return Levels(
        support=Level(reading["support"]) if "support" in reading else None,
        harm=Level(reading["harm"]) if "harm" in reading else None,
        harm_direction=Direction(fields.get("harm_direction", Direction.NONE)),
    )


def said(fresh: OpenCase, given: Given, people: tuple[UUID, ...] = ()) -> Said:
    """What somebody said or saw, by the perspective the client knows or by somebody new."""
    speaker, voice = _speaker(fresh, given)
    observed_on, observed_as = _observed(given["observed_on"])
    return Said(
        id=UUID(given["statement"]),
        speaker=speaker,
        voice=voice,
        source=Source(given["kind"]),
        words=given["words"],
        own_words=given["own_words"],
        about=people,
        observed_on=observed_on,
        observed_as=observed_as,
        repeats=uuid(given["repeats"]) if given.get("repeats") else None,
    )


def about(refs: Sequence[Given], said_: Given) -> tuple[tuple[UUID, ...], About]:
    """People, and ties with what is said of them, places and groups, out of a list of references."""
    of: dict[str, list[UUID]] = {}
    for ref in refs:
        of.setdefault(ref["type"], []).append(uuid(ref["id"]))
    if set(of) - {"person", "tie", "place", "group"}:
        raise NotOpenToYou
    reading = heard(said_, {}) if said_["reading"] else Levels()
    ties = dict.fromkeys(of.get("tie", []), reading)
    places, groups = tuple(of.get("place", [])), tuple(of.get("group", []))
    return tuple(of.get("person", [])), About(ties, places, groups)


def definer(fresh: OpenCase, text: str) -> dict[str, Any]:
    """Who says that it is a group: somebody of this map by the name it shows, or words."""
    for one in queries.seen(fresh).perspectives:
        if one.label == text and one.person:
            return {"definer_person": one.person}
        if one.label.split(", ")[0] == text and one.key.startswith("u-"):
            return {"definer_user": UUID(one.key[2:])}
    return {"definer": text}


def same(one: object, other: object) -> bool:
    """Lists are compared without their order."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return (one or None) == (other or None)


def must_have_been(fresh: OpenCase, taken_off_by: UUID, what: UUID) -> None:
    """Only what one has taken off or put together oneself, by that very command, is put back by it."""
    done = Command.objects.filter(
        map=fresh.id, by=fresh.viewer, command=taken_off_by, kind__in=("take_off", "merge"), what=what
    )
    if not done.exists():
        raise NotOpenToYou


def _speaker(fresh: OpenCase, given: Given) -> tuple[Speaker, Voice]:
    whose = given["whose"]
    key = whose["perspective"]
    if key is None:
        voice = whose.get("kind") or _voice_of(Source(given["kind"]))
        return Speaker(words=whose["new"]), Voice(voice)
    found = next((one for one in queries.seen(fresh).perspectives if one.key == key), None)
    if found is None:
        raise NotOpenToYou
    if found.person:
        return Speaker(person=found.person), found.voice
    if key.startswith("u-"):
        return Speaker(user=uuid(key[2:])), found.voice
    return Speaker(words=found.label), found.voice


def _voice_of(source: Source) -> Voice:
    professional = source in (Source.PROFESSIONAL_OPINION, Source.POLICE_HELD)
    return Voice.PROFESSIONAL if professional else Voice.OTHER


def _observed(text: str | None) -> Any:
    try:
        return from_text(text, clock.today())
    except ValueError:
        raise Refused([Reason("map.statement", "Write a real date", "observed_on")]) from None


def _a_day(text: str | None, field: str) -> str:
    """A day, month or year as text, once it is known to be a real one."""
    try:
        from_text(text, clock.today())
    except ValueError:
        raise Refused([Reason("map.tie", "Write a real date", field)]) from None
    return text or ""
