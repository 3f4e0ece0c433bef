"""What counts as an answer, what is asked again, and what must be answered first. Pure: facts in, reasons out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from alongside.lib.dates import working_days_after
from alongside.lib.errors import Reason
from alongside.practice.shapes.values import Question, Value, ValuesCheck
from alongside.values.terms import GOOD, Occasion, Said

Facts: TypeAlias = Mapping[str, Mapping[str, int]]
"""Name of a fact -> its numbers, such as {"told": {"told": 4, "all": 6}}."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given earlier; the newest one to a question counts."""

    question: str
    said: Said
    on: date
    known_by: date | None = None
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Giving:
    """An answer about to be given.

    name: the form field it came from, so that a reason stands beside its question.
    due_on: by when a gap is dealt with. how: whether a "yes" is followed by "How?".
    """

    question: str
    said: Said
    words: str = ""
    known_by: date | None = None
    due_on: date | None = None
    how: bool = False
    name: str = ""


def one_question(value: Value) -> str:
    """The id under which the one question of a value is kept."""
    return f"values.{value.id}"


def counts_as(given: Given, today: date) -> Said:
    """`values.not_yet`: "not yet known" becomes "no" once its day has passed."""
    if given.said == Said.NOT_YET and given.known_by is not None and given.known_by < today:
        return Said.NO
    return given.said


def superseded(short: Given, fuller: Collection[Given], today: date) -> bool:
    """`values.not_yet`: the one question of a value leaves nothing to find out once its fuller ones are answered.

    fuller: the newest answer to each of them, given in a later check. A "no" stands until all of them are good: a
    fuller "not yet known" does not undo it.
    """
    if counts_as(short, today) == Said.NO:
        return all(one.said in GOOD for one in fuller)
    return True


def latest_to_know(earlier: Iterable[Given], check: ValuesCheck, today: date) -> date:
    """`values.not_yet`: ten working days at most, counted from the first "not yet known" in a row.

    earlier: all answers to this question, oldest first.
    """
    since = today
    for given in reversed(list(earlier)):
        if given.said != Said.NOT_YET:
            break
        since = given.on
    return working_days_after(since, check.not_yet_working_days)


def may_answer(giving: Giving, earlier: Iterable[Given], check: ValuesCheck, today: date) -> Iterator[Reason]:
    """`purpose.values`: words for "no", "not yet" and the two "how"; "not yet" has a day within ten working days."""
    if not giving.words and _asks_words(giving):
        yield Reason("purpose.values", _MISSING[giving.said], f"{giving.name}_{_BOX[giving.said]}")
    if giving.said == Said.NO and giving.due_on is not None:
        latest = working_days_after(today, check.gap_working_days)
        if not today <= giving.due_on <= latest:
            says = f"Choose a day from today to {_day(latest)}: a gap is closed within a few working days."
            yield Reason("values.pause", says, f"{giving.name}_due")
    if giving.said == Said.NOT_YET:
        yield from _not_yet(giving, latest_to_know(earlier, check, today), today)


def _asks_words(giving: Giving) -> bool:
    return giving.said in _BOX and (giving.said != Said.YES or giving.how)


_BOX = {Said.YES: "how", Said.NO: "gap", Said.NOT_YET: "find", Said.DOES_NOT_APPLY: "why"}
_MISSING = {
    Said.YES: "Write how.",
    Said.NO: "Write what is missing.",
    Said.NOT_YET: "Write how you will find out.",
    Said.DOES_NOT_APPLY: "Write why it does not apply here.",
}


def _not_yet(giving: Giving, latest: date, today: date) -> Iterator[Reason]:
    if latest < today:
        says = "The days for finding out are over. Answer yes or no now; “no” says what is missing."
        yield Reason("values.not_yet", says, giving.name)
    elif giving.known_by is None or not today <= giving.known_by <= latest:
        says = f"Choose a day from today to {_day(latest)}. After that day it counts as “no”."
        yield Reason("values.not_yet", says, f"{giving.name}_by")


def before_naming(
    check: ValuesCheck, answers: Mapping[str, Given], today: date, *, whole: bool = True
) -> Iterator[Reason]:
    """`values.not_yet`, `path.named`: before anybody is named every question has an answer, and
    `values.collaboration.1` and `values.rights.1` to `.3` a known one."""
    asked = [one for one in case_questions(check) if whole or one.before_naming]
    open_ones = [one for one in asked if one.id not in answers]
    if open_ones:
        count = len(open_ones)
        says = "1 values question is" if count == 1 else f"{count} values questions are"
        yield Reason("purpose.values", f"{says} still open. Answer them before anybody is named.")
    for one in asked:
        given = answers.get(one.id)
        if given and one.before_naming and counts_as(given, today) == Said.NOT_YET:
            yield Reason("values.not_yet", f"“{one.text}” has to be known before anybody is named.")


def short_answered(check: ValuesCheck, answers: Mapping[str, Given]) -> Iterator[Reason]:
    """`path.together`, `path.nameless`: one question for each value."""
    missing = [
        value.title
        for value in check.values.values()
        if one_question(value) not in answers
        and not all(one.id in answers for one in value.questions.values() if not one.per_person)
    ]
    if missing:
        yield Reason("purpose.values", f"Answer the question about {', '.join(missing).lower()}.")


def case_questions(check: ValuesCheck) -> list[Question]:
    """The seventeen that are asked of the case; the other two are asked of each person, at inclusion."""
    return [one for one in check.questions.values() if not one.per_person]


def to_ask(
    value: Value, occasion: Occasion, whole: bool, earlier: Mapping[str, Given], facts: Facts
) -> tuple[str, ...]:
    """Which questions of a value need a fresh answer on this occasion.

    Naming asks all of them, or one on the short paths. Later each value gets one fresh answer, and only
    what is contradicted or matters at this stage is asked again.
    """
    own = [one for one in value.questions.values() if not one.per_person]
    if occasion == Occasion.NAMING:
        return tuple(one.id for one in own) if whole else (one_question(value),)
    again = [one.id for one in own if whole and _again(one, occasion, earlier.get(one.id), facts)]
    return (one_question(value), *again)


def _again(question: Question, occasion: Occasion, given: Given | None, facts: Facts) -> bool:
    if occasion not in question.occasions:
        return given is not None and given.said not in GOOD
    if given is None or given.said not in GOOD or occasion != Occasion.REVIEW:
        return True
    return bool(changed(question, given, facts))


def changed(question: Question, given: Given, facts: Facts) -> tuple[str, ...]:
    """Facts beside a question that are not what they were when it was answered."""
    return tuple(
        name
        for name in question.facts
        if name in facts and name in given.facts and dict(facts[name]) != dict(given.facts[name])
    )


def may_decide_pause(*, is_supervisor: bool) -> tuple[Reason, ...]:
    """`values.pause`: the supervisor narrows a pause, makes the work smaller or stops it, with a reason."""
    if is_supervisor:
        return ()
    return (Reason("values.pause", "Only the supervisor of this case can decide this."),)


def may_reflect(*, people: int, others: bool, written: int, at_least: int) -> Iterator[Reason]:
    """`supervision.reflect`: two or more people, and at least a line in their own words."""
    if people + others < at_least:
        yield Reason("supervision.reflect", "Reflect with at least one other person.", "people")
    if not written:
        yield Reason("supervision.reflect", "Write a line under at least one question.", "")


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
