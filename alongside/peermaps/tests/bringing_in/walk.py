"""Walking through an import as somebody does in the browser, with plain posts."""

import re
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from alongside.peermaps.models import MapImport

NEED = "She is on the bus every day with them"
EVIDENCE = "JK said so in the interview"


_NUMBERED = re.compile(r"([a-z_]+)_(\d{1,2})((?:_[a-z]+)?)")


class Walk:
    """One import by one person. Each step posts its form and remembers the answer."""

    def __init__(self, client: Client, case: UUID) -> None:
        self.client, self.case = client, case
        self.page: Any = None

    def address(self, name: str) -> str:
        return reverse(f"peermaps:import_{name}", args=[self.case])

    def opens(self, name: str) -> Any:
        self.page = self.client.get(self.address(name))
        return self.page

    def posts(self, name: str, **given: Any) -> Any:
        """Send a form. "tie_0_kind" is the first of the inputs whose names begin with "tie_" and end with "_kind"."""
        if any(_NUMBERED.search(one) for one in given):
            self.opens(name)
        self.page = self.client.post(
            self.address(name), {self._named(one): said for one, said in given.items()}
        )
        return self.page

    def _named(self, name: str) -> str:
        numbered = _NUMBERED.fullmatch(name)
        if numbered is None:
            return name
        start, number, end = numbered.groups()
        pattern = rf'name="({start}_[0-9a-f]{{12}}{end})"'
        found = list(dict.fromkeys(re.findall(pattern, self.text)))
        return found[int(number)] if int(number) < len(found) else name

    def hands_in(self, files: dict[str, bytes]) -> Any:
        """Choose files."""
        return self.posts("start", upload=uploads(files))

    def pastes(self, text: str) -> Any:
        return self.posts("start", pasted=text)

    def answers_words(self, **given: Any) -> Any:
        """Answer every question about words as a careful person would; given: other answers."""
        self.opens("words")
        return self.posts("words", **{**_usual(self.text), **given})

    def decides(self, *called: str, how: str = "in", **given: Any) -> Any:
        """Decide about those who are called so, with the same words for all."""
        self.opens("people")
        keys = [value for value, label in choices(self.text, "who") if label in called]
        assert len(keys) >= len(called), f"{called} in {choices(self.text, 'who')}"
        words = {"need": NEED, "evidence": EVIDENCE, "rests_on": ["own_account"]} if how == "in" else {}
        return self.posts("people", who=keys, how=how, **{**words, **given})

    @property
    def text(self) -> str:
        return str(self.page.content.decode())

    @property
    def errors(self) -> list[str]:
        """What the error summary says."""
        return [_plain(one) for one in re.findall(r"error-summary__list.*?</ul>", self.text, re.S)]

    @property
    def said(self) -> str:
        """The page without its markup."""
        return _plain(self.text)


def interview_is_ready(walk: Walk, files: dict[str, bytes]) -> None:
    """Everything is answered and everybody decided about; nothing has come in yet."""
    walk.hands_in(files)
    walk.answers_words()
    walk.posts("least", full_names="keep")
    if 'name="here_' in walk.opens("who").content.decode():
        walk.posts("who", here_0="none")
    walk.decides("JK", "AM", "DT")
    walk.decides("LO", how="out")
    walk.opens("look")


def brought_in(walk: Walk, files: dict[str, bytes]) -> MapImport:
    """An interview that came in."""
    interview_is_ready(walk, files)
    page = walk.posts("look")
    assert page.status_code == 302, walk.said
    return MapImport.objects.latest("brought_at")


def uploads(files: dict[str, bytes]) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, data) for name, data in files.items()]


def choices(page: str, name: str) -> list[tuple[str, str]]:
    """(value, label) of the boxes or buttons of one question."""
    found = re.findall(
        rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"[^>]*>\s*<label[^>]*>(.*?)</label>', page, re.S
    )
    return [(value, _plain(label)) for value, label in found]


def _usual(page: str) -> dict[str, Any]:
    """Answers to whatever the words page asks."""
    given: dict[str, Any] = {}
    for name in dict.fromkeys(re.findall(r'name="((?:thing|grouping|kind|tie)_[0-9a-f]{12}[a-z_]*)"', page)):
        selected = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.S)
        chosen = re.search(r'value="([^"]+)"[^>]*selected', selected[0]) if selected else None
        given[name] = chosen[1] if chosen else _first(name)
    if 'name="on_day"' in page:
        given |= {"on_day": "4", "on_month": "11", "on_year": "2024"}
    if 'name="whose"' in page:
        given |= {"whose": "new", "new_speaker": "The team around Jay", "voice": "professional"}
    if 'name="statement_kind"' in page:
        given["statement_kind"] = "observed"
    if 'name="layout"' in page:
        given["layout"] = (re.findall(r'name="layout"[^>]*value="([^"]+)"', page) or ["-"])[0]
    return given


def _first(name: str) -> str:
    if name.endswith("_support"):
        return "some"
    if name.endswith("_harm"):
        return "none"
    if name.endswith("_state"):
        return "current"
    if name.startswith("tie_"):
        return "friend"
    return {"thing": "young_person", "grouping": "group", "kind": "trusted_adult"}[name.partition("_")[0]]


def _plain(html: str) -> str:
    import html as entities

    return " ".join(entities.unescape(re.sub(r"<[^>]+>", " ", html)).split())
