from django.apps import AppConfig


class ExampledataConfig(AppConfig):
    name = "alongside.exampledata"
    label = "exampledata"
