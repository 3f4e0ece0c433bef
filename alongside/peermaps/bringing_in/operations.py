"""Bringing a map in: begun from files, answered step by step, brought in as one act, taken back as one act."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import operation
from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import SafetyAction, always_allowed, extends_the_work, ordinary
from alongside.cases.terms import Place
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, Refused, refuse_if
from alongside.peermaps import keeping, taking_off
from alongside.peermaps.bringing_in import queries, rules, words_operations
from alongside.peermaps.bringing_in.answers import Answers
from alongside.peermaps.bringing_in.hanging import hanging
from alongside.peermaps.bringing_in.making import Made, Making
from alongside.peermaps.bringing_in.queries import Going
from alongside.peermaps.importing import NamedBytes
from alongside.peermaps.importing.choices import Choices
from alongside.peermaps.importing.material import Material, lessened, same_files, take
from alongside.peermaps.importing.packing import packed
from alongside.peermaps.importing.problems import Problem
from alongside.peermaps.models import Imported, ImportInProgress, MapImport
from alongside.peermaps.terms import OffReason
from alongside.people import changes
from alongside.recording import drafts
from alongside.statements import operations as statement_operations

KEPT_FOR = timedelta(days=1)
"""How long an import waits half done; then it is not there any more."""

Problems = tuple[Problem, ...]

_ORDER = ("tie", "group", "place", "person")


@extends_the_work
def begin(*, opened: OpenCase, files: Sequence[NamedBytes]) -> Problems:
    """Read files in memory and keep the least of them, sealed, until it is brought in (`map.import`).

    Returns what is wrong with them; then nothing is kept. What was begun before gives way.
    """
    refuse_if(rules.may_bring_in(opened.locks, own_account_only=True))
    choices = Choices(level=_level(opened))
    taken = take(files, choices=choices, today=clock.today())
    if taken.material is None:
        return taken.problems
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        refuse_if(rules.may_bring_in(fresh.locks, own_account_only=_own_accounts(taken.material)))
        _keep(fresh, taken.material, Answers(choices), begun=True)
        op.log("peermaps.import_begun", case=fresh.id, origin=taken.material.source.origin)
    return ()


@ordinary
def answer(*, opened: OpenCase, answers: Answers, remember: bool = False, offer: bool = False) -> None:
    """Keep what was answered in one step; names of friends go as soon as it is known who is one (`map.one_case`).

    remember: what the words of the interview mean is proposed the next time. offer: to colleagues too.
    """
    with change(opened) as (op, fresh):
        going = queries.must_be_going(fresh)
        refuse_if(_may_speak(fresh, going, answers))
        material = lessened(going.material, answers.choices, clock.today())
        _keep(fresh, material, answers)
        op.log("peermaps.import_answered", case=fresh.id)
        if remember and material.source.origin == "network_canvas":
            words_operations.keep(op, fresh.viewer, material.remember_as, answers.choices, offer=offer)


@ordinary
def decide(*, opened: OpenCase, answers: Answers, draft: str = "") -> None:
    """Keep who comes in and why; a reason that rests on too little is refused at once (`map.inclusion`).

    draft: of the form it was typed into, which goes now that it is kept.
    """
    with change(opened) as (op, fresh):
        going = queries.must_be_going(fresh)
        new = {key: one for key, one in answers.people.items() if one != going.answers.people.get(key)}
        for decision in dict.fromkeys(new.values()):
            refuse_if(rules.decision_holds(fresh.locks, decision.how, decision.rests_on))
        _keep(fresh, going.material, answers)
        if draft:
            drafts.forget(fresh, draft)
        op.log("peermaps.import_answered", case=fresh.id, count=len(new))


@ordinary
def choose_more(*, opened: OpenCase, answers: Answers, files: Sequence[NamedBytes]) -> None:
    """Read fields beyond the least, each chosen with a reason, from the files, which are chosen once more for it."""
    with change(opened) as (op, fresh):
        going = queries.must_be_going(fresh)
        if not same_files(going.material, files):
            says = "These are not the files that were chosen first. Choose the very same ones."
            refuse_if([Reason("map.import", says, "upload")])
        taken = take(files, choices=answers.choices, today=clock.today())
        if taken.material is None:
            raise Refused([Reason("map.import", one.says, "upload") for one in taken.problems])
        _keep(fresh, taken.material, answers)
        op.log("peermaps.import_answered", case=fresh.id, fields=len(answers.choices.fields))


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def throw_away(*, opened: OpenCase) -> None:
    """What was begun is not wanted; nothing of it stays."""
    with change(opened) as (op, fresh):
        ImportInProgress.objects.filter(case=fresh.id, user=fresh.viewer).delete()
        op.log("peermaps.import_stopped", case=fresh.id)


@extends_the_work
def bring_in(*, opened: OpenCase) -> UUID:
    """Bring it in: everything that was chosen, through the operations of the map, or nothing (`map.import`).

    Every person is a decision of their own, with need and evidence (`map.inclusion`).
    """
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        going = queries.must_be_going(fresh)
        refuse_if(rules.may_bring_in(fresh.locks, own_account_only=_own_accounts(going.material)))
        refuse_if(rules.comes_in_whole([says for _, says in going.open_tasks]))
        refuse_if(rules.few_enough(len(going.here.people), len(going.plan.new_people)))
        with changes.told_once(op):
            made = Making(op, fresh, going).everything()
        row = _remember_what_came(fresh, going, made)
        ImportInProgress.objects.filter(case=fresh.id, user=fresh.viewer).delete()
        timeline.add(op, fresh.id, "peermaps.imported")
        op.log(
            "peermaps.imported", case=fresh.id, about=(row.id,), people=len(made.people), ties=len(made.ties)
        )
    return row.id


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def take_back(*, opened: OpenCase, map_import: UUID) -> None:
    """Take back a whole import as one act, as long as nothing has been built on it (`map.import`)."""
    with change(opened) as (op, fresh):
        row = MapImport.objects.filter(map=fresh.id, pk=map_import, taken_back_at__isnull=True).first()
        if row is None or not fresh.sees_names:
            raise NotOpenToYou
        things = _things(row)
        refuse_if(
            rules.may_take_back(
                on=clock.day_of(row.brought_at),
                today=clock.today(),
                by_me=row.brought_by_id == fresh.viewer.pk,
                i_lead=fresh.i_am(Place.LEAD, Place.SUPERVISOR),
                hung=row.hung,
                hangs=hanging(things),
            )
        )
        with changes.told_once(op):
            _let_go(fresh, things)
        row.taken_back_at, row.taken_back_by = clock.now(), fresh.viewer
        row.save(update_fields=["taken_back_at", "taken_back_by"])
        timeline.add(op, fresh.id, "peermaps.import_taken_back")
        op.log("peermaps.import_taken_back", case=fresh.id, about=(row.id,))


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def past_their_day(*, by: User | None, case: UUID, now: datetime) -> int:
    """The due work: imports that were left half done go. They open to nobody from that moment on. How many."""
    with operation(by=by, case=case) as op:
        gone, _ = ImportInProgress.objects.filter(case=case, expires_at__lte=now).delete()
        if gone:
            op.log("peermaps.import_stopped", case=case)
    return gone


def _keep(fresh: OpenCase, material: Material, answers: Answers, *, begun: bool = False) -> None:
    """One import at a time for one person in one case."""
    mine = ImportInProgress.objects.filter(case=fresh.id, user=fresh.viewer)
    if begun:
        mine.delete()
    now = clock.now()
    row = mine.first() or ImportInProgress(
        id=ids.new(), case_id=fresh.id, user=fresh.viewer, begun_at=now, expires_at=now + KEPT_FOR
    )
    fresh.ring.fill(row, material=packed(material), answers=packed(answers))
    row.save()


def _own_accounts(material: Material) -> bool:
    return all(session.told_by == "young_person" for session in material.source.sessions)


def _level(opened: OpenCase) -> Literal[1, 2]:
    return 1 if opened.level == 1 else 2


def _may_speak(fresh: OpenCase, going: Going, answers: Answers) -> tuple[Reason, ...]:
    by_somebody_here = answers.whose.speaker.startswith("person:")
    if _own_accounts(going.material):
        return ()
    return rules.file_may_speak(
        fresh.level, answers.choices.statement_kind, by_somebody_here=by_somebody_here
    )


def _remember_what_came(fresh: OpenCase, going: Going, made: Made) -> MapImport:
    things: Mapping[str, Sequence[UUID]] = {
        "person": made.people,
        "place": made.places,
        "group": made.groups,
        "tie": made.ties,
        "statement": made.statements,
    }
    keeping.the_map(fresh.id)
    row = MapImport.objects.create(
        id=ids.new(),
        map_id=fresh.id,
        origin=going.material.source.origin,
        brought_at=clock.now(),
        brought_by=fresh.viewer,
        hung=hanging(things),
    )
    Imported.objects.bulk_create(
        Imported(id=ids.new(), map_import=row, **{f"{kind}_id": one})
        for kind, brought in things.items()
        for one in brought
    )
    return row


def _things(row: MapImport) -> dict[str, list[UUID]]:
    rows = Imported.objects.filter(map_import=row)
    return {
        kind: list(rows.filter(**{f"{kind}__isnull": False}).values_list(f"{kind}_id", flat=True))
        for kind in queries.THINGS
    }


def _let_go(fresh: OpenCase, things: Mapping[str, Sequence[UUID]]) -> None:
    """What people said first, then what it was about. Whatever has come off meanwhile stays off."""
    statement_operations.undo_writing(opened=fresh, statements=things["statement"])
    for kind in _ORDER:
        for one in taking_off.still_there(fresh, kind, things[kind]):
            taking_off.take_off(fresh, kind, one, OffReason.MISTAKE, "")
    keeping.place(fresh.id, dict.fromkeys([*things["person"], *things["place"]]))
