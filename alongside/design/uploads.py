"""Files that people hand in: held in memory, never on disk, and only where a view asks for them (quality S5, S12).

Django would write a larger file to a temporary folder in clear, on any address, before a view has said a word.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

F = TypeVar("F", bound=Callable[..., Any])

_READ_AT_MOST = 4
"""How many times the limit is read and dropped, so that the page can say kindly that it is too much."""


def takes_files(most: int) -> Callable[[F], F]:
    """A view that takes files: so many bytes together. All others drop whatever is sent to them."""

    def mark(view: F) -> F:
        view.takes_files = most  # type: ignore[attr-defined]
        return view

    return mark


class HeldFile(UploadedFile):  # type: ignore[type-arg]
    """A file in memory. too_large: with it, the files of this request were larger than the view takes."""

    def __init__(self, content: BytesIO, name: str, kind: str, *, too_large: bool) -> None:
        super().__init__(content, name, kind, content.getbuffer().nbytes)
        self.too_large = too_large


class InMemory(FileUploadHandler):
    """The one upload handler: it counts all files of a request together."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._most = _most(request)
        self._read = 0
        self._content = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self._most == 0:
            raise SkipFile
        self._content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._read += len(raw_data)
        if self._read > _READ_AT_MOST * self._most:
            raise StopUpload(connection_reset=True)
        if self._read > self._most:
            self._content = BytesIO()
        else:
            self._content.write(raw_data)

    def file_complete(self, file_size: int) -> HeldFile:
        self._content.seek(0)
        too_large = self._read > self._most
        return HeldFile(self._content, self.file_name or "", self.content_type or "", too_large=too_large)


def _most(request: HttpRequest | None) -> int:
    """Nothing from whoever is not signed in, whatever the view takes."""
    match = getattr(request, "resolver_match", None)
    signed_in = getattr(getattr(request, "user", None), "is_authenticated", False)
    return int(getattr(match.func, "takes_files", 0)) if match and signed_in else 0
