"""Addresses of the web slice itself."""

from django.urls import path

from alongside.web import views

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("stay/", views.stay, name="stay"),
    path("gallery/", views.gallery, name="gallery"),
    path("cases/<uuid:case>/", views.case, name="case"),
    path("cases/<uuid:case>/timeline/", views.case_timeline, name="timeline"),
    path("cases/<uuid:case>/team/", views.team, name="team"),
    path("cases/<uuid:case>/team/end/", views.leave_team, name="leave_team"),
    path("cases/<uuid:case>/looked/", views.looked, name="looked"),
]
