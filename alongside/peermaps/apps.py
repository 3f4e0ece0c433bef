from django.apps import AppConfig


class PeermapsConfig(AppConfig):
    name = "alongside.peermaps"
    label = "peermaps"
