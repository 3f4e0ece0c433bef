"""Maps that were brought into a case from files, full of words that can be told apart (`map.import`)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from alongside.cases.opening import OpenCase
from alongside.lib import clock
from alongside.peermaps.bringing_in import operations, queries
from alongside.peermaps.bringing_in.answers import Decision, Whose
from alongside.peermaps.importing import Meaning, NamedBytes
from alongside.people import queries as people_queries

if TYPE_CHECKING:
    from tests.security.worlds import Planted

SEEN = frozenset({"words", "least", "groups", "who", "people"})


def add_imports(opened: OpenCase, world: "Planted") -> None:
    """A list that was brought in, and another that somebody has begun to bring in."""
    names = [f"{world.mark.capitalize()}i{len(world.words)}{letter} Thistledown" for letter in "abc"]
    world.words += names
    _begun(opened, world, f"{names[0]},{names[1]},friend,{world.word('since the summer')}\n")
    _decided(opened, world)
    operations.bring_in(opened=opened)
    known = people_queries.rows_in_view(opened)
    world.people += [one for one in known if one not in world.people]
    _begun(opened, world, f"{names[0]},{names[2]},friend,{world.word('half done')}\n")


def _decided(opened: OpenCase, world: "Planted") -> None:
    """Everybody comes in, told apart from whoever came in before."""
    going = queries.must_be_going(opened)
    decision = Decision(
        "in", need=world.word("needed too"), evidence=world.word("he said so"), rests_on=("own_account",)
    )
    keys = [one.key for one in going.preview.people]
    answers = replace(
        going.answers,
        people=dict.fromkeys(keys, decision),
        here=dict.fromkeys(keys, ""),
        apart={key: f"{len(world.words)}{number}" for number, key in enumerate(keys)},
        seen=SEEN,
    )
    operations.decide(opened=opened, answers=answers)


def _begun(opened: OpenCase, world: "Planted", listed: str) -> None:
    """A list was handed in, and everything answered that it does not say."""
    assert operations.begin(opened=opened, files=[NamedBytes(world.word("list"), listed.encode())]) == ()
    going = queries.must_be_going(opened)
    whose = world.word("the club")
    choices = replace(
        going.answers.choices,
        on=clock.today(),
        whose=whose,
        statement_kind="observed",
        ties={"friend": Meaning(("friend",), support="some", harm="none")},
    )
    answers = replace(going.answers, choices=choices, whose=Whose("new", whose, "professional"))
    operations.answer(opened=opened, answers=answers)
