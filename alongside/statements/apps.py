from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "alongside.statements"
    label = "statements"
