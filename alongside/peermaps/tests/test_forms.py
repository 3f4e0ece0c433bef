"""Everything the picture can do, done by forms alone (A2): what is added, refused, said, taken off."""

import pytest
from django.urls import reverse

from alongside.contexts.models import Condition, Membership, PeerGroup, Place, Setting, WhoElse
from alongside.lib import clock
from alongside.peermaps import queries
from alongside.peermaps.models import PeerMap, TalkedAbout, Tie
from alongside.peermaps.tests.scenes import all_spoke
from alongside.people.models import Person
from alongside.people.tests.scenes import pause
from alongside.statements.models import Statement


@pytest.fixture
def story(once, cast, bus_case):
    return once(all_spoke, cast, bus_case)


@pytest.fixture
def client_of_rita(cast, signed_in):
    return signed_in(cast.rita)


def url(name, case, *more):
    return reverse(f"peermaps:{name}", args=[case, *more])


A_PERSON = {
    "needed": "yes",
    "kind": "young_person",
    "shown": "BL",
    "need": "He is on the bus with them",
    "evidence": "AM said so",
    "rests_on": ["own_account"],
}


def test_a_person_is_added_by_form_and_stands_near_somebody(story, bus_case, client_of_rita):
    """`map.inclusion`; every drag has a way without dragging."""
    response = client_of_rita.post(url("add_person", bus_case.id), {**A_PERSON, "near": str(story.jk)})
    person_id = Person.objects.latest("added_at").pk
    assert response.url == reverse("people:person", args=[bus_case.id, person_id])
    assert str(person_id) in PeerMap.objects.get().positions


def test_an_adult_said_to_cause_harm_is_asked_about_next(story, bus_case, client_of_rita):
    """`map.adults`: reported, works with children, trafficked child, adult at risk."""
    sent = {**A_PERSON, "kind": "adult_said_to_cause_harm", "shown": "Y"}
    response = client_of_rita.post(url("add_person", bus_case.id), sent)
    asked = client_of_rita.get(response.url).content.decode()
    assert response.url.endswith("/harm/")
    answers = {part.split('"')[0]: "yes" for part in asked.split('name="')[1:] if part.startswith("q_")}
    assert len(answers) >= 4
    done = client_of_rita.post(response.url, {**answers, "what_was_done": "Reported to the MASH at 10:20"})
    assert done.status_code == 302
    page = client_of_rita.get(done.url).content.decode()
    assert "Reported to the MASH at 10:20" in page


def test_a_need_of_no_adds_nobody_and_is_kept_in_the_log(story, bus_case, client_of_rita):
    """`values.rights.6`, `group.else`: asked about, not added."""
    before = Person.objects.count()
    sent = {"needed": "no", "said": "AM’s sister", "why": "She has nothing to do with it"}
    response = client_of_rita.post(url("add_person", bus_case.id), sent)
    assert response.url == url("who_else", bus_case.id)
    assert Person.objects.count() == before
    assert "She has nothing to do with it" in client_of_rita.get(response.url).content.decode()
    assert WhoElse.objects.count() == 2


def test_a_need_of_no_asks_for_nothing_about_the_person(story, bus_case, client_of_rita):
    """Only what a "no" needs is asked for; what was typed about them stays in the form."""
    sent = {"needed": "no", "said": "", "why": "", "shown": "BL"}
    page = client_of_rita.post(url("add_person", bus_case.id), sent).content.decode()
    summary = page.partition("govuk-error-summary")[2].partition("</ul>")[0]
    assert "Write what was said" in summary and "Write why nobody is added" in summary
    assert summary.count("<li>") == 2
    assert 'value="BL"' in page


def test_a_place_needs_its_kind_and_its_name(story, bus_case, client_of_rita):
    """`map.places`: nothing is guessed, and nothing refers to a list that is not there."""
    Setting.objects.all().delete()
    page = client_of_rita.get(url("add_place", bus_case.id)).content.decode()
    assert "Leave empty if you chose one above" not in page and "Name (optional)" not in page
    refused = client_of_rita.post(url("add_place", bus_case.id), {"name": "", "kind": ""}).content.decode()
    assert "Write what the place is called" in refused and "Choose what kind of place it is" in refused


def test_what_is_missing_is_said_and_nothing_typed_is_lost(story, bus_case, client_of_rita):
    response = client_of_rita.post(
        url("add_person", bus_case.id), {"needed": "yes", "shown": "BL", "need": "kept"}
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert "<title>Error: Add a person" in page
    for words in (
        "Write what that reason rests on",
        "Choose what the evidence is",
        "kept</textarea>",
        'value="BL"',
    ):
        assert words in page


def test_a_pause_stops_the_form_too(story, bus_case, cast, client_of_rita):
    """`values.pause`: the same rule behind the form, the command and the button."""
    pause(bus_case.id, cast.tom)
    page = client_of_rita.post(url("add_person", bus_case.id), A_PERSON).content.decode()
    assert "Adding people is paused since" in page
    assert not Person.objects.filter(added_at__gt=clock.now()).exists()
    assert (
        client_of_rita.post(url("add_place", bus_case.id), {"name": "Café", "kind": "business"}).status_code
        == 302
    )


def test_unchecked_word_alone_adds_nobody_by_form(story, bus_case, client_of_rita):
    """`map.statement`: the reason stands at its question."""
    page = client_of_rita.post(
        url("add_person", bus_case.id), {**A_PERSON, "rests_on": ["police_held"]}
    ).content.decode()
    assert "That adds nobody by itself" in page


def test_connecting_by_form_asks_for_words_next(story, bus_case, client_of_rita):
    """A2: a tie, and what somebody says of it, without the picture; a worry asks for strengths (`map.strengths`)."""
    sent = {"a": f"person:{story.am}", "b": f"person:{story.dt}", "support": "none", "harm": "none", "state": "current",
            "kinds": ["friend"], "since": "March 2026"}  # fmt: skip
    response = client_of_rita.post(url("connect", bus_case.id), sent)
    made = Tie.objects.latest("added_at")
    assert response.url == f"{url('say', bus_case.id)}?tie={made.pk}"
    words = {"words": "They shout at each other", "whose": "new", "new_speaker": "Club", "voice": "professional",
             "source": "observed", "harm": "some", "handling": "team"}  # fmt: skip
    after = client_of_rita.post(response.url, words)
    page = client_of_rita.get(after.url).content.decode()
    assert "And what is good between them?" in page
    assert "Some harm; friends; since March 2026." in page


def test_a_second_tie_between_the_same_two_is_refused_at_its_field(story, bus_case, client_of_rita):
    sent = {
        "a": f"person:{story.rs}",
        "b": f"person:{story.jk}",
        "support": "none",
        "harm": "none",
        "state": "current",
    }
    page = client_of_rita.post(url("connect", bus_case.id), sent).content.decode()
    assert "These two are already connected" in page
    assert 'href="#id_b"' in page


def test_a_tie_is_described_ended_and_talked_about_by_form(story, bus_case, opened, cast, client_of_rita):
    case, jk_rs = bus_case.id, story.jk_rs
    lower = {"support": "some", "harm": "some", "state": "current", "kinds": []}
    assert (
        "Nobody’s words are changed"
        in client_of_rita.post(url("describe", case, jk_rs), lower).content.decode()
    )
    over = {"support": "strong", "harm": "some", "state": "past", "kinds": ["close_friend"], "until": "2026"}
    assert client_of_rita.post(url("describe", case, jk_rs), over).status_code == 302
    assert client_of_rita.post(url("talk", case, jk_rs), {"words": "It was shopping."}).status_code == 302
    page = client_of_rita.get(url("tie", case, jk_rs)).content.decode()
    assert "close friends; in the past; until 2026" in page
    assert "It was shopping." in page
    assert TalkedAbout.objects.count() == 1
    assert client_of_rita.post(url("confirm", case, jk_rs)).status_code == 302
    assert client_of_rita.post(url("tie_off", case, jk_rs), {"reason": "not_so"}).status_code == 302
    assert client_of_rita.get(url("tie", case, jk_rs)).status_code == 404


def test_places_conditions_and_groups_by_form(story, bus_case, client_of_rita):
    """`map.places`, `group.basis`, `group.definer`."""
    case = bus_case.id
    client_of_rita.post(
        url("add_place", case), {"name": "Corner café", "kind": "business", "near": str(story.bus)}
    )
    made = Place.objects.latest("added_at")
    there = f"{url('condition', case)}?place={made.pk}"
    assert (
        client_of_rita.post(
            there, {"kind": "presence", "words": "The owner lets them wait inside"}
        ).status_code
        == 302
    )
    page = client_of_rita.get(url("place", case, made.pk)).content.decode()
    assert "The owner lets them wait inside" in page
    ended = Condition.objects.get(place=made)
    client_of_rita.post(url("condition_ended", case, ended.pk))
    assert "The owner lets them wait" not in client_of_rita.get(url("list", case)).content.decode()
    client_of_rita.post(
        url("change_place", case, made.pk), {"name": "The café", "kind": "business", "note": ""}
    )
    client_of_rita.post(url("place_off", case, made.pk))
    assert client_of_rita.get(url("place", case, made.pk)).status_code == 404

    group = {"name": "Share the 78 bus", "bases": ["shared_context"], "rests_on": "bus passes", "definer": "new",
             "definer_words": "Bus company", "members": [str(story.rs)]}  # fmt: skip
    response = client_of_rita.post(url("add_group", case), group)
    made_group = PeerGroup.objects.latest("added_at")
    assert response.url == url("group", case, made_group.pk)
    members = {"members": [str(story.jk)], "rests_on": "JK told Mo"}
    assert client_of_rita.post(url("members", case, made_group.pk), members).status_code == 302
    page = client_of_rita.get(response.url).content.decode()
    for words in ("Bus company says that this is a group", "bus passes", "JK told Mo"):
        assert words in page
    assert Membership.objects.filter(group=made_group).count() == 2
    better = {**group, "name": "On the 78", "definer": f"person:{story.rs}"}
    assert client_of_rita.post(url("change_group", case, made_group.pk), better).status_code == 302
    assert client_of_rita.post(url("group_do", case, made_group.pk), {"do": "confirm"}).status_code == 302
    assert client_of_rita.post(url("group_do", case, made_group.pk), {"do": "end"}).status_code == 302
    assert client_of_rita.get(url("group", case, made_group.pk)).status_code == 404


def test_a_group_name_gets_a_gentle_hint_and_stands(story, bus_case, client_of_rita):
    """`group.name`: the product advises against gang or street names; it never blocks."""
    group = {"name": "The Eastfield gang", "bases": ["shared_identity"], "rests_on": "what people say"}
    group |= {"definer": "new", "definer_words": "Police"}
    page = client_of_rita.get(client_of_rita.post(url("add_group", bus_case.id), group).url).content.decode()
    assert "The Eastfield gang" in page
    assert "Other ways to say it" in page


def test_something_is_moved_and_somebody_added_without_a_name(story, bus_case, client_of_rita):
    case = bus_case.id
    sent = {"note": "a girl from year 8", "kind": "young_person", "near": str(story.bus)}
    assert client_of_rita.post(url("add_placeholder", case), sent).status_code == 302
    assert (
        client_of_rita.post(url("move", case), {"what": str(story.am), "near": str(story.jk)}).status_code
        == 302
    )
    positions = PeerMap.objects.get().positions
    assert {str(story.am), str(story.jk), str(story.bus)} <= set(positions)
    page = client_of_rita.post(
        url("move", case), {"what": str(story.am), "near": str(story.am)}
    ).content.decode()
    assert "Choose two different people or places" in page


def test_words_get_hints_and_never_a_block(story, bus_case, client_of_rita):
    """`recording.language`: on what workers write, not on somebody's own words."""
    words = {"words": "He absconds and associates with gang members", "whose": "me", "source": "observed",
             "handling": "team", "about": [str(story.am)]}  # fmt: skip
    assert client_of_rita.post(url("say", bus_case.id), words).status_code == 302
    said = Statement.objects.latest("recorded_at")
    page = client_of_rita.get(reverse("statements:statement", args=[bus_case.id, said.pk])).content.decode()
    assert "Other ways to say it" in page
    Statement.objects.filter(pk=said.pk).update(own_words=True)
    page = client_of_rita.get(reverse("statements:statement", args=[bus_case.id, said.pk])).content.decode()
    assert "Other ways to say it" not in page


def test_statements_are_confirmed_checked_corrected_and_taken_back_by_form(
    story, bus_case, opened, cast, client_of_rita
):
    case = bus_case.id
    seen = queries.seen(opened(cast.rita))
    school = next(one for one in seen.statements if one.whose == "The school")
    mine = next(one for one in seen.statements if one.whose == "JK")

    def do(what, statement):
        return client_of_rita.post(reverse("statements:do", args=[case, statement]), {"do": what})

    assert do("confirm", mine.id).status_code == 302
    assert do("end", mine.id).status_code == 409
    assert do("nonsense", mine.id).status_code == 404
    check = reverse("statements:check", args=[case, school.id])
    assert "Write how you made sure" in client_of_rita.post(check, {"held": "yes"}).content.decode()
    assert client_of_rita.post(check, {"held": "yes", "how": "Asked both"}).status_code == 302
    right = {
        "words": "JK carried a bag for RS",
        "whose": "words:The school",
        "source": "observed",
        "handling": "team",
    }
    correct = client_of_rita.post(reverse("statements:correct", args=[case, school.id]), right)
    assert "JK carried a bag for RS" in client_of_rita.get(correct.url).content.decode()
    assert do("take_back", mine.id).status_code == 302
    assert client_of_rita.get(reverse("statements:statement", args=[case, mine.id])).status_code == 404


def test_a_person_is_put_right_decided_again_and_taken_off_by_form(story, bus_case, client_of_rita):
    case, jk = bus_case.id, story.jk

    def post(name, sent):
        return client_of_rita.post(reverse(f"people:{name}", args=[case, jk]), sent)

    again = {name: A_PERSON[name] for name in ("need", "evidence", "rests_on")}
    assert post("change", {"kind": "young_person", "shown": "RS"}).status_code == 200
    assert post("change", {"kind": "young_person", "shown": "JK", "note": "likes drawing"}).status_code == 302
    assert post("support", {"language": "Welsh first"}).status_code == 302
    assert post("decide", again).status_code == 302
    page = client_of_rita.get(reverse("people:person", args=[case, jk])).content.decode()
    for words in ("likes drawing", "Welsh first", "He is on the bus with them", "Earlier decisions"):
        assert words in page
    assert "Write why this person comes off" in post("off", {"because": "other"}).content.decode()
    assert post("off", {"because": "mistake"}).status_code == 302
    assert client_of_rita.get(reverse("people:person", args=[case, jk])).status_code == 404


def test_a_placeholder_is_named_or_found_by_form(story, bus_case, client_of_rita):
    """`map.placeholder`."""
    case = bus_case.id
    friend = Person.objects.get(unnamed=True).pk
    assert client_of_rita.get(reverse("people:merge", args=[case, friend])).status_code == 200
    named = {name: value for name, value in A_PERSON.items() if name != "needed"}
    assert client_of_rita.post(reverse("people:name", args=[case, friend]), named).status_code == 302
    assert "BL" in client_of_rita.get(reverse("people:person", args=[case, friend])).content.decode()
    client_of_rita.post(url("add_placeholder", case), {"note": "someone at the stop", "kind": "young_person"})
    other = Person.objects.get(unnamed=True).pk
    merged = client_of_rita.post(reverse("people:merge", args=[case, other]), {"known": str(friend)})
    assert merged.url == f"{url('list', case)}?off=joined%3A{other}"


@pytest.mark.parametrize(
    ("day", "band", "says"),
    [
        ("1850-01-01", "", "Young people here are 25 at most"),
        ("2011-01-01", "under_10", "and the age chosen is “under 10”"),
        ("2011-02-31", "", "Date of birth must be a real date"),
    ],
)
def test_a_birth_date_that_cannot_be_says_so_and_adds_nobody(
    story, bus_case, client_of_rita, day, band, says
):
    """`person.minimal`: told kindly, beside the field, nothing typed is lost."""
    before = Person.objects.count()
    typed = {**A_PERSON, "born_on": day, "age_band": band}
    page = client_of_rita.post(url("add_person", bus_case.id), typed).content.decode()
    assert "<title>Error:" in page and says in page and 'value="BL"' in page
    assert Person.objects.count() == before


def test_a_full_name_for_somebody_without_one_is_advised_about_once(story, bus_case, client_of_rita):
    """`map.placeholder`, `recording.roles`, ADR 0008: said, not forced; kept after the second press."""
    address, before = url("add_placeholder", bus_case.id), Person.objects.count()
    sent = {"note": "Jordan Kingsley Smith", "kind": "young_person"}
    page = client_of_rita.post(address, sent).content.decode()
    assert "<title>Not saved yet: Add somebody without a name" in page and "autofocus" in page
    assert "Other ways to say it" in page and 'value="Jordan Kingsley Smith"' in page
    assert Person.objects.count() == before
    assert client_of_rita.post(address, {**sent, "advised": "1"}).status_code == 302
    assert Person.objects.count() == before + 1
    assert client_of_rita.post(address, {**sent, "note": "a friend from the bus"}).status_code == 302


@pytest.mark.parametrize("form", ["add_person", "add_placeholder"])
def test_a_pause_is_said_before_anything_is_typed(story, cast, bus_case, client_of_rita, form):
    """`values.pause`: both forms say so as soon as they open, and neither does where nothing is paused."""
    says = ("Nobody can be added just now", "Adding people is paused since")
    before = client_of_rita.get(url(form, bus_case.id)).content.decode()
    assert not any(one in before for one in says)
    pause(bus_case.id, cast.tom)
    page = client_of_rita.get(url(form, bus_case.id)).content.decode()
    assert all(one in page for one in says)
