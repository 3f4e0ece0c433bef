"""Writing the rows of people. Called by the operations, which hold the rules, the log and the transaction."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import due
from alongside.cases.opening import OpenCase
from alongside.cases.stages import BEGUN, NOT_BEGUN, WorkStage, mark_of, set_mark
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason
from alongside.people import changes, queries, rules
from alongside.people.models import Inclusion, Person
from alongside.people.terms import AgeBand, Kind, RestsOn

LOOK_AGAIN_AFTER = timedelta(weeks=12)
"""When the need is looked at again, unless somebody chose a day or the whole work is reviewed earlier."""

IDENTITY = ("shown", "full_name", "born_on", "apart", "note", "pronouns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who somebody is, as little as is needed (`person.minimal`). born_on: ISO date or ""."""

    kind: Kind
    shown: str
    full_name: str = ""
    born_on: str = ""
    apart: str = ""
    note: str = ""
    pronouns: str = ""
    age_band: AgeBand = AgeBand.NOT_KNOWN
    symbol: str = ""
    colour: str = ""
    id: UUID = field(default_factory=ids.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The decision that they need to be here: `values.rights.6` and `.7` (`map.inclusion`)."""

    need: str
    evidence: str
    rests_on: tuple[RestsOn, ...]
    review_on: date | None = None


def new_row(
    fresh: OpenCase,
    who: Who,
    *,
    unnamed: bool = False,
    is_focus: bool = False,
    provisional_until: date | None = None,
) -> Person:
    """The key first, then the row (a sweep drops keys left over). An id that is taken is refused."""
    if not fresh.sees_names or Person.objects.filter(pk=who.id).exists():
        raise NotOpenToYou
    row = Person(
        id=who.id,
        case_id=fresh.id,
        unnamed=unnamed,
        is_focus=is_focus,
        added_at=clock.now(),
        added_by=fresh.viewer,
        provisional_until=provisional_until,
    )
    fresh.ring.add_key(row.id)
    fill(fresh, row, who)
    row.save(force_insert=True)
    return row


def fill(fresh: OpenCase, row: Person, who: Who) -> None:
    fresh.ring.fill_for_person(row, row.id, **{name: getattr(who, name).strip() for name in IDENTITY})
    row.kind, row.age_band = who.kind, who.age_band
    row.symbol, row.colour = who.symbol, who.colour


def decide(fresh: OpenCase, row: Person, why: Why) -> None:
    made = Inclusion(
        id=ids.new(),
        person=row,
        rests_on=[one.value for one in why.rests_on],
        decided_at=clock.now(),
        decided_by=fresh.viewer,
        review_on=why.review_on or _look_again_on(fresh),
    )
    fresh.ring.fill(made, concerns=[row.id], need=why.need, evidence=why.evidence)
    made.save(force_insert=True)
    due.set_due(case=fresh.id, kind="people.review", about=row.id, on=made.review_on)


def _look_again_on(fresh: OpenCase) -> date:
    planned, latest = fresh.row.review_on, clock.today() + LOOK_AGAIN_AFTER
    return min(planned, latest) if planned and planned > clock.today() else latest


def may_describe(fresh: OpenCase, who: Who, row: Person | None = None) -> tuple[Reason, ...]:
    """Everything that is asked of how somebody is described: one at a time, told apart, no more than needed."""
    others = [(one.shown, one.apart) for one in queries.people(fresh) if one.id != who.id and one.is_named]
    missing = () if who.shown.strip() else (Reason("person.minimal", "Write initials or a symbol", "shown"),)
    return (
        missing
        + rules.one_at_a_time(who.shown)
        + rules.told_apart(who.shown, who.apart, others)
        + rules.little_enough(
            fresh.level,
            who.kind,
            is_focus=row is not None and row.is_focus,
            full_name=who.full_name,
            born_on=who.born_on,
        )
        + _age_fits(fresh, who, row)
    )


def _age_fits(fresh: OpenCase, who: Who, row: Person | None) -> tuple[Reason, ...]:
    """Asked when an age is written, never again as they grow older: the rest can always be put right."""
    if row is not None:
        was = (row.kind, row.age_band, fresh.ring.read(row, "born_on"))
        if was == (who.kind, who.age_band, who.born_on):
            return ()
    return rules.age_fits(Kind(who.kind), AgeBand(who.age_band), who.born_on, clock.today())


def ask_about_harm(op: Operation, fresh: OpenCase, row: Person) -> None:
    if row.kind == Kind.SAID_TO_CAUSE_HARM:
        due.set_due(
            case=fresh.id, kind="people.harm_questions", about=row.id, on=clock.today(), whose=lead_of(fresh)
        )


def is_known(op: Operation, fresh: OpenCase, row: Person) -> None:
    """From now on this is an identified person with rights: clocks start, questions are asked."""
    ask_about_harm(op, fresh, row)
    changes.tell_known(op, fresh, row.id)
    changed(op, fresh)


def lead_of(fresh: OpenCase) -> UUID | None:
    return fresh.lead.user if fresh.lead else None


def changed(op: Operation, fresh: OpenCase) -> None:
    if mark_of(fresh, WorkStage.MAP) == NOT_BEGUN:
        set_mark(op, fresh.row, WorkStage.MAP, BEGUN)
    changes.tell(op, fresh.id)
