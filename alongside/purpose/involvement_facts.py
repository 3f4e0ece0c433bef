"""Facts about telling, taking part and trust beside the values questions ("4 of 6 told").

Values and involvement stand beside each other and may not know one another; this slice knows both.
"""

from collections.abc import Mapping
from typing import Any

from alongside.involvement import queries
from alongside.involvement.terms import Answer
from alongside.people.models import Person
from alongside.people.terms import Kind
from alongside.values import facts


def register() -> None:
    """Called once, when the house is put together."""
    facts.register("told", columns=_told, says=_told_said)
    facts.register("taking_part", columns=_taking_part, says=_taking_part_said)
    facts.register("trusted", columns=_trusted, says=_trusted_said)


def _told() -> Mapping[str, Any]:
    young, parents = _asked(Kind.YOUNG_PERSON), _asked(Kind.PARENT_CARER)
    return {
        "young": facts.counted(young),
        "young_told": facts.counted(young.filter(is_told=True)),
        "parents": facts.counted(parents),
        "parents_told": facts.counted(parents.filter(is_told=True)),
        "rightly_not": facts.counted(_everybody().filter(is_rightly_not=True)),
    }


def _told_said(numbers: Mapping[str, int]) -> str:
    said = [
        f"{numbers['young_told']} of {numbers['young']} young people told" if numbers["young"] else "",
        f"{numbers['parents_told']} of {numbers['parents']} parents told" if numbers["parents"] else "",
        f"{numbers['rightly_not']} rightly not told" if numbers["rightly_not"] else "",
    ]
    return ", ".join(one for one in said if one) or "Nobody is on record yet"


def _taking_part() -> Mapping[str, Any]:
    young = _asked(Kind.YOUNG_PERSON)
    return {"young": facts.counted(young), "in_it": facts.counted(young.filter(is_in_it=True))}


def _taking_part_said(numbers: Mapping[str, int]) -> str:
    return f"{numbers['in_it']} of {numbers['young']} young people took part" if numbers["young"] else ""


def _trusted() -> Mapping[str, Any]:
    named = queries.trusted_rows()
    return {
        "named": facts.counted(named),
        "agreed": facts.counted(named.filter(answer=Answer.AGREED)),
    }


def _trusted_said(numbers: Mapping[str, int]) -> str:
    if not numbers["named"]:
        return "No trusted adult named yet"
    return f"{numbers['agreed']} of {numbers['named']} trusted adults have a part"


def _everybody() -> Any:
    here = Person.objects.filter(off_at__isnull=True, restricted_on__isnull=True)
    return queries.with_involvement(here)


def _asked(kind: Kind) -> Any:
    return queries.to_be_told(_everybody().filter(kind=kind))
