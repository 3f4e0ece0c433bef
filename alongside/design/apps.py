"""The design slice as Django knows it."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "alongside.design"
    label = "design"
    verbose_name = "Design"
