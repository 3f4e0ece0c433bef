"""Addresses of notes and drafts."""

from django.urls import path

from alongside.recording import views

app_name = "recording"

urlpatterns = [
    path("cases/<uuid:case>/notes/", views.notes, name="notes"),
    path("cases/<uuid:case>/notes/<uuid:note>/", views.add_thought, name="add_thought"),
    path("cases/<uuid:case>/draft/<str:form>/", views.draft, name="draft"),
    path("cases/<uuid:case>/draft/<str:form>/begin-again/", views.begin_again, name="begin_again"),
]
