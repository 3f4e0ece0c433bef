"""The paper for a meeting: read back by machine and by people (`map.export`, `sharing.disclosure`)."""

import io
import re
import zlib

import pypdf
import pytest
from django.db import DatabaseError
from django.urls import reverse

from alongside.activity import log
from alongside.activity.doors import operation
from alongside.activity.models import Entry
from alongside.cases import timeline
from alongside.cases.models import Pause
from alongside.cases.terms import Covers
from alongside.lib import clock, ids
from alongside.people.models import Person
from alongside.sharing import documents
from alongside.sharing.models import Disclosure
from alongside.statements.models import Statement
from tests.security import worlds
from tests.support.cast import opened_as

ASKED = {
    "to_whom": "Context conference",
    "purpose": "plan the next six weeks",
    "what": "nameless",
    "outsiders": "no",
}


@pytest.fixture
def world(once, cast):
    return once(worlds.ritas, cast, "vexmoor")


@pytest.fixture
def make(world, cast, signed_in):
    """`make(what="named")`: the answer to asking for a paper."""

    client, address = signed_in(cast.rita), reverse("sharing:pdf", args=[world.case])

    def asked(**typed):
        return client.post(address, {**ASKED, "readers": str(cast.tom.pk), **typed})

    return asked


def read(answer):
    assert answer.status_code == 200, answer.content[:300]
    assert answer["Content-Type"] == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(answer.content))


def text(answer):
    pages = (page.extract_text() for page in read(answer).pages)
    return re.sub(r"\s+", " ", "\n".join(pages))


def everything(answer):
    """Every byte of it, streams unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", answer.content, re.DOTALL)
    return answer.content + b"".join(_unpacked(one) for one in packed)


def _unpacked(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def identities(world, cast):
    with opened_as(cast.rita, world.case) as opened:
        for person in Person.objects.filter(case=world.case):
            for field in ("shown", "full_name", "note"):
                yield from filter(None, [opened.ring.read(person, field)])
        for row in Statement.objects.filter(case=world.case):
            yield opened.ring.read(row, "words")


def test_without_names_nobody_stands_in_it(make, world, cast):
    """`map.export`: A, B, C; no name, no initials, no own words, in text or in raw bytes."""
    answer = make()
    words, raw = text(answer), everything(answer)
    planted = [*identities(world, cast), world.mark.capitalize()]
    assert [one for one in planted if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", words)] == []
    assert [one for one in planted if len(one) > 3 and one.encode() in raw] == []
    assert "Mo walks with Young person A and Young person A," in words


def test_what_it_says_comes_in_order(make, world):
    """Purpose, how it stands with strengths before worries, weighting, plan, themes, the last steps."""
    words = text(make())
    headings = [
        "Why this work is done",
        "How it stands",
        "What most needs to change",
        "Goals and what is done",
        "Themes",
        "What has happened lately",
    ]
    places = [words.index(one) for one in headings]
    assert places == sorted(places)
    named = text(make(what="named"))
    assert named.index("A strength") < named.index("A worry")


def test_every_page_says_who_it_is_for_and_of_which_day(make):
    """`sharing.disclosure`: to whom, as known on, do not pass on."""
    for page in read(make()).pages:
        words = page.extract_text()
        assert "Context conference" in words
        assert "Do not pass on" in words
        assert f"As known on {clock.today().day} {clock.today():%B %Y}" in re.sub(r"\s+", " ", words)


def test_no_age_no_exact_day_and_no_place_unless_chosen(make, world, cast):
    """`map.export`."""
    with opened_as(cast.rita, world.case) as opened:
        place = world.words[next(i for i, one in enumerate(world.words) if one.startswith("Highfield"))]
        worlds.add_theme(opened, f"At {place} on 3 November 2026 a girl, aged 14, in year 9 was stopped.")
    covered, shown = text(make()), text(make(shows=["days", "places"]))
    assert place not in covered and "3 November" not in covered
    assert "a school" in covered and "on November 2026" in covered
    assert place in shown and "3 November 2026" in shown
    for words in (covered, shown):
        assert "aged 14" not in words and "year 9" not in words


def test_screen_readers_can_read_it(make):
    """PDF/UA: tags, language, a title; and the metadata tell nothing."""
    root = read(make()).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"].lower().startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    about = read(make()).metadata
    assert about.title == documents.TITLE
    assert about.author is None and about.creation_date is None and about.modification_date is None


def test_the_file_name_is_neutral(make):
    assert make()["Content-Disposition"] == 'attachment; filename="meeting-paper.pdf"'


def test_each_paper_is_a_disclosure_before_it_leaves(make, world, cast, signed_in):
    """`sharing.disclosure`, S3: who it is for and what for, sealed; and a log row."""
    make()
    row = Disclosure.objects.filter(document=True).get()
    with opened_as(cast.rita, world.case) as opened:
        assert opened.ring.read(row, "to_whom") == ASKED["to_whom"]
        assert "without names" in opened.ring.read(row, "shared_words")
    looked = signed_in(cast.tom).get(reverse("web:looked", args=[world.case])).content.decode()
    assert "For Context conference: plan the next six weeks" in looked, "`access.audit`: the lead sees it"
    events = list(Entry.objects.order_by("-seq").values_list("event", flat=True)[:20])
    assert events.index("sharing.document_made") < events.index("sharing.shared")


def test_reader_and_purpose_stand_as_typed_and_logged(make, world, cast):
    """`map.export`, `sharing.disclosure`: what the log says it was for is what the paper says."""
    typed = {"to_whom": "The meeting on 3 December", "purpose": "plan for the week of 7 December"}
    answer = make(**typed)
    assert all(f"For {typed['to_whom']}" in one.extract_text() for one in read(answer).pages)
    assert typed["purpose"] in text(answer)
    row = Disclosure.objects.filter(document=True).get()
    with opened_as(cast.rita, world.case) as opened:
        assert {name: opened.ring.read(row, name) for name in typed} == typed


@pytest.mark.parametrize("field", ["to_whom", "purpose"])
def test_without_names_its_reader_and_purpose_name_nobody(make, world, field):
    """`map.export`: nameless means everywhere, as on the map's own paper; with initials the team may name them."""
    typed = {field: f"for {world.full_name}’s worker"}
    page = make(**typed).content.decode()
    assert "<title>Error:" in page and "This names somebody who is in this record" in page
    assert f'href="#id_{field}"' in page and world.full_name in page
    assert not Disclosure.objects.filter(document=True).exists()
    assert text(make(what="named", **typed))


def test_what_the_team_asks_of_itself_is_on_no_paper_without_names(make, world, cast):
    """`map.export`, `plan.meeting`: about the context; who was rightly not told, values and pauses stay here."""
    with opened_as(cast.rita, world.case) as opened, operation(by=cast.rita, case=world.case) as op:
        person = str(world.people[0])
        timeline.add(op, opened.id, "involvement.rightly_not", person=person)
        timeline.add(op, opened.id, "people.harm_answered", person=person)
        timeline.add(op, opened.id, "values.narrowed", stops="sharing by choice")
        timeline.add(op, opened.id, "contexts.theme_added")
    without, named = text(make()), text(make(what="named"))
    for said in ("right not to tell", "narrowed what is paused", "answered what is asked about"):
        assert said not in without and said in named
    assert "wrote down a theme" in without


def test_when_the_log_fails_no_paper_leaves(make, monkeypatch):
    """S3."""

    def full(entries):
        raise DatabaseError("full")

    monkeypatch.setattr(log, "append", full)
    answer = make()
    assert answer.status_code == 503
    assert b"%PDF" not in answer.content


@pytest.mark.parametrize("covers", [Covers.ALL, Covers.SHARING])
def test_while_sharing_is_paused_no_paper_is_made(make, world, cast, covers):
    """`values.pause`: disclosures by choice."""
    Pause.objects.create(
        id=ids.new(),
        case_id=world.case,
        question="values.collaboration.1",
        covers=covers,
        owner=cast.rita,
        due_on=clock.today(),
        since=clock.now(),
        by=cast.rita,
    )
    answer = make()
    page = answer.content.decode()
    assert "<title>Error:" in page
    assert "paused" in page
    assert ASKED["to_whom"] in page, "nothing typed is lost"
    assert not Disclosure.objects.filter(document=True).exists()


def test_it_asks_for_its_reader(make):
    page = make(to_whom="").content.decode()
    assert "<title>Error:" in page
    assert "Write who will read it" in page


def test_with_initials_its_readers_are_chosen_from_the_team(make, world, cast):
    """`sharing.protect`, `access.view`: nobody else is written in, however the form is sent."""
    page = make(what="named", readers=[], to_whom="PC Dunne").content.decode()
    assert "Choose who of the team will read it" in page
    assert make(what="named", readers=str(cast.sam.pk))["Content-Type"].startswith("text/html")
    make(what="named", to_whom="PC Dunne")
    with opened_as(cast.rita, world.case) as opened:
        (row,) = Disclosure.objects.filter(document=True)
        assert opened.ring.read(row, "to_whom") == cast.tom.name


def test_with_police_or_a_business_there_no_paper_is_made(make):
    """`plan.meeting`: themes only, and nothing typed is lost."""
    page = make(outsiders="yes").content.decode()
    assert "<title>Error:" in page and "only themes are shared" in page and ASKED["to_whom"] in page
    assert "Say whether police or a business will be there" in make(outsiders="").content.decode()
    assert not Disclosure.objects.filter(document=True).exists()


def test_with_initials_it_is_for_the_team(make, world, cast):
    """Only initials; never a full name."""
    words = text(make(what="named"))
    assert world.shown in words
    assert "With initials, for this case’s own team." in words
