"""What somebody was typing: kept every second or so, sealed, for one record and one person (`recording.autosave`)."""

import json
from collections.abc import Mapping

from django.utils.datastructures import MultiValueDict

from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed
from alongside.lib import clock, ids
from alongside.lib.errors import Reason, refuse_if
from alongside.recording.models import Draft

LONGEST = 200_000
"""Characters that one draft may hold, as JSON."""

LEFT_OUT = {"csrfmiddlewaretoken", "password"}


def draft(opened: OpenCase, form: str) -> MultiValueDict[str, str]:
    """What was typed into this form of this case by this person; empty when nothing is kept.

    What comes back is noted at the door, so that the page says it: nobody sends another child's words unseen.
    """
    row = Draft.objects.filter(case=opened.id, user=opened.viewer, form=form).first()
    if row is None:
        return MultiValueDict()
    typed = MultiValueDict(json.loads(opened.ring.read(row, "typed") or "{}"))
    if any(value.strip() for _, values in typed.lists() for value in values):
        opened.opening.brought_back.add(form)
    return typed


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def keep(*, opened: OpenCase, form: str, typed: Mapping[str, list[str]]) -> None:
    """Keep what is in the form now. A draft belongs to one case, one form and one person."""
    words = json.dumps({name: typed[name] for name in typed if name not in LEFT_OUT})
    if len(words) > LONGEST:
        refuse_if([Reason("recording.autosave", "This is too long to keep as a draft.")])
    with change(opened) as (op, fresh):
        row = Draft.objects.filter(case=fresh.id, user=fresh.viewer, form=form).first()
        row = row or Draft(id=ids.new(), case_id=fresh.id, user=fresh.viewer, form=form)
        row.saved_at = clock.now()
        fresh.ring.fill(row, typed=words)
        row.save()
        op.log("recording.draft_kept", case=fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def throw_away(*, opened: OpenCase, form: str) -> None:
    """Begin a form again: what was kept of it goes, because its author wants that."""
    with change(opened) as (op, fresh):
        forget(fresh, form)
        op.log("recording.draft_thrown_away", case=fresh.id)


def forget(opened: OpenCase, form: str) -> None:
    """The form was saved, so its draft goes. Inside the operation that saved it."""
    Draft.objects.filter(case=opened.id, user=opened.viewer, form=form).delete()
