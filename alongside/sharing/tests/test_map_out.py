"""Taking the map out through its page: allowed, refused and wrong (`map.export`, `sharing.disclosure`)."""

import html
import json
import re
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse

from alongside.activity import log
from alongside.activity.models import Entry
from alongside.cases.models import Case, TeamMember, TimelineEntry
from alongside.cases.terms import Covers, SeesWhat, Stage
from alongside.lib import clock
from alongside.people.models import Person
from alongside.people.tests.scenes import pause
from alongside.recording.models import Draft
from alongside.sharing import operations
from alongside.sharing.maps import press, sizes
from alongside.sharing.models import Disclosure
from alongside.sharing.terms import Need, Recipient, What
from alongside.sharing.tests.scenes import OF_THE_STORY, TYPED, ready_to_leave
from tests.support.cast import opened_as

KINDS = {
    "pdf": ("application/pdf", b"%PDF"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    "png": ("image/png", b"\x89PNG"),
    "svg": ("image/svg+xml", b"<svg"),
}


@pytest.fixture
def story(once, cast, bus_case):
    return once(ready_to_leave, cast, bus_case)


@pytest.fixture
def quick(monkeypatch):
    """Nothing is printed: what happens before and after is what matters."""
    printed = []

    def remember(sheet, as_what):
        printed.append((sheet, as_what))
        return b"the file"

    monkeypatch.setattr(press, "printed", remember)
    return printed


@pytest.fixture
def ask(story, cast, bus_case, signed_in):
    """`ask(recipient="police", by="tom")`: the answer to the filled form with these fields otherwise."""
    address, rita = reverse("sharing:map", args=[bus_case.id]), signed_in(cast.rita)

    def asked(by="rita", **typed):
        filled = {name: value for name, value in {**TYPED, **typed}.items() if value is not None}
        client = rita if by == "rita" else signed_in(getattr(cast, by))
        return client.post(address, filled)

    return asked


def told(answer):
    """What the error summary says."""
    page = html.unescape(answer.content.decode())
    assert "<title>Error:" in page
    (summary,) = re.findall(r'<div class="govuk-error-summary".*?</div>\s*</div>', page, re.DOTALL)
    return [
        " ".join(re.sub(r"<[^>]+>", "", one).split())
        for one in re.findall(r"<li>.*?</li>", summary, re.DOTALL)
    ]


def nothing_left(answer):
    return answer["Content-Type"].startswith("text/html") and not Disclosure.objects.exists()


@pytest.mark.parametrize("as_what", KINDS)
def test_each_kind_of_file_leaves_with_a_neutral_name(ask, as_what):
    """`map.export`: SVG, PNG, PDF, Word; the name tells nothing to whoever sees the folder."""
    answer = ask(as_what=as_what)
    kind, begins = KINDS[as_what]
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"] == f'attachment; filename="map.{as_what}"'
    assert answer.content.startswith(begins)
    assert "no-store" in answer["Cache-Control"] and answer["X-Content-Type-Options"] == "nosniff"


def test_it_is_nameless_unless_chosen(ask):
    """`map.export`: no name, no initials, no words, no place."""
    text = html.unescape(ask().content.decode())
    drawn = re.sub(r"data:font/woff2;base64,[^)]*", "", text)
    assert [one for one in OF_THE_STORY if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", drawn)] == []
    assert "A. Trusted adult." in drawn and "strong support" in drawn


def test_what_was_chosen_stands_on_it(ask):
    text = html.unescape(ask(what="named", shows=["places", "ages", "unchecked"]).content.decode())
    for words in ("JK. Young person.", "Eastfield Park", "man, about 25", "not checked", "with initials"):
        assert words in text, words
    assert "He walks me to the bus" not in text, "nobody’s words leave on a map"


def test_each_is_a_disclosure(ask, quick, cast, bus_case):
    """`sharing.disclosure`: what, to whom, purpose, necessity, what it could lead to, minimised how, decider."""
    ask(view="professionals", shows=["ages", "unchecked"])
    row = Disclosure.objects.get()
    assert (row.what, row.recipient, row.need, row.document) == (
        What.NAMELESS,
        Recipient.MEETING,
        Need.CHOICE,
        True,
    )
    assert row.decided_by == cast.rita
    with opened_as(cast.rita, bus_case.id) as case:
        for field in ("to_whom", "purpose", "because", "could_tell", "could_lead_to"):
            assert case.ring.read(row, field) == TYPED[field]
        shared = case.ring.read(row, "shared_words")
    assert shared.startswith("The map, without names, as a picture (SVG). Professionals’.")
    assert shared.endswith(
        "Left out: names, court and police conditions, what was said and by whom, names of places and dates."
    )


def test_it_is_logged_and_stands_on_the_timeline(ask, quick, cast, bus_case, signed_in):
    """S3: with who, when and what kind, in tokens and never in words."""
    ask(shows=["ages", "places"])
    (made,) = [json.loads(one.body) for one in Entry.objects.filter(event="sharing.map_made")]
    assert made["facts"] == {
        "what": "nameless", "recipient": "meeting", "need": "choice", "as_what": "svg", "shows": "ages:places",
    }  # fmt: skip
    assert made["actor"] == str(cast.rita.pk) and made["case"] == str(bus_case.id)
    assert TimelineEntry.objects.filter(kind="sharing.map_taken_out").exists()
    page = signed_in(cast.rita).get(reverse("web:timeline", args=[bus_case.id])).content.decode()
    assert "R. Okafor took the map out, without names, for a meeting of this case’s team" in html.unescape(
        page
    )


def test_when_the_log_fails_no_map_leaves(ask, quick, monkeypatch):
    """S3."""

    def full(entries):
        raise DatabaseError("full")

    with monkeypatch.context() as patched:
        patched.setattr(log, "append", full)
        answer = ask()
    assert answer.status_code == 503
    assert b"the file" not in answer.content
    assert not Disclosure.objects.exists()


def test_what_cannot_be_printed_is_not_written_down_as_shared(ask, monkeypatch):
    """Nothing has left, and nothing typed is lost."""

    def fails(sheet, as_what):
        raise press.CouldNotPrintError("TimeoutExpired")

    monkeypatch.setattr(press, "printed", fails)
    answer = ask()
    assert told(answer) == [
        "The map could not be made just now, and nothing has left. Try again, or choose another kind of file."
    ]
    assert nothing_left(answer) and TYPED["because"] in html.unescape(answer.content.decode())


@pytest.mark.parametrize("recipient", ["police", "business"])
def test_for_the_police_and_businesses_it_is_themes_only(ask, quick, recipient):
    """`sharing.protect`: refused with the reason and the way it goes; by a supervisor with advice alone."""
    answer = ask(recipient=recipient, others_there="yes")
    (says,) = told(answer)
    assert "themes only" in says and "supervisor" in says
    assert nothing_left(answer) and not quick
    assert told(ask(by="tom", recipient=recipient))[0].endswith("Write what it was.")
    assert ask(by="tom", recipient=recipient, advice="only without places").content == b"the file"
    assert Disclosure.objects.get().recipient == recipient


def test_with_them_in_the_room_even_a_supervisor_takes_no_map_there(ask, quick):
    """`plan.meeting`: themes only."""
    answer = ask(by="tom", others_there="yes", advice="fine")
    assert "With the police or a business there it is themes only" in told(answer)[0]
    assert nothing_left(answer)


def test_another_service_gets_it_by_the_supervisor_and_without_what_stays_in_the_team(ask, quick):
    """`sharing.protect`."""
    assert "is decided by a supervisor" in told(ask(recipient="partner"))[0]
    assert "Initials stay within" in told(ask(by="tom", recipient="partner", advice="yes", what="named"))[0]
    assert ask(by="tom", recipient="partner", advice="yes").content == b"the file"


@pytest.mark.parametrize("covers", [Covers.ALL, Covers.SHARING])
def test_while_sharing_is_paused_no_map_leaves_by_choice(ask, quick, cast, bus_case, signed_in, covers):
    """`values.pause`: said before anything is filled in, and again when it is sent."""
    pause(bus_case.id, cast.tom, covers)
    page = signed_in(cast.rita).get(reverse("sharing:map", args=[bus_case.id])).content.decode()
    assert "Nothing leaves by choice just now" in page
    answer = ask()
    assert "paused" in told(answer)[0]
    assert nothing_left(answer) and not quick


def test_what_a_court_requires_leaves_while_paused(ask, quick, cast, bus_case):
    """`safety.actions`: sharing that law or a court requires; with initials where the order says so."""
    pause(bus_case.id, cast.tom, Covers.ALL)
    answer = ask(
        need="required", recipient="other", what="named", others_there="yes", to_whom="the family court"
    )
    assert answer.content == b"the file"
    assert Disclosure.objects.get().need == Need.REQUIRED


def test_a_closed_case_gives_no_map(ask, quick, bus_case):
    """`plan.close`."""
    Case.objects.filter(pk=bus_case.id).update(stage=Stage.CLOSED, closed_on=clock.today())
    assert told(ask()) == ["This case is closed. Open it again with a new purpose."]


def test_a_pause_that_begins_while_it_is_printed_stops_it(ask, monkeypatch, cast, bus_case):
    """The locks are read again inside the operation that writes it down."""

    def slowly(sheet, as_what):
        pause(bus_case.id, cast.tom, Covers.ALL)
        return b"the file"

    monkeypatch.setattr(press, "printed", slowly)
    answer = ask()
    assert "paused" in told(answer)[0]
    assert b"the file" not in answer.content and not Disclosure.objects.exists()


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("as_what", "Choose what you need"),
        ("view", "Choose whose view"),
        ("what", "Choose what it says instead of names"),
        ("to_whom", "Write who it is for"),
        ("recipient", "Choose what they are"),
        ("others_there", "Say whether the police or a business will be there, or get it too"),
        ("purpose", "Write what it is for"),
        ("because", "Write why they need a map"),
        ("could_tell", "Write whether they could work out who it is"),
        ("could_lead_to", "Write what it could lead to for young people"),
        ("need", "Choose why it leaves"),
    ],
)
def test_it_asks_for_each_part(ask, quick, missing, says):
    """`sharing.disclosure`: asked for, one by one; what was typed stays."""
    answer = ask(**{missing: None})
    assert told(answer) == [says]
    assert nothing_left(answer) and not quick


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"view": "p-7"}, "Choose one of the answers on the page"),
        ({"as_what": "exe"}, "Choose one of the answers on the page"),
        ({"shows": ["names"]}, "Choose one of the answers on the page"),
        ({"when": "then"}, "Write the day"),
        ({"when": "then", "known": "2031-02-30"}, "must be a real date"),
        ({"purpose": "x" * 301}, "must be 300 characters or fewer"),
        ({"need": "protect"}, "Choose one of the answers on the page"),
    ],
)
def test_bad_input_is_told_and_changes_nothing(ask, quick, typed, says):
    answer = ask(**typed)
    assert says in told(answer)[0]
    assert nothing_left(answer) and not quick


@pytest.mark.parametrize(
    ("field", "words"),
    [("to_whom", "Mo Farrell"), ("purpose", "to help JK"), ("purpose", "RS’s way home")],
)
def test_who_it_is_for_names_nobody_on_the_map(ask, quick, field, words):
    """`map.export`: nameless means everywhere; with initials the team may be called by name."""
    answer = ask(**{field: words})
    assert "This names somebody who is on the map" in told(answer)[0]
    assert nothing_left(answer)
    assert ask(**{field: words}, what="named").content == b"the file"


def test_it_shows_the_map_as_known_on_an_earlier_day(ask, quick, cast, bus_case, opened):
    """`map.time`: and says so; a view that nobody had then is refused."""
    before = clock.today() - timedelta(days=1)
    answer = ask(when="then", known=before.isoformat())
    assert told(answer) == ["There is nothing on the map in this view, so nothing can leave."]
    ask()
    (sheet, _), *_ = quick
    day = f"{clock.today().day} {clock.today():%B %Y}"
    assert dict(sheet.facts)["As known on"] == day and f"As known on {day}." in sheet.opening


def test_a_look_first_writes_down_a_look_and_shares_nothing(ask, cast, bus_case):
    """The same drawing on the page; what was typed stays, and what is missing is not asked for yet."""
    answer = ask(do="look", to_whom="", purpose="plan", because="", recipient=None)
    page = answer.content.decode()
    assert 'src="data:image/svg+xml;base64,' in page and "<title>Take the map out" in page
    assert "strong support" in page.partition('alt="')[2].partition('"')[0], (
        "whoever does not see it hears it"
    )
    assert re.search(r">\s*plan</textarea>", page)
    assert "govuk-error-summary" not in page
    assert Entry.objects.filter(event="sharing.map_looked_at").exists()
    assert not Disclosure.objects.exists()


def test_a_look_shows_what_that_reader_would_get(ask, quick):
    """Handling conditions: less for somebody outside the team."""
    ask(do="look", recipient="partner")
    ask(do="look", recipient="meeting")
    assert [sheet.heading for sheet, _ in quick] == ["Peer map without names"] * 2


def test_a_look_says_that_the_words_of_a_large_map_are_too_small(ask, quick, monkeypatch):
    """Before anything leaves: one can still take less, or a larger page."""
    assert "Small print" not in ask(do="look").content.decode()
    monkeypatch.setattr(sizes, "about", lambda _: (4400.0, 900.0))
    page = ask(do="look").content.decode()
    assert "its smallest words are 3 points high or less" in page


def test_what_was_typed_is_kept_until_it_has_left(ask, quick, cast, bus_case, signed_in):
    """`recording.autosave`: a draft of its own; a half written sharing decision stays."""
    rita = signed_in(cast.rita)
    for form in (operations.MAP_FORM, operations.FORM):
        rita.post(reverse("recording:draft", args=[bus_case.id, form]), {"because": "half a sentence"})
    page = rita.get(reverse("sharing:map", args=[bus_case.id])).content.decode()
    assert "half a sentence" in page
    ask()
    assert [one.form for one in Draft.objects.all()] == [operations.FORM]


@pytest.mark.parametrize("sees", [SeesWhat.NAMELESS, SeesWhat.OWN, SeesWhat.PLAN])
def test_only_who_sees_the_case_whole_takes_it_out(ask, quick, cast, bus_case, signed_in, sees):
    """`access.view`: whoever sees no names cannot judge who could be worked out; the page is not there for them."""
    TeamMember.objects.filter(case=bus_case.id, user=cast.mo).update(sees=sees)
    mo = signed_in(cast.mo)
    there = mo.get(reverse("sharing:map", args=[bus_case.id]))
    nowhere = mo.get(reverse("sharing:map", args=["00000000-0000-4000-8000-000000000007"]))
    assert there.status_code == nowhere.status_code == 404
    assert len({re.sub(rb'value="[^"]{64}"', b"", one.content) for one in (there, nowhere)}) == 1
    assert ask(by="mo").status_code == 404
    if sees == SeesWhat.NAMELESS:
        page = mo.get(reverse("peermaps:list", args=[bus_case.id])).content.decode()
        assert reverse("sharing:map", args=[bus_case.id]) not in page


def test_a_colleague_without_need_to_know_gets_the_page_of_not_there(ask):
    assert ask(by="sam").status_code == 404


@pytest.mark.parametrize("page", ["peermaps:map", "peermaps:list", "peermaps:narrative", "sharing:page"])
def test_the_way_there_is_on_the_map_and_on_sharing(story, cast, bus_case, signed_in, page):
    found = signed_in(cast.rita).get(reverse(page, args=[bus_case.id])).content.decode()
    assert f'href="{reverse("sharing:map", args=[bus_case.id])}"' in found


def test_somebody_held_stands_on_no_map_and_leaves_no_gap(ask, quick, story, cast, bus_case):
    """`map.inclusion`, `rights.remove`: restricted people leave no visible trace; letters have no hole."""

    ask()
    Person.objects.filter(pk=story[0].rs).update(restricted_on=clock.today())
    ask()
    (before, _), (after, _) = quick
    assert len(after.document["people"]) == len(before.document["people"]) - 1
    assert [one["shown"] for one in after.document["people"]] == list("ABCDEFGHI")
