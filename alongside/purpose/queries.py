"""Reading the purpose of a case: where it stands, one part, the page for sign-off, the sheet."""

from collections.abc import Sequence
from datetime import date

from alongside.cases.models import Clearance
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Path, SeesWhat, Subject
from alongside.contexts.models import GroupBasis, PeerGroup
from alongside.lib import dates
from alongside.lib.errors import NotOpenToYou, Reason
from alongside.people import queries as people_queries
from alongside.people.mentioned import mentioned
from alongside.practice import framework
from alongside.practice.shapes.purpose import Leaflet
from alongside.purpose import state
from alongside.purpose.shown import GroupNow, Part, Purpose, PurposePage, Sheet, SheetPart
from alongside.purpose.terms import Reader, Section
from alongside.values import queries as values_queries
from alongside.values.terms import Occasion

NO_GROUP = GroupNow(None, "", "", "", {})


def page(opened: OpenCase) -> PurposePage:
    """Where the purpose stands; three statements at most."""
    found = state.versions(opened)
    current = found[-1] if found else None
    writing = current is not None and current.path == Path.NAMED and current.is_being_written
    open_values = values_queries.missing(opened, Occasion.NAMING) if writing else ()
    parts: tuple[Part, ...] = ()
    if current is not None and writing:
        has_group = Section.GROUP in wanted(opened) and group_now(opened).id is not None
        parts = _parts(opened, state.done(current, has_group=has_group), open_values)
    return PurposePage(
        current=current,
        standing=state.standing(found),
        parts=parts,
        open_values=open_values,
        urgent_until=_urgent_until(opened),
        earlier=found[:-1],
    )


def _urgent_until(opened: OpenCase) -> date | None:
    """When the other answers are due after going on at once; no statement where nobody did."""
    if not opened.locks.urgent:
        return None
    row = Clearance.objects.filter(case=opened.id, urgent=True, ended_at=None).first()
    return row.answers_due_on if row else None


def being_written(opened: OpenCase) -> Purpose:
    """The version that can be changed now."""
    found = state.current(opened)
    if found is None or not found.is_being_written:
        raise NotOpenToYou
    return found


def waiting(opened: OpenCase, *drafts_of: str) -> Purpose:
    """The version that was handed over last, or the newest; with the drafts of these forms, for the page."""
    found = state.current(opened, *drafts_of)
    if found is None:
        raise NotOpenToYou
    return found


def wanted(opened: OpenCase) -> Sequence[Section]:
    """The parts that this case needs: a group's bases only where it is about a group."""
    about_a_group = opened.row.subject == Subject.PEER_GROUP
    return [one for one in Section if one != Section.GROUP or about_a_group]


def done(opened: OpenCase, purpose: Purpose) -> set[Section]:
    """Which parts are answered."""
    return state.done(purpose, has_group=group_now(opened).id is not None)


def group_now(opened: OpenCase) -> GroupNow:
    """The first group of the case with what each basis rests on; one statement."""
    rows = list(
        GroupBasis.objects.filter(group__case=opened.id, group__until__isnull=True)
        .select_related("group")
        .order_by("group__added_at", "group__id", "basis")
    )
    if not rows:
        return NO_GROUP
    group: PeerGroup = rows[0].group
    read = opened.ring.read
    own = [row for row in rows if row.group_id == group.pk]
    return GroupNow(
        id=group.pk,
        name=read(group, "name"),
        own_words=read(group, "own_words"),
        definer=read(group, "definer"),
        bases={row.basis: read(row, "rests_on") for row in own},
    )


def sheet(opened: OpenCase, reader: Reader, duty_number: str) -> Sheet:
    """The one page for one kind of reader, from the answers; it names nobody (`purpose.sheet`)."""
    found = state.versions(opened)
    purpose = state.standing(found) or (found[-1] if found else None)
    leaflet = framework(opened.row.framework).leaflets[reader]
    change = purpose.change if purpose else ""
    named = bool(mentioned(change, people_queries.people(opened)))
    answers = _answers(opened, "" if named else change, duty_number)
    return Sheet(
        title=leaflet.title,
        opening=leaflet.opening,
        parts=tuple(_sheet_part(leaflet, name, answers) for name in leaflet.sections),
        closing=leaflet.closing,
        withheld=_withheld(purpose, named=named),
    )


def _withheld(purpose: Purpose | None, *, named: bool) -> str:
    if purpose is None:
        return "The purpose is not written yet, so the sheet does not say what change is hoped for."
    if named:
        return "The change hoped for speaks of somebody on this record, so it is left out here."
    return ""


def _answers(opened: OpenCase, change: str, duty_number: str) -> dict[str, str]:
    lead = opened.lead
    reads = (SeesWhat.ALL, SeesWhat.NAMELESS)
    titles = dict.fromkeys(one.title for one in opened.colleagues if one.title and one.sees in reads)
    review = opened.row.review_on
    return {
        "why": change,
        "when": dates.long(review) if review else "",
        "who_involved": lead.name if lead else "",
        "who_sees": ", ".join(titles),
        "ask": duty_number,
    }


def _sheet_part(leaflet: Leaflet, name: str, answers: dict[str, str]) -> SheetPart:
    section = leaflet.sections[name]
    answer = answers.get(name, "") if section.leads_in else ""
    return SheetPart(section.title, section.says, section.leads_in if answer else "", answer)


def _parts(opened: OpenCase, answered: set[Section], open_values: Sequence[Reason]) -> tuple[Part, ...]:
    """Every part of the gate; the values check says what it still wants."""
    parts = [Part(one, one.label, one in answered, "") for one in wanted(opened)]
    wants = " ".join(reason.says for reason in open_values)
    return (*parts, Part("values", "The values check", not open_values, wants))
