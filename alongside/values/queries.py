"""Reading the values check: the five values, the questions of one, what is paused, reflections."""

from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from alongside.cases.models import Pause
from alongside.cases.opening import OpenCase
from alongside.cases.rules import OpenPause
from alongside.cases.terms import Covers, Place
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou, Reason
from alongside.people import queries as people_queries
from alongside.practice import framework
from alongside.practice.shapes.common import Questions
from alongside.practice.shapes.values import Question, Value, ValuesCheck
from alongside.values import facts, rules, state
from alongside.values.models import Answer, ReflectedBy, Reflection, Thought
from alongside.values.rules import Facts, Given
from alongside.values.shown import (
    Answered,
    Asked,
    OverviewPage,
    PauseShown,
    PersonPage,
    PersonToAsk,
    Reflected,
    ValueCard,
    ValuePage,
)
from alongside.values.state import State
from alongside.values.terms import Occasion, Said


def overview(opened: OpenCase, wanted: str = "") -> OverviewPage:
    """The page of the five values: answers, facts, and what is paused; four statements at most.

    wanted: an occasion asked for by the address; otherwise the one that is open, or naming at first.
    """
    known = state.load(opened)
    numbers = facts.now(opened)
    occasion = _occasion(known, wanted)
    check = known.check
    texts = check.occasions[occasion] if occasion else None
    return OverviewPage(
        opening=check.opening,
        occasion=occasion,
        occasion_title=texts.title if texts else "",
        occasion_about=texts.about if texts else "",
        cards=tuple(_card(opened, known, one, occasion, numbers) for one in check.values.values()),
        pauses=pauses(opened),
        can_decide=opened.i_am(Place.SUPERVISOR),
        only_short=bool(known.askings) and not known.whole,
        has_been_asked=any(one.finished_at for one in known.askings.values()),
    )


def value_page(opened: OpenCase, value_id: str, occasion: Occasion) -> ValuePage:
    """The questions of one value; two statements."""
    known = state.load(opened)
    value = known.check.values.get(value_id)
    if value is None:
        raise NotOpenToYou
    numbers = facts.now(opened)
    whole = _whole(known, occasion)
    asked = rules.to_ask(value, occasion, whole, known.before(known.open_asking(occasion)), numbers)
    own = [one.id for one in value.questions.values() if not one.per_person]
    rest = [one for one in own if one not in asked and one in known.answers]
    order = list(known.check.values)
    later = order[order.index(value_id) + 1 :]
    return ValuePage(
        value=value,
        occasion=occasion,
        whole=whole,
        asked=tuple(_asked(opened, known, one, numbers, must=True) for one in asked),
        others=tuple(_asked(opened, known, one, numbers, must=False) for one in rest),
        following=later[0] if later else "",
    )


def standing(opened: OpenCase) -> tuple[ValueCard, ...]:
    """What was answered, value by value, without the live facts; one statement. For sign-off."""
    known = state.load(opened)
    return tuple(_card(opened, known, one, None, {}) for one in known.check.values.values())


def short_questions(opened: OpenCase) -> tuple[Asked, ...]:
    """The one question of each value, for the short paths; two statements."""
    known, numbers = state.load(opened), facts.now(opened)
    return tuple(
        _asked(opened, known, rules.one_question(value), numbers, must=True)
        for value in known.check.values.values()
    )


def one_question(opened: OpenCase, question: str) -> Asked:
    """A question that was answered before, to be answered again; two statements."""
    known = state.load(opened)
    if question not in known.standing:
        raise NotOpenToYou
    return _asked(opened, known, question, facts.now(opened), must=True)


def pauses(opened: OpenCase) -> tuple[PauseShown, ...]:
    """What is paused now, oldest first; no statement where nothing is."""
    if not opened.locks.pauses:
        return ()
    rows = Pause.objects.select_related("owner").in_bulk([one.id for one in opened.locks.pauses])
    check = framework(opened.row.framework).values_check
    return tuple(_pause(opened, check, one, rows[one.id]) for one in opened.locks.pauses)


def one_pause(opened: OpenCase, pause: UUID) -> PauseShown:
    """One pause that holds now."""
    found = next((one for one in pauses(opened) if one.id == pause), None)
    if found is None:
        raise NotOpenToYou
    return found


def people_to_ask(opened: OpenCase) -> tuple[PersonToAsk, ...]:
    """Everybody in view with the decision that they are here (`values.rights.6`, `.7`); three statements."""
    if not opened.sees_names:
        raise NotOpenToYou
    decided = people_queries.inclusions(opened)
    check = framework(opened.row.framework).values_check
    rows = Answer.objects.filter(case=opened.id, person__isnull=False).select_related("answered_by")
    newest = {(row.person_id, row.question): row for row in rows.order_by("answered_at", "id")}
    return tuple(
        PersonToAsk(
            person=one,
            inclusion=decided.get(one.id),
            need=_maybe(opened, check, newest.get((one.id, "values.rights.6"))),
            evidence=_maybe(opened, check, newest.get((one.id, "values.rights.7"))),
        )
        for one in people_queries.people(opened)
    )


def person_page(opened: OpenCase, person: UUID) -> PersonPage:
    """The two questions about somebody in view."""
    found = next((one for one in people_to_ask(opened) if one.person.id == person), None)
    if found is None:
        raise NotOpenToYou
    check = framework(opened.row.framework).values_check
    questions = [one for one in check.questions.values() if one.per_person]
    earlier = (found.need, found.evidence)
    return PersonPage(
        one=found,
        asked=tuple(
            Asked(
                id=one.id,
                text=one.text,
                hint=one.hint,
                how=one.how,
                earlier=given,
                facts=(),
                facts_changed=False,
                must=True,
                latest_to_know=_latest(given, check),
            )
            for one, given in zip(questions, earlier, strict=True)
        ),
    )


def reflections(opened: OpenCase) -> tuple[Reflected, ...]:
    """Reflections, newest first; three statements. Only for those who see everything."""
    if not opened.sees_names:
        return ()
    rows = Reflection.objects.filter(case=opened.id).order_by("-written_at", "-id").select_related("by")
    writers = Prefetch("people", ReflectedBy.objects.select_related("user"))
    thoughts = Prefetch("thoughts", Thought.objects.all())
    questions = framework(opened.row.framework).reflection.questions
    return tuple(_reflected(opened, row, questions) for row in rows.prefetch_related(writers, thoughts))


def missing(opened: OpenCase, occasion: Occasion, *, whole: bool = True) -> tuple[Reason, ...]:
    """What the values check still wants before a stage; for the rules of higher slices. Two statements.

    Before naming: every question (whole) or one for each value. Later: the check of that occasion is finished.
    """
    known = state.load(opened)
    if occasion != Occasion.NAMING:
        if known.last_finished(occasion) and not known.open_asking(occasion):
            return ()
        title = known.check.occasions[occasion].title.lower()
        return (Reason("purpose.values", f"Answer the values questions asked {title}."),)
    if whole:
        return tuple(rules.before_naming(known.check, known.answers, clock.today()))
    return tuple(rules.short_answered(known.check, known.answers))


def _occasion(known: State, wanted: str) -> Occasion | None:
    if wanted in Occasion.values:
        return Occasion(wanted)
    open_ones = [one for one in known.askings.values() if one.finished_at is None]
    if open_ones:
        return Occasion(max(open_ones, key=lambda one: one.begun_at).occasion)
    return None if known.askings else Occasion.NAMING


def _whole(known: State, occasion: Occasion) -> bool:
    """Naming through these pages asks everything; later occasions go as deep as naming went."""
    return occasion == Occasion.NAMING or known.whole


def _card(
    opened: OpenCase, known: State, value: Value, occasion: Occasion | None, numbers: Facts
) -> ValueCard:
    asking = known.open_asking(occasion) if occasion else None
    asked: tuple[str, ...] = ()
    if occasion:
        before = known.before(asking)
        asked = rules.to_ask(value, occasion, _whole(known, occasion), before, numbers)
    fresh = known.fresh(asking)
    standing = [one for one in known.standing if state.value_of(one) == value.id]
    names = dict.fromkeys(name for one in value.questions.values() for name in one.facts)
    return ValueCard(
        value=value,
        asked=len(asked),
        answered=sum(one in fresh for one in asked),
        answers=tuple(_answered(opened, known.check, known.newest[one]) for one in sorted(standing)),
        facts=facts.said(numbers, *names),
    )


def _asked(opened: OpenCase, known: State, question: str, numbers: Facts, *, must: bool) -> Asked:
    found: Question | None = known.check.questions.get(question)
    given = known.answers.get(question)
    return Asked(
        id=question,
        text=state.text_of(known.check, question),
        hint=found.hint if found else "",
        how=bool(found and found.how),
        earlier=_maybe(opened, known.check, known.standing.get(question)),
        facts=facts.said(numbers, *found.facts) if found else (),
        facts_changed=bool(found and given and rules.changed(found, given, numbers)),
        must=must,
        latest_to_know=rules.latest_to_know(known.of(question), known.check, clock.today()),
    )


def _latest(earlier: Answered | None, check: ValuesCheck) -> date:
    given = Given(earlier.question, earlier.said, earlier.on, earlier.known_by) if earlier else None
    return rules.latest_to_know([given] if given else [], check, clock.today())


def _maybe(opened: OpenCase, check: ValuesCheck, row: Answer | None) -> Answered | None:
    return _answered(opened, check, row) if row else None


def _answered(opened: OpenCase, check: ValuesCheck, row: Answer) -> Answered:
    late = row.said == Said.NOT_YET and row.known_by is not None and row.known_by < clock.today()
    return Answered(
        question=row.question,
        text=state.text_of(check, row.question),
        said=Said(row.said),
        counts=Said.NO if late else Said(row.said),
        words=opened.ring.read(row, "words") if opened.sees_names else "",
        known_by=row.known_by,
        by=row.answered_by.initial_and_surname,
        on=clock.day_of(row.answered_at),
    )


def _pause(opened: OpenCase, check: ValuesCheck, lock: OpenPause, row: Pause) -> PauseShown:
    read = opened.ring.read if opened.sees_names else _nothing
    found = check.questions.get(row.question)
    return PauseShown(
        id=row.pk,
        question=row.question,
        value=state.value_of(row.question),
        text=state.text_of(check, row.question),
        covers=Covers(row.covers),
        for_person=bool(found and found.per_person),
        gap=read(row, "gap"),
        owner=row.owner.initial_and_surname,
        mine=row.owner_id == opened.viewer.pk,
        since=lock.since,
        due_on=row.due_on,
        ran_out=row.due_on < clock.today(),
        because=read(row, "narrowed_because"),
        stage=lock.stage,
    )


def _nothing(row: object, field: str) -> str:
    return ""


def _reflected(opened: OpenCase, row: Reflection, questions: Questions) -> Reflected:
    words = {one.question: opened.ring.read(one, "words") for one in row.thoughts.all()}
    return Reflected(
        on=clock.day_of(row.written_at),
        at=row.offered_at,
        people=tuple(one.user.initial_and_surname for one in row.people.all()),
        with_whom=opened.ring.read(row, "with_whom"),
        thoughts=tuple((asked.question, words[key]) for key, asked in questions.items() if key in words),
    )
