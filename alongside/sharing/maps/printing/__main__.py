"""`python -m alongside.sharing.maps.printing`: one sheet as JSON on standard input, the file on standard output."""

import json
import sys

from alongside.peermaps import drawn
from alongside.sharing.maps.choices import Format
from alongside.sharing.maps.printing import paper, pictures, word
from alongside.sharing.maps.sheets import from_plain

MAKERS = {
    Format.SVG: pictures.svg,
    Format.PNG: pictures.png,
    Format.PDF: paper.pdf,
    Format.WORD: word.docx,
}


def main() -> int:
    """0 when the file was made. What went wrong is told by its kind and place alone: words stay out of logs."""
    try:
        asked = json.load(sys.stdin.buffer)
        made = MAKERS[Format(asked["format"])](from_plain(asked["sheet"]))
    except Exception as problem:
        sys.stderr.write(_where(problem))
        return 1
    finally:
        if drawn.script.cache_info().currsize:
            drawn.script().close()
    sys.stdout.buffer.write(made)
    return 0


def _where(problem: Exception) -> str:
    at = problem.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f"{at.tb_frame.f_globals.get('__name__')}:{at.tb_lineno}" if at else ""
    return f"{type(problem).__name__} at {place}"


if __name__ == "__main__":
    sys.exit(main())
