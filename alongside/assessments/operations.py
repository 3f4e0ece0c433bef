"""Adding to an assessment, analysing, finishing, signing off. Every function is one change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.assessments import frame as frames
from alongside.assessments import queries, rules, writing
from alongside.assessments.frame import Frame
from alongside.assessments.models import (
    AnalysisAnswer,
    Assessment,
    Contribution,
    ContributionAbout,
    FactorReading,
)
from alongside.assessments.shown import AnswerSeen
from alongside.assessments.terms import About, Kind
from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.cases.terms import Place
from alongside.contexts.groups_rules import still_open
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people import queries as people_queries
from alongside.practice import framework
from alongside.recording import drafts
from alongside.statements import queries as statements

ANALYSIS_DRAFT = "assessments.analysis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What somebody adds. speaker, speaker_words: whose words they are, where it is a quote.

    people: whom it is about, where it is about people. rests_on: statements of the map.
    """

    prompt: str
    kind: Kind
    words: str
    about: About
    on: date
    people: tuple[UUID, ...] = ()
    speaker: UUID | None = None
    speaker_words: str = ""
    said_with: str = ""
    rests_on: tuple[UUID, ...] = ()


@ordinary
def add(*, opened: OpenCase, known: Known) -> UUID:
    """Somebody adds what they know; after the assessment was finished it stands below as a later addition."""
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        row = _written(op, fresh, known)
        op.log("assessments.added", case=fresh.id, about=(row.id,), kind=row.kind, domain=row.domain)
        drafts.forget(fresh, writing.draft_form(known.prompt))
        return row.id


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def put_right(*, opened: OpenCase, contribution: UUID, known: Known) -> UUID:
    """The right wording takes its place; the wrong one leaves view and stays in the record."""
    with change(opened) as (op, fresh):
        row = _changeable(fresh, contribution)
        better = _written(op, fresh, known)
        row.replaced_by = better
        _end(fresh, row)
        op.log("assessments.put_right", case=fresh.id, about=(row.id, better.id))
        return better.id


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def take_back(*, opened: OpenCase, contribution: UUID) -> None:
    """It should not stand there: it leaves view."""
    with change(opened) as (op, fresh):
        row = _changeable(fresh, contribution)
        _end(fresh, row)
        op.log("assessments.taken_back", case=fresh.id, about=(row.id,))


@ordinary
def analyse(*, opened: OpenCase, answers: Mapping[str, str], versions: Mapping[str, str]) -> None:
    """Write down what lies beneath (`assessment.analysis`). Earlier answers stay as history.

    versions: question -> the answer that the writer had before them. Where somebody else has answered since,
    nothing is written and both can be read.
    """
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        frame = frames.load(fresh)
        refuse_if(_not_locked(frame))
        before = {one.question: one for one in queries.analysis(fresh, frame)}
        changed = {
            key: words.strip()
            for key, words in answers.items()
            if key in before and words.strip() != before[key].words
        }
        refuse_if(_answered_since(before, changed, versions))
        assessment = writing.current(op, fresh)
        for question, words in changed.items():
            row = AnalysisAnswer(
                id=ids.new(),
                assessment=assessment,
                question=question,
                written_at=clock.now(),
                by=fresh.viewer,
            )
            fresh.ring.fill(row, concerns=writing.concerned(fresh, words), words=words)
            row.save(force_insert=True)
        if changed:
            timeline.add(op, fresh.id, "assessments.analysed")
        drafts.forget(fresh, ANALYSIS_DRAFT)


def _written(op: Operation, fresh: OpenCase, known: Known) -> Contribution:
    assessment, prompt_set = writing.current(op, fresh), writing.prompt_set(fresh)
    domain, prompt_set = _domain_of(fresh, assessment, prompt_set, known.prompt)
    meant = (*known.people, *([known.speaker] if known.speaker else ()))
    if not set(meant) <= set(people_queries.rows_in_view(fresh)):
        raise NotOpenToYou
    about_people = known.people if known.about == About.PERSON else ()
    has_speaker = bool(known.speaker or known.speaker_words.strip())
    refuse_if(rules.may_add(known.kind, known.words, known.about, len(about_people), has_speaker))
    people = writing.concerned(fresh, known.words, known.speaker_words, known.said_with, also=meant)
    of_others = set(people) - ({known.speaker} if known.kind.is_quote else set())
    refuse_if(rules.may_identify(fresh.locks, known.kind, writing.others_named(fresh, of_others)))
    row = Contribution(
        id=ids.new(),
        assessment=assessment,
        domain=domain,
        prompt=known.prompt,
        prompt_set=prompt_set,
        kind=known.kind,
        about=known.about,
        speaker_id=known.speaker if known.kind.is_quote else None,
        names_nobody=known.about == About.CONTEXT and writing.names_nobody(people, known.words),
        on=known.on,
        added_at=clock.now(),
        by=fresh.viewer,
    )
    _fill(fresh, row, known, people)
    row.save(force_insert=True)
    ContributionAbout.objects.bulk_create(
        ContributionAbout(id=ids.new(), contribution=row, person_id=one) for one in about_people
    )
    FactorReading.objects.bulk_create(
        FactorReading(id=ids.new(), contribution=row, statement=statements.row_in_view(fresh, one))
        for one in known.rests_on
    )
    return row


def _fill(fresh: OpenCase, row: Contribution, known: Known, people: Iterable[UUID]) -> None:
    quote = known.kind.is_quote
    fresh.ring.fill(
        row,
        concerns=people,
        words=known.words.strip(),
        speaker_words=known.speaker_words.strip() if quote and not known.speaker else "",
        said_with=known.said_with.strip() if quote else "",
    )


def _domain_of(fresh: OpenCase, assessment: Assessment, prompt_set: str, prompt: str) -> tuple[str, str]:
    """(domain, set) of a prompt: of the set that fits now, or of the one the assessment began with."""
    sets = framework(fresh.row.framework).prompts
    for each in dict.fromkeys((prompt_set, assessment.prompt_set, *sets)):
        try:
            return rules.prompt_of(sets, each, prompt)[0], each
        except KeyError:
            continue
    raise NotOpenToYou


def _changeable(fresh: OpenCase, contribution: UUID) -> Contribution:
    row = queries.row_to_change(fresh, contribution)
    leads = fresh.sees_names and fresh.i_am(Place.LEAD, Place.DEPUTY, Place.SUPERVISOR)
    refuse_if(rules.may_change(Kind(row.kind), mine=row.by_id == fresh.viewer.pk, leads=leads))
    return row


def _end(fresh: OpenCase, row: Contribution) -> None:
    row.ended_at, row.ended_by = clock.now(), fresh.viewer
    row.save(update_fields=["ended_at", "ended_by", "replaced_by"])


def _not_locked(frame: Frame) -> Iterable[Reason]:
    if frame.locked_at is not None:
        says = "This assessment is finished. Add later thoughts under “Add what you know”."
        yield Reason("recording.finish", says)


def _answered_since(
    before: Mapping[str, AnswerSeen], changed: Mapping[str, str], versions: Mapping[str, str]
) -> Iterable[Reason]:
    for key in changed:
        if versions.get(key, "") != before[key].version:
            says = (
                f"{before[key].by} answered “{before[key].text}” while you were writing: “{before[key].words}” "
                "Put both together below, then save again"
            )
            yield Reason("assessment.grows", says, f"answer_{key}")
