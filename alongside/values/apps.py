"""The values check."""

from django.apps import AppConfig


class ValuesConfig(AppConfig):
    name = "alongside.values"
    label = "values"

    def ready(self) -> None:
        """Make the facts known that this slice sees for itself; slices above add theirs."""
        from alongside.values import own_facts

        own_facts.register()
