"""The steps of an import: which of them these files need, and what is still to be done before it can come in. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.peermaps.bringing_in import plan as plans
from alongside.peermaps.bringing_in.answers import Answers
from alongside.peermaps.bringing_in.plan import Here, Plan
from alongside.peermaps.importing.preview import Preview

WORDS, LEAST, GROUPS, WHO, PEOPLE, LOOK = "words", "least", "groups", "who", "people", "look"

APART = "apart"
"""Part of "who": what tells people apart was asked."""

TITLES = {
    WORDS: "What the words mean",
    LEAST: "What stays out",
    GROUPS: "Groups",
    WHO: "Who is who",
    PEOPLE: "Who comes in",
    LOOK: "Look, then bring it in",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the import. open: sentences that say what is still to be done there; nothing comes in before."""

    name: str
    title: str
    open: tuple[str, ...]
    is_done: bool


def steps(preview: Preview, answers: Answers, planned: Plan, here: Here, level: int) -> tuple[Step, ...]:
    """The steps these files need, in order."""
    found = [
        _step(WORDS, bool(preview.questions), _words(preview), answers),
        _step(LEAST, _has_least(preview, level), (), answers),
        _step(GROUPS, bool(preview.groups), _groups(planned), answers),
        _step(
            WHO,
            _has_who(preview, planned, answers, here, level),
            tuple(_who(planned, answers, here, level)),
            answers,
        ),
        _step(PEOPLE, bool(preview.people), _people(planned), answers, is_settled=not planned.waiting),
    ]
    shown = [one for one in found if one is not None]
    return (*shown, Step(LOOK, TITLES[LOOK], (), is_done=False))


def _step(
    name: str, is_needed: bool, still: tuple[str, ...], answers: Answers, *, is_settled: bool = False
) -> Step | None:
    """A step that nobody has gone through yet is open as a whole, unless nothing is left to settle in it."""
    if not is_needed:
        return None
    seen = name in answers.seen or is_settled
    unseen = (f"Go through “{TITLES[name]}”",)
    return Step(name, TITLES[name], still or (() if seen else unseen), seen and not still)


def _words(preview: Preview) -> tuple[str, ...]:
    count = len(preview.open_questions)
    if not count:
        return ()
    return (f"Answer {count} more {'question' if count == 1 else 'questions'} about what the words mean",)


def _has_least(preview: Preview, level: int) -> bool:
    named = level == 2 and any(one.name or one.born for one in preview.people)
    return bool(preview.stays_out) or named


def _groups(planned: Plan) -> tuple[str, ...]:
    open_ = [one.group.name for one in planned.groups if one.answer is None]
    return (f"Say what makes {_listed(open_)} a group",) if open_ else ()


def _has_who(preview: Preview, planned: Plan, answers: Answers, here: Here, level: int) -> bool:
    if preview.matches or plans.alike(planned.people, here) or plans.places_alike(preview.places):
        return True
    places = any(plans.place_proposed(one.place, here) for one in planned.places)
    return places or any(
        plans.proposed(one, here, level) or (one.here and WHO in answers.seen) for one in planned.people
    )


def _who(planned: Plan, answers: Answers, here: Here, level: int) -> Iterator[str]:
    asked = [one.in_sentence for one in plans.to_be_asked(planned, answers, here, level)]
    mixed = [one.called for one in plans.mixed_up(planned, here)]
    if asked:
        whom = list(dict.fromkeys(asked))
        yield f"Say whether {_listed(whom)} {'is' if len(whom) == 1 else 'are'} on this map already"
    if mixed:
        yield f"Write what tells {_listed(mixed)} apart from somebody else"


def apart_is_open(planned: Plan, answers: Answers, here: Here) -> bool:
    """Whether there are people who could be mixed up, and nobody has been asked yet what tells them apart."""
    return APART not in answers.seen and bool(plans.alike(planned.people, here))


def _people(planned: Plan) -> tuple[str, ...]:
    brings = planned.new_people or planned.places or planned.groups or planned.ties
    return () if brings else ("Decide who comes in: nobody does so far",)


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def open_tasks(found: tuple[Step, ...]) -> Iterator[tuple[str, str]]:
    """(step, sentence) of everything that is still to be done."""
    for step in found:
        yield from ((step.name, sentence) for sentence in step.open)


def after(found: tuple[Step, ...], name: str) -> str:
    """The step that follows."""
    names = [one.name for one in found]
    return names[names.index(name) + 1] if name in names[:-1] else LOOK
