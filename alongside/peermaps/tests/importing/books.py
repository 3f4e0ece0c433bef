"""Makes the workbook that teams fill in, for tests to read."""

import io
from typing import Any

from openpyxl import Workbook

PEOPLE = [
    "Reference", "First Name", "Second Name", "Contained by", "DOB", "Age", "Type (Child/Adult)",
    "Address1", "Address2", "Borough", "SWU", "Social Worker", "Statutory status", "Postcode",
    "Ethnicity",
]  # fmt: skip
GROUPINGS = ["ID", "Title", "Contained by"]
RELATIONSHIPS = [
    "Relationship source", "Relationship destination", "Source arrow", "Destination arrow",
    "Relationship description",
]  # fmt: skip

ROWS: dict[str, list[list[Any]]] = {
    "People": [
        ["P1", "Jay", "King", "1, 2", "04/11/2009", 15, "Child", "1 High St", "", "Camden", "U1",
         "Sam Field", "CIN", "N1 1AA", "White British"],
        ["P2", "Amira", "Mahmoud", 1, "", 14, "Child", "2 Low St", "", "Camden", "", "", "", "", ""],
        ["P3", "Tom", "Oak", "0", "", 41, "Adult", "", "", "", "", "", "", "", ""],
        [" "] * 15,
        [None] * 15,
    ],
    "Groupings": [[1, "Hillside School", 0], [2, "Bus friends", ""], [3, "Year 10", 1]],
    "Relationships": [
        ["P1", "P2", "Open", "Thick arrow", "They walk home together"],
        ["P2", "P3", "", "Dotted", ""],
        ["P1", "Bus friends", "X at end", "", ""],
        ["", "", " ", "", ""],
    ],
}  # fmt: skip
HEADINGS = {"People": PEOPLE, "Groupings": GROUPINGS, "Relationships": RELATIONSHIPS}


def book(rows=None, headings=None, change=None):
    """The bytes of a workbook with these rows by sheet."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, heads in (headings or HEADINGS).items():
        sheet = made.create_sheet(name)
        sheet.append(heads)
        for row in (rows or ROWS).get(name, []):
            sheet.append(row)
    made.create_sheet("Configuration").append(["Open", "Arrow"])
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
