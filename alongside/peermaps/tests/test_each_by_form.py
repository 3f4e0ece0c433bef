"""A2: each operation on the map, by form alone: no script, no picture."""

from uuid import UUID

import pytest
from django.urls import reverse

from alongside.contexts.models import Condition, Membership, PeerGroup, Place, WhoElse
from alongside.peermaps import queries
from alongside.peermaps.models import Confirmation, PeerMap, TalkedAbout
from alongside.peermaps.terms import Level
from alongside.peermaps.tests.scenes import everything, school_was_told
from alongside.people.models import Person
from alongside.statements import operations as statements
from alongside.statements.models import Check, Statement
from alongside.statements.models import Confirmation as Confirmed
from tests.journeys.map_operations import OPERATIONS, PAGE, page

WHY = {"need": "They wait at the same stop", "evidence": "Mo saw them", "rests_on": ["observed"]}


class Forms:
    """Fills in the forms of one map."""

    def __init__(self, client, rita, case, story, later):
        self.client, self.rita, self.case, self.story, self.later = client, rita, case, story, later

    def url(self, name, *more):
        return reverse(name if ":" in name else f"peermaps:{name}", args=[self.case, *more])

    def send(self, route, /, *more, asked="", **sent):
        response = self.client.post(self.url(route, *more) + asked, sent)
        assert response.status_code == 302, response.content.decode()[-3000:]
        return response

    def reads(self, asked=""):
        return self.client.get(self.url("list") + asked).content.decode()

    def tie(self, which):
        return queries.tie(self.rita, which).tie

    @property
    def told(self):
        """Something said that is not anybody's own account."""
        return Statement.objects.filter(source="told_by", ended_at__isnull=True).first()


def add_person(f):
    f.send("add_person", needed="yes", kind="young_person", shown="BL", **WHY)
    assert "BL" in f.reads()


def add_several(f):
    f.send("add_several", who="BL, CM: parent", kind="young_person", **WHY)
    assert "BL" in f.reads() and "CM" in f.reads()


def add_unnamed(f):
    f.send("add_placeholder", note="a girl from year 8", kind="young_person")
    assert "a girl from year 8" in f.reads()


def add_place(f):
    f.send("add_place", name="Café", kind="business")
    assert Place.objects.count() == 3


def note_condition(f):
    f.send("condition", asked=f"?place={f.story.park}", kind="lighting", words="Two lamps of nine work")
    assert "Two lamps of nine work" in f.reads()


def end_condition(f):
    f.send("condition_ended", Condition.objects.get().pk)
    assert "Two stops where police search" not in f.reads()


def add_group(f):
    f.send(
        "add_group",
        name="Share the 78",
        bases=["shared_context"],
        rests_on="Mo saw",
        definer="new",
        definer_words="Mo",
    )
    assert PeerGroup.objects.count() == 2


def change_members(f):
    f.send("members", f.story.us_lot, members=[str(f.story.jk)], rests_on="JK says so now")
    assert Membership.objects.filter(until__isnull=True).count() == 1


def change_group(f):
    f.send(
        "change_group",
        f.story.us_lot,
        name="Park friends",
        bases=["self_selected"],
        rests_on="JK",
        definer=f"person:{f.story.jk}",
    )
    assert "Park friends" in f.reads()


def connect(f):
    f.send(
        "connect",
        a=f"person:{f.story.am}",
        b=f"person:{f.story.rs}",
        support="some",
        harm="none",
        state="current",
    )
    assert "AM and RS" in f.reads()


def describe_tie(f):
    f.send("describe", f.story.jk_am, support="strong", harm="strong", state="current")
    assert f.tie(f.story.jk_am).drawn.harm == Level.STRONG


def say(f):
    sent = {
        "words": "They share food",
        "whose": "me",
        "source": "observed",
        "handling": "team",
        "support": "some",
    }
    f.send("say", asked=f"?tie={f.story.jk_am}", **sent)
    assert "They share food" in f.reads()


def check(f):
    f.send("statements:check", f.told.pk, held="yes", how="I asked JK")
    assert Check.objects.filter(held=True).exists()


def correct(f):
    sent = {
        "words": "JK held a bag for RS.",
        "whose": "new",
        "new_speaker": "School",
        "voice": "professional",
    }
    f.send("statements:correct", f.told.pk, **sent, source="told_by", handling="team")
    assert "JK held a bag for RS." in f.reads()


def confirm_said(f):
    f.send("statements:do", f.told.pk, do="confirm")
    assert Confirmed.objects.exists()


def end_said(f):
    words = f.told.pk
    f.send("statements:do", words, do="end")
    assert Statement.objects.get(pk=words).ended_at


def confirm_tie(f):
    f.send("confirm", f.story.jk_am)
    assert Confirmation.objects.filter(tie=f.story.jk_am).exists()


def talk(f):
    f.send("talk", f.story.jk_rs, words="JK says it was shopping.")
    assert TalkedAbout.objects.exists()


def rename(f):
    f.send("people:change", f.story.dt, kind="young_person", shown="DTT")
    assert "DTT" in f.reads()


def merge(f):
    f.send("people:merge", f.later.friend, known=str(f.later.kb))
    assert "a friend from the bus" not in f.reads()


def name(f):
    f.send("people:name", f.later.friend, kind="young_person", shown="ZO", **WHY)
    assert not Person.objects.get(pk=f.later.friend).unnamed


def take_off(f):
    f.send("people:off", f.story.dt, because="mistake")
    f.send("tie_off", f.story.jk_am, reason="mistake")
    assert "JK and AM" not in f.reads() and "JK and DT" not in f.reads()


def put_back(f):
    off = f.send("tie_off", f.story.jk_am, reason="mistake").url
    assert "Put it back" in f.client.get(off).content.decode()
    f.send("put_back", what=f"tie:{f.story.jk_am}")
    assert "JK and AM" in f.reads()


def move(f):
    f.send("move", what=str(f.story.jk), near=str(f.story.park))
    assert {str(f.story.jk)} <= set(PeerMap.objects.get().held)


def tidy(f):
    shown = f.client.post(f.url("tidy"), {"how": "little"}).content.decode()
    moves = shown.split('name="moves" value="')[1].split('"')[0].replace("&quot;", '"')
    f.client.post(f.url("tidy"), {"do": "keep", "moves": moves})
    assert len(PeerMap.objects.get().positions) == 12


def pairs(f):
    f.send("pairs", support="some", harm="none", do="connect")
    assert len(queries.seen(f.rita).ties) == 9


def find(f):
    assert '<h3 id="people">' in f.reads() and ">JK" in f.reads()


def view(f):
    assert "JK was asked to hold" not in f.reads(f"?view=p-{f.story.jk}")


def lens(f):
    assert "Us lot" in f.reads("?lens=self_selected")
    assert f'id="group-{f.story.us_lot}"' not in f.reads("?lens=shared_context")


def leave_out(f):
    assert "some harm (not checked)" in f.reads().lower()
    assert "JK was asked to hold" not in f.reads("?without=unchecked")


def time(f):
    assert "Change" not in f.reads("?known=2020-01-01")


def compare_days(f):
    assert f.client.get(f.url("list") + "?against=2020-01-01").status_code == 200


def who_else(f):
    f.send("who_else", asked="?from=list", outcome="nobody", said="just us")
    assert WhoElse.objects.count() == 2


@pytest.fixture
def forms(once, cast, bus_case, opened, signed_in):
    story, later = once(everything, cast, bus_case)
    rita = opened(cast.rita)
    statements.add(opened=rita, said=school_was_told("He is often late."))
    return Forms(signed_in(cast.rita), rita, UUID(str(bus_case.id)), story, later)


@pytest.mark.parametrize("operation", [one.id for one in OPERATIONS])
def test_it_is_done_by_form_alone(forms, operation):
    """A2, `map.narrative`: one can do everything without seeing the picture. No way, no pass."""
    globals()[operation](forms)


def test_the_page_of_operations_is_up_to_date():
    assert PAGE.read_text() == page(), "run: make docs"
