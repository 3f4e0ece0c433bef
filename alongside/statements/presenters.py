"""What forms about statements offer, and the gentle hints beside their words."""

from collections.abc import Iterable, Sequence

from alongside.people.facts import PersonSeen
from alongside.practice import Framework
from alongside.practice.language import Suggestion, look_over
from alongside.statements.facts import StatementSeen
from alongside.statements.terms import Voice


def people_choices(people: Iterable[PersonSeen]) -> list[tuple[str, str]]:
    """(id, name) of everybody a statement may be about."""
    return [(str(one.id), one.name) for one in people]


def speaker_choices(
    people: Iterable[PersonSeen], team: Iterable[tuple[str, str]], said: Iterable[StatementSeen]
) -> list[tuple[str, str]]:
    """(key, name) of everybody who may have said something: people, the team, whoever spoke before.

    team: (user id, name). Keys: "person:<id>", "user:<id>", "words:<as written>".
    """
    spoken = {f"words:{one.whose}": one.whose for one in said if one.perspective.startswith("w-")}
    return [
        *((f"person:{one.id}", one.name) for one in people),
        *((f"user:{user}", name) for user, name in team),
        *spoken.items(),
    ]


def suggestions(statement: StatementSeen, words_of: Framework) -> tuple[Suggestion, ...]:
    """Other ways to say it (`recording.language`); never about somebody's own words."""
    if statement.own_words or statement.voice == Voice.YOUNG_PERSON:
        return ()
    return look_over(statement.words, fw=words_of)


def line_of(statement: StatementSeen) -> str:
    """One statement in a list of choices: "Head of year: JK was asked to hold something …"."""
    words = statement.words if len(statement.words) <= 60 else f"{statement.words[:59]}…"
    return f"{statement.whose}: {words}"


def newest_first(statements: Sequence[StatementSeen]) -> list[StatementSeen]:
    """For pages: what was said last stands first."""
    return sorted(statements, key=lambda one: (one.observed_on, one.recorded_at), reverse=True)
