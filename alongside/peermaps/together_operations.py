"""Drawing together, from the adult's beginning to what has to be done afterwards. One change each (`map.together`).

Listening is never stopped (`safety.actions`): none of these asks a lock. What may be *kept* is decided when the
drawing is handed back, by the operations that anybody's words go through.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from hmac import compare_digest
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import operation
from alongside.cases import due
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.cases.timeline import add as tell
from alongside.lib import clock, ids
from alongside.lib.dates import working_days_after
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.peermaps import together_drafts as drafts
from alongside.peermaps import together_keeping as keeping
from alongside.peermaps import together_rules as rules
from alongside.peermaps.together_models import Seat, Sitting
from alongside.peermaps.together_reading import Message
from alongside.peermaps.together_terms import Acted, Alone, Language, Need
from alongside.people.queries import row_in_view
from alongside.people.terms import Kind
from alongside.practice import framework
from alongside.recording import operations as recording

KEPT_FOR = 5
"""Working days after which a drawing that nobody finished goes by itself (retention class "together_draft")."""

TO_FINISH, TO_LOOK_AT = "peermaps.together_finish", "peermaps.together_look"


@dataclass(frozen=True, slots=True)
class NewSeat:
    """Who draws: somebody of the record, or somebody new by initials."""

    person: UUID | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the adult says before: who draws, what was said aloud, where, what helps, and the PIN."""

    seats: tuple[NewSeat, ...]
    told: tuple[str, ...]
    alone: Alone
    who_else: str
    pin: str
    language: Language = Language.ENGLISH
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """Whether the PIN was right; if not, how many seconds to wait before the next try."""

    right: bool
    wait: int = 0


@always_allowed(SafetyAction.LISTEN)
def begin(*, opened: OpenCase, beginning: Beginning) -> UUID:
    """An adult on the team begins, after saying four things aloud: what it is for, who sees it, when they cannot keep
    it to themselves, that the young person can stop."""
    with change(opened) as (op, fresh):
        if not fresh.sees_names:
            raise NotOpenToYou
        refuse_if(_may_begin(fresh, beginning))
        row = Sitting(
            id=ids.new(),
            case_id=fresh.id,
            started_at=clock.now(),
            started_by=fresh.viewer,
            several=len(beginning.seats) > 1,
            language=beginning.language,
            needs=[one.value for one in beginning.needs],
            told=list(beginning.told),
            alone=beginning.alone,
            until=working_days_after(clock.today(), KEPT_FOR),
        )
        fresh.ring.add_key(row.id)
        fresh.ring.fill_alone(row, row.id, pin=beginning.pin)
        known = [seat.person for seat in beginning.seats if seat.person]
        fresh.ring.fill(row, concerns=known, who_else=beginning.who_else.strip())
        row.save(force_insert=True)
        for number, seat in enumerate(beginning.seats):
            _take_seat(fresh, row, number, seat)
        due.set_due(case=fresh.id, kind=TO_FINISH, about=row.id, on=clock.today(), whose=fresh.viewer)
        op.log("peermaps.together_begun", case=fresh.id, about=(row.id,))
    return row.id


@always_allowed(SafetyAction.LISTEN)
def open_screen(*, opened: OpenCase, sitting: UUID, pin: str) -> Tried:
    """Show the drawing on a screen: the first time at once, from then on with the PIN. A wrong one is slowed."""
    with change(opened) as (op, fresh):
        row = drafts.going_on(fresh, sitting)
        first = row.opened_at is None
        tried = Tried(right=True) if first else _try(fresh, row, pin)
        if tried.right:
            row.opened_at = clock.now()
        row.save()
        op.log("peermaps.together_opened", case=fresh.id, about=(sitting,), right=tried.right)
    return tried


@always_allowed(SafetyAction.LISTEN)
def say(*, opened: OpenCase, sitting: UUID, message: Message) -> None:
    """Keep what was said, as the screen has it now, and let go of what is not to be saved (`map.dont_save`).

    What goes loses its key before anything else: from then on it is dead in every copy. Sent twice, late or out of
    order it comes to the same, and nothing that was let go comes back.
    """
    with change(opened) as (op, fresh):
        row = drafts.going_on(fresh, sitting)
        if row.opened_at is None:
            raise NotOpenToYou
        drafts.let_go(op, row, message.gone)
        seats = {seat.pk: seat for seat in row.seats.all()}
        for one in message.said:
            if one.seat not in seats:
                raise NotOpenToYou
            drafts.keep(op, fresh, row, seats[one.seat], one)
        row.save(update_fields=["gone"])
        op.log("peermaps.together_said", case=fresh.id, about=(sitting,), kept=len(message.said))


@always_allowed(SafetyAction.LISTEN)
def hand_back(*, opened: OpenCase, sitting: UUID, pin: str, ask_family: bool) -> Tried:
    """The young person has read it back and gives the device to the adult: what was said becomes their account.

    Everybody they named is provisional for five working days. What may not be kept while adding people is paused,
    and every key of the drawing in the making, goes. Where they let everything go, nothing is kept at all.
    """
    with change(opened) as (op, fresh):
        row = drafts.going_on(fresh, sitting)
        tried = _try(fresh, row, pin)
        if tried.right:
            for person in keeping.keep(fresh, row, ask_family=ask_family):
                tell(op, fresh.id, "peermaps.together_drawn", person=str(person))
            row.ended_at = clock.now()
            due.done(case=fresh.id, kind=TO_FINISH, about=row.id)
            due.set_due(case=fresh.id, kind=TO_LOOK_AT, about=row.id, on=clock.today(), whose=fresh.viewer)
            drafts.end(op, row, stays=[line for line, _ in drafts.signs(fresh.ring, row)])
        row.save()
        op.log("peermaps.together_handed_back", case=fresh.id, about=(sitting,), right=tried.right)
    return tried


@always_allowed(SafetyAction.LISTEN)
def put_down(*, opened: OpenCase, sitting: UUID, pin: str) -> Tried:
    """The adult takes the device back for now; the drawing waits, locked, until its last day."""
    with change(opened) as (op, fresh):
        row = drafts.going_on(fresh, sitting)
        tried = _try(fresh, row, pin)
        row.save()
        op.log("peermaps.together_put_down", case=fresh.id, about=(sitting,), right=tried.right)
    return tried


@always_allowed(SafetyAction.LISTEN)
def choose_pin(*, opened: OpenCase, sitting: UUID, pin: str) -> None:
    """The adult has forgotten the PIN. Only where the device is not in a young person's hands."""
    with change(opened) as (op, fresh):
        row = drafts.going_on(fresh, sitting)
        refuse_if(rules.good_pin(pin))
        fresh.ring.fill_alone(row, row.id, pin=pin)
        row.wrong_pins, row.wait_until = 0, None
        row.save(update_fields=["pin", "wrong_pins", "wait_until"])
        op.log("peermaps.together_new_pin", case=fresh.id, about=(sitting,))


@always_allowed(SafetyAction.KEEP_SAFE)
def look_back(*, opened: OpenCase, sitting: UUID, acted: Acted, words: str) -> None:
    """Off the young person's screen: did anything come up that the adult must act on, saved or not (`map.dont_save`)?

    What they did is written in their own words, as a note about whoever drew; the quiet signs are seen and go.
    """
    with change(opened) as (op, fresh):
        row = drafts.to_look_at(fresh, sitting)
        if acted != Acted.NOTHING:
            says = "Write what you have done, in your own words"
            refuse_if(() if words.strip() else (Reason("map.dont_save", says, "words"),))
            drew = list(row.seats.filter(person__isnull=False).values_list("person", flat=True))
            recording.write_note(
                opened=fresh, words=words.strip(), happened_on=clock.today(), concerns=drew, stage="map"
            )
            tell(op, fresh.id, f"peermaps.together_acted_{acted.value}")
        row.looked_at, row.acted = clock.now(), acted
        row.save(update_fields=["looked_at", "acted"])
        due.done(case=fresh.id, kind=TO_LOOK_AT, about=row.id)
        drafts.end(op, row)
        op.log("peermaps.together_looked_back", case=fresh.id, about=(sitting,))


@ordinary
def run_out(*, by: User | None, case: UUID, today: date) -> int:
    """The due work: a drawing that nobody finished by its last day goes by itself, words and keys.

    by: None, because nobody does it. Returns how many went.
    """
    with operation(by=by, case=case) as op:
        rows = list(Sitting.objects.left_unfinished(today).filter(case=case).select_for_update())
        for row in rows:
            due.done(case=case, kind=TO_FINISH, about=row.pk)
            drafts.end(op, row)
            row.delete()
            tell(op, case, "peermaps.together_ran_out")
        return len(rows)


def _may_begin(fresh: OpenCase, beginning: Beginning) -> list[Reason]:
    words = framework(fresh.row.framework).together
    about_one = fresh.level == 1
    new = [seat for seat in beginning.seats if seat.person is None]
    reasons = [*rules.may_begin(fresh.locks, newcomers=bool(new) and not about_one)]
    if not beginning.seats or any(not seat.shown.strip() for seat in new):
        reasons.append(Reason("map.together", "Say who is drawing", "who"))
    reasons += [*rules.all_told(beginning.told, words.sayings), *rules.good_pin(beginning.pin)]
    return reasons


def _take_seat(fresh: OpenCase, row: Sitting, number: int, seat: NewSeat) -> None:
    made = Seat(id=ids.new(), sitting=row, number=number)
    if seat.person is not None:
        person = row_in_view(fresh, seat.person)
        if person.kind != Kind.YOUNG_PERSON or person.unnamed:
            raise NotOpenToYou
        made.person = person
    else:
        words = framework(fresh.row.framework).together.family_words
        fresh.ring.fill_alone(made, row.id, shown=rules.letters(seat.shown, words))
    made.save(force_insert=True)


def _try(fresh: OpenCase, row: Sitting, pin: str) -> Tried:
    """Compare in constant time; count what was wrong on the row that the caller saves."""
    now = clock.now()
    if row.wait_until is not None and row.wait_until > now:
        return Tried(right=False, wait=-(-(row.wait_until - now) // timedelta(seconds=1)))
    if compare_digest(fresh.ring.read(row, "pin").encode(), pin.encode()):
        row.wrong_pins, row.wait_until = 0, None
        return Tried(right=True)
    row.wrong_pins = min(row.wrong_pins + 1, 1000)
    wait = rules.wait_after(row.wrong_pins)
    row.wait_until = now + timedelta(seconds=wait) if wait else None
    return Tried(right=False, wait=wait)
