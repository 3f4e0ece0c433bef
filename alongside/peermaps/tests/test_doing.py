"""The list and the narrative are changed line by line; each form comes back to the very line (`map.narrative`)."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from alongside.cases.models import TeamMember
from alongside.peermaps.models import Tie
from alongside.peermaps.tests.scenes import all_spoke
from alongside.statements.models import Statement


@pytest.fixture
def story(once, cast, bus_case):
    return once(all_spoke, cast, bus_case)


@pytest.fixture
def client_of_rita(cast, signed_in):
    return signed_in(cast.rita)


def url(name, case, *more):
    return reverse(f"peermaps:{name}", args=[case, *more])


def hrefs(page):
    return set(re.findall(r'(?:href|action)="(/cases/[^"]*from=[^"]*)"', page.replace("&amp;", "&")))


@pytest.mark.parametrize("form", ["list", "narrative"])
def test_every_line_says_what_can_be_done_and_each_of_it_opens(story, bus_case, client_of_rita, form):
    """A2: no dead end: what a line offers, opens or is done."""
    page = client_of_rita.get(url(form, bus_case.id)).content.decode()
    offered = hrefs(page)
    assert len(offered) > 40
    kinds = {re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", one) for one in offered}
    for kind in kinds:
        href = next(one for one in offered if re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", one) == kind)
        assert client_of_rita.get(href).status_code in (200, 405), href


@pytest.mark.parametrize("form", ["list", "narrative"])
def test_a_changed_tie_leads_back_to_its_line(story, bus_case, client_of_rita, form):
    where = f"?from={form}&view=professionals"
    sent = {"support": "strong", "harm": "none", "state": "past"}
    response = client_of_rita.post(url("describe", bus_case.id, story.jk_am) + where, sent)
    assert response.url == f"{url(form, bus_case.id)}?view=professionals#tie-{story.jk_am}"
    shown = client_of_rita.get(url(form, bus_case.id)).content.decode()
    assert f'id="tie-{story.jk_am}"' in shown and "in the past" in shown


def test_a_form_that_is_left_leads_back_to_its_line_too(story, bus_case, client_of_rita):
    page = client_of_rita.get(url("describe", bus_case.id, story.jk_am) + "?from=narrative").content.decode()
    assert page.count(f'href="{url("narrative", bus_case.id)}#tie-{story.jk_am}"') == 2


def test_connecting_goes_on_to_what_was_said_and_then_back(story, bus_case, client_of_rita):
    asked = f"{url('connect', bus_case.id)}?from=list"
    sent = {
        "a": f"person:{story.am}",
        "b": f"person:{story.rs}",
        "support": "some",
        "harm": "none",
        "state": "current",
    }
    made = client_of_rita.post(asked, sent)
    tie = Tie.objects.latest("added_at").pk
    assert made.url == f"{url('say', bus_case.id)}?tie={tie}&from=list"
    said = {
        "words": "They share food",
        "whose": "me",
        "source": "observed",
        "handling": "team",
        "support": "some",
    }
    back = client_of_rita.post(made.url, said)
    assert back.url == f"{url('list', bus_case.id)}#tie-{tie}"


def test_a_statement_is_checked_and_leads_back_to_its_line(story, bus_case, client_of_rita):
    said = Statement.objects.filter(source="told_by").first().pk
    check = reverse("statements:check", args=[bus_case.id, said]) + "?from=narrative"
    page = client_of_rita.get(reverse("statements:statement", args=[bus_case.id, said]) + "?from=narrative")
    assert f'href="{check}"' in page.content.decode()
    done = client_of_rita.post(check, {"held": "yes", "how": "I asked JK"})
    assert done.url == f"{url('narrative', bus_case.id)}#said-{said}"


@pytest.mark.parametrize("asked", ["https://example.org", "//example.org", "team", "", "list/../../x"])
def test_an_address_leads_nowhere_but_to_the_map(story, bus_case, client_of_rita, asked):
    """S12: no open redirect."""
    sent = {"support": "strong", "harm": "none", "state": "current"}
    address = url("describe", bus_case.id, story.jk_am)
    response = client_of_rita.post(f"{address}?from={asked}&view=javascript:x", sent)
    assert urlsplit(response.url).path == url("tie", bus_case.id, story.jk_am)


def test_those_who_only_read_are_offered_nothing(story, bus_case, cast, signed_in):
    """`access.view`: whoever sees no names changes nothing, and is shown no way to."""
    TeamMember.objects.filter(user=cast.mo).update(sees="nameless")
    page = signed_in(cast.mo).get(url("narrative", bus_case.id)).content.decode()
    assert "Young person A" in page and hrefs(page) == set()
