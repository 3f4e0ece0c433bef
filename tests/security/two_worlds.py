"""Two worlds that differ only in what somebody may not see must look the same to them (S1).

A pair is one request answered in both. The tests play a few hundred; `python -m tests.security.pairs 10000` plays
as many as one likes.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import operation
from alongside.cases.operations import put_on_team
from alongside.cases.terms import Place, SeesWhat
from tests.security import hidden, worlds
from tests.security.hidden import Elsewhere
from tests.security.replaying import Answer, Replay, Request, everything, rolled_back
from tests.security.worlds import Planted
from tests.support.cast import Cast

OFF_BOTH_TEAMS = ("sam", "priya", "hal", "ada", "grace")
ON_A_TEAM = ("rita", "tom", "mo")


@dataclass
class World:
    """A case that Rita's team sees, a case that they do not, and everybody's answers.

    Priya referred the case that they do not see, and sees no more of it than what became of her referral.
    """

    replay: Replay
    seen: Planted
    elsewhere: Elsewhere
    asked: list[Request]
    answers: dict[Request, Answer]


@dataclass(frozen=True)
class Leak:
    """Something that somebody could have learned."""

    request: Request
    change: str
    says: str

    def __str__(self) -> str:
        return f"{self.request}\n  after {self.change}: {self.says}"


def made(cast: Cast) -> World:
    """The world, with everything asked once."""
    nia, eve = worlds.staff("Nia Bowen", Role.PRACTITIONER), worlds.staff("Eve Marsh", Role.SUPERVISOR)
    colleague = worlds.staff("Lou Hart", Role.PRACTITIONER, Role.PARTNER)
    seen = worlds.filled(worlds.begun(cast.rita, cast.tom, "vexmoor"))
    _joins(seen, cast.tom, cast.mo)
    elsewhere = Elsewhere(worlds.filled(worlds.begun(nia, eve, "quorndel")), eve, colleague, random.Random(1))
    everybody = {name: getattr(cast, name) for name in (*OFF_BOTH_TEAMS, *ON_A_TEAM)}
    _joins(elsewhere.world, eve, cast.priya, Place.REFERRER, SeesWhat.OWN)
    replay = Replay(everybody)
    asked = [
        *(
            one
            for who in OFF_BOTH_TEAMS
            for one in everything(who, [seen.case, elsewhere.world.case], most=1)
        ),
        *(one for who in ON_A_TEAM for one in everything(who, [seen.case, elsewhere.world.case], most=1)),
    ]
    return World(replay, seen, elsewhere, asked, {})


def _joins(
    world: Planted, by: User, user: User, place: Place = Place.MEMBER, sees: SeesWhat = SeesWhat.ALL
) -> None:
    with operation(by=by) as op:
        put_on_team(op, world.case, user, place, reason="knows them", sees=sees)


def leaks(world: World, pairs: int, seed: int) -> Iterator[Leak | None]:
    """Play this many pairs: for each a leak, or None."""
    return (leak for _, leak in played(world, pairs, seed))


def played(world: World, pairs: int, seed: int, per_trial: int = 60) -> Iterator[tuple[Request, Leak | None]]:
    """Play this many pairs: each request with a leak, or None. They are taken in turn, so that all of them come up."""
    chance = random.Random(seed)
    waiting: list[Request] = []
    left = pairs
    for number in count():
        change = hidden.ALL[number % len(hidden.ALL)]
        while len(waiting) < min(per_trial, left):
            waiting += chance.sample(world.asked, len(world.asked))
        mine, waiting = waiting[: min(per_trial, left)], waiting[min(per_trial, left) :]
        yield from _trial(world, change, number, mine)
        left -= len(mine)
        if left <= 0:
            return


def _trial(
    world: World, change: hidden.Change, number: int, mine: list[Request]
) -> Iterator[tuple[Request, Leak | None]]:
    for request in mine:
        if request not in world.answers:
            world.answers[request] = world.replay.ask(request)
    with rolled_back():
        world.elsewhere.chance = random.Random(number)
        change(world.elsewhere)
        for request in mine:
            again, first = world.replay.ask(request), world.answers[request]
            same = again == first
            yield request, None if same else Leak(request, change.__name__, first.difference(again))
