"""Addresses of the values check."""

from django.urls import path

from alongside.values import views

app_name = "values"

urlpatterns = [
    path("cases/<uuid:case>/values/", views.page, name="page"),
    path("cases/<uuid:case>/values/people/", views.people, name="people"),
    path("cases/<uuid:case>/values/people/<uuid:person>/", views.person, name="person"),
    path("cases/<uuid:case>/values/paused/<uuid:pause>/", views.pause, name="pause"),
    path("cases/<uuid:case>/values/reflection/", views.reflection, name="reflection"),
    path("cases/<uuid:case>/values/answer/<str:question>/", views.again, name="again"),
    path("cases/<uuid:case>/values/<str:occasion>/<str:value>/", views.value, name="value"),
]
