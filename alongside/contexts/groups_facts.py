"""Places, conditions, groups and who is in them, as this viewer may see them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.cases.terms import Subject
from alongside.contexts.terms import Basis, ConditionKind, ElseOutcome


@dataclass(frozen=True, slots=True)
class ConditionSeen:
    """What shapes a place or a group. words: "" for viewers who see no names."""

    id: UUID
    kind: ConditionKind
    words: str
    noted_on: date


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """A place, online space or service of one case."""

    id: UUID
    kind: Subject
    name: str
    note: str
    conditions: tuple[ConditionSeen, ...]
    added_at: datetime


@dataclass(frozen=True, slots=True)
class MemberSeen:
    """Somebody is in a group, since a day. It follows from no tie."""

    person: UUID
    since: date


@dataclass(frozen=True, slots=True)
class GroupSeen:
    """A group: what makes it one, who says so, who is in it.

    definer_person, definer_user: in whose view the map draws it; None where only words say who.
    """

    id: UUID
    name: str
    own_words: str
    bases: tuple[Basis, ...]
    definer: str
    definer_person: UUID | None
    definer_user: UUID | None
    members: tuple[MemberSeen, ...]
    conditions: tuple[ConditionSeen, ...]
    since: date

    @property
    def people(self) -> tuple[UUID, ...]:
        return tuple(one.person for one in self.members)

    @property
    def bases_line(self) -> str:
        return "; ".join(basis.label for basis in self.bases)


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """A group with what each basis and each membership rests on."""

    group: GroupSeen
    bases_rest_on: dict[Basis, str]
    members_rest_on: dict[UUID, str]
    past_members: tuple[tuple[UUID, date, date], ...]


@dataclass(frozen=True, slots=True)
class WhoElseSeen:
    """One answer to "who else might be included, and who should not be?" (`group.else`)."""

    id: UUID
    asked: str
    said: str
    outcome: ElseOutcome
    why: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class SettingSeen:
    """A published place, school, service or platform of the shared directory."""

    id: UUID
    name: str
    kind: Subject
    retired_on: date | None
