"""Notes: whom they concern, what is locked, and the timeline they stand on (`recording.*`)."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from alongside.accounts.models import User
from alongside.cases.models import TimelineEntry
from alongside.recording.models import Draft, LaterThought, Note
from tests.support.cast import BusCase, Cast

SignedIn = Callable[[User], Client]

KEPT = "This was kept from your last try."

WRITTEN = {"words": "Mo and two of them walked to the stop together.", "happened_on": "2026-11-02"}


@pytest.fixture
def written(bus_case: BusCase, cast: Cast, signed_in: SignedIn) -> UUID:
    """Rita has written a note."""
    answer = signed_in(cast.rita).post(reverse("recording:notes", args=[bus_case.id]), WRITTEN)
    assert answer.status_code == 302, answer.content.decode()
    return Note.objects.get().pk


def test_a_note_says_whom_it_concerns_and_stands_on_the_timeline(
    written: UUID, bus_case: BusCase, cast: Cast, signed_in: SignedIn
) -> None:
    """`recording.members`, `recording.timeline`"""
    page = signed_in(cast.rita).get(reverse("web:timeline", args=[bus_case.id])).content.decode()
    assert WRITTEN["words"] in page
    assert "R. Okafor wrote a note" in page
    assert TimelineEntry.objects.filter(kind="recording.note_written").count() == 1


def test_a_finished_note_is_locked_and_later_thoughts_stand_under_it(
    written: UUID, bus_case: BusCase, cast: Cast, signed_in: SignedIn
) -> None:
    """`recording.finish`"""
    address = reverse("recording:add_thought", args=[bus_case.id, written])
    assert signed_in(cast.rita).post(address, {"words": "It was raining, too."}).status_code == 302
    assert LaterThought.objects.count() == 1
    page = signed_in(cast.rita).get(reverse("recording:notes", args=[bus_case.id])).content.decode()
    assert page.index(WRITTEN["words"]) < page.index("It was raining, too.")


def test_a_note_without_words_is_asked_for_and_nothing_is_lost(
    bus_case: BusCase, cast: Cast, signed_in: SignedIn
) -> None:
    """`recording.members`"""
    typed = {**WRITTEN, "words": ""}
    page = signed_in(cast.rita).post(reverse("recording:notes", args=[bus_case.id]), typed)
    assert "<title>Error:" in page.content.decode()
    assert Note.objects.count() == 0


def test_what_is_typed_is_kept_for_one_person_and_one_record(
    bus_case: BusCase, cast: Cast, signed_in: SignedIn
) -> None:
    """`recording.autosave`: a draft belongs to one record and one person, and goes when the note is saved."""
    address = reverse("recording:draft", args=[bus_case.id, "recording.note"])
    assert signed_in(cast.rita).post(address, {"words": "Half a sentence"}).status_code == 204
    notes = reverse("recording:notes", args=[bus_case.id])
    assert "Half a sentence" in signed_in(cast.rita).get(notes).content.decode()
    assert "Half a sentence" not in signed_in(cast.tom).get(notes).content.decode()
    assert signed_in(cast.sam).post(address, {"words": "x"}).status_code == 404
    signed_in(cast.rita).post(notes, WRITTEN)
    assert Draft.objects.count() == 0


def test_what_comes_back_is_said_and_can_be_begun_again(
    bus_case: BusCase, cast: Cast, signed_in: SignedIn
) -> None:
    """`recording.autosave`: nothing that was typed earlier stands in a form without being told; no script needed."""
    rita, notes = signed_in(cast.rita), reverse("recording:notes", args=[bus_case.id])
    address = reverse("recording:draft", args=[bus_case.id, "recording.note"])
    again = reverse("recording:begin_again", args=[bus_case.id, "recording.note"])
    rita.post(address, {"words": "   "})
    assert KEPT not in rita.get(notes).content.decode()
    rita.post(address, {"words": "Half a sentence"})
    page = rita.get(f"{notes}?from=map").content.decode()
    assert page.index(KEPT) < page.index("Half a sentence")
    assert f'action="{again}"' in page and f'value="{notes}?from=map"' in page
    assert KEPT not in rita.post(notes, {"words": "Half a sentence"}).content.decode()
    assert signed_in(cast.tom).post(again, {"page": notes}).status_code == 302
    assert Draft.objects.count() == 1, "somebody else's draft stays"
    assert signed_in(cast.sam).post(again, {"page": notes}).status_code == 404
    assert rita.post(again, {"page": f"{notes}?from=map"})["Location"] == f"{notes}?from=map"
    assert Draft.objects.count() == 0
    assert "Half a sentence" not in rita.get(notes).content.decode()


@pytest.mark.parametrize("page", ["", "https://example.org/cases/", "//example.org/", "/sign-in/", "/cases/"])
def test_beginning_again_leads_nowhere_but_to_a_page_of_the_case(
    page: str, bus_case: BusCase, cast: Cast, signed_in: SignedIn
) -> None:
    """`recording.autosave`: what is posted is no address to go to."""
    again = reverse("recording:begin_again", args=[bus_case.id, "recording.note"])
    page = page.replace("example.org/cases/", f"example.org/cases/{bus_case.id}/notes/")
    assert signed_in(cast.rita).post(again, {"page": page})["Location"] == "/"
