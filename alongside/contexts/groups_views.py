"""The shared directory of places, schools, services and platforms, kept by an administrator."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.accounts.access import opened_by, viewer
from alongside.accounts.roles import Role
from alongside.activity.doors import Door
from alongside.cases.terms import Subject
from alongside.contexts import groups_forms, groups_operations, groups_queries
from alongside.lib.errors import Refused


@opened_by(Role.ADMINISTRATOR)
def directory(request: HttpRequest, door: Door) -> HttpResponse:
    """What is in the directory, and one more."""
    door.looked("contexts.directory_read")
    form = groups_forms.SettingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, kind = form.cleaned_data["name"], Subject(form.cleaned_data["kind"])
        try:
            groups_operations.publish_setting(by=viewer(request), name=name, kind=kind)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("contexts:directory")
    found = groups_queries.settings(retired=True)
    return render(request, "contexts/directory.html", {"form": form, "settings": found})


@opened_by(Role.ADMINISTRATOR)
@require_POST
def retire(request: HttpRequest, door: Door, setting: UUID) -> HttpResponse:
    """No longer offered."""
    groups_operations.retire_setting(by=viewer(request), setting=setting)
    return redirect("contexts:directory")
