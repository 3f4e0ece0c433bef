"""The facts that this slice can see for itself: own words, places and what shapes them, weighting."""

from collections.abc import Mapping
from typing import Any

from alongside.contexts.models import Condition, Place, Weighting
from alongside.contexts.terms import Whose
from alongside.statements.models import Statement
from alongside.statements.terms import Handling, Source
from alongside.values import facts


def register() -> None:
    """Called once, when the house is put together."""
    facts.register("own_words", columns=_own_words, says=_own_words_said)
    facts.register("places", columns=_places, says=_places_said)
    facts.register("weighting", columns=_weighting, says=_weighting_said)


def _own_words() -> Mapping[str, Any]:
    """The same for everybody who may look: what only some may see is not counted for anyone."""
    standing = (
        Statement.objects.filter(ended_at__isnull=True)
        .exclude(handling=Handling.LEAD_ONLY)
        .exclude(about__person__restricted_on__isnull=False)
    )
    return {
        "own": facts.counted(standing.filter(source=Source.OWN_ACCOUNT)),
        "all": facts.counted(standing),
    }


def _own_words_said(numbers: Mapping[str, int]) -> str:
    own, everything = numbers["own"], numbers["all"]
    if not everything:
        return "No statements yet"
    return f"{own} of {everything} statements are people’s own words"


def _places() -> Mapping[str, Any]:
    here = Place.objects.filter(off_at__isnull=True)
    notes = Condition.objects.filter(ended_on__isnull=True)
    return {"places": facts.counted(here), "notes": facts.counted(notes)}


def _places_said(numbers: Mapping[str, int]) -> str:
    places = _count(numbers["places"], "place", "places").capitalize()
    return f"{places}, {_count(numbers['notes'], 'note', 'notes')} on what shapes them"


def _weighting() -> Mapping[str, Any]:
    rows = Weighting.objects.all()
    young = rows.filter(whose=Whose.YOUNG_PEOPLE)
    return {"all": facts.counted(rows), "young_people": facts.counted(young)}


def _weighting_said(numbers: Mapping[str, int]) -> str:
    if not numbers["all"]:
        return "Contexts have not been weighed yet"
    by_young = ", by young people too" if numbers["young_people"] else ", not by young people yet"
    return f"Contexts weighed{by_young}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number or 'no'} {one if number == 1 else many}"
