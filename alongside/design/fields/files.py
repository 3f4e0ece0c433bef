"""Files to choose: any number of them, read whole into memory."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from alongside.design.fields.common import Worded

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Chosen:
    """One file as it came. name: as the person's computer calls it."""

    name: str
    data: bytes


class SeveralFiles(forms.FileInput):
    """One input for several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        return files.getlist(name) if isinstance(files, MultiValueDict) else list(files.get(name) or ())

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files


class Files(Worded, forms.Field):
    """Any number of files, `most` bytes together; what comes out is a list of `Chosen`. They are never kept by it."""

    widget = SeveralFiles
    default_missing = "Choose a file for “%(label)s”"
    is_file = True

    def __init__(self, *, most: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.most = most
        self.widget.attrs |= {"multiple": True, "data-draft": "off"}

    def clean(self, value: Any) -> list[Chosen]:
        files = list(value or ())
        if any(getattr(one, "too_large", False) for one in files) or self._size(files) > self.most:
            says = gettext("The files must be %(most)s MB or smaller together")
            raise ValidationError(says % {"most": self.most // MEGABYTE}, code="too_large")
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        return [Chosen(one.name or "", one.read()) for one in files]

    @staticmethod
    def _size(files: list[Any]) -> int:
        return sum(one.size or 0 for one in files)
