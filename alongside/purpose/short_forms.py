"""The forms of a short path on one page, and the form with which a supervisor signs off."""

from dataclasses import dataclass
from typing import Any

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Path
from alongside.design.forms import Plain
from alongside.lib.errors import Refused
from alongside.practice import framework
from alongside.practice.language import reads_like_intelligence
from alongside.purpose.forms import SignOffForm, TogetherForm, WhyForm
from alongside.recording import drafts
from alongside.thresholds import queries as threshold_queries
from alongside.thresholds.terms import Policy
from alongside.values import queries as values_queries
from alongside.values.forms import QuestionsForm, team_choices


@dataclass(frozen=True, slots=True)
class ShortForms:
    """Purpose, what was told (only together with the young person), one question for each value."""

    why: WhyForm
    together: TogetherForm | None
    questions: QuestionsForm
    draft: str

    @property
    def all(self) -> list[Plain]:
        """In the order of the page."""
        return [self.why, *([self.together] if self.together else []), self.questions]

    @property
    def errors(self) -> dict[str, Any]:
        return {name: words for form in self.all for name, words in form.errors.items()}

    def is_valid(self) -> bool:
        """Every form is asked, so that all problems show at once."""
        return all([form.is_valid() for form in self.all])  # noqa: C419 - each of them, not only the first

    def refuse(self, refused: Refused) -> None:
        """Show each reason at the form that has its field."""
        for reason in refused.reasons:
            fitting = [form for form in self.all if reason.field in form.fields]
            (fitting[0] if fitting else self.why).refuse(Refused([reason]))


def make(opened: OpenCase, path: Path, data: Any) -> ShortForms:
    """The forms of one short path; data as posted, or None for what was drafted."""
    texts = framework(opened.row.framework)
    draft = f"purpose.{path}"
    words = f"{data.get('statement', '')}\n{data.get('change', '')}" if data is not None else ""
    asked = values_queries.short_questions(opened)
    why: dict[str, Any] = {
        "texts": texts,
        "level": opened.level,
        "short": True,
        "explained": bool(reads_like_intelligence(words, fw=texts)),
    }
    ask: dict[str, Any] = {
        "asked": asked,
        "check": texts.values_check,
        "team": team_choices(opened),
        "me": opened.viewer.pk,
    }
    kept = drafts.draft(opened, draft) if data is None else {}
    together = TogetherForm(data, initial=TogetherForm.typed(kept)) if path == Path.TOGETHER else None
    return ShortForms(
        why=WhyForm(data, initial=WhyForm.typed(kept, **why), **why),
        together=together,
        questions=QuestionsForm(data, initial=QuestionsForm.typed(kept, **ask), **ask),
        draft=draft,
    )


def sign_off(opened: OpenCase, data: Any) -> SignOffForm:
    """The threshold as it was decided last, to confirm or to change."""
    policy = Policy.INDIVIDUAL if opened.level == 1 else Policy.CONTEXT
    texts = framework(opened.row.framework).thresholds[policy]
    newest = next(iter(threshold_queries.decisions(opened)), None)
    by_title = {one.title: one.id for one in texts.levels.values()}
    initial: dict[str, str] = {}
    if newest is not None:
        initial = {
            "level": by_title.get(newest.level, ""),
            "reasons": newest.reasons,
            "considered": newest.considered,
        }
    levels = [(one.id, one.title, one.means) for one in texts.levels.values()]
    return SignOffForm(data, levels=levels, initial=initial)
