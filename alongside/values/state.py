"""Where the values questions of a case stand: every answer in order, the newest of each, the times of asking."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.lib import clock, sql
from alongside.practice import framework
from alongside.practice.shapes.values import Question, Value, ValuesCheck
from alongside.values.models import Answer, Asking
from alongside.values.rules import Facts, Given, one_question, superseded, to_ask
from alongside.values.terms import Occasion, Said


@dataclass(frozen=True)
class State:
    """What was answered so far. rows: oldest first, each with its asking and who answered."""

    check: ValuesCheck
    rows: tuple[Answer, ...]

    def of(self, question: str, person: UUID | None = None) -> list[Given]:
        """Every answer to one question, of the case or about one person, oldest first; none that was superseded."""
        if person is None and question in self.superseded:
            return []
        return [_given(row) for row in self.rows if row.question == question and row.person_id == person]

    @cached_property
    def newest(self) -> dict[str, Answer]:
        """The answer that counts, by question."""
        return {row.question: row for row in self._about_the_case}

    @property
    def standing(self) -> dict[str, Answer]:
        """What is read and can be answered again: all that counts, without what was superseded."""
        return {one: row for one, row in self.newest.items() if one not in self.superseded}

    @cached_property
    def answers(self) -> dict[str, Given]:
        return {question: _given(row) for question, row in self.newest.items()}

    @cached_property
    def superseded(self) -> frozenset[str]:
        """The one question of each value that a fuller check has gone through since (`values.not_yet`)."""
        return frozenset(
            one_question(value) for value in self.check.values.values() if self._gone_through_since(value)
        )

    def _gone_through_since(self, value: Value) -> bool:
        short = self.newest.get(one_question(value))
        fuller = [self.newest.get(one.id) for one in value.questions.values() if not one.per_person]
        later = [
            row for row in fuller if short and row and row.asking and row.asking.begun_at > short.answered_at
        ]
        if short is None or len(later) < len(fuller):
            return False
        return superseded(_given(short), [_given(row) for row in later], clock.today())

    @cached_property
    def askings(self) -> dict[UUID, Asking]:
        return {row.asking.pk: row.asking for row in self.rows if row.asking is not None}

    def open_asking(self, occasion: Occasion) -> Asking | None:
        """The time of asking for this occasion that is not finished yet."""
        open_ones = (one for one in self.askings.values() if one.finished_at is None)
        return next((one for one in open_ones if one.occasion == occasion), None)

    def last_finished(self, occasion: Occasion) -> Asking | None:
        done = [one for one in self.askings.values() if one.occasion == occasion and one.finished_at]
        return max(done, key=lambda one: one.begun_at, default=None)

    @property
    def latest_asking(self) -> Asking | None:
        """Where an answer belongs that is given again outside any occasion."""
        return max(self.askings.values(), key=lambda one: one.begun_at, default=None)

    @cached_property
    def whole(self) -> bool:
        """Whether all questions were ever asked, and not only one for each value."""
        return any(one.whole for one in self.askings.values())

    def before(self, asking: Asking | None) -> dict[str, Given]:
        """What was answered before this time of asking."""
        rows = [row for row in self._about_the_case if asking is None or row.asking_id != asking.pk]
        return {row.question: _given(row) for row in rows}

    def fresh(self, asking: Asking | None) -> dict[str, Answer]:
        """What this time of asking has brought so far, newest of each question."""
        if asking is None:
            return {}
        return {row.question: row for row in self._about_the_case if row.asking_id == asking.pk}

    def asked(self, occasion: Occasion, facts: Facts, *, whole: bool | None = None) -> tuple[str, ...]:
        """All questions that want a fresh answer on this occasion."""
        earlier = self.before(self.open_asking(occasion))
        deep = self.whole if whole is None else whole
        return tuple(
            question
            for value in self.check.values.values()
            for question in to_ask(value, occasion, deep, earlier, facts)
        )

    @property
    def _about_the_case(self) -> Iterator[Answer]:
        return (row for row in self.rows if row.person_id is None)


def load(opened: OpenCase) -> State:
    """One statement."""
    return State(framework(opened.row.framework).values_check, tuple(_ANSWERS.all(case=opened.id)))


_ANSWERS = sql.Prepared(
    lambda: (
        Answer.objects.filter(case=sql.CASE)
        .select_related("asking", "answered_by")
        .order_by("answered_at", "id")
    )
)


def text_of(check: ValuesCheck, question: str) -> str:
    """How a question reads; the one question of a value has the value's id."""
    found: Question | None = check.questions.get(question)
    return found.text if found else check.values[value_of(question)].one_question


def value_of(question: str) -> str:
    """The value a question belongs to: "rights" for "values.rights.6"."""
    return question.split(".")[1]


def _given(row: Answer) -> Given:
    return Given(row.question, Said(row.said), clock.day_of(row.answered_at), row.known_by, row.facts)
