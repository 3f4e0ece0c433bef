"""Forms that take several things at once, for those who write rather than draw. Input checking only."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from alongside.design.forms import OneOf, Pick, Plain, Segments, Words
from alongside.peermaps import quick_words
from alongside.peermaps.facts import End
from alongside.peermaps.forms import LEVELS
from alongside.peermaps.operations import Levels
from alongside.peermaps.quick_words import Called, Written
from alongside.peermaps.reading_words import UnreadError
from alongside.peermaps.terms import Level
from alongside.people.operations import Who
from alongside.people.terms import Kind

KINDS = [(kind.value, str(kind.label).capitalize()) for kind in Kind if kind != Kind.SAID_TO_CAUSE_HARM]
LONGEST = 40


class SeveralForm(Plain):
    """Several people by initials; the reason that follows holds for each of them."""

    who = Words(
        label="Who?",
        hint="Initials, with commas: AM, DT, LO. After a colon who they are: Ms K: parent, Mo: trusted adult.",
        rows=2,
        max_length=600,
        missing="Write at least one set of initials",
    )
    kind = Pick(label="Who are those without a colon?", choices=KINDS, initial=Kind.YOUNG_PERSON.value)

    def clean_who(self) -> list[Called]:
        """Each of them, or what is not clear."""
        try:
            found = quick_words.people_in(self.cleaned_data["who"])
        except UnreadError as unread:
            known = "young person, parent, carer, trusted adult or professional"
            says = f"“{unread.words}” is not clear. After a colon write {known}"
            raise ValidationError(says, code="unread") from None
        long = next((one.shown for one in found if len(one.shown) > LONGEST), "")
        if long:
            raise ValidationError(f"“{long}” is too long: {LONGEST} letters at most", code="long")
        return found

    def people(self) -> list[Who]:
        """The answers as the operation takes them."""
        otherwise = Kind(self.cleaned_data["kind"])
        return [
            Who(kind=one.kind or otherwise, shown=one.shown, apart=one.apart)
            for one in self.cleaned_data["who"]
        ]


class WriteTiesForm(Plain):
    """Ties as sentences, one to a line, in the words of the narrative. names: as sentences say them."""

    words = Words(
        label="Who and who, and how?",
        hint="One tie to a line: JK and AM: strong support. Or: JK and RS: strong support, some harm, close friends.",
        rows=6,
        max_length=6000,
        missing="Write at least one tie",
    )

    def __init__(self, *args: Any, names: Mapping[End, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = names

    def clean_words(self) -> list[Written]:
        """Each line read, or the first thing that is not clear, with its line."""
        found: list[Written] = []
        lines = [line for line in self.cleaned_data["words"].split("\n") if line.strip()]
        for number, line in enumerate(lines, 1):
            try:
                found.append(quick_words.tie_in(line, self._names))
            except UnreadError as unread:
                where = f"Line {number}: " if len(lines) > 1 else ""
                says = f"{where}“{unread.words}” is not clear. Write names as the list does, with “and” between them"
                raise ValidationError(says, code="unread") from None
        return found

    @property
    def written(self) -> Sequence[Written]:
        """What was read, as the operation takes it."""
        found: Sequence[Written] = self.cleaned_data["words"]
        return found


class PairForm(Plain):
    """One pair: is there anything between them? Nothing is inferred about any of them."""

    support = Segments(label="Support", choices=LEVELS, tone="support", initial=Level.NONE)
    harm = Segments(label="Harm", choices=LEVELS, tone="harm", initial=Level.NONE)

    def levels(self) -> Levels:
        """The levels as they were chosen."""
        return Levels(support=Level(self.cleaned_data["support"]), harm=Level(self.cleaned_data["harm"]))


class TidyForm(Plain):
    """How much may move."""

    how = OneOf(
        label="How much may move?",
        choices=[
            ("little", "A little", "People stay near where you put them"),
            ("fresh", "As much as is needed", "Whoever was put in place by hand stays there"),
            ("all", "Everybody", "Those who were put in place by hand too"),
        ],
        initial="little",
        missing="Choose how much may move",
    )
