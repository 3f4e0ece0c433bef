"""An authority's own folder of versions, to be filled by a test."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[..., None]

HEADER = {"date": "2027-02-01", "source": "worded with young people in Barton"}


@pytest.fixture
def own_version(tmp_path: Path, settings) -> Write:
    """Write a version based on another: own_version("barton-1", nation={…}, **{"prompts/school": {…}})."""
    settings.ALONGSIDE_FRAMEWORKS_DIR = str(tmp_path)

    def write(version: str, /, based_on: str = "england-2026-1", **files: dict[str, object]) -> None:
        manifest = {**HEADER, "version": version, "title": version}
        manifest |= {"based_on": based_on} if based_on else {}
        _write(tmp_path / version / "framework.json", manifest)
        for name, content in files.items():
            _write(tmp_path / version / f"{name}.json", {**HEADER, "version": version, **content})

    return write


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
