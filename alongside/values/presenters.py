"""What the values pages say about where things stand, and where they lead next."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from alongside.cases.opening import OpenCase
from alongside.cases.stages import FINISHED
from alongside.cases.terms import Place
from alongside.lib import dates
from alongside.practice import framework
from alongside.practice.shapes.common import Choice
from alongside.values.shown import OverviewPage, ValueCard, ValuePage

DONE = {
    "saved": "Saved. Thank you.",
}
"""What is said after saving, by the token in the address."""


@dataclass(frozen=True, slots=True)
class CardShown:
    """A value card with its pill."""

    card: ValueCard
    pill: str
    tone: str


def cards(page: OverviewPage) -> tuple[CardShown, ...]:
    """The five cards as the overview draws them."""
    return tuple(CardShown(card, *_pill(card)) for card in page.cards)


def _pill(card: ValueCard) -> tuple[str, str]:
    if card.no:
        return (f"{len(card.no)} answered no" if len(card.no) > 1 else "answered no"), "amber"
    if card.not_yet:
        by = min(one.known_by for one in card.not_yet if one.known_by)
        return f"to be known by {dates.short(by)}", "amber"
    if card.asked and not card.is_done:
        fresh = "to ask again" if card.answers else "not asked yet"
        return (f"{card.answered} of {card.asked} answered" if card.answered else fresh), ""
    return ("answered", "support") if card.answers else ("not asked yet", "")


def occasions(opened: OpenCase) -> tuple[Choice, ...]:
    """Occasions on which the check can be begun again."""
    found = framework(opened.row.framework).values_check.occasions
    return tuple(one for name, one in found.items() if name != "naming")


def after_value(opened: OpenCase, page: ValuePage, *, pressed: Mapping[str, object]) -> str:
    """The next value while answering in order; the overview after the last one or when asked for."""
    if page.following and "next" in pressed:
        return reverse("values:value", args=[opened.id, page.occasion, page.following])
    return overview_saved(opened)


def overview_saved(opened: OpenCase) -> str:
    """The five values, saying that it was saved."""
    return f"{reverse('values:page', args=[opened.id])}?done=saved"


def can_decide(opened: OpenCase) -> bool:
    """Whether the viewer is the supervisor who may narrow or end a pause."""
    return opened.i_am(Place.SUPERVISOR)


def stages() -> list[tuple[str, str]]:
    """Stages that can be finished, for a pause that is narrowed to one."""
    return [(str(one), one.capitalize()) for one in FINISHED]
