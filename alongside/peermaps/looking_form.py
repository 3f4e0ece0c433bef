"""The question above list and narrative: which day, which groups, without what. Input checking only."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from alongside.contexts.terms import Basis
from alongside.design.forms import Day, OneOf, Plain, Several
from alongside.lib import clock, dates
from alongside.peermaps import viewing
from alongside.peermaps.looking import Looking
from alongside.peermaps.rules import POLICE, UNCHECKED

NOW, WAS, KNOWN = "now", "was", "known"
LENSES = (
    ("", "All of them"),
    (Basis.SELF_SELECTED.value, "Chosen by them"),
    (Basis.SHARED_CONTEXT.value, "Shared context"),
    (Basis.SHARED_IDENTITY.value, "Shared identity"),
)


class LookForm(Plain):
    """How somebody wants to see the map (`map.time`, `group.lens`, `map.statement`)."""

    view = forms.CharField(required=False, widget=forms.HiddenInput)
    which = OneOf(
        label="Which map?",
        required=False,
        choices=[
            (NOW, "The map today"),
            (WAS, "As it was on a day", "What was so then, by what is known today"),
            (KNOWN, "As it was known on a day", "What had been written down by then, and no more"),
        ],
        reveals={WAS: "on", KNOWN: "known"},
        look="small",
    )
    on = Day(label="As it was on", latest=clock.today)
    known = Day(label="As it was known on", latest=clock.today)
    against = Day(
        label="Compare with an earlier day",
        required=False,
        help_text="Shows what was added, what ended and what changed.",
    )
    lens = OneOf(label="Which groups?", required=False, choices=LENSES, look="inline")
    without = Several(
        label="Leave out",
        required=False,
        choices=[(UNCHECKED, "What is not checked"), (POLICE, "What is held by the police")],
    )

    def clean(self) -> dict[str, Any]:
        """The day that is compared with comes first."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        day = found.get("on") or found.get("known") or clock.today()
        against = found.get("against")
        if against and against >= day:
            self.add_error("against", f"The day to compare with must be before {dates.long(day)}")
        return found

    def looking(self) -> Looking:
        """What was asked for; the map today where that could not be understood."""
        found = self.cleaned_data
        lens = found.get("lens")
        return Looking(
            view=found.get("view") or viewing.EVERYONE,
            lens=Basis(lens) if lens else None,
            without=frozenset(found.get("without") or ()),
            on=found.get("on"),
            known=found.get("known"),
            against=found.get("against"),
        )


def read(query: QueryDict) -> tuple[LookForm, Looking]:
    """The form as it stands on the page, and what it asks for; an address with days alone is read the same way."""
    if "which" in query:
        form = LookForm(query)
        return (
            (form, form.looking())
            if form.is_valid()
            else (form, Looking(view=query.get("view") or "everyone"))
        )
    looking = asked_in(query)
    return LookForm(initial=_as_answers(looking)), looking


def asked_in(query: QueryDict) -> Looking:
    """What an address asks for; whatever makes no sense counts as not asked."""
    lens = query.get("lens", "")
    known = _day(query, "known")
    return Looking(
        view=query.get("view") or viewing.EVERYONE,
        lens=Basis(lens) if lens in Basis.values else None,
        without=frozenset(query.getlist("without")) & {UNCHECKED, POLICE},
        on=_day(query, "on"),
        known=known,
        against=_day(query, "against"),
    )


def _as_answers(looking: Looking) -> Mapping[str, Any]:
    which = WAS if looking.on else KNOWN if looking.known else NOW
    return {
        "view": looking.view,
        "which": which,
        "on": looking.on,
        "known": looking.known,
        "against": looking.against,
        "lens": looking.lens or "",
        "without": sorted(looking.without),
    }


def _day(query: QueryDict, name: str) -> date | None:
    try:
        return date.fromisoformat(query.get(name, ""))
    except ValueError:
        return None
