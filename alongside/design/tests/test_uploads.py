"""Files that people hand in are held in memory, counted, and dropped everywhere else (S5, S12)."""

import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadhandler import SkipFile, StopUpload
from django.test import RequestFactory
from django.urls import ResolverMatch

from alongside.design.forms import Chosen, Files, Plain
from alongside.design.uploads import HeldFile, InMemory, takes_files

MOST = 100_000


class SignedIn:
    is_authenticated = True


class Nobody:
    is_authenticated = False


@takes_files(MOST)
def takes(request):
    """A view that takes files."""


def takes_none(request):
    """A view like all others."""


def request_to(view, user, files):
    made = RequestFactory().post("/", {"words": "kept", "files": files})
    made.resolver_match = ResolverMatch(view, (), {})
    made.user = user
    return made


def file(size, name="a.csv"):
    content = BytesIO(b"x" * size)
    content.name = name
    return content


def test_there_is_one_handler_and_it_holds_files_in_memory(monkeypatch):
    """Nothing that was handed in touches a disk in clear, however large it is."""
    assert settings.FILE_UPLOAD_HANDLERS == ["alongside.design.uploads.InMemory"]

    def refused(*_, **__):
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refused)
    monkeypatch.setattr(tempfile, "mkstemp", refused)
    takes.takes_files = 8 * 1024 * 1024
    try:
        (held,) = request_to(takes, SignedIn(), [file(6 * 1024 * 1024)]).FILES.getlist("files")
    finally:
        takes.takes_files = MOST
    assert len(held.read()) == 6 * 1024 * 1024
    assert not Path(held.name).exists()


@pytest.mark.parametrize(("view", "user"), [(takes_none, SignedIn()), (takes, Nobody())])
def test_everywhere_else_and_for_strangers_files_are_dropped(view, user):
    asked = request_to(view, user, [file(10)])
    assert asked.FILES.getlist("files") == []
    assert asked.POST["words"] == "kept"


def test_files_count_together_and_what_is_too_much_is_not_held():
    held = request_to(takes, SignedIn(), [file(MOST - 10), file(20), file(5)]).FILES.getlist("files")
    assert [one.too_large for one in held] == [False, True, True]
    assert [one.size for one in held] == [MOST - 10, 0, 0]


def test_far_too_much_ends_the_request():
    handler = InMemory(request_to(takes, SignedIn(), []))
    handler.new_file("files", "a.csv", "text/csv", None)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"x" * (5 * MOST), 0)


def test_a_request_that_leads_nowhere_takes_nothing():
    handler = InMemory(None)
    with pytest.raises(SkipFile):
        handler.new_file("files", "a.csv", "text/csv", None)


class Form(Plain):
    upload = Files(label="Choose the files", most=1024 * 1024, missing="Choose a file")


def held(content, *, too_large=False):
    return HeldFile(BytesIO(content), "a.csv", "text/csv", too_large=too_large)


def form_with(*files):
    from django.utils.datastructures import MultiValueDict

    return Form({}, MultiValueDict({"upload": list(files)}))


def test_the_field_gives_names_and_bytes():
    form = form_with(held(b"one"), held(b"two"))
    assert form.is_valid()
    assert form.cleaned_data["upload"] == [Chosen("a.csv", b"one"), Chosen("a.csv", b"two")]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([], "Choose a file"),
        ([held(b"", too_large=True)], "The files must be 1 MB or smaller together"),
        ([held(b"x" * 1024 * 1024), held(b"x")], "The files must be 1 MB or smaller together"),
    ],
)
def test_the_field_says_what_is_wrong(files, says):
    form = form_with(*files)
    assert not form.is_valid()
    assert [str(one) for one in form.errors["upload"]] == [says]
    assert 'href="#id_upload"' in form.error_summary


def test_no_file_where_none_is_needed():
    class Optional(Plain):
        upload = Files(label="Choose the files", most=10, required=False)

    form = Optional({}, {})
    assert form.is_valid() and form.cleaned_data["upload"] == []
    assert "multiple" in str(form["upload"])
