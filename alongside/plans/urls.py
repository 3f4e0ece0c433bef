"""Addresses of the plan and the review."""

from django.urls import path

from alongside.plans import views

app_name = "plans"

urlpatterns = [
    path("cases/<uuid:case>/plan/", views.plan, name="plan"),
    path("cases/<uuid:case>/plan/safety/", views.safety_plan, name="safety_plan"),
    path("cases/<uuid:case>/plan/action/", views.new_action, name="new_action"),
    path("cases/<uuid:case>/plan/action/<uuid:action>/", views.action, name="action"),
    path("cases/<uuid:case>/plan/for-the-group/", views.group_version, name="group_version"),
    path("cases/<uuid:case>/review/", views.review, name="review"),
]
