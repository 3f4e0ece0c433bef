"""Write docs/reference/coverage.md: where each id of the practice lives and which test shows it.

python -m scripts.coverage_reference
"""

from alongside.practice.ids import Section, sections
from scripts.lints.source import ROOT
from scripts.quoting import all_ids, quoted_in

PAGE = ROOT / "docs" / "reference" / "coverage.md"
HOMES = frozenset({"alongside", "frontend"})
PROOFS = frozenset({"alongside", "frontend", "tests"})
SHOWN = 3

_FIRST = ("rules.py", "operations.py", "models.py", "queries.py", "safety.py")

_HEAD = """# What is built

Every id of the practice, where code or data names it, and the tests that quote it. Made by `make docs`; a test
fails when this page is out of date. To be named is not to be done: rely on a line that has both.

Of {all} ids, {built} are named in code or data, and {tested} of those are quoted by a test.
"""


def page() -> str:
    """The whole page."""
    homes, proofs = quoted_in(HOMES, tests=False), quoted_in(PROOFS, tests=True)
    built = set(homes)
    head = _HEAD.format(built=len(built), all=len(all_ids()), tested=len(built & set(proofs)))
    return head + "".join(_section(one, homes, proofs) for one in sections().values())


def _section(section: Section, homes: dict[str, list[str]], proofs: dict[str, list[str]]) -> str:
    heading = f"\n## {section.id}. {section.title}\n\n"
    lines = [heading, "| id | what | where | test |\n| --- | --- | --- | --- |\n"]
    for one in section.ids.values():
        where, test = _few(homes.get(one.id, [])), _few(proofs.get(one.id, []))
        lines.append(f"| `{one.id}` | {one.title.replace('|', '/')} | {where} | {test} |\n")
    return "".join(lines)


def _few(paths: list[str]) -> str:
    """The most telling files first; how many more there are."""
    if not paths:
        return "not yet"
    told = sorted(paths, key=lambda path: (path.rsplit("/", 1)[-1] not in _FIRST, path))
    more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return ", ".join(f"`{path}`" for path in told[:SHOWN]) + more


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
