"""What frames an assessment, in one statement: which one, under which prompts, what is there, what it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, UUIDField

from alongside.assessments import rules
from alongside.assessments.models import (
    Assessment,
    Finishing,
    Goal,
    NoStrengthBecause,
    YoungPeoplesViewsMissing,
)
from alongside.cases.models import Case
from alongside.cases.opening import OpenCase
from alongside.contexts.focus_queries import kind_of
from alongside.contexts.models import Focus, PeerGroup, Weighting
from alongside.contexts.terms import WeightingStage
from alongside.lib import clock
from alongside.lib.sql import CASE, Prepared, listed, rows_of
from alongside.people.models import Person
from alongside.practice import framework
from alongside.practice.shapes.assessment import PromptSet
from alongside.seals.fields import SealedField

Reader: TypeAlias = Callable[[str, str, UUID | None], str]


@dataclass(frozen=True, slots=True)
class FinishingSeen:
    """Somebody said that it is finished. signed_off: None while it waits for a supervisor."""

    id: UUID
    prompt_set: str
    finished_at: datetime
    finished_by: UUID
    finished_by_name: str
    looked_at: datetime | None
    looked_by_name: str
    signed_off: bool | None

    @property
    def finished_on(self) -> date:
        return clock.day_of(self.finished_at)

    @property
    def looked_on(self) -> date | None:
        return clock.day_of(self.looked_at) if self.looked_at else None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An assessment before the one that is worked on."""

    id: UUID
    begun_on: date


@dataclass(frozen=True, slots=True)
class Frame:
    """assessment: None before anything was added. held: people who leave no trace (`map.inclusion`).

    focus_words, own_words, views_reason, views_plan, supervisor_words: "" where nothing was written or the
    viewer sees no names. supervisor_words: what was said when the newest finishing was looked at.
    """

    assessment: UUID | None
    begun_on: date | None
    prompts: PromptSet
    focus_kind: str
    focus_words: str
    own_words: str
    finishing: FinishingSeen | None
    with_reason: frozenset[str]
    views_reason: str
    views_plan: str
    supervisor_words: str
    views_missing_explained: bool
    weighed: bool
    goals: int
    held: frozenset[UUID]
    earlier: tuple[Earlier, ...]
    focus_prompt_set: str

    @property
    def domains(self) -> dict[str, str]:
        """Domain -> title, in the order of the triangle."""
        return {domain.id: domain.title for domain in self.prompts.domains.values()}

    @property
    def is_signed_off(self) -> bool:
        return self.finishing is not None and self.finishing.signed_off is True

    @property
    def waits(self) -> bool:
        return self.finishing is not None and self.finishing.signed_off is None

    @property
    def locked_at(self) -> datetime | None:
        """From when on additions stand below what was finished; None while it is being written."""
        if self.finishing is None or self.finishing.signed_off is False:
            return None
        return self.finishing.finished_at

    @property
    def focus_moved(self) -> bool:
        """Signed off under other prompts than those that fit the focus now."""
        return self.is_signed_off and self.prompts.id != self.focus_prompt_set


def load(opened: OpenCase, *, of: UUID | None = None) -> Frame:
    """The newest assessment, or the one asked for, with what frames it. One statement."""
    (row,) = _FRAME.all(case=opened.id)
    begun = sorted(listed(row.assessments_now), key=lambda one: (_moment(one["begun_at"]), one["id"]))
    chosen = next((one for one in begun if of is not None and UUID(one["id"]) == of), None)
    now = chosen or (begun[-1] if begun else None)
    assessment = UUID(now["id"]) if now else None
    finishing = _newest_finishing(row, assessment)
    focus_kind = row.focus_kind or kind_of(opened)
    fw = framework(opened.row.framework)
    follows = rules.prompt_set_for(fw, opened.level, focus_kind)
    locked = finishing is not None and finishing.signed_off is not False
    held = frozenset(UUID(one["id"]) for one in listed(row.held_now))
    read = _reader(opened, row, held)
    explained = row.views_of == assessment and assessment is not None
    return Frame(
        assessment=assessment,
        begun_on=clock.day_of(_moment(now["begun_at"])) if now else None,
        prompts=fw.prompts[finishing.prompt_set if finishing and locked else follows],
        focus_kind=focus_kind,
        focus_words=read("focus_words", "focus.words", row.focus_id),
        own_words=read("group_words", "group.own_words", row.group_id),
        finishing=finishing,
        with_reason=frozenset(one["domain"] for one in _of(row.no_strength_now, assessment)),
        views_reason=read("views_reason", "views_missing.reason", row.views_id) if explained else "",
        views_plan=read("views_plan", "views_missing.plan", row.views_id) if explained else "",
        supervisor_words=_looked_words(row, finishing, read),
        views_missing_explained=explained,
        weighed=row.weighed,
        goals=len(listed(row.goals_now)),
        held=held,
        earlier=tuple(_earlier(one) for one in reversed(begun) if one is not now),
        focus_prompt_set=follows,
    )


def _columns() -> dict[str, Any]:
    held = Person.objects.filter(off_at__isnull=True, restricted_on__isnull=False)
    since_referral = Weighting.objects.filter(case=OuterRef("pk")).exclude(stage=WeightingStage.REFERRAL)
    standing_goals = Goal.objects.filter(ended_at__isnull=True)
    return {
        "assessments_now": rows_of(Assessment.objects.all(), "case", id="id", begun_at="begun_at"),
        "no_strength_now": _per_assessment(NoStrengthBecause.objects.all(), domain="domain"),
        "goals_now": rows_of(standing_goals, "assessment__case", id="id"),
        "weighed": Exists(since_referral),
        "held_now": rows_of(held, "case", id="id"),
        **_finishing_columns(),
        **_explained_columns(),
        **_focus_columns(),
    }


_FRAME: Prepared[Any] = Prepared(lambda: Case.objects.filter(pk=CASE).annotate(**_columns()))


def _finishing_columns() -> dict[str, Any]:
    newest = Finishing.objects.filter(assessment__case=OuterRef("pk")).order_by("-finished_at", "-id")
    columns = {
        "prompt_set": "prompt_set",
        "finished_at": "finished_at",
        "finished_by": "finished_by_id",
        "finished_by_name": "finished_by__name",
        "looked_at": "looked_at",
        "looked_by_name": "looked_by__name",
        "signed_off": "signed_off",
    }
    return {
        "finishings_now": _per_assessment(Finishing.objects.all(), **columns),
        "looked_id": _first_id(newest, "id"),
        "looked_words": _first_words(newest, "words", "finishing.words"),
    }


def _explained_columns() -> dict[str, Any]:
    mine = YoungPeoplesViewsMissing.objects.filter(assessment__case=OuterRef("pk"))
    newest = mine.order_by("-written_at", "-id")
    return {
        "views_id": _first_id(newest, "id"),
        "views_of": _first_id(newest, "assessment_id"),
        "views_reason": _first_words(newest, "reason", "views_missing.reason"),
        "views_plan": _first_words(newest, "plan", "views_missing.plan"),
    }


def _focus_columns() -> dict[str, Any]:
    """What the work is about now, and what young people call the group it is about."""
    focus = Focus.objects.filter(case=OuterRef("pk"), until__isnull=True)
    in_focus = Exists(Focus.objects.filter(group=OuterRef("pk"), until__isnull=True))
    standing = PeerGroup.objects.filter(case=OuterRef("pk"), until__isnull=True)
    group = standing.annotate(in_focus=in_focus).order_by("-in_focus", "added_at", "id")
    return {
        "focus_id": _first_id(focus, "id"),
        "focus_kind": Subquery(focus.values("kind")[:1], output_field=CharField()),
        "focus_words": _first_words(focus, "words", "focus.words"),
        "group_id": _first_id(group, "id"),
        "group_words": _first_words(group, "own_words", "group.own_words"),
    }


def _first_id(rows: "QuerySet[Any]", column: str) -> Subquery:
    return Subquery(rows.values(column)[:1], output_field=UUIDField())


def _first_words(rows: "QuerySet[Any]", column: str, label: str) -> Subquery:
    return Subquery(rows.values(column)[:1], output_field=SealedField(label=label))


def _per_assessment(rows: "QuerySet[Any]", **columns: str) -> Subquery:
    return rows_of(rows, "assessment__case", id="id", assessment="assessment_id", **columns)


def _of(rows: Any, assessment: UUID | None) -> list[dict[str, Any]]:
    return [one for one in listed(rows) if assessment and UUID(one["assessment"]) == assessment]


def _newest_finishing(row: Any, assessment: UUID | None) -> FinishingSeen | None:
    found = _of(row.finishings_now, assessment)
    if not found:
        return None
    newest = max(found, key=lambda one: _moment(one["finished_at"]))
    looked, signed_off = newest["looked_at"], newest["signed_off"]
    return FinishingSeen(
        id=UUID(newest["id"]),
        prompt_set=newest["prompt_set"],
        finished_at=_moment(newest["finished_at"]),
        finished_by=UUID(newest["finished_by"]),
        finished_by_name=newest["finished_by_name"],
        looked_at=_moment(looked) if looked else None,
        looked_by_name=newest["looked_by_name"] or "",
        signed_off=None if signed_off is None else bool(signed_off),
    )


def _earlier(one: dict[str, Any]) -> Earlier:
    return Earlier(UUID(one["id"]), clock.day_of(_moment(one["begun_at"])))


def _reader(opened: OpenCase, found: Any, held: frozenset[UUID]) -> Reader:
    """Opens the sealed columns of the frame; nothing for those without names, nothing about held people."""

    def read(column: str, label: str, row: UUID | None) -> str:
        value = getattr(found, column)
        if value is None or row is None or not opened.sees_names or not held.isdisjoint(value.subjects()):
            return ""
        return opened.ring.open(value, label, row)

    return read


def _looked_words(row: Any, finishing: FinishingSeen | None, read: Reader) -> str:
    if finishing is None or row.looked_id != finishing.id:
        return ""
    return read("looked_words", "finishing.words", finishing.id)


def _moment(text: object) -> datetime:
    """A moment out of JSON: SQLite writes it with a space and without a zone, PostgreSQL with both."""
    found = datetime.fromisoformat(str(text))
    return found if found.tzinfo else found.replace(tzinfo=UTC)
