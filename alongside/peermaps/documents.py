"""The map document of schemas/map-document.schema.json, out of a map as it was read. Pure data."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.templatetags.static import static
from django.urls import reverse

from alongside.cases.terms import Subject
from alongside.contexts.groups_facts import ConditionSeen, GroupSeen, PlaceSeen
from alongside.lib import dates
from alongside.peermaps import viewing
from alongside.peermaps.differences import Difference
from alongside.peermaps.facts import End, EndType, MapSeen, Perspective, TieSeen, View, told_as
from alongside.peermaps.rules import Reading
from alongside.peermaps.terms import Level
from alongside.people.facts import PersonSeen, may_be
from alongside.practice import Framework
from alongside.practice.language import Suggestion, full_name_of_somebody, gang_or_street_name
from alongside.statements.facts import StatementSeen, as_text

PLACE_KINDS = {
    Subject.SERVICE: "service",
    Subject.ONLINE: "online",
    Subject.SCHOOL: "school",
    Subject.TRANSPORT: "transport",
    Subject.BUSINESS: "business",
}
SUBJECTS = {kind: subject for subject, kind in PLACE_KINDS.items()} | {"place": Subject.NEIGHBOURHOOD}


def as_document(seen: MapSeen, case: UUID, advising: Framework | None = None) -> dict[str, Any]:
    """The whole document for one viewer. advising: by what the names of groups and placeholders are advised about."""
    ties_of: dict[UUID, list[TieSeen]] = {}
    for tie in seen.ties:
        for statement in tie.statements:
            ties_of.setdefault(statement, []).append(tie)
    return {
        "format": 1,
        "version": seen.version,
        "map_id": str(case),
        "case_id": str(case),
        "title": seen.title[:200],
        "level": seen.level,
        "as_known_on": seen.known_on.isoformat(),
        "as_it_was_on": seen.on.isoformat() if seen.on < seen.known_on else None,
        "may_edit": seen.may_edit,
        "may_add_people": seen.may_add_people,
        "why_not": list(seen.why_not),
        "views": [_view(one) for one in seen.views],
        "perspectives": [_perspective(one) for one in seen.perspectives],
        "people": [_person(seen, case, one, advising) for one in seen.people],
        "places": [_place(seen, case, one) for one in seen.places],
        "ties": [_tie(one) for one in seen.ties],
        "groups": [_group(seen, case, one, advising) for one in seen.groups],
        "statements": [_statement(seen, case, one, ties_of.get(one.id, [])) for one in seen.statements],
        "time": _time(seen),
        "urls": _urls(case),
        **({"crossed": list(seen.crossed)} if seen.crossed else {}),
    }


def with_differences(
    document: dict[str, Any], then: MapSeen, found: Sequence[Difference], case: UUID
) -> dict[str, Any]:
    """The document of the later day with what is otherwise than on the earlier one, and what is no longer there."""
    gone = {(one.type, one.id) for one in found if not one.now}
    kinds = {
        "person": "people",
        "place": "places",
        "tie": "ties",
        "group": "groups",
        "statement": "statements",
    }
    earlier = as_document(then, case)
    return {
        **document,
        "compared": {
            "with": then.on.isoformat(),
            "changes": [
                {"type": one.type, "id": str(one.id), "how": one.how.value, "was": one.was, "now": one.now}
                for one in found
            ],
            "gone": {
                several: [one for one in earlier[several] if (kind, UUID(one["id"])) in gone]
                for kind, several in kinds.items()
            },
        },
    }


def _view(view: View) -> dict[str, Any]:
    return {
        "id": view.key,
        "label": view.label[:60],
        "kind": view.kind,
        "perspectives": list(view.perspectives),
    }


def _perspective(one: Perspective) -> dict[str, Any]:
    return {
        "id": one.key,
        "label": one.label[:80],
        "kind": one.voice.value,
        "person_id": str(one.person) if one.person else None,
    }


def _person(seen: MapSeen, case: UUID, one: PersonSeen, advising: Framework | None) -> dict[str, Any]:
    return {
        "id": str(one.id),
        **person_fields(one),
        "full": one.full_name or None,
        "focus": one.is_focus,
        "rests_on": "more" if seen.rests_on_more_than_hearsay(one) else "hearsay",
        "placed": _placed(seen, one.id),
        "held": one.id in seen.held,
        "inclusion": _inclusion(seen, one.id),
        **({"may_be": [str(known.id) for known in may_be(one, seen.people)]} if one.unnamed else {}),
        **_undecided(seen, one.id),
        "url": reverse("people:person", args=[case, one.id]),
        **(_advice(_named_in(seen, one, advising)) if advising and one.unnamed else {}),
    }


def _named_in(seen: MapSeen, one: PersonSeen, fw: Framework) -> tuple[Suggestion, ...]:
    """`map.placeholder`: a name in the words for somebody who is not named."""
    return full_name_of_somebody(one.note, places=[place.name for place in seen.places], fw=fw)


def _undecided(seen: MapSeen, person: UUID) -> dict[str, str]:
    """By when somebody named while drawing together is kept or let go (`map.together`)."""
    until = seen.undecided.get(person)
    return {"provisional_until": until.isoformat()} if until else {}


def person_fields(one: PersonSeen) -> dict[str, Any]:
    """What a change to a person can change, as the client saw it."""
    return {
        "shown": one.shown[:40] or "?",
        "kind": "unnamed" if one.unnamed and not one.is_focus else one.kind.value,
        "note": one.note[:60],
        "tell_apart": one.apart[:30],
        "symbol": one.symbol or None,
        "colour": one.colour or None,
        "deceased": one.has_died,
    }


def _inclusion(seen: MapSeen, person: UUID) -> dict[str, Any] | None:
    why = seen.inclusions.get(person)
    if why is None:
        return None
    return {
        "need": why.need,
        "evidence": why.evidence,
        "decided": f"{why.decided_by}, {dates.short(why.decided_on)}",
        "told": seen.told.get(person, ""),
        "review_on": why.review_on.isoformat(),
    }


def _place(seen: MapSeen, case: UUID, one: PlaceSeen) -> dict[str, Any]:
    return {
        "id": str(one.id),
        **place_fields(one),
        "conditions": _conditions(one.conditions),
        "placed": _placed(seen, one.id),
        "held": one.id in seen.held,
        "url": reverse("peermaps:place", args=[case, one.id]),
    }


def _conditions(found: Sequence[ConditionSeen]) -> list[dict[str, str]]:
    return [
        {"id": str(one.id), "words": one.words or one.kind.label, "kind": one.kind.value} for one in found
    ]


def place_fields(one: PlaceSeen) -> dict[str, Any]:
    """What a change to a place can change, as the client saw it."""
    return {"kind": PLACE_KINDS.get(one.kind, "place"), "name": one.name[:80], "note": one.note[:60]}


def _tie(one: TieSeen) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "a": _end(one.a),
        "b": _end(one.b),
        **tie_fields(one),
        "support_checked": one.drawn.support_checked,
        "harm_checked": one.drawn.harm_checked,
        "support_police": one.drawn.support_police,
        "harm_police": one.drawn.harm_police,
        "differs": bool(one.drawn.differs_between),
        "differs_between": [told_as(label) for label in one.drawn.differs_between],
        "fading": one.fading,
        "statements": [str(statement) for statement in one.statements],
        "talks": [
            {"id": str(talk.id), "on": talk.on.isoformat(), "by": talk.by, "words": talk.words}
            for talk in one.talks
            if talk.words
        ],
    }


def tie_fields(one: TieSeen) -> dict[str, Any]:
    """What a change to a tie can change, as the client saw it."""
    return {
        "kinds": [kind.value for kind in one.kinds],
        "support": one.drawn.support.value,
        "harm": one.drawn.harm.value,
        "direction": one.direction.value,
        "harm_direction": one.harm_direction.value,
        "influence_direction": one.influence_direction.value,
        "state": one.state.value,
        "since": one.since or None,
        "until": one.until or None,
        "non_contact": one.non_contact,
    }


def _group(seen: MapSeen, case: UUID, one: GroupSeen, advising: Framework | None) -> dict[str, Any]:
    return {
        "id": str(one.id),
        **group_fields(one),
        "perspectives": list(viewing.group_perspectives(one.definer_person, one.definer_user)),
        "members": [str(person) for person in one.people],
        "fading": seen.group_fading.get(one.id, 0),
        "conditions": _conditions(one.conditions),
        "url": reverse("peermaps:group", args=[case, one.id]),
        **(_advice(gang_or_street_name(one.name, fw=advising)) if advising else {}),
    }


def _advice(hints: Sequence[Suggestion]) -> dict[str, Any]:
    """What could be said otherwise, why and how (`group.name`, `map.placeholder`); nothing where all is well."""
    advice = [{"words": one.words, "why": one.why, "instead": one.instead} for one in hints]
    return {"advice": advice} if advice else {}


def group_fields(one: GroupSeen) -> dict[str, Any]:
    """What a change to a group can change, as the client saw it."""
    return {
        "name": one.name[:80],
        "own_words": one.own_words[:300],
        "bases": [basis.value for basis in one.bases],
        "definer": one.definer[:120],
    }


def _statement(seen: MapSeen, case: UUID, one: StatementSeen, ties: list[TieSeen]) -> dict[str, Any]:
    about = [End(EndType.PERSON, person) for person in one.about] + list(seen.said_of.get(one.id, ()))
    refs = [{"type": "tie", "id": str(tie.id)} for tie in ties] + [_end(end) for end in about]
    readings = [each for tie in ties for each in tie.readings if each.statement == one.id]
    return {
        "id": str(one.id),
        "about": refs,
        "whose": one.whose[:80],
        "perspective_id": one.perspective,
        "kind": one.source.value,
        "checked": one.is_sure,
        "observed_on": as_text(one.observed_on, one.observed_as),
        "recorded_on": one.recorded_on.isoformat(),
        "words": one.words,
        "own_words": one.own_words,
        "handling": one.handling_line,
        "fading": one.fading,
        "repeats": str(one.repeats) if one.repeats else None,
        "reading": _levels(readings[0] if readings else None),
        "url": reverse("statements:statement", args=[case, one.id]) if seen.may_edit else None,
    }


def _levels(reading: Reading | None) -> dict[str, str] | None:
    if reading is None or (reading.support is None and reading.harm is None):
        return None
    support, harm = reading.support or Level.NONE, reading.harm or Level.NONE
    return {"support": support.value, "harm": harm.value}


def _time(seen: MapSeen) -> dict[str, Any]:
    return {
        "earliest": min([*seen.days, *seen.happened, seen.today]).isoformat(),
        "today": seen.today.isoformat(),
        "marks": [day.isoformat() for day in seen.days],
        "happened": [day.isoformat() for day in seen.happened],
        "statements": len(seen.statements),
        "need_confirming": seen.need_confirming,
    }


def _urls(case: UUID) -> dict[str, str | None]:
    return {
        "commands": reverse("peermaps:commands", args=[case]),
        "document": reverse("peermaps:document", args=[case]),
        "picture": reverse("peermaps:map", args=[case]),
        "list": reverse("peermaps:list", args=[case]),
        "narrative": reverse("peermaps:narrative", args=[case]),
        "print": None,
        "tidy_worker": static("peermaps/tidy-worker.js"),
    }


def _placed(seen: MapSeen, thing: UUID) -> list[float] | None:
    point = seen.positions.get(thing)
    return list(point) if point else None


def _end(end: End) -> dict[str, str]:
    return {"type": end.type.value, "id": str(end.id)}
