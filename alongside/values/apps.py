from django.apps import AppConfig


class ValuesConfig(AppConfig):
    name = "alongside.values"
    label = "values"
