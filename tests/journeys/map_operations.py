"""Everything that can be done on a map, and how: with a hand, with the keyboard alone, with forms alone (A2).

`python -m tests.journeys.map_operations` writes docs/reference/map-operations.md from it;
`alongside/peermaps/tests/test_each_by_form.py` does each of them by form, `test_each_by_hand_and_keys.py` by hand and
by keyboard.
"""

from dataclasses import dataclass

from tests.support.fingerprint import ROOT

PAGE = ROOT / "docs" / "reference" / "map-operations.md"


@dataclass(frozen=True)
class Operation:
    """One thing to do. hand, keys: in the picture; form: in the list or the narrative, without a script.

    in_picture: done in the picture itself; otherwise the picture leads to the form and back.
    """

    id: str
    title: str
    hand: str
    keys: str
    form: str
    in_picture: bool = True


def _by_page(id: str, title: str, path: str, form: str) -> Operation:  # noqa: A002
    """Seldom done: the picture leads to the same form, which leads back to the picture."""
    return Operation(id, title, path, f"{path}, with Tab and Enter", form, in_picture=False)


OPERATIONS = (
    Operation(
        "add_person",
        "Add a person",
        "*Add a person*",
        "`P`",
        "List: *Add a person*",
    ),
    Operation(
        "add_several",
        "Add several people for whom one reason holds",
        "*Add a person*, initials with commas: AM, DT, Ms K: parent",
        "`P`, then the same",
        "List: *Add several*",
    ),
    Operation(
        "add_unnamed",
        "Add somebody without a name",
        "*Add a person*, *not named, or not sure who*",
        "`P`, arrows to the same",
        "List: *Add somebody without a name*",
    ),
    Operation("add_place", "Add a place", "*Add a place*", "`O`", "List: *Add a place*"),
    Operation(
        "note_condition",
        "Note what shapes a place",
        "Choose the place, fill in *Note what shapes this place*",
        "`/` and its name, then Tab to the same",
        "*Change*, *Note what shapes it*",
    ),
    Operation(
        "end_condition",
        "Say that a condition is no longer so",
        "Choose the place, *No longer so*",
        "`/` and its name, then Tab to the same",
        "*Change*, *No longer so*",
    ),
    Operation("add_group", "Add a group", "*Group*, tap who is in it", "`G`", "List: *Add a group*"),
    Operation(
        "change_members",
        "Change who is in a group",
        "Choose the group, tick",
        "`/` and its name, Space",
        "*Change*, *Change who is in it*",
    ),
    Operation(
        "change_group",
        "Change how a group is described",
        "Choose the group, *Change name and basis*",
        "`/` and its name, then Tab to the same",
        "*Change*, *Change how it is described*",
    ),
    Operation(
        "connect",
        "Connect two",
        "*Connect two*, tap one, tap the other",
        "`L`, then: JK and DT: strong support; on somebody: DT strong support",
        "List: *Connect two*; or *Write ties as sentences*",
    ),
    Operation(
        "describe_tie",
        "Say how much support and harm there is",
        "Choose the tie, press *strong* or *some*",
        "`[` and `]` to the tie, Enter, arrows",
        "*Change*, *Change how it is described*",
    ),
    Operation(
        "say",
        "Add what somebody said",
        "Choose a person or a tie, *Add what someone said*",
        "Enter on it, Tab to the same",
        "*Change*, *Add what somebody said*",
    ),
    _by_page(
        "check", "Make sure of something said", "Open what was said", "*Check or change*, *Make sure of it*"
    ),
    _by_page(
        "correct", "Put right what was written down", "Open what was said", "*Check or change*, *Put right*"
    ),
    _by_page(
        "confirm_said", "Confirm something said", "Open what was said", "*Check or change*, *It still holds*"
    ),
    _by_page(
        "end_said",
        "Say that something is no longer so",
        "Open what was said",
        "*Check or change*, *No longer so*",
    ),
    _by_page(
        "confirm_tie",
        "Confirm a tie",
        "*List*, the tie, *It is still so*; beside the picture once it fades",
        "*Change*, *It is still so*",
    ),
    Operation(
        "talk",
        "Note what came of talking about a difference",
        "Choose the tie, *What came of talking about it?*",
        "`[` and `]` to the tie, Enter, then Tab to the same",
        "*Change*, *Note what came of talking*",
    ),
    Operation(
        "rename",
        "Put right how somebody is shown",
        "Choose the person, *Change how they are shown*",
        "Enter on them, Tab to the same",
        "*Change*, *Put right what is recorded*",
    ),
    Operation(
        "merge",
        "Say that a placeholder is somebody already here",
        "Choose the placeholder, *This is somebody already on the map*",
        "Enter on it, Tab to the same",
        "*Change*, *It is somebody already here*",
    ),
    _by_page(
        "name",
        "Say who a placeholder is",
        "Choose the placeholder, *Now we know who this is*",
        "*Change*, *Now we know who this is*",
    ),
    Operation(
        "take_off",
        "Take something off, with a reason",
        "Choose it, *Take off the map*",
        "`Delete`",
        "*Change*, *Take off*",
    ),
    Operation(
        "put_back",
        "Take back, and do again",
        "*Undo* and *Redo*",
        "`Ctrl` + `Z`, `Ctrl` + `Shift` + `Z`",
        "*Put it back*, above the list",
    ),
    Operation(
        "move", "Move somebody", "Drag", "`Shift` + arrows", "*Change*, *Move on the picture*: near whom"
    ),
    Operation(
        "tidy", "Tidy the picture", "*Tidy*, look, *Keep this*", "Tab to the same", "List: *Tidy the picture*"
    ),
    Operation("pairs", "Go pair by pair", "*Go pair by pair*", "Tab to the same", "List: *Pair by pair*"),
    Operation("find", "Find somebody", "*Find*", "`/`", "The list has everybody under headings"),
    Operation(
        "view",
        "See one person’s view, professionals’, or compare",
        "*Whose view*",
        "Tab to the same, arrows",
        "*Whose view*, above the list",
    ),
    Operation(
        "lens",
        "See groups of one basis",
        "*Show*, *Groups*",
        "Tab to the same, arrows",
        "*Look at it another way*",
    ),
    Operation(
        "leave_out",
        "Leave out what is not checked",
        "*Show*, *Leave out*",
        "Tab to the same, Space",
        "*Look at it another way*",
    ),
    Operation(
        "time",
        "See the map on an earlier day",
        "The slider below the picture",
        "Tab to the slider, arrows",
        "*Look at it another way*",
    ),
    Operation(
        "compare_days",
        "Compare two days",
        "*Compare two dates*",
        "Tab to the same",
        "*Look at it another way*",
    ),
    _by_page(
        "who_else",
        "Ask who else might be included, and who not",
        "*Who else might be included, and who not?*",
        "List: *Who else?*",
    ),
)

_HEAD = """# Everything that can be done on a map

With a mouse or a finger; with the keyboard alone, in the picture; with forms alone, in the list or the narrative,
without a script. Every form leads back to the line it was about. `alongside/peermaps/tests/test_each_by_form.py` does
each of them by form, `tests/journeys/test_each_by_hand_and_keys.py` by hand and by keyboard. Made by `make docs`.

| what | by hand | by keyboard alone | by form alone |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    rows = [f"| {one.title} | {one.hand} | {one.keys} | {one.form} |\n" for one in OPERATIONS]
    return _HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
