"""The case page: what needs doing, who is involved, in their words, for whoever may see it (`work.mine`)."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.activity.doors import operation
from alongside.cases import due
from alongside.cases.models import Pause
from alongside.cases.operations import put_on_team
from alongside.cases.terms import Place, SeesWhat
from alongside.involvement import operations as involvement
from alongside.involvement.operations import Telling, Told
from alongside.involvement.terms import How, Part, Safe
from alongside.lib import clock, dates, ids
from alongside.people.models import Person
from alongside.sharing import operations as sharing
from alongside.sharing.terms import Decision, Need, Recipient, What
from alongside.sharing.written import Written
from alongside.values import operations as values
from alongside.values.operations import Answering
from alongside.values.rules import Giving
from alongside.values.terms import Occasion, Said
from alongside.web import overview
from tests.security import worlds
from tests.security.counting import BUDGET, asked
from tests.support.cast import opened_as

NOT_SHARED = Written(
    what=What.NAMED,
    recipient=Recipient.POLICE,
    need=Need.CHOICE,
    decision=Decision.NOT_SHARED,
    to_whom="The neighbourhood team",
    purpose="They asked for names.",
    because="It would do more harm.",
)


@pytest.fixture
def world(once, cast):
    return once(worlds.ritas, cast, "vexmoor")


def joins(world, cast, user, view):
    with operation(by=cast.tom) as op:
        put_on_team(op, world.case, user, Place.MEMBER, reason="needs it", sees=view)


def page(client, world):
    answer = client.get(reverse("web:case", args=[world.case]))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def seen(user, world):
    with opened_as(user, world.case) as opened:
        return overview.of(opened)


def counts(user, world):
    return {one.words: one.pill for one in seen(user, world).involved}


def test_who_is_told_and_who_takes_part_is_counted_in_people(cast, world):
    """`involve.*`: whole numbers of those who are to be told; not the unnamed, nor those only named while drawing."""
    assert counts(cast.rita, world) == {
        "Young people told": "0 of 5",
        "Took part": "0 of 5",
        "Parents and carers in the conversation": "0 of 1",
    }
    told = Told(by_whom="Mo", how=How.FACE_TO_FACE, on=clock.today(), said="")
    telling = Telling(safe=Safe.YES, who_where="Mo, at the club", child=None)
    with opened_as(cast.rita, world.case) as opened:
        first = world.people[0]
        involvement.tell(opened=opened, person=first, telling=telling, told=told)
        involvement.take_part(opened=opened, person=first, part=Part.CO_AUTHOR, words="", on=clock.today())
    assert counts(cast.rita, world)["Young people told"] == "1 of 5"
    assert counts(cast.rita, world)["Took part"] == "1 of 5"


def test_somebody_held_is_neither_counted_nor_named(cast, world):
    """`map.inclusion`: restricted people leave no visible trace."""
    Person.objects.filter(pk=world.people[0]).update(restricted_on=clock.today())
    assert counts(cast.rita, world)["Young people told"] == "0 of 4"
    tell = next(one for one in seen(cast.rita, world).to_do if one.says.endswith("to tell"))
    assert tell.says == "5 people to tell"
    assert world.shown not in tell.detail


def test_without_names_there_is_neither_a_count_nor_a_word_nor_a_closed_door(cast, world, signed_in):
    """`access.view`: the involved, their words and pages that do not open are left out."""
    joins(world, cast, cast.priya, SeesWhat.NAMELESS)
    found = seen(cast.priya, world)
    assert found.involved == () and found.quotes == ()
    assert world.shown not in "".join(one.detail for one in found.to_do)
    shown = page(signed_in(cast.priya), world)
    for hidden in ("Involved", "In their words", "The referral", "Notes"):
        assert hidden not in shown
    assert "What needs doing" in shown and "Who can see this case" in shown


def test_what_is_due_says_about_whom_for_whom_and_when(cast, world):
    """Overdue first; initials of the people it is about; “you” for what is mine."""
    with operation(by=cast.rita):
        on = clock.today() - timedelta(days=2)
        due.set_due(case=world.case, kind="values.gap", about=ids.new(), on=on, whose=cast.rita)
    first, *rest = seen(cast.rita, world).to_do
    assert (first.says, first.detail, first.day.tone) == ("1 gap to close", "for you", "amber")
    tell = next(one for one in rest if one.says.endswith("to tell"))
    assert re.fullmatch(r"VE0Z, VE1Z, VE2Z and 3 more · for you", tell.detail)
    assert next(one for one in seen(cast.tom, world).to_do).detail == "for R. Okafor"


def test_many_names_stay_one_line(cast, world):
    with opened_as(cast.rita, world.case) as opened:
        for number in range(4, 9):
            worlds.add_person(opened, world, number=number)
    tell = next(one for one in seen(cast.rita, world).to_do if one.says.endswith("to tell"))
    assert tell.says == "11 people to tell"
    assert tell.detail.startswith("VE0Z, VE1Z, VE2Z and 8 more")


def test_their_words_come_with_who_wrote_them_down(cast, world):
    quotes = seen(cast.rita, world).quotes
    assert any(one.words.startswith("we look out for each other") for one in quotes)
    assert {one.who for one in quotes} == {
        f"VE0Z, {dates.short(clock.today())} · written down by Rita Okafor"
    }


def test_a_pause_says_what_stands_at_no_who_closes_the_gap_and_what_goes_on(cast, world, signed_in):
    """`values.pause`, `purpose.urgent`."""
    with opened_as(cast.rita, world.case) as opened:
        pause = Pause(id=ids.new(), case_id=world.case, question="values.rights.1", owner=cast.rita)
        pause.due_on, pause.since, pause.by = clock.today(), clock.now(), cast.rita
        opened.ring.fill(pause, gap="Nobody has asked them")
        pause.save(force_insert=True)
    shown = page(signed_in(cast.rita), world)
    assert "Adding people, sharing and finishing are paused since" in shown
    assert "stands at <strong>no</strong>. Keeping people safe, and the plan, go on." in shown
    assert "Nobody has asked them <strong>You, by" in shown
    assert "A child is at risk right now" in shown
    joins(world, cast, cast.priya, SeesWhat.NAMELESS)
    without = page(signed_in(cast.priya), world)
    assert "Nobody has asked them" not in without and "at risk right now" not in without


def test_while_paused_the_page_still_makes_few_statements_and_says_what_was_not_shared(
    cast, world, signed_in
):
    """P1, `sharing.disclosure`: a "no" with its gap and a decision not to share, in eight statements at most."""
    with opened_as(cast.rita, world.case) as opened:
        no = Giving("values.collaboration.2", Said.NO, "Nobody has told the grandmother yet.")
        values.answer(opened=opened, occasion=Occasion.NAMING, answers=[Answering(no)])
        sharing.decide(opened=opened, written=NOT_SHARED)
    shown = page(signed_in(cast.rita), world)
    assert "Nobody has told the grandmother yet. <strong>You, by" in shown
    assert "The neighbourhood team: not shared: would do more harm" in shown
    status, statements = asked(signed_in(cast.rita), reverse("web:case", args=[world.case]))
    assert (status, len(statements) <= BUDGET) == (200, True), statements
    joins(world, cast, cast.priya, SeesWhat.NAMELESS)
    without = page(signed_in(cast.priya), world)
    assert "grandmother" not in without and "neighbourhood team" not in without


def test_with_nothing_to_do_it_says_so(cast, bus_case, signed_in):
    answer = signed_in(cast.rita).get(reverse("web:case", args=[bus_case.id])).content.decode()
    assert "Nothing waits in this case." in answer
    assert "Involved" not in answer, "nobody is here yet"


@pytest.mark.parametrize(
    ("who", "says"), [("ada", "Look after accounts"), ("hal", "themes that name nobody")]
)
def test_who_sees_no_case_finds_their_own_work(cast, signed_in, who, says):
    """`access.roles`."""
    assert says in signed_in(getattr(cast, who)).get("/").content.decode()
