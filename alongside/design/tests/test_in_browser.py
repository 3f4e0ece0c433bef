"""The little script in a real browser. The test gives pages and answers, so that a connection can be lost."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from urllib.parse import urlparse

import pytest
from django.template import Context, Template
from playwright.sync_api import Page, Request, Route, expect

from alongside.design import gallery
from alongside.design.forms import Line, OneOf, Password, Pick, Plain, Words
from alongside.design.tests.govuk import ROOT

pytestmark = pytest.mark.journey
STATIC = ROOT / "alongside/design/static"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
ADDRESS = "http://alongside.test"
OWN = ("script-src", "style-src", "font-src", "connect-src", "form-action")
POLICY = "default-src 'none'; img-src 'self' data:; " + "; ".join(f"{kind} 'self'" for kind in OWN)
TYPES = {"css": "text/css", "js": "text/javascript", "woff2": "font/woff2", "svg": "image/svg+xml"}


class Note(Plain):
    words = Words(label="What was said?", count=True, max_length=20)
    told = OneOf(label="Do they know?", choices=[("yes", "Yes"), ("no", "No")], reveals={"no": "why"})
    why = Line(label="Why not?")
    whose = Pick(
        label="Whose view?", choices=[("jk", "JK"), ("new", "Somebody else")], reveals={"new": "who"}
    )
    who = Line(label="Who?")
    secret = Password(label="Password")


FORM = (
    "{% extends 'design/page.html' %}{% load components %}{% block page_title %}Note{% endblock %}"
    "{% block heading %}A note{% endblock %}{% block content %}{% error_summary form %}"
    "<form method='post' action='/send' novalidate data-draft-url='/draft'>"
    "<input type='hidden' name='csrfmiddlewaretoken' value='token'>{{ form }}{% button 'Save' %}</form>{% endblock %}"
)


class House:
    """Answers every request of the browser. `drafts` are bodies posted; `answer` is the next status, 0 for none."""

    def __init__(self, page: Page) -> None:
        self.page, self.drafts, self.answer, self.html = page, list[str](), 204, ""
        self.seen: list[str] = []
        page.route("**/*", self._answered)

    def open(self, source: str, **facts: object) -> None:
        self.html = Template(source).render(Context(facts))
        self.page.goto(f"{ADDRESS}/page")

    def _answered(self, route: Route, request: Request) -> None:
        path = urlparse(request.url).path
        self.seen.append(f"{request.method} {path}")
        if path == "/draft":
            self.drafts.append(request.post_data or "")
            return route.fulfill(status=self.answer) if self.answer else route.abort("connectionfailed")
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            return route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix[1:]])
        html = self.html if path == "/page" else "<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>"
        return route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": POLICY})


@contextmanager
def a_server(html: str) -> Iterator[tuple[str, Queue[str]]]:
    """Gives `html` and the built files on a port of its own, and keeps what is posted."""
    drafts: Queue[str] = Queue()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            file = STATIC / self.path.removeprefix("/static/")
            self.answer(
                file.read_bytes() if file.is_file() else html.encode(),
                TYPES.get(file.suffix[1:], "text/html"),
            )

        def do_POST(self) -> None:
            drafts.put(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.answer(b"", "text/plain")

        def answer(self, body: bytes, content_type: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", drafts
    server.shutdown()
    server.server_close()


@pytest.fixture
def house(page: Page) -> House:
    page.clock.install()
    return House(page)


def said(page: Page) -> Callable[[str], None]:
    return lambda words: expect(page.locator(".draft-line")).to_have_text(words)


def test_the_error_summary_takes_the_focus_and_leads_to_the_input(house: House) -> None:
    house.open(FORM, form=Note({}))
    expect(house.page.locator(".govuk-error-summary")).to_be_focused()
    house.page.get_by_role("link", name="Fill in “What was said”").click()
    expect(house.page.get_by_label("What was said?")).to_be_focused()


def test_a_question_under_a_choice_shows_when_it_is_made(house: House) -> None:
    house.open(FORM, form=Note())
    why = house.page.get_by_label("Why not?")
    expect(why).to_be_hidden()
    house.page.get_by_label("No", exact=True).check()
    expect(why).to_be_visible()
    house.page.get_by_label("Yes").check()
    expect(why).to_be_hidden()


def test_a_question_under_a_list_shows_when_its_line_is_picked(house: House) -> None:
    house.open(FORM, form=Note())
    who = house.page.get_by_label("Who?")
    expect(who).to_be_hidden()
    house.page.get_by_label("Whose view?").select_option("new")
    expect(who).to_be_visible()
    house.page.get_by_label("Whose view?").select_option("jk")
    expect(who).to_be_hidden()


def test_characters_left_are_counted(house: House) -> None:
    house.open(FORM, form=Note())
    house.page.get_by_label("What was said?").fill("They share food")
    expect(house.page.locator(".govuk-character-count__message")).to_have_text("You have 5 characters left")
    house.page.get_by_label("What was said?").fill("They share food and wait")
    expect(house.page.locator(".govuk-character-count__message")).to_have_text("4 characters too many")


def test_a_password_can_be_shown_and_hidden(house: House) -> None:
    house.open(FORM, form=Note())
    secret = house.page.get_by_label("Password", exact=True)
    house.page.get_by_role("button", name="Show password").click()
    expect(secret).to_have_attribute("type", "text")
    house.page.get_by_role("button", name="Hide password").click()
    expect(secret).to_have_attribute("type", "password")


def test_what_is_typed_is_saved_within_a_second_and_a_half_even_while_typing_goes_on(house: House) -> None:
    """`recording.autosave`, quality R3: at most 2 s of typing lost."""
    house.open(FORM, form=Note())
    words = house.page.get_by_label("What was said?")
    for letter in "They wait":
        words.press_sequentially(letter)
        house.page.clock.run_for(200)
    said(house.page)("Saved")
    assert len(house.drafts) == 1 and "They" in house.drafts[0] and "token" in house.drafts[0]


def test_a_password_is_never_part_of_a_draft(house: House) -> None:
    house.open(FORM, form=Note())
    house.page.get_by_label("Password", exact=True).fill("correct horse")
    house.page.get_by_label("What was said?").fill("Hello")
    house.page.clock.run_for(1_600)
    said(house.page)("Saved")
    assert (
        "Hello" in house.drafts[0]
        and "correct horse" not in house.drafts[0]
        and "secret" not in house.drafts[0]
    )


def test_a_lost_connection_is_told_and_tried_again(house: House) -> None:
    house.open(FORM, form=Note())
    house.answer = 0
    house.page.get_by_label("What was said?").fill("Hello")
    house.page.clock.run_for(1_600)
    said(house.page)("Not saved yet, trying again.")
    house.answer = 204
    house.page.clock.run_for(4_100)
    said(house.page)("Saved")
    assert len(house.drafts) == 2


def test_being_signed_out_is_told_and_the_words_stay(house: House) -> None:
    house.open(FORM, form=Note())
    house.answer = 403
    house.page.get_by_label("What was said?").fill("Hello")
    house.page.clock.run_for(1_600)
    expect(house.page.locator(".draft-line")).to_contain_text("you are signed out")
    expect(house.page.get_by_label("What was said?")).to_have_value("Hello")


def test_going_away_saves_what_was_typed_last(page: Page) -> None:
    """A real server, because what a page sends while it goes away passes the test's own answers by."""
    html = Template(FORM).render(Context({"form": Note()}))
    with a_server(html) as (address, drafts):
        page.goto(f"{address}/page")
        page.get_by_label("What was said?").fill("Hello")
        page.goto(f"{address}/elsewhere")
        assert "Hello" in drafts.get(timeout=5)


def test_what_is_not_kept_yet_is_kept_before_the_form_is_sent(house: House) -> None:
    """And nothing after it: a draft that came later would bring finished words back."""
    house.open(FORM, form=Note())
    house.page.get_by_label("What was said?").fill("Hello")
    house.page.get_by_role("button", name="Save").click()
    expect(house.page.get_by_role("heading")).to_have_text("Elsewhere")
    (draft,) = house.drafts
    posted = [one for one in house.seen if one.startswith("POST")]
    assert "Hello" in draft and posted[-1] == "POST /send" and len(posted) == 2


def test_a_form_sent_when_signed_out_is_held_back_and_the_words_stay(house: House) -> None:
    """S12: at once after typing, before anything was kept: the sign-in page would swallow the words."""
    house.open(FORM, form=Note())
    house.answer = 403
    house.page.get_by_label("What was said?").fill("Hello")
    house.page.get_by_role("button", name="Save").click()
    expect(house.page.locator(".draft-line")).to_contain_text("you are signed out")
    expect(house.page.get_by_label("What was said?")).to_have_value("Hello")
    assert "POST /send" not in house.seen
    house.answer = 204
    house.page.clock.run_for(4_100)
    said(house.page)("Saved")


def test_a_form_that_came_back_is_kept_without_another_key(house: House) -> None:
    """`recording.autosave`: sent and refused, its words are in no draft yet."""
    house.open(FORM.replace("data-draft-url", "data-came-back data-draft-url"), form=Note({"said": "Hello"}))
    house.page.clock.run_for(1_600)
    said(house.page)("Saved")
    assert len(house.drafts) == 1


def test_without_a_connection_a_form_is_held_back_once_and_sent_when_it_is_back(house: House) -> None:
    """R3: sending it would lose the page, and the words with it."""
    house.open(FORM, form=Note())
    house.answer = 0
    house.page.get_by_label("What was said?").fill("Hello")
    house.page.clock.run_for(1_600)
    said(house.page)("Not saved yet, trying again.")
    house.page.get_by_role("button", name="Save").click()
    house.page.clock.run_for(100)
    expect(house.page.get_by_label("What was said?")).to_have_value("Hello")
    assert "POST /send" not in house.seen
    house.answer = 204
    house.page.clock.run_for(4_100)
    said(house.page)("Saved")
    house.page.get_by_role("button", name="Save").click()
    expect(house.page.get_by_role("heading")).to_have_text("Elsewhere")


def test_a_form_that_has_no_draft_all_the_same_can_be_sent(house: House) -> None:
    """Held back once, and no more: a draft that is refused must not stop the form."""
    house.open(FORM, form=Note())
    house.answer = 409
    house.page.get_by_label("What was said?").fill("Hello")
    house.page.clock.run_for(1_600)
    for _ in range(2):
        house.page.get_by_role("button", name="Save").click()
    expect(house.page.get_by_role("heading")).to_have_text("Elsewhere")


def test_nothing_is_kept_in_the_browser(house: House) -> None:
    house.open(FORM, form=Note())
    house.page.get_by_label("What was said?").fill("Hello")
    house.page.clock.run_for(1_600)
    said(house.page)("Saved")
    kept = house.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert json.loads(kept) == [{}, {}, ""]


def test_an_idle_session_warns_a_minute_before_saves_and_goes_to_sign_in(house: House) -> None:
    """`S12`: session idle 15 min on shared devices (typed work kept)."""
    house.open(FORM, form=Note(), idle_minutes=15, sign_in_url="/sign-in", stay_url="/stay")
    dialog = house.page.get_by_role("dialog", name="Are you still there?")
    house.page.clock.run_for(13 * 60_000)
    expect(dialog).to_be_hidden()
    house.page.clock.run_for(62_000)
    expect(dialog).to_be_visible()
    house.page.clock.run_for(62_000)
    house.page.wait_for_url("**/sign-in")


def test_staying_signed_in_asks_the_server_and_closes_the_warning(house: House) -> None:
    house.open(FORM, form=Note(), idle_minutes=15, sign_in_url="/sign-in", stay_url="/stay")
    house.page.clock.run_for(14 * 60_000 + 3_000)
    house.page.get_by_role("button", name="Stay signed in").click()
    expect(house.page.get_by_role("dialog")).to_be_hidden()
    assert "HEAD /stay" in house.seen


GALLERY = "{% extends 'design/gallery.html' %}"
BREAKS = (
    "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
)


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_gallery_is_open_to_everybody_at_every_width_and_in_every_theme(
    page: Page, width: int, colours: str
) -> None:
    """`A1`: WCAG 2.2 AA, at 320 px and in the dark too; nothing scrolls sideways."""
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    House(page).open(
        GALLERY,
        examples=gallery.examples(),
        forms_shown=gallery.forms_shown(),
        user_line="R. Okafor · practitioner",
        example_data=True,
    )
    page.evaluate("document.fonts.ready")
    page.evaluate(AXE.read_text())
    found = page.evaluate(f"{BREAKS}.then(found => found.violations.map(one => [one.id, one.nodes[0].html]))")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("width", [1280, 320])
def test_everything_that_can_be_pressed_is_24_pixels_or_more(page: Page, width: int) -> None:
    """`A1`: target size. Links inside a line of words are excepted, as WCAG excepts them."""
    page.set_viewport_size({"width": width, "height": 800})
    House(page).open(GALLERY, examples=gallery.examples(), forms_shown=gallery.forms_shown())
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, textarea, summary, .tabs a, .segments a")]
            .filter(one => one.checkVisibility()).map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => Math.min(box.width, box.height) < 24).map(([html]) => html)"""
    )
    assert small == []
