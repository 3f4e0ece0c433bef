"""How much one import may hold, and the counters that keep reading it short (quality R7).

A map works for up to 150 people. The limits leave room for studies with many interviews and
still keep any file of 20 MB under a second and well under 300 MB of memory.
"""

from dataclasses import dataclass

from alongside.peermaps.importing.problems import Unreadable

MEGABYTE = 1024 * 1024

MAX_FILES = 200
MAX_BYTES = 20 * MEGABYTE
MAX_UNPACKED = 60 * MEGABYTE
MAX_ENTRIES = 3_000
MAX_RATIO = 200
MAX_JSON = 4 * MEGABYTE
MAX_WORKBOOK = 8 * MEGABYTE
MAX_SHEETS = 50
MAX_ROWS = 5_000
MAX_CELLS = 120_000
MAX_CELL = 20_000
MAX_LETTERS = 8_000_000
MAX_KIND = 200
MAX_THINGS = 2_000
WORKBOOK_WEIGHT = 2
MAX_MARKUP = 360_000
MAX_CELLS_IN_ROW = 10_000
MAX_COLUMNS = 2_000
MAX_TYPES = 200
TOO_MANY_COLUMNS = "There are more different columns here than any interview has."
MAX_OPTIONS = 20_000
MAX_LINE = MEGABYTE
MAX_DEPTH = 60
MAX_PIECE = MEGABYTE // 4
MAX_WORKBOOK_COLUMNS = 60


@dataclass(slots=True)
class Budget:
    """Counts the work done for one import, over all its files. Work stops at the first excess."""

    rows: int = 0
    cells: int = 0
    letters: int = 0
    signs: int = 0
    unpacked: int = 0

    def row(self, cells: int, letters: int = 0) -> None:
        """One more row (or thing) with so many cells, and letters in all of them."""
        self.rows += 1
        self.cells += cells
        self.letters += letters
        if self.rows > MAX_ROWS or self.cells > MAX_CELLS or self.letters > MAX_LETTERS:
            raise self.too_much()

    def too_much(self) -> Unreadable:
        """What is said of more than a map can hold."""
        return Unreadable(
            f"There is more here than a map can hold (over {MAX_ROWS:,} rows, {MAX_CELLS:,} filled cells or "
            f"{MAX_LETTERS:,} letters). Choose fewer interviews or rows and try again."
        )

    def markup(self, data: bytes, weight: int = 1) -> None:
        """This XML is about to be read: its tags and attributes count, and no piece may be endless.

        weight: how many times longer than a drawing it takes to read.
        """
        self.signs += weight * (data.count(b"<") + data.count(b"="))
        if self.signs > MAX_MARKUP or max(map(len, data.split(b"<"))) > MAX_PIECE:
            raise Unreadable(
                "There is more here than a map can hold. Choose fewer interviews, or copy the rows "
                "in use into a new workbook, and try again."
            )

    def unpack(self, size: int) -> None:
        """So many bytes are about to come out of a package."""
        self.unpacked += size
        if self.unpacked > MAX_UNPACKED:
            raise Unreadable(
                f"Unpacked, this is larger than {MAX_UNPACKED // MEGABYTE} MB. "
                "Choose fewer interviews and try again."
            )
