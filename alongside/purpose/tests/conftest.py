"""A purpose as far as it has come: answers of every part, and the whole values check."""

from collections.abc import Callable, Sequence

import pytest

from alongside.accounts.models import User
from alongside.cases.opening import OpenCase
from alongside.contexts.terms import Basis
from alongside.purpose import operations
from alongside.purpose.changes import Why
from alongside.purpose.operations import Lawful, Threshold
from alongside.values import operations as values
from alongside.values import state as values_state
from alongside.values.operations import Answering
from alongside.values.rules import Giving
from alongside.values.terms import Occasion, Said
from tests.support.cast import Cast
from tests.support.told_once import Once

WHY = Why(
    trigger="place_or_group",
    purpose="safer_group",
    statement="to make the group safer on the way home from school",
    change="They get home without being approached, and stay friends.",
)
HARM = {
    "less": "No: places alone do not show who looks after whom.",
    "bring_about": "The man could find out who talked.",
    "prevent": "Nothing names a speaker.",
}
LAWFUL = Lawful(
    told="the leaflet, by Mo",
    agrees="partly",
    basis="public_task",
    condition="safeguarding",
    limb="cannot_be_expected",
    basis_why="section 17 of the Children Act 1989",
)
GROUP = {
    "name": "Bus route and park friends",
    "bases": {Basis.SELF_SELECTED: "“us lot”", Basis.SHARED_CONTEXT: "the 78"},
    "definer": "JK",
    "own_words": "us lot",
}
THRESHOLD = Threshold(level="targeted", reasons="again and again", considered="three referrals")

As = Callable[[User], OpenCase]


def answering(question: str, said: Said = Said.YES, words: str = "so") -> Answering:
    return Answering(Giving(question, said, words=words, name="q"))


def answer_all(opened: OpenCase, *, but: Sequence[str] = ()) -> None:
    """The seventeen questions of the case."""
    check = values_state.load(opened).check
    wanted = [one.id for one in check.questions.values() if not one.per_person and one.id not in but]
    values.answer(opened=opened, occasion=Occasion.NAMING, answers=[answering(one) for one in wanted])


def answer_parts(opened: OpenCase) -> None:
    """Every part of the path for named people."""
    operations.save_why(opened=opened, why=WHY)
    operations.save_harm(opened=opened, **HARM)
    operations.save_lawful(opened=opened, lawful=LAWFUL)
    operations.save_group(opened=opened, **GROUP)
    operations.save_process(opened=opened, answers={"leads": "Mo leads the conversations."})


def hands_over(rita: User, opened: As) -> None:
    """Everything is answered and handed over."""
    operations.begin_named(opened=opened(rita))
    answer_parts(opened(rita))
    answer_all(opened(rita))
    operations.submit(opened=opened(rita))


def signs_off(tom: User, opened: As) -> None:
    operations.sign_off(opened=opened(tom), threshold=THRESHOLD)


@pytest.fixture
def handed_over(once: Once, cast: Cast, opened: As) -> As:
    """Rita has answered everything and handed it over."""
    once(hands_over, cast.rita, opened)
    return opened


@pytest.fixture
def signed_off(once: Once, cast: Cast, handed_over: As) -> As:
    """Tom has signed it off."""
    once(signs_off, cast.tom, handed_over)
    return handed_over
