"""Between the forms of a referral and what its operations take."""

from typing import Any

from alongside.accounts.models import User
from alongside.cases.terms import Subject
from alongside.lib import ids
from alongside.practice import framework, language
from alongside.referrals.forms import DecisionForm, ReferralForm
from alongside.referrals.models import WORDS
from alongside.referrals.operations import Opening, OwnReferral, Written
from alongside.thresholds.operations import Decision
from alongside.thresholds.terms import Outcome, Policy


def boxes(version: str) -> list[tuple[str, str]]:
    """The contexts to weigh, as (id, title): they start equal."""
    return [(one.id, one.title) for one in framework(version).weighting.boxes.values()]


def suggestions(typed: dict[str, Any]) -> tuple[language.Suggestion, ...]:
    """What the language help says about the words typed; quoted words are left alone (`recording.language`)."""
    return tuple(found for name in WORDS for found in language.look_over(str(typed.get(name) or "")))


def advice(typed: dict[str, Any], version: str) -> tuple[language.Suggestion, ...]:
    """Advice on what the work is to be called: no gang, no street, no reputation (`group.name`)."""
    texts = framework(version)
    called = (str(typed.get(name) or "") for name in ("title", "child_title"))
    return tuple(found for name in called for found in language.gang_or_street_name(name, fw=texts))


def written(form: ReferralForm, subject: str) -> Written:
    """The checked form as the operation takes it."""
    typed = form.cleaned_data
    return Written(
        subject=Subject(subject),
        young_people_know=typed["young_people_know"],
        parents_know=typed["parents_know"],
        words={name: typed.get(name) or "" for name in WORDS},
        weights=form.weights(),
    )


def decision(typed: dict[str, Any]) -> dict[str, Any]:
    """The checked decision form as the operation takes it."""
    outcome = Outcome(typed["outcome"])
    return {
        "decision": Decision(
            policy=Policy(typed["policy"]),
            level=typed[f"level_{typed['policy']}"],
            outcome=outcome,
            reasons=typed["reasons"],
            considered=typed["considered"],
            feedback=typed["feedback"],
        ),
        "opening": _opening(typed) if outcome.opens_work else None,
        "own_referral": _own_referral(typed),
    }


def as_written(form: DecisionForm) -> list[tuple[str, str]]:
    """What stands in a decision form, as (what was asked, what was answered): to read, when it cannot be sent."""
    found = [(field, str(field.value() or "").strip()) for field in form]
    return [(str(field.label), _chosen(field.field, value)) for field, value in found if value]


def _chosen(field: Any, value: str) -> str:
    """The words of a choice; anything else as it was typed."""
    labels = {str(one[0]): str(one[1]) for one in getattr(field, "choices", ())}
    return labels.get(value, value)


def _opening(typed: dict[str, Any]) -> Opening | None:
    lead = User.objects.filter(pk=ids.must(typed["lead"])).first()
    return Opening(typed["title"], lead, typed.get("child_title") or "") if lead else None


def _own_referral(typed: dict[str, Any]) -> OwnReferral | None:
    if typed["own_referral"] == "no":
        return None
    return OwnReferral(typed["own_who"], typed["own_because"], typed["own_made"] == "yes")
