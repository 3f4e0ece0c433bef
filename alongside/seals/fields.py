"""The column type for words about people: what the database holds is a token, never text."""

from typing import Any, ClassVar

from django.core.exceptions import FieldError
from django.db import models

from alongside.seals.sealed import Sealed


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """A `Sealed` token, or None.

    label: names the column inside the seal, so that a renamed column still opens ("person.name").
    Looking up, ordering by, or updating in bulk makes no sense on a token and is refused.
    """

    description = "Words sealed under the keys of the case and of the people they concern"
    _allowed_lookups: ClassVar[set[str]] = {"isnull"}

    def __init__(self, *, label: str, **options: Any) -> None:
        self.label = label
        super().__init__(**{"null": True, "editable": False, **options})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "label": self.label}

    def from_db_value(self, value: Any, *_: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def to_python(self, value: Any) -> Any:
        return value

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Sealed):
            return value and value.token
        raise TypeError(f"{self.label} takes a sealed value; seal it through a ring")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        token = value if prepared else self.get_prep_value(value)
        return super().get_db_prep_value(token, connection, prepared=True)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in self._allowed_lookups:
            raise FieldError(f"{self.label} is sealed and cannot be searched in the database")
        return super().get_lookup(lookup_name)

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError(f"{self.label} is sealed; use backup and restore, not dumpdata")
