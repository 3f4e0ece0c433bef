"""Each component: what it shows, what it says to those who cannot see it, and that it never trusts its facts."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Engine, Template, TemplateSyntaxError

from alongside.design import gallery
from alongside.design.registry import COMPONENTS
from alongside.design.rendering import COMPONENTS as FOLDERS
from alongside.design.templatetags import components
from alongside.design.tests.govuk import ROOT, everywhere, tree

NAMES = [component.name for component in COMPONENTS]


def shown(source: str, **facts: Any) -> str:
    """What a page shows that writes `source`."""
    return Template("{% load components %}" + source).render(Context(facts))


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# --- all of them -----------------------------------------------------------------------------


def test_every_component_stands_in_the_registry_with_its_folder_and_tag() -> None:
    folders = {path.name for path in FOLDERS.iterdir() if path.is_dir()}
    assert folders == set(NAMES) == set(components.register.tags)


@pytest.mark.parametrize("name", NAMES)
def test_a_component_is_template_style_example_and_a_line_in_the_manual(name: str) -> None:
    folder = FOLDERS / name
    assert (folder / f"{name}.html").is_file() and (folder / "example.html").is_file()
    style = f'@use "../components/{name}/{name}"'
    shares = {"link_button": "button", "task_row": "task_list", "view_switch": "segmented"}
    own = style if name not in shares else f'@use "../components/{shares[name]}/{shares[name]}"'
    assert own in (ROOT / "alongside/design/styles/alongside.scss").read_text()
    assert f"`{name}`" in (ROOT / "docs/reference/components.md").read_text()


@pytest.mark.parametrize("example", gallery.examples(), ids=lambda example: example.name)
def test_the_gallery_shows_it_well_formed_and_without_inline_style_or_script(
    example: gallery.Example,
) -> None:
    """`S12`: the content security policy allows neither."""
    for node in everywhere(tree(example.html)):
        assert node.tag != "script" and "style" not in node.attributes
        assert not [name for name in node.attributes if name.startswith("on")]
    assert f"{{% {example.name} " in example.source + " "


HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "source",
    [
        "{% button words %}",
        "{% link_button words words %}",
        "{% pill words %}",
        "{% notice words %}{{ words }}{% endnotice %}",
        "{% task_row words words pill=words detail=words %}",
        "{% quote words words %}",
        "{% card words href=words %}{{ words }}{% endcard %}",
        "{% side_by_side words words words list %}",
        "{% segmented words words pairs %}",
        "{% view_switch words items %}",
        "{% summary_list items %}",
        "{% timeline items %}",
        "{% tabs items words %}",
        "{% details words %}{{ words }}{% enddetails %}",
        "{% do_list words items token=words %}",
        "{% back_link words words %}",
        "{% empty_state words words words words %}",
        "{% table words list rows %}",
        "{% danger_line words %}",
        "{% language_suggestions items %}",
        "{% confirmation_panel words words %}",
        "{% side_list words items href=words action=words %}",
        "{% person_chip words words detail=words %}",
        "{% older words words %}",
    ],
)
def test_words_never_become_markup(source: str) -> None:
    item = dict.fromkeys(
        (
            "label",
            "href",
            "term",
            "value",
            "action",
            "when",
            "title",
            "words",
            "who",
            "why",
            "instead",
            "pill",
        ),
        HOSTILE,
    )
    facts = {
        "words": HOSTILE,
        "list": [HOSTILE] * 2,
        "rows": [[HOSTILE]],
        "items": [item],
        "pairs": [(HOSTILE, HOSTILE)],
    }
    html = shown(source, **facts)
    assert "<script" not in html and "&lt;script" in html


# --- one by one ------------------------------------------------------------------------------


def test_button_sends_the_form_and_says_how_much_it_matters() -> None:
    html = shown('{% button "Save" kind="secondary wide" name="go" value="on" %}')
    classes = "govuk-button govuk-button--secondary govuk-button--wide"
    assert html == f'<button type="submit" class="{classes}" name="go" value="on">Save</button>'


def test_button_of_an_unknown_kind_is_a_mistake_found_at_once() -> None:
    with pytest.raises(ValueError, match="no such kind of button: shiny"):
        shown('{% button "Save" kind="shiny" %}')


def test_link_button_is_a_link_that_looks_like_a_button_and_says_it_is_a_link() -> None:
    assert shown('{% link_button "Go on" "/next" %}') == (
        '<a href="/next" class="govuk-button" draggable="false">Go on</a>'
    )


def test_button_row_holds_what_is_put_in_it() -> None:
    assert shown('{% button_row %}{% button "A" %}{% endbutton_row %}').count("<button") == 1


def test_pill_has_a_tone_or_none() -> None:
    assert shown('{% pill "2 to look at" %}') == '<span class="pill">2 to look at</span>'
    assert 'class="pill pill--amber"' in shown('{% pill "due Fri" tone="amber" %}')


def test_notice_is_a_region_named_by_its_title() -> None:
    html = shown('{% notice "Adding people is paused" level=3 %}<p>Why.</p>{% endnotice %}')
    assert '<section class="notice notice--amber" aria-labelledby="notice-adding-people-is-paused">' in html
    assert '<h3 class="notice__title" id="notice-adding-people-is-paused">' in html and "<p>Why.</p>" in html


def test_task_list_is_a_list() -> None:
    assert shown('{% task_list %}{% task_row "A" %}{% endtask_list %}').startswith(
        '<ul class="tasks"><li class="task">'
    )


def test_task_row_leads_where_its_title_leads() -> None:
    html = shown('{% task_row "Tell her" href="/tell" pill="due Fri" tone="amber" detail="DT asked" %}')
    assert '<a class="task__title" href="/tell">Tell her</a>' in html
    assert words_of(html) == "Tell her DT asked due Fri"


def test_quote_adds_its_own_marks_once() -> None:
    assert "“Always.”" in shown('{% quote "“Always.”" who="AM, with Mo" %}')
    assert "<figcaption" not in shown('{% quote "Always." %}')


def test_card_has_a_heading_of_the_level_it_is_given() -> None:
    assert "<h2 " in shown('{% card "A" level=2 %}x{% endcard %}')
    assert "<h3 " in shown('{% card "A" href="/a" %}x{% endcard %}')
    assert "<h" not in shown("{% card %}x{% endcard %}")


def test_side_by_side_says_when_one_side_is_still_empty() -> None:
    html = shown(
        '{% side_by_side "Strengths" strengths "Worries" "" %}', strengths=["They wait", "They share"]
    )
    assert html.count("<li>") == 2 and "Nothing written yet" in html
    assert 'role="group" aria-label="Strengths"' in html


def test_segmented_has_a_legend_and_one_chosen_answer() -> None:
    html = shown(
        '{% segmented "Support" "support" pairs current="b" %}', pairs=[("a", "some"), ("b", "strong")]
    )
    assert '<legend class="segmented__legend">Support</legend>' in html
    assert (
        html.count("checked") == 1 and 'id="support-2" name="support" type="radio" value="b" checked' in html
    )


def test_view_switch_marks_the_view_one_is_in() -> None:
    html = shown('{% view_switch "View" items %}', items=[{"label": "List", "href": "?l", "current": True}])
    assert '<a class="segments__link" href="?l" aria-current="true">List</a>' in html


def test_summary_list_says_what_a_change_link_changes() -> None:
    html = shown(
        "{% summary_list rows %}", rows=[{"term": "Lead", "value": "", "href": "/l"}, {"term": "Basis"}]
    )
    assert words_of(html) == "Lead – Change lead Basis –"
    assert html.count("govuk-summary-list__row--no-actions") == 1


def test_timeline_is_an_ordered_list_and_keeps_line_breaks() -> None:
    html = shown("{% timeline moments %}", moments=[{"when": "3 Nov", "title": "Map made", "words": "a\nb"}])
    assert html.startswith('<ol class="timeline">') and "a<br>b" in html


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("done", "done"),
        ("paused", "paused"),
        ("begun", "begun"),
        ("open", "in work now"),
        ("not_begun", "not begun"),
    ],
)
def test_tabs_and_stage_mark_say_the_stage_in_words_too(stage: str, said: str) -> None:
    html = shown(
        "{% tabs items %}", items=[{"label": "Values", "href": "#", "stage": stage, "current": True}]
    )
    assert words_of(html) == f"Values , {said}" and 'aria-current="page"' in html
    assert words_of(shown("{% stage_mark stage %}", stage=stage)) == said


def test_tabs_take_objects_as_well_as_dictionaries() -> None:
    class Tab:
        label, href, stage, current = "Map", "/map", "", False

    assert words_of(shown("{% tabs items %}", items=[Tab()])) == "Map"


def test_stage_mark_refuses_a_stage_it_has_no_words_for() -> None:
    with pytest.raises(KeyError):
        shown('{% stage_mark "nearly" %}')


def test_what_can_be_done_says_with_what_and_is_posted_where_it_is_done_at_once() -> None:
    """A1: “Change” alone, ten times over, would tell nobody what is changed."""
    items = [
        {"label": "Change", "href": "/x/"},
        {"label": "Still so", "href": "/y/", "post": True, "value": "ok"},
    ]
    html = shown('{% do_list "JK and RS" items token="t" %}', items=items)
    assert 'Change<span class="govuk-visually-hidden"> JK and RS</span>' in html
    assert '<a href="/x/">Change</a>' in html and 'action="/y/"' in html and 'value="ok"' in html


def test_details_is_closed_unless_asked() -> None:
    assert '<details class="govuk-details">' in shown('{% details "Why?" %}x{% enddetails %}')
    assert " open>" in shown('{% details "Why?" is_open=True %}x{% enddetails %}')


def test_error_summary_is_silent_without_a_form_or_a_problem() -> None:
    assert shown("{% error_summary nothing %}") == ""


def test_back_link_says_back_unless_told_where() -> None:
    assert words_of(shown('{% back_link "/" %}')) == "Back"
    assert words_of(shown('{% back_link "/" "Back to the case" %}')) == "Back to the case"


def test_empty_state_says_what_could_be_done() -> None:
    html = shown('{% empty_state "Nobody yet" "Add the first person." "/add" "Add a person" %}')
    assert words_of(html) == "Nobody yet Add the first person. Add a person"


def test_table_heads_its_rows_and_can_be_scrolled_by_keyboard() -> None:
    html = shown('{% table "Change" head rows numeric="2" %}', head=["Question", "Now"], rows=[["Safe", 4]])
    assert '<th scope="row" class="govuk-table__header">Safe</th>' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">4</td>' in html
    assert 'role="region" aria-label="Change" tabindex="0"' in html


def test_danger_line_gives_the_emergency_number_first_then_the_duty_number() -> None:
    """`referral.danger`: first line of the front door: 999 / duty number."""
    assert words_of(shown("{% danger_line %}")) == "If a child is in danger now, ring 999."
    assert shown('{% danger_line "01632 960 100" %}').index("999") < shown(
        '{% danger_line "01632 960 100" %}'
    ).index("01632")


def test_language_suggestions_explain_offer_and_leave_the_choice() -> None:
    """`recording.language`: a gentle explanation and an alternative; never blocks."""
    item = {"words": "streetwise", "why": "It makes a child sound older.", "instead": "knows the area well"}
    html = shown("{% language_suggestions items %}", items=[item])
    assert "You could write: knows the area well" in words_of(html) and "you decide what stands" in html
    assert shown("{% language_suggestions items %}", items=[]) == ""


def test_confirmation_panel_says_that_it_is_done() -> None:
    assert (
        words_of(shown('{% confirmation_panel "Sent" "They read it today." %}')) == "Sent They read it today."
    )


def test_side_list_takes_words_or_facts_and_says_when_empty() -> None:
    html = shown('{% side_list "Team" team %}', team=["R. Okafor", {"words": "Mo", "detail": "until 14 Dec"}])
    assert words_of(html) == "Team R. Okafor Mo · until 14 Dec"
    assert words_of(shown('{% side_list "Team" team empty="Nobody yet" %}', team=[])) == "Team Nobody yet"


def test_person_chip_draws_the_shape_and_says_who_it_is() -> None:
    html = shown('{% person_chip "JK" %}')
    assert 'class="person person--young_person"' in html and html.count("JK") == 2
    assert "not named" in shown('{% person_chip "" kind="not_named" %}')


def test_older_shows_only_the_ways_there_are() -> None:
    assert shown("{% older %}") == ""
    assert words_of(shown('{% older older="?before=x" %}')) == "Older"


def test_templates_use_no_inline_style_or_script() -> None:
    """`S12`: nothing here needs an exception to the content security policy."""
    for path in Path(ROOT / "alongside/design").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son[a-z]+=|<script>", html), path


def test_a_tag_that_does_not_exist_is_found_when_the_page_is_read() -> None:
    with pytest.raises(TemplateSyntaxError):
        Engine.get_default().from_string("{% load components %}{% sparkle %}")
