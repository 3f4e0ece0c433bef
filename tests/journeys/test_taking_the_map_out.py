"""Taking the map to a meeting, with the keyboard alone; and what is said when it may not leave (`map.export`)."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import docx
import pypdf
import pytest

from tests.journeys import seeds

KINDS = {
    "pdf": "One page to print",
    "docx": "A Word file",
    "png": "A picture for a slide",
    "svg": "A drawing that stays sharp at any size",
}
WRITTEN = {
    "Why do they need a map?": "They plan who walks home with whom.",
    "Could they work out who it is?": "They know them already.",
    "What could it lead to for young people?": "A sheet could be left on a train.",
}


@pytest.fixture
def told(tell):
    return tell(seeds.mapped)


def chooses_by_keyboard(desk, as_what):
    """From the map's own page to the last question, without a mouse."""
    desk.tabs_to(desk.page.get_by_role("link", name="Take the map out"))
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    desk.settles_on("What do you need?", KINDS[as_what])


def says_who_gets_it(desk, recipient="A meeting of this case’s team", others="No"):
    desk.types("Who is it for?", "the conference on Monday")
    desk.settles_on("What are they?", recipient)
    desk.settles_on("Will anybody from the police or a business be there", others)
    desk.types("What is it for?", "to plan the way home")
    for question, answer in WRITTEN.items():
        desk.types(question, answer)


def takes_it_out(desk):
    """Enter on the button, and what the browser saved."""
    desk.tabs_to(desk.page.get_by_role("button", name="Take the map out"))
    with desk.page.expect_download() as saved:
        desk.page.keyboard.press("Enter")
    return saved.value.suggested_filename, Path(saved.value.path()).read_bytes()


def words_of(as_what, file):
    """What somebody reads in the file, whatever kind it is."""
    if as_what == "pdf":
        return pypdf.PdfReader(io.BytesIO(file)).pages[0].extract_text()
    if as_what == "svg":
        return " ".join(one.text or "" for one in ElementTree.fromstring(file).iter())
    found = docx.Document(io.BytesIO(file))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in found.paragraphs), *cells])


@pytest.mark.parametrize("as_what", KINDS)
def test_a_map_leaves_for_the_teams_meeting_by_keyboard_alone(told, as_what):
    """`map.export`, `sharing.disclosure`: asked, looked at, saved, opened; and on Sharing it stands as shared."""
    rita = told.desk("rita")
    rita.opens(f"{told.case}/map/")
    chooses_by_keyboard(rita, as_what)
    rita.enters("Look at it first")
    rita.reads("As it would leave", "Nothing has left yet.")
    says_who_gets_it(rita)
    name, file = takes_it_out(rita)
    assert name == f"map.{as_what}"
    if as_what == "png":
        assert file.startswith(b"\x89PNG") and len(file) > 40_000
    else:
        read = " ".join(words_of(as_what, file).split())
        assert "the conference on Monday" in read and "strong support" in read.lower()
        assert not re.search(r"\b(JK|AM|RS|DT|LO|Mo|Ms K)\b", read)
    rita.opens(f"{told.case}/sharing/")
    rita.reads("the conference on Monday", "The map, without names", "a document was made")


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(told):
    """The error path: a summary with the focus, each line leading to its question."""
    rita = told.desk("rita")
    rita.opens(f"{told.case}/sharing/")
    rita.follows("Take the map out")
    rita.writes("Why do they need a map?", WRITTEN["Why do they need a map?"])
    rita.presses("Take the map out")
    rita.is_told(
        "Write who it is for",
        "Choose what they are",
        "Say whether the police or a business will be there, or get it too",
        "Write what it is for",
        "Write whether they could work out who it is",
        "Write what it could lead to for young people",
    )
    rita.finds_again("Why do they need a map?", WRITTEN["Why do they need a map?"])
    says_who_gets_it(rita)
    rita.writes("Who is it for?", "Mo Farrell")
    rita.presses("Take the map out")
    rita.reads("This names somebody who is on the map")
    rita.finds_again("Who is it for?", "Mo Farrell")


def test_for_the_police_it_is_themes_only_and_the_way_is_said(told):
    """`sharing.protect`, `plan.meeting`: Rita is told why and who decides; Tom decides with advice written down."""
    rita, tom = told.desk("rita"), told.desk("tom")
    rita.opens(f"{told.case}/sharing/map/")
    says_who_gets_it(rita, recipient="The police", others="Yes")
    rita.enters("Take the map out")
    rita.reads("it is themes only", "is decided by a supervisor on this case")
    rita.follows("share themes")
    rita.does_not_read("the conference on Monday")
    tom.opens(f"{told.case}/sharing/map/")
    says_who_gets_it(tom, others="Yes")
    tom.enters("Take the map out")
    tom.reads("With the police or a business there it is themes only, and no map.")
    says_who_gets_it(tom, recipient="The police")
    tom.types("What did the privacy officer advise?", "Without names and places, and nothing of hearsay.")
    _, file = takes_it_out(tom)
    assert b"<svg" in file or file.startswith(b"%PDF")
    tom.opens(f"{told.case}/sharing/")
    tom.reads("Without names and places, and nothing of hearsay.")


def test_initials_and_what_else_was_chosen_for_the_team(told):
    """Each choice says what it could lead to; the file shows it."""
    rita = told.desk("rita")
    rita.opens(f"{told.case}/sharing/map/")
    rita.settles_on("What do you need?", KINDS["svg"])
    rita.settles_on("Names", "Initials")
    rita.reads("On paper a suspicion looks like a fact, and cannot be called back.")
    rita.marks("Names of places")
    rita.marks("What is neither first-hand nor checked, or the police hold")
    says_who_gets_it(rita)
    _, file = takes_it_out(rita)
    read = words_of("svg", file)
    for words in ("JK", "Eastfield Park", "not checked", "Peer map with initials"):
        assert words in read, words
