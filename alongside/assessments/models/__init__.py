"""The peer assessment: what people add, who looks out for the group, goals and how change is measured."""

from alongside.assessments.models.assessment import (
    AnalysisAnswer,
    Assessment,
    Contribution,
    ContributionAbout,
    FactorReading,
    Finishing,
    NoStrengthBecause,
    YoungPeoplesViewsMissing,
)
from alongside.assessments.models.goals import Goal, GoalView, Measure, Measurement
from alongside.assessments.models.guardians import Guardian, GuardianReading, TrustedBy

__all__ = [
    "AnalysisAnswer",
    "Assessment",
    "Contribution",
    "ContributionAbout",
    "FactorReading",
    "Finishing",
    "Goal",
    "GoalView",
    "Guardian",
    "GuardianReading",
    "Measure",
    "Measurement",
    "NoStrengthBecause",
    "TrustedBy",
    "YoungPeoplesViewsMissing",
]
