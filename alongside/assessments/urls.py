"""Addresses of the assessment, guardians, goals, finishing."""

from django.urls import path

from alongside.assessments import finish_views, goal_views, guardian_views, views

app_name = "assessments"

_HERE = "cases/<uuid:case>/assessment/"
_GOALS = "cases/<uuid:case>/goals/"

urlpatterns = [
    path(_HERE, views.page, name="page"),
    path(f"{_HERE}list/", views.as_list, name="list"),
    path(f"{_HERE}earlier/<uuid:assessment>/", views.as_list, name="earlier"),
    path(f"{_HERE}add/", views.choose, name="choose"),
    path(f"{_HERE}add/<str:prompt>/", views.add, name="add"),
    path(f"{_HERE}added/<uuid:contribution>/", views.change, name="change"),
    path(f"{_HERE}added/<uuid:contribution>/take-back/", views.take_back, name="take_back"),
    path(f"{_HERE}tools/", views.tools, name="tools"),
    path(f"{_HERE}analysis/", views.analysis, name="analysis"),
    path(f"{_HERE}guardians/add/", guardian_views.new, name="guardian_new"),
    path(f"{_HERE}guardians/<uuid:guardian>/", guardian_views.again, name="guardian"),
    path(f"{_HERE}guardians/<uuid:guardian>/end/", guardian_views.end, name="guardian_end"),
    path(f"{_HERE}finish/", finish_views.finish, name="finish"),
    path(f"{_HERE}finish/no-strength/<str:domain>/", finish_views.no_strength, name="no_strength"),
    path(f"{_HERE}finish/views/", finish_views.views_missing, name="views_missing"),
    path(f"{_HERE}begin-again/", finish_views.begin_again, name="begin_again"),
    path(_GOALS, goal_views.goals, name="goals"),
    path(f"{_GOALS}add/", goal_views.new, name="goal_new"),
    path(f"{_GOALS}measures/<uuid:measure>/", goal_views.again, name="measure"),
    path(f"{_GOALS}<uuid:goal>/", goal_views.change, name="goal"),
    path(f"{_GOALS}<uuid:goal>/view/", goal_views.view, name="goal_view"),
    path(f"{_GOALS}<uuid:goal>/measure/", goal_views.measure, name="goal_measure"),
    path(f"{_GOALS}<uuid:goal>/end/", goal_views.end, name="goal_end"),
]
