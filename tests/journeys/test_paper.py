"""A paper for a meeting: who reads it and why is asked, nobody is named, and the lead sees that it was made."""

import io
import re

import pypdf
from playwright.sync_api import expect

from tests.journeys import seeds

READER, FOR = "Context conference, 4 December", "plan the next six weeks on the 78"
INITIALS = ("JK", "AM", "DT", "RS", "LO", "KB", "Ms K")


def _made(desk):
    """The paper that comes when the button is pressed."""
    with desk.page.expect_download() as coming:
        desk.page.get_by_role("button", name="Make the paper").click()
    assert coming.value.suggested_filename == "meeting-paper.pdf"
    content = coming.value.path().read_bytes()
    return pypdf.PdfReader(io.BytesIO(content)), content


def _words(paper):
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in paper.pages))


def _is_tagged(paper):
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"]
    assert root["/Lang"].lower().startswith("en")
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_a_paper_names_nobody_and_is_written_down(tell):
    """`map.export`, `sharing.disclosure`, `access.audit`: nameless by default, tagged, logged, seen by the lead."""
    told = tell(seeds.planned)
    rita, tom, mo, case = told.desk("rita"), told.desk("tom"), told.desk("mo"), told.case
    mo.opens(f"{case}/plan/")
    mo.follows("A paper for a meeting")
    mo.presses("Make the paper")
    mo.is_told(
        "Write what it is for", "Write who will read it", "Say whether police or a business will be there"
    )
    mo.still_has("What may it show?", "No names")
    mo.writes("Who will read it?", READER)
    mo.chooses("Will police, or a business, read it", "No")
    mo.presses("Make the paper")
    mo.is_told("Write what it is for")
    mo.finds_again("Who will read it?", READER)
    mo.writes("What is it for?", FOR)
    paper, content = _made(mo)
    _is_tagged(paper)
    words = _words(paper)
    assert FOR in words and "Do not pass on" in words and "Without names." in words
    assert "Young people can get home without being approached" in words
    assert [one for one in INITIALS if re.search(rf"(?<!\w){one}(?!\w)", words)] == []
    assert "Eastfield Park" not in words and "Bus route and park friends" not in words
    assert b"Bus route" not in content
    for page in paper.pages:
        assert "Context conference" in page.extract_text()

    rita.opens(f"{case}/sharing/")
    rita.reads(READER, FOR, "a document was made", "M. Farrell")
    tom.opens(f"{case}/looked/")
    tom.reads("Mo Farrell made a document of the case", READER, FOR)
    mo.page.goto(f"{mo.url}{case}/looked/")
    expect(mo.page).to_have_title("Page not found – Alongside")


def test_a_paper_with_initials_by_keyboard_alone_and_none_for_those_without_names(tell):
    """`access.view`: initials only where somebody chose them, for the team; who sees no names makes none."""
    told = tell(seeds.planned)
    rita, priya, sam, case = told.desk("rita"), told.desk("priya"), told.desk("sam"), told.case
    rita.opens(f"{case}/sharing/pdf/")
    rita.types("What is it for?", "think it over")
    rita.settles_on("What may it show?", "Initials")
    rita.tabs_to(rita.page.get_by_role("checkbox", name="Tom Brandt"))
    rita.page.keyboard.press("Space")
    rita.tabs_to(rita.page.get_by_role("button", name="Make the paper"))
    with rita.page.expect_download() as coming:
        rita.page.keyboard.press("Enter")
    words = _words(pypdf.PdfReader(coming.value.path()))
    assert "JK" in words and "With initials, for this case’s own team." in words
    for desk in (priya, sam):
        desk.page.goto(f"{desk.url}{case}/sharing/pdf/")
        expect(desk.page).to_have_title("Page not found – Alongside")
