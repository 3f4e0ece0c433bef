from django.apps import AppConfig


class PurposeConfig(AppConfig):
    name = "alongside.purpose"
    label = "purpose"
