"""What may change out of somebody's sight: each a small piece of other people's work."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from alongside.accounts.models import User
from alongside.cases import operations as cases
from alongside.cases.terms import Place, SeesWhat
from alongside.lib import clock
from alongside.referrals import operations as referrals
from tests.security import imports, worlds
from tests.security.worlds import Planted
from tests.support.cast import opened_as


@dataclass
class Elsewhere:
    """The hidden side of the world: a case of other people's, and those people."""

    world: Planted
    supervisor: User
    colleague: User
    chance: random.Random


Change = Callable[[Elsewhere], None]


def a_new_case(elsewhere: Elsewhere) -> None:
    """Somebody begins and fills another case."""
    mark = f"hid{elsewhere.chance.randrange(10**6)}"
    worlds.filled(worlds.begun(elsewhere.world.lead, elsewhere.supervisor, mark))


def a_new_case_about_one_child(elsewhere: Elsewhere) -> None:
    """Level 1 work begins."""
    mark = f"one{elsewhere.chance.randrange(10**6)}"
    worlds.begun(elsewhere.world.lead, elsewhere.supervisor, mark, level=1)


def more_people(elsewhere: Elsewhere) -> None:
    """People are added, with everything that falls due because of it."""
    with opened_as(elsewhere.world.lead, elsewhere.world.case) as opened:
        for number in range(elsewhere.chance.randint(1, 3)):
            worlds.add_person(opened, elsewhere.world, number=50 + number)


def more_words(elsewhere: Elsewhere) -> None:
    """More is said."""
    with opened_as(elsewhere.world.lead, elsewhere.world.case) as opened:
        worlds.add_statements(opened, elsewhere.world)


def a_weighting(elsewhere: Elsewhere) -> None:
    with opened_as(elsewhere.world.lead, elsewhere.world.case) as opened:
        worlds.add_weighting(opened, elsewhere.world)


def a_note_and_a_draft(elsewhere: Elsewhere) -> None:
    with opened_as(elsewhere.world.lead, elsewhere.world.case) as opened:
        worlds.add_records(opened, elsewhere.world)


def an_import(elsewhere: Elsewhere) -> None:
    """A map is brought in, and another is begun."""
    with opened_as(elsewhere.world.lead, elsewhere.world.case) as opened:
        imports.add_imports(opened, elsewhere.world)


def something_not_shared(elsewhere: Elsewhere) -> None:
    with opened_as(elsewhere.world.lead, elsewhere.world.case) as opened:
        worlds.add_sharing(opened, elsewhere.world)


def another_team(elsewhere: Elsewhere) -> None:
    """Somebody joins, somebody's place ends."""
    with opened_as(elsewhere.supervisor, elsewhere.world.case) as opened:
        cases.add_to_team(
            opened=opened,
            user=elsewhere.colleague,
            place=Place.MEMBER,
            sees=elsewhere.chance.choice(list(SeesWhat)),
            reason="covers a holiday",
            until=clock.today() + timedelta(days=9),
        )
        if elsewhere.chance.random() < 0.5:
            cases.end_membership(opened=opened, user=elsewhere.colleague.pk, place=Place.MEMBER)


def another_review_date(elsewhere: Elsewhere) -> None:
    """A date moves, and with it the reminders."""
    with opened_as(elsewhere.world.lead, elsewhere.world.case) as opened:
        cases.set_review(opened=opened, on=clock.today() + timedelta(days=elsewhere.chance.randint(0, 60)))


def a_referral_is_begun(elsewhere: Elsewhere) -> None:
    """Not handed in: nobody but its writer knows of it."""
    referrals.begin(by=elsewhere.colleague, subject="peer_group")


ALL: tuple[Change, ...] = (
    a_new_case,
    a_new_case_about_one_child,
    more_people,
    more_words,
    a_weighting,
    a_note_and_a_draft,
    an_import,
    something_not_shared,
    another_team,
    another_review_date,
    a_referral_is_begun,
)
