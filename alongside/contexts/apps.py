from django.apps import AppConfig


class ContextsConfig(AppConfig):
    name = "alongside.contexts"
    label = "contexts"
