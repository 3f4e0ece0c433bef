"""The frame of every page, and the four pages for when something is in the way."""

from typing import Any

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from alongside.design.forms import Line, Plain
from alongside.design.tests.govuk import everywhere, tree
from alongside.lib.errors import Reason

PAGE = "{% extends 'design/page.html' %}{% block page_title %}Plan{% endblock %}{% block heading %}A plan{% endblock %}"


def page(more: str = "", **facts: Any) -> str:
    return Template(PAGE + more).render(Context(facts))


def title_of(html: str) -> str:
    return html.partition("<title>")[2].partition("</title>")[0]


class OneThing(Plain):
    thing = Line(label="Thing")


def test_the_title_ends_with_the_product() -> None:
    assert title_of(page()) == "Plan – Alongside"


@pytest.mark.parametrize("facts", [{"form_errors": True}, {"form": OneThing({})}])
def test_the_title_says_error_first_when_something_is_to_be_put_right(facts: dict[str, Any]) -> None:
    assert title_of(page(**facts)) == "Error: Plan – Alongside"


def test_a_page_has_one_heading_a_way_past_the_header_and_a_way_home() -> None:
    """`A5`: every page has a title, an h1 and a way back."""
    html = page()
    assert html.count("<h1") == 1 and '<h1 class="title-band__heading">A plan</h1>' in html
    assert '<a href="#main" class="govuk-skip-link">' in html and '<main id="main" tabindex="-1">' in html
    assert '<a class="masthead__name" href="/">Alongside</a>' in html


def test_a_page_is_well_formed_and_needs_no_exception_to_the_content_security_policy() -> None:
    nodes = list(
        everywhere(tree(page(user_line="R. Okafor", idle_minutes=30, sign_in_url="/in").partition(">")[2]))
    )
    assert all("style" not in node.attributes for node in nodes)
    scripts = [node for node in nodes if node.tag == "script"]
    assert [node.attributes["src"] for node in scripts] == ["/static/design/alongside.js"]
    assert "defer" in scripts[0].attributes and not scripts[0].children


def test_the_header_says_who_is_signed_in_and_that_the_data_is_made_up() -> None:
    html = page(user_line="R. Okafor · practitioner", example_data=True)
    assert "R. Okafor · practitioner" in html and "Example data" in html
    assert "Example data" not in page() and "masthead__user" not in page()


def test_signing_out_is_a_change_and_so_a_form() -> None:
    assert '<form class="masthead__leave" method="post" action="/out" data-sign-out>' in page(
        sign_out_url="/out"
    )


def test_an_idle_session_is_known_to_the_script_only_when_somebody_is_signed_in() -> None:
    """`S12`: session idle 15 minutes on shared devices, 30 otherwise; typed work kept."""
    html = page(idle_minutes=15, sign_in_url="/sign-in/")
    assert 'data-idle-minutes="15" data-sign-in-url="/sign-in/"' in html
    assert "data-idle-minutes" not in page(idle_minutes=0)


def test_what_was_just_done_is_announced() -> None:
    assert '<div class="said" role="status"><p class="said__words">Saved</p></div>' in page(notice="Saved")


def test_an_aside_that_is_not_there_leaves_an_element_that_is_really_empty() -> None:
    """The style gives its room to the content only when there is no space inside."""
    assert '<div class="columns__aside"></div>' in page()


def test_the_footer_leads_to_how_we_work_privacy_and_accessibility() -> None:
    html = page()
    assert all(words in html for words in ("How we work", "Privacy", "Accessibility"))
    own = page(footer_links=[{"href": "/sut/", "label": "Sut rydym yn gweithio"}])
    assert (
        '<a class="footer__link" href="/sut/">Sut rydym yn gweithio</a>' in own and "How we work" not in own
    )


def test_a_focused_page_can_hide_what_it_is_from_somebody_looking_over_a_shoulder() -> None:
    """`rights.page_access`: neutral address and title."""
    html = Template(
        "{% extends 'design/focused_page.html' %}{% block page_title %}About you{% endblock %}"
        "{% block title_suffix %}{% endblock %}{% block masthead_name %}About you{% endblock %}"
        "{% block heading %}What we have written down about you{% endblock %}"
    ).render(Context({}))
    assert (
        title_of(html) == "About you"
        and "Alongside" not in html.partition("<body")[2].partition("<footer")[0]
    )


@pytest.mark.parametrize("name", ["not_found", "only_by_button", "refused", "try_again", "out_of_date"])
def test_pages_for_trouble_say_what_can_be_done(name: str) -> None:
    html = render_to_string(f"design/{name}.html", {"duty_number": "01632 960 100"})
    assert html.count("<h1") == 1 and not title_of(html).startswith(" –")


def test_not_found_does_not_tell_whether_there_is_anything() -> None:
    """`access.team`: what you may not see cannot be told from what does not exist."""
    assert "We do not say which" in render_to_string("design/not_found.html")


def test_refused_gives_every_reason_and_never_stands_in_the_way_of_safety() -> None:
    """`safety.actions` are never stopped by any rule."""
    reasons = [Reason("values.pause", "Adding people is paused."), "The review is overdue."]
    html = render_to_string("design/refused.html", {"reasons": reasons, "duty_number": "01632 960 100"})
    assert "<li>Adding people is paused.</li><li>The review is overdue.</li>" in html
    assert "Keeping somebody safe is never stopped" in html and "ring 999" in html


def test_out_of_date_shows_both_versions() -> None:
    """`R1`: true conflicts are shown to both; nothing is lost."""
    difference = {"label": "What is happening", "mine": "They wait", "theirs": "They walk"}
    html = render_to_string("design/out_of_date.html", {"differences": [difference], "theirs_by": "Mo"})
    assert "They wait" in html and "They walk" in html and "Changed by Mo." in html
