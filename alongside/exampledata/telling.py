"""How a story is told: by the operations that people use, on the day it happened, by whoever did it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.terms import SeesWhat
from alongside.lib import clock
from alongside.people.operations import Who, Why
from alongside.people.terms import AgeBand, Kind, RestsOn
from alongside.practice import framework
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source, Voice
from alongside.values.operations import Answering
from alongside.values.rules import Giving, one_question
from alongside.values.terms import Occasion
from alongside.values.terms import Said as Answered


@dataclass
class Story:
    """One story as it grows: who tells it, which case it is, and who is who by short name."""

    cast: Mapping[str, User]
    today: date
    case: UUID
    known: dict[str, UUID] = field(default_factory=dict)

    @contextmanager
    def on(self, days_ago: int, who: str, hour: int = 10) -> Iterator[OpenCase]:
        """The case as somebody opens it, so many days ago."""
        with on_day(self.today, days_ago, hour), door(self.cast[who]) as opening:
            yield open_case(opening, self.case, "cases.opened", sees=tuple(SeesWhat))

    def day(self, days_ago: int) -> date:
        return self.today - timedelta(days=days_ago)


@contextmanager
def on_day(today: date, days_ago: int, hour: int = 10) -> Iterator[None]:
    """As if it were that day, at that hour, in England."""
    moment = datetime.combine(today - timedelta(days=days_ago), time(hour), clock.LOCAL)
    with clock.going_on_from(moment.astimezone(UTC)):
        yield


NAMES = {
    "JK": "Jaylen Kamara",
    "AM": "Aidan Mbeki",
    "DT": "Delroy Tennant",
    "RS": "Rashid Sommerfield",
    "LO": "Lottie Oyelaran",
    "Ms K": "Marian Kamara",
    "gran": "Beatrice Oyelaran",
    "DT’s mum": "Yvette Tennant",
}
"""Full names of those in the bus story who are known by name; sealed, and not shown where initials do."""


def young_person(shown: str, note: str = "", symbol: str = "", full_name: str = "", born_on: str = "") -> Who:
    """A young person by initials, with an age band; the full name only where it is known (`person.minimal`)."""
    return Who(
        kind=Kind.YOUNG_PERSON,
        shown=shown,
        note=note,
        age_band=AgeBand.THIRTEEN_TO_15,
        symbol=symbol,
        full_name=full_name,
        born_on=born_on,
    )


def because(need: str, evidence: str, *rests_on: RestsOn) -> Why:
    """Why somebody needs to be in the record, and what that rests on (`map.inclusion`)."""
    return Why(need=need, evidence=evidence, rests_on=rests_on or (RestsOn.OWN_ACCOUNT,))


def own_words(speaker: UUID, words: str, *about: UUID) -> Said:
    """A young person's own account, verbatim."""
    return Said(
        speaker=Speaker(person=speaker),
        source=Source.OWN_ACCOUNT,
        words=words,
        about=about,
        own_words=True,
        voice=Voice.YOUNG_PERSON,
    )


def observed(user: User, words: str, *about: UUID) -> Said:
    """What a worker saw."""
    return Said(
        speaker=Speaker(user=user.pk),
        source=Source.OBSERVED,
        words=words,
        about=about,
        voice=Voice.PROFESSIONAL,
    )


def told(whose: str, words: str, *about: UUID) -> Said:
    """What somebody has from somebody else, unchecked."""
    return Said(
        speaker=Speaker(words=whose),
        source=Source.TOLD_BY,
        words=words,
        about=about,
        voice=Voice.PROFESSIONAL,
    )


def answers(
    opened: OpenCase, occasion: Occasion, words: Mapping[str, str], no: Mapping[str, str]
) -> list[Answering]:
    """An answer to each question of an occasion: yes, with words where it asks how, or no with the gap."""
    asked = [
        question
        for question in framework(opened.row.framework).questions.values()
        if occasion in question.occasions and not question.per_person
    ]
    return [
        Answering(Giving(question.id, Answered.NO, no[question.id], due_on=clock.today() + timedelta(days=5)))
        if question.id in no
        else Answering(Giving(question.id, Answered.YES, words.get(question.id, ""), how=question.how))
        for question in asked
    ]


def short_answers(opened: OpenCase) -> list[Answering]:
    """One answer per value, as the short paths ask (`path.together`, `path.nameless`)."""
    values = framework(opened.row.framework).values.values()
    return [Answering(Giving(one_question(value), Answered.YES)) for value in values]
