"""What a thing of the file is drawn as: by what somebody answered, else by what its words suggest."""

from alongside.peermaps.importing.choices import LEAVE_OUT, Choices
from alongside.peermaps.importing.initials import is_unnamed
from alongside.peermaps.importing.source import GROUPING, PERSON, Thing
from alongside.peermaps.importing.suggestions import grouping_kind, thing_kind


def kind_of(thing: Thing, choices: Choices) -> str:
    """A kind of person, of place, "group", "adult" until somebody says which, or "leave_out"."""
    if thing.key in choices.leave_out:
        return LEAVE_OUT
    if thing.type == GROUPING:
        return choices.groupings.get(thing.key) or grouping_kind(thing.label)
    if thing.key in choices.kinds:
        return choices.kinds[thing.key]
    kind = _person_kind(thing) or choices.things.get(thing.type)
    kind = kind or thing_kind(thing.type) or "young_person"
    is_person = kind in ("young_person", "adult") and not thing.is_ego
    return "unnamed" if is_person and is_unnamed(thing.label) else kind


def is_known(thing: Thing, choices: Choices) -> bool:
    """Whether the kind was said by the file or by somebody, and is more than a default."""
    known = thing.type in (GROUPING, PERSON) or thing.is_ego or thing.key in choices.kinds
    return known or bool(choices.things.get(thing.type) or thing_kind(thing.type))


def _person_kind(thing: Thing) -> str:
    if thing.is_ego:
        return "young_person"
    if thing.type == PERSON and thing.values.get("type") == "adult":
        return "adult"
    return "young_person" if thing.type == PERSON else ""
