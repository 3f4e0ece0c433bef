from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "alongside.involvement"
    label = "involvement"
