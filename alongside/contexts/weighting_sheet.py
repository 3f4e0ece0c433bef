"""A weighting while it is being made: contexts, their sizes, links; carried by the form, signed, never shown.

Buttons work without script: each press sends the form, and the page comes back with other sizes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core import signing

from alongside.contexts import weighting_rules as rules
from alongside.contexts.terms import Whose
from alongside.lib.errors import Reason, refuse_if

_SALT = "contexts.weighting"
OWN = "own"
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class SheetBox:
    """One context. key: its name inside the form. kind: id of a standard context, or "own"."""

    key: str
    kind: str
    label: str
    part: int

    @property
    def may_go(self) -> bool:
        return self.kind == OWN


@dataclass(frozen=True, slots=True)
class SheetLink:
    """Interplay between two contexts, by their keys, with a word about it."""

    a: str
    b: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Contexts in the order of the form, and links between them."""

    boxes: tuple[SheetBox, ...]
    links: tuple[SheetLink, ...] = ()

    @classmethod
    def equal(cls, contexts: Sequence[tuple[str, str]]) -> "Sheet":
        """A fresh sheet: (kind, label) of each context, all of the same size."""
        keys = [f"c{number}" for number in range(len(contexts))]
        parts = rules.equal(keys)
        made = zip(keys, contexts, strict=True)
        return cls(tuple(SheetBox(key, kind, label, parts[key]) for key, (kind, label) in made))

    @classmethod
    def typed(cls, data: Mapping[str, Any], fresh: "Sheet") -> "Sheet":
        """The sheet that a form sent back; a fresh one where it sent none or somebody changed it."""
        try:
            carried = signing.loads(str(data.get("sheet", "")), salt=_SALT)
        except signing.BadSignature:
            return fresh
        boxes = tuple(
            SheetBox(key, kind, _label(data, key, label), part) for key, kind, label, part in carried["boxes"]
        )
        return cls(boxes, tuple(SheetLink(*link) for link in carried["links"]))

    @property
    def may_grow(self) -> bool:
        """Up to two more than the four that are always asked about."""
        return len(self.boxes) < rules.MOST

    def signed(self) -> str:
        """How the form carries it."""
        boxes = [[one.key, one.kind, one.label, one.part] for one in self.boxes]
        return signing.dumps(
            {"boxes": boxes, "links": [[one.a, one.b, one.words] for one in self.links]},
            salt=_SALT,
            compress=True,
        )

    def pressed(self, press: str, data: Mapping[str, Any]) -> "Sheet":
        """What a button does: "larger:c0", "smaller:c0", "remove:c4", "unlink:0", "add", "link"."""
        what, _, which = press.partition(":")
        if what == "add":
            return self._with(str(data.get("new_context", "")).strip())
        if what == "link":
            return self._linked(*(str(data.get(name, "")).strip() for name in ("a", "b", "link_words")))
        if what == "unlink":
            return replace(self, links=tuple(x for n, x in enumerate(self.links) if str(n) != which))
        if which not in self._parts:
            return self
        by = {"larger": rules.STEP, "smaller": -rules.STEP}.get(what)
        if by is not None:
            return self._sized(rules.enlarged(self._parts, which, by))
        return self._without(which) if what == "remove" else self

    @property
    def _parts(self) -> dict[str, int]:
        return {one.key: one.part for one in self.boxes}

    def _sized(self, parts: Mapping[str, int]) -> "Sheet":
        return replace(self, boxes=tuple(replace(one, part=parts[one.key]) for one in self.boxes))

    def _with(self, label: str) -> "Sheet":
        refuse_if(_may_add(len(self.boxes), label))
        key = next(f"c{number}" for number in range(99) if f"c{number}" not in self._parts)
        grown = replace(self, boxes=(*self.boxes, SheetBox(key, OWN, label[:LONGEST_LABEL], 0)))
        return grown._sized(rules.with_another(self._parts, key))

    def _without(self, key: str) -> "Sheet":
        if len(self.boxes) <= rules.FEWEST:
            return self
        parts = rules.without(self._parts, key)
        boxes = tuple(replace(one, part=parts[one.key]) for one in self.boxes if one.key != key)
        return Sheet(boxes, tuple(one for one in self.links if key not in (one.a, one.b)))

    def _linked(self, a: str, b: str, words: str) -> "Sheet":
        known = self._parts
        refuse_if(_may_link(a in known and b in known, a == b, words))
        others = tuple(one for one in self.links if {one.a, one.b} != {a, b})
        return replace(self, links=(*others, SheetLink(a, b, words)))


def _label(data: Mapping[str, Any], key: str, carried: str) -> str:
    typed = data.get(f"label_{key}")
    return carried if typed is None else str(typed).replace("\x00", "").strip()[:LONGEST_LABEL]


def _may_add(count: int, label: str) -> list[Reason]:
    """`weighting.boxes`: up to two more than the four that are always asked about."""
    if count >= rules.MOST:
        return [
            Reason(
                "weighting.boxes", "Six contexts are enough to weigh. Rename or remove one.", "new_context"
            )
        ]
    return [] if label else [Reason("weighting.boxes", "Write what the context is called", "new_context")]


def _may_link(known: bool, same: bool, words: str) -> list[Reason]:
    reasons = []
    if not known or same:
        reasons.append(Reason("weighting.boxes", "Choose two different contexts", "a"))
    if not words:
        reasons.append(Reason("weighting.boxes", "Write how one acts on the other", "link_words"))
    return reasons


def draft_form(whose: Whose) -> str:
    """The form whose draft is kept while this voice is written down."""
    return f"contexts.weigh:{whose.value}"
