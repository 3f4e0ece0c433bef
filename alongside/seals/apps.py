from django.apps import AppConfig


class SealsConfig(AppConfig):
    name = "alongside.seals"
    label = "seals"
