"""Plain forms: what is typed is checked kindly, and nothing typed is lost."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from alongside.design.forms import (
    Code,
    Day,
    Email,
    Line,
    OneOf,
    Password,
    Pick,
    Plain,
    Segments,
    Several,
    Tick,
    Words,
    error_summary,
)
from alongside.lib import clock
from alongside.lib.errors import Reason, Refused


@pytest.fixture(autouse=True)
def it_is_23_november_2026() -> Iterator[None]:
    with clock.at(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        yield


def form_of(field: forms.Field, typed: dict[str, Any]) -> Plain:
    one: type[Plain] = type("One", (Plain,), {"answer": field})
    return one(typed)


def errors_of(field: forms.Field, **typed: Any) -> list[str]:
    return [str(message) for message in form_of(field, typed).errors.get("answer", [])]


def answer_to(field: forms.Field, **typed: Any) -> Any:
    form = form_of(field, typed)
    assert form.is_valid(), form.errors
    return form.cleaned_data["answer"]


def day(when: str, **rest: Any) -> list[str]:
    """The errors of a date typed as "31 2 2026"; "-" leaves a part out."""
    typed = dict(
        zip(("answer_day", "answer_month", "answer_year"), when.replace("-", "").split(" "), strict=True)
    )
    return errors_of(Day(label="Review date", **rest), **typed)


# --- words -----------------------------------------------------------------------------------


def test_a_missing_answer_is_asked_for_in_the_words_of_the_form() -> None:
    field = Words(label="What is happening?", missing="Write what is happening")
    assert errors_of(field, answer="  ") == ["Write what is happening"]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (Line(label="Your name:"), "Fill in “Your name”"),
        (OneOf(label="Do they know?", choices=[("y", "Yes")]), "Choose an answer for “Do they know”"),
        (Several(label="Where?", choices=[("y", "Yes")]), "Choose at least one for “Where”"),
        (Pick(label="Kind", choices=[("y", "Yes")]), "Choose an answer for “Kind”"),
        (Day(label="Review date"), "Write review date"),
        (Day(label="When was that?"), "Write the date"),
    ],
)
def test_without_own_words_the_label_says_which_answer_is_missing(field: forms.Field, message: str) -> None:
    assert errors_of(field) == [message]


def test_text_that_is_too_long_says_how_long_it_is_and_may_be() -> None:
    field = Line(label="What is happening?", max_length=5)
    expected = "“What is happening” must be 5 characters or fewer. It has 7 now."
    assert errors_of(field, answer="seven ,") == [expected]


def test_a_new_line_counts_as_one_character_as_it_does_for_the_eye() -> None:
    assert answer_to(Words(label="x", max_length=3), answer="a\r\nb") == "a\nb"


@given(st.text(max_size=50))
def test_text_comes_through_as_typed_without_null_bytes_and_outer_spaces(typed: str) -> None:
    expected = typed.replace("\x00", "").replace("\r\n", "\n").strip()
    assert form_of(Words(label="x", required=False), {"answer": typed}).is_valid()
    assert answer_to(Words(label="x", required=False), answer=typed) == expected


def test_a_password_is_never_trimmed_nor_sent_back() -> None:
    form = form_of(Password(label="Password"), {"answer": " two words "})
    assert form.is_valid() and form.cleaned_data["answer"] == " two words "
    assert "two words" not in str(form) and 'data-draft="off"' in str(form)


def test_a_code_may_be_typed_with_spaces_and_dashes() -> None:
    assert answer_to(Code(label="Code"), answer=" 123 4-56 ") == "123456"


def test_an_email_address_that_cannot_be_one_says_what_one_looks_like() -> None:
    expected = ["Write an email address in the right form, like name@example.com"]
    assert errors_of(Email(label="Your email"), answer="okafor at example") == expected
    assert answer_to(Email(label="Your email"), answer=" r.okafor@example.org ") == "r.okafor@example.org"


def test_an_answer_that_may_be_left_out_says_so_in_its_label() -> None:
    assert "Anything else? (optional)" in str(form_of(Line(label="Anything else?", required=False), {}))
    assert "(optional)" not in str(form_of(Tick(label="I agree"), {}))


def test_a_long_answer_is_part_of_the_draft_unless_it_says_no() -> None:
    """`recording.autosave`."""
    assert 'data-draft=""' in str(form_of(Words(label="x"), {}))
    assert 'data-draft="off"' in str(form_of(Words(label="x", draft=False), {}))


# --- choices ---------------------------------------------------------------------------------


def test_a_choice_that_is_not_on_the_page_is_refused() -> None:
    field = OneOf(label="Do they know?", choices=[("yes", "Yes")])
    assert errors_of(field, answer="perhaps") == ["Choose one of the answers on the page"]


def test_a_box_must_be_ticked_only_if_it_says_what_to_do_about_it() -> None:
    assert answer_to(Tick(label="Send me a copy")) is False
    assert errors_of(Tick(label="I agree", missing="Tick this first")) == ["Tick this first"]


def test_choices_known_late_may_still_have_hints() -> None:
    class Who(Plain):
        who = OneOf(label="Who?")

    form = Who()
    form.fields["who"].offer([("mo", "Mo", "youth worker"), ("tb", "T. Brandt")])  # type: ignore[attr-defined]
    html = str(form)
    assert '<div id="id_who-item-hint" class="govuk-hint govuk-radios__hint">youth worker</div>' in html
    assert "youth worker" not in str(Who()), "one form's choices never reach the next"


def test_segments_are_radio_buttons_with_a_tone() -> None:
    html = str(form_of(Segments(label="Harm", tone="harm", choices=[("some", "some")]), {"answer": "some"}))
    assert 'class="segments segments--harm"' in html
    assert (
        '<input class="segments__input" id="id_answer" name="answer" type="radio" value="some" checked>'
        in html
    )


class Told(Plain):
    told = OneOf(
        label="Do they know?", choices=[("yes", "Yes"), ("no", "No")], reveals={"no": ["why", "when"]}
    )
    why = Words(label="Why not?", missing="Write why not")
    when = Day(label="Date to look again", required=False)


def test_an_answer_is_asked_for_under_the_choice_that_was_made() -> None:
    form = Told({"told": "no", "why": " "})
    assert form.errors == {"why": ["Write why not"]}


def test_an_answer_under_another_choice_is_let_go_right_or_wrong() -> None:
    form = Told({"told": "yes", "why": "left over", "when_day": "99"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"told": "yes", "why": "", "when": None}


def test_a_revealed_answer_is_drawn_once_under_its_choice_and_in_view_without_script() -> None:
    html = str(Told())
    assert html.count('name="why"') == 1
    assert html.index('value="no"') < html.index('name="why"')
    assert 'data-aria-controls="conditional-id_told-2"' in html and "hidden" not in html
    assert "Why not?</label>" in html, "required when revealed, so not optional"


class Whose(Plain):
    whose = Pick(
        label="Whose view?", choices=[("jk", "JK"), ("new", "Somebody else")], reveals={"new": "who"}
    )
    who = Line(label="Who?", missing="Write who it is")


def test_a_list_asks_beneath_itself_and_only_where_it_matters() -> None:
    html = str(Whose())
    assert html.count('name="who"') == 1
    assert html.index("</select>") < html.index('name="who"')
    assert 'data-shown-under="id_whose" data-shown-for="new"' in html and "hidden" not in html
    assert Whose({"whose": "new"}).errors == {"who": ["Write who it is"]}
    assert Whose({"whose": "jk"}).is_valid()


# --- days ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("- 2 2026", "Review date must include a day"),
        ("27 - -", "Review date must include a month and year"),
        ("27 3 26", "Year must include 4 numbers"),
        ("27 3 0026", "Year must include 4 numbers"),
        ("31 2 2026", "Review date must be a real date"),
        ("27 13 2026", "Review date must be a real date"),
        ("x 3 2026", "Review date must be a real date"),
        ("27 3 ²026", "Review date must be a real date"),
    ],
)
def test_each_way_in_which_a_date_can_be_wrong_has_its_own_message(typed: str, message: str) -> None:
    assert day(typed) == [message]


@pytest.mark.parametrize(
    ("typed", "limits", "message"),
    [
        ("22 11 2026", {"earliest": clock.today}, "Review date must be today or in the future"),
        ("24 11 2026", {"latest": clock.today}, "Review date must be today or in the past"),
        (
            "1 1 2026",
            {"earliest": date(2026, 2, 1)},
            "Review date must be the same as or after 1 February 2026",
        ),
        ("2 3 2026", {"latest": date(2026, 3, 1)}, "Review date must be the same as or before 1 March 2026"),
    ],
)
def test_a_date_outside_its_limits_says_which(typed: str, limits: dict[str, Any], message: str) -> None:
    assert day(typed, **limits) == [message]


@pytest.mark.parametrize("month", ["3", "03", "Mar", "march"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    typed = {"answer_day": "27", "answer_month": month, "answer_year": "2026"}
    assert answer_to(Day(label="x"), **typed) == date(2026, 3, 27)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_real_date_comes_through(when: date) -> None:
    parts = {"answer_day": str(when.day), "answer_month": str(when.month), "answer_year": str(when.year)}
    assert answer_to(Day(label="x"), **parts) == when
    assert answer_to(Day(label="x"), answer=when.isoformat()) == when


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
def test_no_nonsense_breaks_a_date(first: str, second: str, third: str) -> None:
    """Whatever is typed: an answer or a message, never a fault (quality R7)."""
    form = form_of(
        Day(label="x", required=False), {"answer_day": first, "answer_month": second, "answer_year": third}
    )
    assert form.is_valid() or form.errors["answer"]
    assert str(form)


def test_a_date_is_called_by_its_label_without_what_follows_the_comma() -> None:
    typed = {"answer_day": "31", "answer_month": "2", "answer_year": "2026"}
    form = form_of(Day(label="Date of birth, only if the work needs it"), typed)
    assert form.errors["answer"] == ["Date of birth must be a real date"]


def test_only_the_wrong_part_of_a_date_is_marked_and_linked() -> None:
    form = form_of(
        Day(label="Review date"), {"answer_day": "27", "answer_month": "13", "answer_year": "2026"}
    )
    html = str(form)
    assert html.count("govuk-input--error") == 1
    assert 'href="#id_answer-month"' in form.error_summary


# --- the whole form --------------------------------------------------------------------------


class TwoThings(Plain):
    happening = Words(label="What is happening?", missing="Write what is happening")
    told = OneOf(label="Do they know?", choices=[("yes", "Yes"), ("no", "No")])


def test_the_summary_lists_every_problem_in_order_with_a_link_to_its_first_input() -> None:
    summary = TwoThings({}).error_summary
    assert summary.index('<a href="#id_happening">Write what is happening</a>') < summary.index(
        '<a href="#id_told">Choose an answer for “Do they know”</a>'
    )


def test_there_is_no_summary_when_all_is_well() -> None:
    assert TwoThings().error_summary == ""
    assert TwoThings({"happening": "x", "told": "yes"}).error_summary == ""


def test_one_summary_serves_several_forms_of_a_page() -> None:
    assert error_summary(TwoThings({}), TwoThings({}, prefix="b")).count("<li>") == 4


def test_reasons_of_a_refused_operation_stand_in_the_summary_each_at_its_field() -> None:
    """Refused(reasons) into the error summary: what a rule says is what the practitioner reads (`values.pause`)."""
    form = TwoThings({"happening": "x", "told": "yes"})
    paused = Reason("values.pause", "Adding people is paused since 20 Nov")
    words = Reason("purpose.statement", "Say what should become safer", field="happening")
    form.refuse(Refused([paused, words]))
    assert "<li>Adding people is paused since 20 Nov</li>" in form.error_summary
    assert '<a href="#id_happening">Say what should become safer</a>' in form.error_summary
    assert "Say what should become safer" in str(form["happening"].as_field_group())


def test_what_was_typed_is_still_there_when_something_is_wrong() -> None:
    assert "<b>not lost" not in (html := str(TwoThings({"happening": "<b>not lost"})))
    assert "&lt;b&gt;not lost" in html


def test_a_draft_comes_back_as_it_was_typed_even_half_a_date() -> None:
    """`recording.autosave`: nothing typed is lost, right or wrong."""

    class Everything(TwoThings):
        where = Several(label="Where?", choices=[("bus", "Bus"), ("park", "Park")])
        when = Day(label="When")

    kept = {"happening": "half a sent", "told": "no", "where": "park", "when_month": "Mar"}
    html = str(Everything(initial=Everything.typed(kept)))
    assert "half a sent" in html and 'value="no" checked' in html and 'value="Mar"' in html
    assert 'value="park" checked' in html and 'value="bus" checked' not in html


def test_two_forms_of_the_same_kind_do_not_share_their_words() -> None:
    first, second = TwoThings({}), TwoThings({}, prefix="other")
    first.fields["happening"].error_messages["required"] = "changed"
    assert second.errors["happening"] == ["Write what is happening"]


def test_plain_django_fields_such_as_those_of_sign_in_are_drawn_the_same_way() -> None:
    class SignIn(forms.Form):
        default_renderer = Plain.default_renderer
        login = forms.EmailField(help_text="As your agency knows it")
        remember = forms.BooleanField(required=False)
        way = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)

    html = str(SignIn({}))
    assert (
        'class="govuk-input govuk-input--error"' in html
        and 'aria-describedby="id_login-hint id_login-error"' in html
    )
    assert 'class="govuk-checkboxes__input"' in html and 'class="govuk-radios__input"' in html
