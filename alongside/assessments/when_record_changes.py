"""What happens to an assessment when a placeholder turns out to be somebody already here."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.activity.doors import Operation
from alongside.assessments.models import (
    AnalysisAnswer,
    Contribution,
    ContributionAbout,
    Finishing,
    Goal,
    GoalView,
    Guardian,
    GuardianReading,
    Measure,
    Measurement,
    NoStrengthBecause,
    TrustedBy,
    YoungPeoplesViewsMissing,
)
from alongside.cases.opening import OpenCase
from alongside.contexts.concerned import hand_over


def merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """What was said by or about the placeholder belongs to the known person now, and is sealed for them."""
    _people(opened, gone, known)
    for rows in _sealed(opened.id):
        hand_over(opened, rows, gone, known)


def _people(opened: OpenCase, gone: UUID, known: UUID) -> None:
    case = opened.id
    about = ContributionAbout.objects.filter(contribution__assessment__case=case, person=gone)
    about.filter(contribution__about_people__person=known).delete()
    about.update(person=known)
    trusted = TrustedBy.objects.filter(reading__guardian__assessment__case=case, person=gone)
    trusted.filter(reading__trusted_by__person=known).delete()
    trusted.update(person=known)
    Contribution.objects.filter(assessment__case=case, speaker=gone).update(speaker=known)
    Guardian.objects.filter(assessment__case=case, person=gone).update(person=known)
    GoalView.objects.filter(goal__assessment__case=case, person=gone).update(person=known)


def _sealed(case: UUID) -> Iterator["QuerySet[Any]"]:
    yield Contribution.objects.filter(assessment__case=case)
    yield Finishing.objects.filter(assessment__case=case)
    yield Guardian.objects.filter(assessment__case=case)
    yield GuardianReading.objects.filter(guardian__assessment__case=case)
    yield AnalysisAnswer.objects.filter(assessment__case=case)
    yield NoStrengthBecause.objects.filter(assessment__case=case)
    yield YoungPeoplesViewsMissing.objects.filter(assessment__case=case)
    yield Goal.objects.filter(assessment__case=case)
    yield GoalView.objects.filter(goal__assessment__case=case)
    yield Measure.objects.filter(goal__assessment__case=case)
    yield Measurement.objects.filter(measure__goal__assessment__case=case)
