"""What the purpose pages say about ways in, what may be done now, and what never stops."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from alongside.cases.opening import OpenCase
from alongside.cases.safety import SafetyAction
from alongside.cases.terms import Path, Stage
from alongside.contexts.terms import Basis
from alongside.lib import dates
from alongside.practice import framework
from alongside.practice.shapes import purpose as shapes
from alongside.purpose import queries, rules
from alongside.purpose.rules import Signing
from alongside.purpose.shown import GroupNow, Purpose
from alongside.purpose.terms import Reader, Section, Turned
from alongside.values import queries as values_queries


@dataclass(frozen=True, slots=True)
class Way:
    """One of the three ways in, with what it asks. is_named: begun by a button, answered in parts."""

    path: shapes.Path
    asks: tuple[shapes.Input, ...]
    is_named: bool
    href: str


@dataclass(frozen=True, slots=True)
class May:
    """What this viewer may do on the purpose page."""

    supervises: bool
    viewer: Any


def ways(opened: OpenCase) -> tuple[Way, ...]:
    """The ways in that fit this level of work, the lightest first."""
    texts = framework(opened.row.framework).paths
    fitting = [
        path
        for path in (Path.TOGETHER, Path.NAMELESS, Path.NAMED)
        if not rules.may_choose(path, opened.level, Stage(opened.stage))
    ]
    return tuple(_way(opened, texts[path]) for path in fitting)


def lighter(opened: OpenCase) -> tuple[Way, ...]:
    """Ways that ask for less than naming people: offered again whenever a purpose is decided anew."""
    return tuple(one for one in ways(opened) if not one.is_named and opened.level == 2)


def _way(opened: OpenCase, path: shapes.Path) -> Way:
    is_named = path.id == Path.NAMED
    href = "" if is_named else reverse("purpose:short", args=[opened.id, path.id])
    return Way(path, tuple(path.asks.values()), is_named, href)


def may(opened: OpenCase) -> May:
    """Whether the viewer supervises this work, and who they are."""
    return May(bool(set(opened.places) & set(rules.SIGNERS)), opened.viewer.pk)


def sign_off(opened: OpenCase, purpose: Purpose) -> dict[str, Any]:
    """The one-page summary, and why this viewer may not sign it off, if so."""
    signing = Signing(
        signer=opened.viewer.pk,
        authors=purpose.authors,
        places=frozenset(opened.places),
        turned=purpose.turned,
    )
    about_a_group = Section.GROUP in queries.wanted(opened)
    group = queries.group_now(opened) if about_a_group else None
    return {
        "purpose": purpose,
        "rows": summary(purpose),
        "group": group,
        "bases": bases_of(group) if group else [],
        "refused": tuple(rules.may_sign_off(signing)),
        "pauses": opened.locks.pauses,
        "values": values_queries.standing(opened),
        "is_waiting": purpose.turned == Turned.SUBMITTED,
    }


def summary(purpose: Purpose | None) -> list[dict[str, str]]:
    """Questions with their answers, without those that this path does not ask."""
    if purpose is None:
        return []
    changed = ", ".join(purpose.framework.process.items[name].title for name in purpose.changed_process)
    pairs = [
        ("How the work is done", purpose.framework.paths[purpose.path].title),
        ("What started this", purpose.trigger_title),
        ("What it is for", f"{purpose.purpose_title}: {purpose.statement}"),
        ("The change hoped for", purpose.change),
        ("Could it be done with less, or without names?", purpose.less),
        ("What could it bring about?", purpose.bring_about),
        ("What will prevent that?", purpose.prevent),
        ("Told so far", purpose.told),
        ("What they said to that", purpose.said),
        ("Agree to take part", purpose.agrees_label),
        ("Lawful basis", f"{purpose.basis_title}. {purpose.basis_why}" if purpose.basis else ""),
        ("Condition", purpose.condition_title),
        ("How we work", _process(purpose, changed)),
    ]
    return [{"term": term, "value": value} for term, value in pairs if value]


def _process(purpose: Purpose, changed: str) -> str:
    if not purpose.process_seen_on:
        return ""
    return f"Different here: {changed}" if changed else "As on the authority’s page"


def sheets(opened: OpenCase) -> list[dict[str, str]]:
    """The one-page sheet for each kind of reader, as a short list."""
    return [
        {
            "words": f"For {reader.label}",
            "href": reverse("purpose:sheet", args=[opened.id, reader]),
        }
        for reader in Reader
    ]


def bases_of(group: GroupNow) -> list[str]:
    """Each basis with what it rests on."""
    return [f"{Basis(one).label.capitalize()}: {words}" for one, words in group.bases.items()]


def from_the_case(opened: OpenCase) -> str:
    """What a short path does not ask, because the case and settings say it."""
    texts = framework(opened.row.framework)
    basis = next(iter(texts.lawful_bases.values()))
    review = f"review {dates.short(opened.row.review_on)}" if opened.row.review_on else "no review date yet"
    team = len({one.user for one in opened.colleagues})
    return f"Threshold as decided when the work was opened · {basis.title.lower()} · {review} · {team} on the team"


def safety_actions() -> list[str]:
    """What no rule ever stops (`safety.actions`)."""
    return [one.value.capitalize() for one in SafetyAction]


def readers(opened: OpenCase, current: str) -> list[dict[str, Any]]:
    """The three versions of the sheet as a switch."""
    return [
        {
            "label": reader.label.capitalize(),
            "href": reverse("purpose:sheet", args=[opened.id, reader]),
            "current": reader == current,
        }
        for reader in Reader
    ]
