"""The one stated order of the house, from the top down.

A slice may import, and point foreign keys at, the slices below it; never above or beside.
The import contract in pyproject.toml and the foreign-key test both hold the code to this list
(docs/adr/0005).
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

LAYERS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("web", "exampledata"),
    ("publicpages",),
    ("oversight",),
    ("rights",),
    ("sharing",),
    ("plans",),
    ("assessments",),
    ("referrals",),
    ("peermaps",),
    ("purpose",),
    ("values", "involvement", "thresholds"),
    ("contexts",),
    ("statements",),
    ("recording",),
    ("people",),
    ("cases",),
    ("practice",),
    ("accounts",),
    ("seals",),
    ("activity",),
    ("design",),
    ("privacy", "lib"),
)

SLICES: tuple[str, ...] = tuple(name for layer in reversed(LAYERS) for name in layer)
"""Every slice, lowest first."""


def height(slice_name: str) -> int:
    """How far above the ground a slice stands; slices beside each other share a height."""
    for index, layer in enumerate(reversed(LAYERS)):
        if slice_name in layer:
            return index
    raise KeyError(slice_name)


def modules_named(name: str) -> Iterator[ModuleType]:
    """Each slice's module of this name, lowest slice first: its events, its urls, its personal data."""
    package = Path(__file__).resolve().parent.parent
    for slice_name in SLICES:
        if (package / slice_name / f"{name}.py").exists():
            yield import_module(f"alongside.{slice_name}.{name}")
