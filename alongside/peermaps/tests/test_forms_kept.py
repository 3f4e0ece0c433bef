"""What a form of the map keeps while it is typed, and what is open when it comes back (`recording.autosave`)."""

from django.urls import reverse

from alongside.peermaps.tests.test_forms import A_PERSON, client_of_rita, story, url

__all__ = ["client_of_rita", "story"]

OPEN_FOLD = '<details class="govuk-details" open'


def test_what_was_typed_waits_until_it_is_saved(story, bus_case, client_of_rita):
    """`recording.autosave`: nothing typed is lost; a draft about one tie never opens at another."""
    case = bus_case.id
    about = f"{url('say', case)}?tie={story.jk_rs}"
    keep = reverse("recording:draft", args=[case, f"peermaps.say:{story.jk_rs}"])
    assert client_of_rita.post(keep, {"words": "They were", "about": [str(story.am)]}).status_code in (
        200,
        204,
    )
    assert "They were</textarea>" in client_of_rita.get(about).content.decode()
    other = client_of_rita.get(f"{url('say', case)}?tie={story.jk_am}").content.decode()
    assert "They were" not in other
    words = {"words": "They were kind", "whose": "me", "source": "observed", "handling": "team"}
    assert client_of_rita.post(about, words).status_code == 302
    assert "They were</textarea>" not in client_of_rita.get(about).content.decode()


def _folded(page):
    """What stands in the fold at the end of a long form, with the tag that opens or closes it."""
    return page[page.rindex("<details", 0, page.index("More, only where it is needed")) :]


def test_a_child_does_not_get_what_was_kept_of_another(story, bus_case, client_of_rita):
    """`recording.autosave`, `person.minimal`, `rights.correct`: a name and a birth date that came back are seen."""
    at, kept = (
        url("add_person", bus_case.id),
        reverse("recording:draft", args=[bus_case.id, "peermaps.person"]),
    )
    assert not _folded(client_of_rita.get(at).content.decode()).startswith(OPEN_FOLD)
    another = {
        "full_name": "Brannoch Wexley",
        "born_on_day": "3",
        "born_on_month": "4",
        "born_on_year": "2010",
    }
    client_of_rita.post(kept, another)
    page = client_of_rita.get(at).content.decode()
    assert "This was kept from your last try." in page
    assert _folded(page).startswith(OPEN_FOLD) and 'value="Brannoch Wexley"' in _folded(page)
    again = reverse("recording:begin_again", args=[bus_case.id, "peermaps.person"])
    assert client_of_rita.post(again, {"page": at})["Location"] == at
    page = client_of_rita.get(at).content.decode()
    assert "Brannoch" not in page and not _folded(page).startswith(OPEN_FOLD)


def test_only_a_birth_date_or_a_place_on_the_picture_opens_the_fold(story, bus_case, client_of_rita):
    """`person.minimal`: whatever kind of field it is; what is refused comes back in sight, too."""
    at, kept = (
        url("add_person", bus_case.id),
        reverse("recording:draft", args=[bus_case.id, "peermaps.person"]),
    )
    for typed in ({"born_on_year": "2010"}, {"near": str(story.jk)}, {"review_on_day": "4"}):
        client_of_rita.post(kept, typed)
        assert _folded(client_of_rita.get(at).content.decode()).startswith(OPEN_FOLD), typed
    refused = client_of_rita.post(at, {**A_PERSON, "shown": "", "full_name": "Brannoch Wexley"})
    assert _folded(refused.content.decode()).startswith(OPEN_FOLD)


def test_a_tie_of_which_no_more_is_said_is_changed_with_the_fold_closed(story, bus_case, client_of_rita):
    """`person.minimal`: what is seldom needed stays out of the way while nothing stands in it."""
    page = client_of_rita.get(url("describe", bus_case.id, story.jk_am)).content.decode()
    assert not _folded(page).startswith(OPEN_FOLD)


def test_half_a_date_comes_back_as_it_was_typed(story, bus_case, client_of_rita):
    """`recording.autosave`: refused or kept, it stands in the form, and the form still opens."""
    at = url("connect", bus_case.id)
    typed = {
        "a": f"person:{story.am}",
        "b": f"place:{story.bus}",
        "support": "none",
        "harm": "none",
        "state": "current",
    }
    for half in ("Mar", "2026-13", "2026-00", "20-"):
        assert f'value="{half}"' in client_of_rita.post(at, {**typed, "since": half}).content.decode()
        client_of_rita.post(
            reverse("recording:draft", args=[bus_case.id, "peermaps.connect"]), {"since": half}
        )
        assert f'value="{half}"' in client_of_rita.get(at).content.decode()
