"""The peer assessment."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "alongside.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Make the fact about strengths known to the values check."""
        from alongside.assessments import strength_facts

        strength_facts.register()
