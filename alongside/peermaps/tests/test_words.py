"""Days, months and years as people write them."""

import pytest

from alongside.peermaps import whens


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("2026", "2026", "2026"),
        ("March 2026", "2026-03", "March 2026"),
        ("mar 2026", "2026-03", "March 2026"),
        ("3 March 2026", "2026-03-03", "3 March 2026"),
        ("3/3/2026", "2026-03-03", "3 March 2026"),
        ("2026-03-03", "2026-03-03", "3 March 2026"),
        ("2026-3", "2026-03", "March 2026"),
    ],
)
def test_days_months_and_years_as_people_write_them(typed, kept, shown):
    assert whens.read_when(typed) == kept
    assert whens.as_text(kept) == shown


@pytest.mark.parametrize("typed", ["", "soon", "31 June 2026", "ma 2026", "2026-13", "13/13/2026", "3 March"])
def test_what_is_no_date(typed):
    assert whens.read_when(typed) is None
