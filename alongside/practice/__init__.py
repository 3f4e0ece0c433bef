"""The practice as data: values, thresholds, prompts, purposes, language, labels, law. No models, no database.

Content lives in files, one folder for each version, checked against a schema when it is read. Records keep
the version they were made under and ask for it by name: `framework(record.framework)`.
"""

from django.conf import settings

from alongside.practice.errors import BadFramework, Problem, UnknownVersion
from alongside.practice.frame import Framework
from alongside.practice.loading import load, places

FALLBACK = "england-2026-1"

LANGUAGES = ("en", "cy")

__all__ = [
    "BadFramework",
    "Framework",
    "Problem",
    "UnknownVersion",
    "default_version",
    "framework",
    "versions",
]


def framework(version: str | None = None, *, language: str = "en") -> Framework:
    """The practice content of one version, from memory.

    version: None for the one the authority works under today (setting ALONGSIDE_FRAMEWORK).
    language: "cy" puts Welsh words wherever the version has them; the rest stays English.
    Raises UnknownVersion, or BadFramework with every problem, each with its file and its path.
    """
    known = language if language in LANGUAGES else "en"
    return load(version or default_version(), known, _own_folder())


def default_version() -> str:
    """The version that new work starts under."""
    chosen: str | None = getattr(settings, "ALONGSIDE_FRAMEWORK", None)
    return chosen or FALLBACK


def versions() -> tuple[str, ...]:
    """Every version there is, shipped or the authority's own, in the order of their names."""
    return tuple(sorted(places(_own_folder())))


def _own_folder() -> str:
    return str(getattr(settings, "ALONGSIDE_FRAMEWORKS_DIR", None) or "")
