"""Write docs/reference/command-line.md from the command's own parser.

python -m scripts.command_reference
"""

import argparse
from collections.abc import Iterator

from alongside.__main__ import _parser
from scripts.lints.source import ROOT

PAGE = ROOT / "docs" / "reference" / "command-line.md"

_HEAD = """# The alongside command

Made by `make docs` from the command itself; a test fails when this page is out of date. After `make setup` the
command is `.venv/bin/alongside`. Errors are one line. Exit codes: 0 done, 1 something was found to be wrong,
2 it could not be done.
"""


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(_part(*part) for part in parts(_parser(), "alongside", ""))


def parts(
    parser: argparse.ArgumentParser, name: str, says: str
) -> Iterator[tuple[argparse.ArgumentParser, str, str]]:
    """Every command that does something: its parser, its full name, what it is for."""
    inner = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not inner:
        yield parser, name, says
    for action in inner:
        helps = {one.dest: one.help or "" for one in action._choices_actions}
        for word, found in action.choices.items():
            yield from parts(found, f"{name} {word}", helps.get(word, ""))


def _part(parser: argparse.ArgumentParser, name: str, says: str) -> str:
    rows = [_row(action) for action in parser._actions if "--help" not in action.option_strings]
    table = "\n| argument | means |\n| --- | --- |\n" + "".join(rows) if rows else ""
    return f"\n## {name}\n\n{says[:1].upper()}{says[1:]}\n{table}"


def _row(action: argparse.Action) -> str:
    shown = ", ".join(action.option_strings) or str(action.metavar or action.dest)
    if action.option_strings and action.nargs != 0:
        shown += f" {action.metavar or action.dest.upper()}"
    return f"| `{shown}` | {action.help or ''} |\n"


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
