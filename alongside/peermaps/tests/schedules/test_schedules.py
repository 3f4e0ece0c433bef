"""Generated schedules of two to five people, on and off line, played by the real store against the real server (R1).

`MAP_SCHEDULES=10000 .venv/bin/pytest alongside/peermaps/tests/schedules -n0 -s` plays ten thousand.
"""

import os
import sys
from collections import Counter
from typing import Any

import pytest

from alongside.accounts.models import User
from alongside.activity.doors import operation
from alongside.cases import operations as case_operations
from alongside.cases.terms import Place, Subject
from alongside.contexts import groups_operations
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.contexts.terms import Basis
from alongside.peermaps import operations
from alongside.peermaps.models import Crossing
from alongside.peermaps.tests.scenes import own_words, person, tie
from alongside.peermaps.tests.schedules import devices, lost
from alongside.peermaps.tests.schedules.world import World, undone
from alongside.people.tests.scenes import a_friend_from_the_bus, clear, somebody

SCHEDULES = int(os.environ.get("MAP_SCHEDULES", "12"))
FIRST = int(os.environ.get("MAP_FIRST_SCHEDULE", "1"))
STEPS = 20

Screen = dict[str, Any]


@pytest.fixture
def team(cast, bus_case, opened):
    """A small map and five people who may change it."""
    clear(bus_case.id, cast.tom)
    rita = opened(cast.rita)
    for user in (cast.priya, cast.sam):
        with operation(by=cast.tom, case=bus_case.id) as op:
            case_operations.put_on_team(op, bus_case.id, user, Place.MEMBER, reason="helps")
    jk, am, rs = (somebody(rita, shown) for shown in ("JK", "AM", "RS"))
    friend = a_friend_from_the_bus(rita)
    bus = groups_operations.add_place(opened=rita, place=NewPlace(kind=Subject.TRANSPORT, name="The 78 bus"))
    tie(rita, person(jk), person(am), own_words(jk, "AM’s safe."))
    tie(rita, person(jk), person(rs))
    tie(rita, person(friend), person(am))
    group = NewGroup(name="Us lot", bases={Basis.SELF_SELECTED: "JK says so"}, members=[jk, am])
    groups_operations.add_group(opened=rita, group=group)
    operations.move(opened=rita, to={jk: (10, 10), bus: (200, 10)})
    return bus_case.id, [cast.rita, cast.tom, cast.mo, cast.priya, cast.sam]


def test_generated_schedules(team, capsys):
    """Every value typed is current or in history with its author; nothing erased comes back; both are told."""
    case, users = team
    happened: Counter[str] = Counter()
    for seed in range(FIRST, FIRST + SCHEDULES):
        with undone():
            world = World(case, seed)
            try:
                play(world, users)
                check(world)
            except AssertionError as failed:
                failed.add_note(f"schedule {seed}")
                raise
            happened.update(world.counts)
    with capsys.disabled():
        sys.stdout.write(f"\n{SCHEDULES} schedules: {dict(sorted(happened.items()))}\n")
    for what in ("crossings", "repeated", "came late", "lost on the way back", "merged", "pages that died"):
        assert happened[what] > SCHEDULES / 50, f"{what} hardly ever happened: {happened}"


def play(world: World, users: list[User]) -> None:
    """Two to five people, one of them with a second device at times; pages that die; then all is well again."""
    people = users[: world.roll.randint(2, 5)]
    for number, user in enumerate(people):
        world.sits(f"d{number}", user)
    if world.roll.random() < 0.4:
        world.sits("second", people[0])
    for _ in range(STEPS):
        one_step(world, people)
    quiet(world)


def one_step(world: World, people: list[User]) -> None:
    device, luck = world.roll.choice(list(world.users)), world.roll.random()
    if luck < 0.45:
        world.acts(device)
    elif luck < 0.87:
        world.something_arrives(bad=True)
    elif luck < 0.91:
        devices.call("wake", device)
    elif luck < 0.95:
        devices.call("refresh", device)
    elif luck < 0.98:
        world.note("pages that died")
        for asked in devices.requests():
            if asked.device == device and asked.body and world.roll.random() < 0.5:
                world.late.append((world.users[device], asked.body))
        world.died.append(devices.seen(device))
        world.sits(device, world.users[device])
    else:
        world.by_form(world.roll.choice(people))


def quiet(world: World) -> None:
    """The network is back: everything goes out; what is late arrives too; everybody looks again."""
    while world.late or devices.requests() or any(devices.seen(one)["waiting"] for one in world.users):
        if world.late:
            world.command(*world.late.pop())
        for device in world.users:
            devices.call("wake", device)
        world.something_arrives(bad=False)
    for device in world.users:
        devices.call("refresh", device)
    while devices.requests():
        world.something_arrives(bad=False)


def check(world: World) -> None:
    screens = {device: devices.seen(device) for device in world.users}
    for device, screen in screens.items():
        assert screen["saving"] == "saved", f"schedule {world.seed}: {device} is {screen['saving']}"
        assert screen["document"] == world.document(world.users[device]), f"schedule {world.seed}: {device}"
        assert screen["disk"] == bool(screen["refusals"]), (
            f"schedule {world.seed}: something is left on {device}"
        )
    nothing_is_lost(world, screens)
    both_are_told(world, screens)


def nothing_is_lost(world: World, screens: dict[str, Screen]) -> None:
    with world.opened(world.users["d0"]) as opened:
        record = lost.written(opened)
    for one in world.typed:
        refused = [c["id"] for r in screens[one.device]["refusals"] for c in r["commands"]]
        if one.command["id"] in refused:
            world.note("refused, with its words")
            continue
        for value in lost.values(one.command, one.word):
            where = record.get(one.user.pk, "")
            assert lost.held(value, where), (
                f"schedule {world.seed}: {value} of {one.user.name}: {one.command}"
            )
            world.note("values found")


def both_are_told(world: World, screens: dict[str, Screen]) -> None:
    shown: dict[str, set[str]] = {}
    for device, screen in screens.items():
        told = {one["id"] for one in screen["document"].get("crossed", [])}
        shown.setdefault(str(world.users[device].pk), set()).update(told)
    here = {str(user.pk) for user in world.users.values()}
    for row in Crossing.objects.filter(map=world.case):
        world.note("crossings")
        waiting = {str(row.first_id), str(row.second_id)} if row.settled_at is None else set()
        for user in waiting & here:
            if row.gone and user == str(row.second_id) and row.read_at:
                continue
            assert str(row.pk) in shown[user], f"schedule {world.seed}: {user} is not told of {row.pk}"
