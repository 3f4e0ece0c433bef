"""What is asked about files: which they are, what stays out, what makes a group. Input checking only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from alongside.contexts.terms import Basis
from alongside.design.forms import Chosen, Files, Line, OneOf, Plain, Several, Words
from alongside.peermaps.bringing_in.answers import Answers, GroupAnswer, token
from alongside.peermaps.bringing_in.steps import GROUPS, LEAST
from alongside.peermaps.forms import BASES
from alongside.peermaps.importing.choices import LEAVE_OUT, PLACE_KINDS, Choices
from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.limits import MAX_BYTES, MEGABYTE
from alongside.peermaps.importing.naming import LONGEST_NAME
from alongside.peermaps.importing.preview import Preview
from alongside.peermaps.importing.suggestions import thing_kind

PASTED = "the pasted list"
LONGEST_LIST = 200_000


def named_bytes(files: Sequence[Chosen]) -> list[NamedBytes]:
    """Files as the importer takes them."""
    return [NamedBytes(one.name, one.data) for one in files]


class StartForm(Plain):
    """The files, or a list that is pasted."""

    upload = Files(
        label="Choose the files",
        hint=f"Of one kind, {MAX_BYTES // MEGABYTE} MB at most together. You can choose several at once.",
        most=MAX_BYTES,
        required=False,
    )
    pasted = Words(
        label="Or paste a list of who is linked with whom",
        hint="Two names in a row, then if you like a kind and a note. For example: AM, DT, friend",
        rows=6,
        max_length=LONGEST_LIST,
        required=False,
        draft=False,
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not self.has_error("upload") and not self.has_error("pasted"):
            if given.get("upload") and given.get("pasted"):
                self.add_error("pasted", "Choose files or paste a list, not both at once")
            elif not given.get("upload") and not given.get("pasted"):
                self.add_error("upload", "Choose at least one file, or paste a list")
        return given

    def handed_in(self) -> list[NamedBytes]:
        """What was handed in."""
        given = self.cleaned_data
        return named_bytes(given["upload"]) or [NamedBytes(PASTED, given["pasted"].encode())]


@dataclass(frozen=True, slots=True)
class Offered:
    """A field that stays out unless it is chosen with a reason."""

    key: str
    label: str

    @property
    def token(self) -> str:
        return token(self.key)


class LeastForm(Plain):
    """What stays out, unless somebody chooses it and says why (`map.import`). preview: of what was kept."""

    upload = Files(
        label="Choose the same files once more",
        hint="What stayed out was not kept, so it is read from the files again.",
        most=MAX_BYTES,
        required=False,
    )

    def __init__(self, *args: Any, preview: Preview, answers: Answers, level: int, **kwargs: Any) -> None:
        self._answers = answers
        self.offered = tuple(_offered(preview, answers))
        fields = {**_about_names(preview, answers, level), **_to_choose(self.offered, answers.choices.fields)}
        again = {"upload": type(self).base_fields["upload"]} if self.offered else {}
        self.base_fields = {**fields, **again}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.needs_files and not given.get("upload") and not self.has_error("upload"):
            self.add_error("upload", "Choose the same files once more, to bring in something that stayed out")
        return given

    @property
    def chosen(self) -> dict[str, str]:
        """Fields that come in, with the reason."""
        given = self.cleaned_data
        return {one.key: given.get(f"why_{one.token}", "") for one in self._taken}

    @property
    def needs_files(self) -> bool:
        """Whether something is chosen that has not been kept."""
        return bool({one.key for one in self._taken} - self._answers.choices.fields.keys())

    @property
    def _taken(self) -> list[Offered]:
        tokens = self.cleaned_data.get("more", ())
        return [one for one in self.offered if one.token in tokens]

    def answers(self) -> Answers:
        """The answers with those of this step."""
        given = self.cleaned_data
        choices = replace(
            self._answers.choices,
            fields=self.chosen,
            full_names=given.get("full_names", "keep") == "keep",
            birth_dates=given.get("birth_dates", "keep") == "keep",
        )
        return replace(self._answers, choices=choices, seen=self._answers.seen | {LEAST})


def _offered(preview: Preview, answers: Answers) -> list[Offered]:
    found = [
        (one.field, one.label)
        for one in preview.stays_out
        if one.may_choose and not is_of_a_place(one.field, answers.choices)
    ]
    known = {key for key, _ in found}
    chosen = [(key, called(key)) for key in answers.choices.fields if key not in known]
    return [Offered(*one) for one in dict.fromkeys([*chosen, *found])]


def called(field: str) -> str:
    """How a field that was chosen is called: "Person.borough" is "Borough"."""
    return field.rpartition(".")[2].replace("_", " ").capitalize()


def is_of_a_place(field: str, choices: Choices) -> bool:
    """Whether a field is of a type that is no person here, so that nobody can have it."""
    type_ = field.rpartition(".")[0]
    kind = choices.things.get(type_) or thing_kind(type_)
    return kind in (*PLACE_KINDS, "group", LEAVE_OUT)


def _about_names(preview: Preview, answers: Answers, level: int) -> dict[str, Any]:
    """`person.minimal`: at level 2 names and birth dates may be kept sealed; somebody says so."""
    if level == 1:
        return {}
    kept = LEAST in answers.seen
    named = sum(bool(one.name) for one in preview.people)
    born = sum(bool(one.born) for one in preview.people)
    fields: dict[str, Any] = {}
    if named or not answers.choices.full_names:
        is_kept = "keep" if answers.choices.full_names else "out"
        fields["full_names"] = OneOf(
            label="Full names",
            hint="Lists go on showing initials. A sealed name lets the privacy officer answer “am I on a map?”",
            choices=[("keep", "Keep them, sealed"), ("out", "Leave them out")],
            missing="Say whether full names are kept",
            initial=is_kept if kept else None,
        )
    if born or not answers.choices.birth_dates:
        is_kept = "keep" if answers.choices.birth_dates else "out"
        fields["birth_dates"] = OneOf(
            label="Birth dates",
            hint="An age band comes in either way.",
            choices=[("keep", "Keep them, sealed"), ("out", "Leave them out")],
            missing="Say whether birth dates are kept",
            initial=is_kept if kept else None,
        )
    return fields


def _to_choose(offered: Sequence[Offered], chosen: Mapping[str, str]) -> dict[str, Any]:
    """One list of fields; under each that is chosen, the reason."""
    if not offered:
        return {}
    more = Several(
        label="What is needed after all?",
        choices=[(one.token, one.label) for one in offered],
        reveals={one.token: f"why_{one.token}" for one in offered},
        required=False,
        initial=[one.token for one in offered if one.key in chosen],
    )
    reasons = {
        f"why_{one.token}": Line(
            label=f"Why is “{one.label}” needed?",
            max_length=300,
            missing=f"Say why “{one.label}” is needed, or leave it out",
            initial=chosen.get(one.key, ""),
        )
        for one in offered
    }
    return {"more": more, **reasons}


class GroupsForm(Plain):
    """What makes each grouping of the files a group, and a neutral name for it (`group.basis`, `group.name`)."""

    def __init__(self, *args: Any, preview: Preview, answers: Answers, **kwargs: Any) -> None:
        self._answers = answers
        self.groups = preview.groups
        fields: dict[str, Any] = {}
        for group in self.groups:
            asked = token(group.key)
            known = answers.groups.get(group.key)
            fields |= {
                f"name_{asked}": Line(
                    label="A neutral name",
                    hint=group.advice,
                    max_length=LONGEST_NAME,
                    missing=f"Write a neutral name for “{group.name}”",
                    initial=known.name if known else group.name,
                ),
                f"bases_{asked}": Several(
                    label="What makes it a group?",
                    choices=BASES,
                    look="small",
                    missing=f"Choose what makes “{group.name}” a group",
                    initial=list(known.bases) if known else [],
                ),
                f"rests_on_{asked}": Line(
                    label="What does that rest on?",
                    max_length=300,
                    missing=f"Write what it rests on that “{group.name}” is a group",
                    initial=known.rests_on if known else group.rests_on,
                ),
            }
        self.base_fields = fields  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def blocks(self) -> list[tuple[str, int, list[Any]]]:
        """Each group with how many are in it and its questions, as the page draws them."""
        names = ("name", "bases", "rests_on")
        return [
            (group.name, len(group.members), [self[f"{name}_{token(group.key)}"] for name in names])
            for group in self.groups
        ]

    def answers(self) -> Answers:
        """The answers with those of this step."""
        given = self.cleaned_data
        groups = {
            group.key: GroupAnswer(
                name=given[f"name_{token(group.key)}"],
                bases=tuple(Basis(one).value for one in given[f"bases_{token(group.key)}"]),
                rests_on=given[f"rests_on_{token(group.key)}"],
            )
            for group in self.groups
        }
        return replace(self._answers, groups=groups, seen=self._answers.seen | {GROUPS})
