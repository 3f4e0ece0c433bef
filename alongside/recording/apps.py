from django.apps import AppConfig


class RecordingConfig(AppConfig):
    name = "alongside.recording"
    label = "recording"
