"""What somebody was typing: kept every second or so, sealed, for one record and one person (`recording.autosave`)."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.datastructures import MultiValueDict

from alongside.accounts.models import User
from alongside.activity.doors import Door, operation
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed
from alongside.design.forms import Plain
from alongside.lib import clock, ids
from alongside.lib.errors import Reason, refuse_if
from alongside.lib.sql import Hex, JsonList, listed
from alongside.recording.models import Draft
from alongside.seals.rings import Ring, ring
from alongside.seals.sealed import Sealed

AnyRow = TypeVar("AnyRow", bound=Model)

LONGEST = 200_000
"""Characters that one draft may hold, as JSON."""

LEFT_OUT = {"csrfmiddlewaretoken", "password"}


def draft(opened: OpenCase, form: str) -> MultiValueDict[str, str]:
    """What was typed into this form of this case by this person; empty when nothing is kept.

    What comes back is noted at the door, so that the page says it: nobody sends another child's words unseen.
    """
    typed = _typed(opened.ring, row) if (row := _row(opened, form)) else MultiValueDict()
    if any(value.strip() for _, values in typed.lists() for value in values):
        opened.opening.brought_back.add(form)
    return typed


def beside(opened: OpenCase, rows: QuerySet[AnyRow], *forms: str) -> list[AnyRow]:
    """Rows of this case, and in the same statement the drafts of these forms: for a page that makes eight (P1)."""
    kept = (
        Draft.objects.filter(case=opened.id, user=opened.viewer, form__in=forms)
        .order_by()
        .values("case")
        .annotate(found=JsonList(JSONObject(id="id", form="form", typed=Hex("typed"))))
        .values("found")
    )
    found = list(rows.annotate(drafts_beside=Subquery(kept)))
    for row in found[:1]:
        read = {one["form"]: one for one in listed(row.drafts_beside)}  # type: ignore[attr-defined]
        opened.opening.drafts_beside |= {(opened.id, form): read.get(form) for form in forms}
    return found


def _row(opened: OpenCase, form: str) -> Draft | None:
    key = (opened.id, form)
    if key not in opened.opening.drafts_beside:
        return Draft.objects.filter(case=opened.id, user=opened.viewer, form=form).first()
    came: Any = opened.opening.drafts_beside[key]
    return Draft(id=ids.must(came["id"]), typed=Sealed(bytes.fromhex(came["typed"]))) if came else None


def take_up(opened: OpenCase, form: str, *shown: Plain) -> None:
    """Fill a form that was not sent with what was kept of it; form: "" for one that keeps nothing.

    shown: its parts, where it is made of several.
    """
    if form and not any(one.is_bound for one in shown):
        kept = draft(opened, form)
        for one in shown:
            one.take_up(kept)


@contextmanager
def saving(opened: OpenCase, form: str) -> Iterator[None]:
    """What is done inside saves the form: its draft goes with that, in one transaction, or both stay as they were."""
    with operation(by=opened.viewer, case=opened.id):
        yield
        forget(opened, form)


def own_words(door: Door, user: User, case: UUID, form: str) -> MultiValueDict[str, str]:
    """What somebody wrote into a form of a case that is not open to them any more: their own words and nothing else."""
    row = Draft.objects.filter(case=case, user=user, form=form).first()
    return _typed(ring(case, door), row) if row else MultiValueDict()


def _typed(keys: Ring, row: Draft) -> MultiValueDict[str, str]:
    return MultiValueDict(json.loads(keys.read(row, "typed") or "{}"))


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
