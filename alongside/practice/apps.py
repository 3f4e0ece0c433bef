from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "alongside.practice"
    label = "practice"

    def ready(self) -> None:
        from alongside.practice import checks  # noqa: F401  (registers itself)
