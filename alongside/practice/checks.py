"""System checks of the practice content: a version that cannot be used is found before anybody works under it."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from alongside.practice import BadFramework, UnknownVersion, default_version, framework, versions


@register("practice")
def new_work_can_start(**_: Any) -> Sequence[CheckMessage]:
    """The version that new work starts under exists and is sound. Runs with every command."""
    return _problems(default_version(), "en")


@register("practice", deploy=True)
def every_version_can_be_read(**_: Any) -> Sequence[CheckMessage]:
    """So does each version that a record may have been made under, in each of its languages."""
    messages = []
    for version in versions():
        found = _problems(version, "en")
        others = () if found else framework(version).nation.languages
        messages += found + [each for language in others for each in _problems(version, language)]
    return messages


def _problems(version: str, language: str) -> list[CheckMessage]:
    try:
        framework(version, language=language)
    except BadFramework as bad:
        return [Error(str(problem), obj=version, id="practice.E001") for problem in bad.problems]
    except UnknownVersion as error:
        return [Error(str(error), hint="Look at ALONGSIDE_FRAMEWORK.", obj=version, id="practice.E002")]
    return []
