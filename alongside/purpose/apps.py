"""The purpose decision."""

from django.apps import AppConfig


class PurposeConfig(AppConfig):
    name = "alongside.purpose"
    label = "purpose"

    def ready(self) -> None:
        """Hand the facts about telling and taking part up to the values check, which cannot see them."""
        from alongside.purpose import involvement_facts

        involvement_facts.register()
