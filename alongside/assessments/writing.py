"""What every change to an assessment needs: the assessment itself, whom words speak of, whether they name anybody."""

from collections.abc import Iterable
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.assessments import rules
from alongside.assessments.models import Assessment
from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.stages import BEGUN, WorkStage, set_mark
from alongside.contexts import focus_queries
from alongside.contexts.concerned import concerned
from alongside.contexts.themes_rules import initials_in
from alongside.lib import clock, ids
from alongside.people.models import Person
from alongside.practice import framework

__all__ = ["begin", "concerned", "current", "draft_form", "names_nobody", "others_named"]


def current(op: Operation, opened: OpenCase) -> Assessment:
    """The assessment that is worked on; the first contribution of anybody begins it (`assessment.grows`)."""
    rows = Assessment.objects.filter(case=opened.id).order_by("-begun_at", "-id")
    return rows.first() or begin(op, opened)


def begin(op: Operation, opened: OpenCase) -> Assessment:
    """A new assessment, with the prompts that fit the focus now (`assessment.settings`)."""
    row = Assessment.objects.create(
        id=ids.new(),
        case_id=opened.id,
        prompt_set=prompt_set(opened),
        framework=opened.row.framework,
        begun_at=clock.now(),
        begun_by=opened.viewer,
    )
    set_mark(op, opened.row, WorkStage.ASSESSMENT, BEGUN)
    timeline.add(op, opened.id, "assessments.begun")
    return row


def prompt_set(opened: OpenCase) -> str:
    """The prompts that fit what the work is about now."""
    focus = focus_queries.current(opened)
    return rules.prompt_set_for(framework(opened.row.framework), opened.level, focus.kind)


def names_nobody(people: Iterable[UUID], *words: str) -> bool:
    """Neither anybody of the case nor initials stand in the words; only then do those without names read them."""
    return not tuple(people) and not any(initials_in(each) for each in words)


def others_named(opened: OpenCase, people: Iterable[UUID]) -> bool:
    """Whether any of these can be recognised and is not the young person the case is about.

    Whoever says it themselves is not among them: a grandmother's own words identify nobody from elsewhere.
    """
    meant = Person.objects.of(opened.id).filter(pk__in=list(people))
    return meant.filter(unnamed=False, is_focus=False).exists()


def draft_form(prompt: str) -> str:
    """The form whose draft is kept while somebody writes under a prompt."""
    return f"assessments.add:{prompt}"
