from django.apps import AppConfig


class PublicpagesConfig(AppConfig):
    name = "alongside.publicpages"
    label = "publicpages"
