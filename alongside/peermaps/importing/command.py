"""`alongside map import FILE... --preview`: what would come in, what would not and why, as JSON."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from alongside.peermaps.importing.files import NamedBytes, title_of
from alongside.peermaps.importing.limits import MAX_BYTES
from alongside.peermaps.importing.naming import advise
from alongside.peermaps.importing.preview import as_json
from alongside.peermaps.importing.questions import NameAdvice
from alongside.peermaps.importing.reading import read

OK, PROBLEMS, USAGE = 0, 1, 2


def main(paths: Sequence[str], *, preview: bool, out: TextIO, name_advice: NameAdvice = advise) -> int:
    """Write the preview of these files to `out` and change nothing. Returns the exit code.

    0: it may come in. 1: something in the files stops it. 2: the command was not used rightly.
    """
    if not preview:
        return _wrong("Add --preview. A map is brought into a case on the case's own page.")
    if not paths:
        return _wrong("Name at least one file.")
    try:
        files = [_file(path) for path in paths]
    except OSError as error:
        return _wrong(f"{title_of(str(error.filename))}: {error.strerror}.")
    except ValueError as error:
        return _wrong(str(error))
    found = read(files, name_advice=name_advice)
    json.dump(as_json(found), out, ensure_ascii=False, indent=2)
    out.write("\n")
    if found.may_come_in:
        return OK
    stops = sum(problem.stops for problem in found.problems)
    return _said(f"These files may not come in: {stops} to put right.", PROBLEMS)


def _file(path: str) -> NamedBytes:
    """One file; of one that is too large, just enough for that to be said."""
    place = Path(path)
    if place.is_dir():
        raise ValueError(f"{title_of(path)} is a folder. Name the files in it.")
    with place.open("rb") as stream:
        return NamedBytes(path, stream.read(MAX_BYTES + 1))


def _wrong(says: str) -> int:
    return _said(says, USAGE)


def _said(says: str, code: int) -> int:
    sys.stderr.write(f"alongside map import: {says}\n")
    return code
