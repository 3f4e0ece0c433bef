"""What the files do not say: of which day and whose view they are, and what their words mean."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alongside.design.forms import Day, Line, OneOf, Pick, Plain, Segments, Several, Tick
from alongside.lib import clock
from alongside.peermaps.bringing_in.answers import Answers, Whose, token
from alongside.peermaps.bringing_in.forms import is_of_a_place
from alongside.peermaps.bringing_in.presenters import view_labels
from alongside.peermaps.bringing_in.steps import WORDS
from alongside.peermaps.forms import LEVELS
from alongside.peermaps.importing.choices import Choices, Meaning, Strength
from alongside.peermaps.importing.preview import Preview, Question
from alongside.peermaps.terms import TieState
from alongside.statements.terms import Voice

NOBODY_PLACED = "-"
STATES = [(one.value, one.label.capitalize()) for one in TieState]


@dataclass(slots=True)
class Section:
    """A part of the page. blocks: (legend or "", the questions under it)."""

    title: str
    lead: str = ""
    blocks: list[tuple[str, list[str]]] = field(default_factory=list)


class WordsForm(Plain):
    """Every question of the preview. answers: what was answered so far. proposed: what was answered another time.

    speakers: (key, name) of everybody whose view a file may show.
    """

    def __init__(
        self,
        *args: Any,
        preview: Preview,
        answers: Answers,
        speakers: Sequence[tuple[str, str]],
        proposed: Choices | None,
        **kwargs: Any,
    ) -> None:
        self._answers, self._preview, self._speakers = answers, preview, dict(speakers)
        self._known = proposed if proposed and WORDS not in answers.seen else answers.choices
        self._questions: dict[str, list[Question]] = {}
        for question in preview.questions:
            self._questions.setdefault(question.field, []).append(question)
        self.parts: list[Section] = []
        self._made: dict[str, Any] = {}
        for make in (self._files, self._kinds, self._groupings, self._adults, self._ties, self._more):
            make()
        self.base_fields = self._made  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def sections(self) -> list[tuple[str, str, list[tuple[str, list[Any]]]]]:
        """Title, lead and blocks of bound fields, as the page draws them; revealed ones stand under their choice."""
        return [
            (
                part.title,
                part.lead,
                [(legend, [self[name] for name in names]) for legend, names in part.blocks],
            )
            for part in self.parts
        ]

    # --- making the fields ----------------------------------------------------------------------------

    def _section(self, title: str, lead: str = "") -> Section:
        self.parts.append(Section(title, lead))
        return self.parts[-1]

    def _add(self, section: Section, fields: dict[str, Any], legend: str = "") -> None:
        self._made |= fields
        section.blocks.append((legend, list(fields)))

    def _files(self) -> None:
        asked = [one for name in ("on", "whose", "statement_kind", "numbers_mean") for one in self._of(name)]
        if not asked:
            return
        section = self._section("About the files")
        choices = self._answers.choices
        for one in asked:
            if one.field == "on":
                says = "Say from which day it is"
                day = Day(label=one.asks, latest=clock.today, missing=says, initial=choices.on)
                self._add(section, {"on": day})
            elif one.field == "whose":
                self._add(section, self._whose(one))
            else:
                initial = choices.statement_kind if one.field == "statement_kind" else choices.numbers_mean
                self._add(
                    section, {one.field: OneOf(label=one.asks, choices=one.options, initial=initial or None)}
                )

    def _whose(self, question: Question) -> dict[str, Any]:
        known = self._answers.whose
        speakers = [("me", "Mine"), *self._speakers.items(), ("new", "Somebody not in this list")]
        return {
            "whose": Pick(
                label=question.asks,
                choices=speakers,
                missing="Say whose view this is",
                initial=known.speaker,
            ),
            "new_speaker": Line(
                label="If they are not in the list: who?",
                hint="For example “the team around Jay”.",
                max_length=80,
                required=False,
                initial=known.new_speaker,
            ),
            "voice": Pick(
                label="If they are not in the list: what kind of view is that?",
                choices=Voice.choices,
                initial=known.voice or Voice.PROFESSIONAL,
                empty="",
                required=False,
            ),
        }

    def _kinds(self) -> None:
        if asked := self._of("things"):
            section = self._section("Kinds of people and places")
            for one in asked:
                self._add(
                    section, {f"thing_{token(one.key)}": self._pick(one, self._known.things.get(one.key))}
                )

    def _groupings(self) -> None:
        if asked := self._of("groupings"):
            lead = "Brothers and sisters are decided one by one, so a family is left out unless you say otherwise."
            section = self._section("Groupings", lead)
            for one in asked:
                known = self._answers.choices.groupings.get(one.key)
                self._add(section, {f"grouping_{token(one.key)}": self._pick(one, known)})

    def _adults(self) -> None:
        if asked := self._of("kinds"):
            section = self._section("Adults", "They are drawn by what they are to the young people.")
            for one in asked:
                known = self._answers.choices.kinds.get(one.key)
                self._add(section, {f"kind_{token(one.key)}": self._pick(one, known)})

    def _ties(self) -> None:
        asked = self._of("ties")
        if not asked:
            return
        lead = "No word is read as harm or support by itself. Both may be there at once."
        section = self._section("Kinds of ties", lead)
        for one in asked:
            name, known = token(one.key), self._known.ties.get(one.key)
            kind = known.kinds[0] if known else one.suggestion or None
            fields = {
                f"tie_{name}_kind": Pick(
                    label="Kind",
                    choices=one.options,
                    missing=f"Say what kind of tie “{one.key}” is",
                    initial=kind,
                ),
                f"tie_{name}_support": _level(
                    "Support", "support", one.key, known.support if known else None
                ),
                f"tie_{name}_harm": _level("Harm", "harm", one.key, known.harm if known else None),
                f"tie_{name}_state": Pick(
                    label="Is it so now?",
                    choices=STATES,
                    empty="",
                    initial=known.state if known else TieState.CURRENT.value,
                ),
            }
            self._add(section, fields, one.asks.partition("? Say which")[0] + "?")

    def _more(self) -> None:
        """What may be used and does not have to be."""
        fields = {**self._layout(), **self._several("groups"), **self._several("tags")}
        strengths = self._of("strengths")
        if not fields and not strengths and self._preview.origin != "network_canvas":
            return
        section = self._section("If you like")
        for name, made in fields.items():
            self._add(section, {name: made})
        for one in strengths:
            self._add(section, self._strength(one), one.asks)
        if self._preview.origin == "network_canvas":
            says = "Offer these answers to colleagues who bring in the same interview"
            self._add(section, {"offer": Tick(label=says, required=False)})

    def _layout(self) -> dict[str, Any]:
        asked = self._of("layout")
        if not asked:
            return {}
        screens = [(one.key, one.asks.removeprefix("Use the positions of ").rstrip("?")) for one in asked]
        known = self._known.layout or (asked[0].key if len(asked) == 1 else NOBODY_PLACED)
        fields: dict[str, Any] = {
            "layout": OneOf(
                label="Which positions are used?",
                choices=[*screens, (NOBODY_PLACED, "None: everybody waits beside the drawing")],
                initial=known,
            )
        }
        labels = view_labels(self._preview)
        if len(labels) > 1:
            views = [(one.key, labels[one.key]) for one in self._preview.perspectives]
            fields["positions_of"] = Pick(
                label="Whose positions?",
                choices=views,
                empty="",
                required=False,
                initial=self._answers.positions_of or views[0][0],
            )
        return fields

    def _several(self, name: str) -> dict[str, Any]:
        asked = [one for one in self._of(name) if not is_of_a_place(one.key, self._answers.choices)]
        if not asked:
            return {}
        names = Counter(_name_of(one) for one in asked)
        labels = {
            "groups": "Which answers are drawn as groups?",
            "tags": "Which answers stand under the shapes?",
        }
        choices = [(one.key, _answers_of(one, names)) for one in asked]
        initial = sorted(getattr(self._known, name))
        return {name: Several(label=labels[name], choices=choices, required=False, initial=initial)}

    def _strength(self, question: Question) -> dict[str, Any]:
        name, known = token(question.key), self._known.strengths.get(question.key)
        fields: dict[str, Any] = {
            f"strength_{name}_of": Pick(
                label="It says how strong this is",
                choices=[("support", "Support"), ("harm", "Harm")],
                empty="It does not say that",
                required=False,
                initial=known.of if known else "",
            )
        }
        for place, (value, label) in enumerate(question.options):
            fields[f"strength_{name}_{place}"] = Pick(
                label=f"“{label}” means",
                choices=LEVELS,
                empty="Nothing said",
                required=False,
                initial=known.levels.get(value, "") if known else "",
            )
        return fields

    @staticmethod
    def _pick(question: Question, known: str | None) -> Pick:
        return Pick(
            label=question.asks,
            hint=question.advice,
            choices=question.options,
            initial=known or question.suggestion or None,
            missing=question.asks.replace("What is", "Say what").replace("?", " is"),
        )

    def _of(self, name: str) -> list[Question]:
        return self._questions.get(name, [])

    # --- reading the answers --------------------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("whose") == "new" and not given.get("new_speaker"):
            self.add_error("new_speaker", "Write who it is")
        return given

    def answers(self) -> Answers:
        """The answers with those of this step."""
        given, before = self.cleaned_data, self._answers.choices
        choices = replace(
            before,
            on=given.get("on") or before.on,
            whose=self._called(given),
            statement_kind=given.get("statement_kind") or before.statement_kind,
            numbers_mean=given.get("numbers_mean") or before.numbers_mean,
            things=self._picked("things", "thing"),
            groupings=self._picked("groupings", "grouping"),
            kinds={**before.kinds, **self._picked("kinds", "kind")},
            ties={one.key: self._meaning(one.key) for one in self._of("ties")},
            layout=given.get("layout", ""),
            groups=frozenset(given.get("groups", ())),
            tags=frozenset(given.get("tags", ())),
            strengths=dict(self._strengths()),
        )
        whose = Whose(given.get("whose", ""), given.get("new_speaker", ""), given.get("voice", ""))
        return replace(
            self._answers,
            choices=choices,
            whose=whose,
            positions_of=given.get("positions_of", ""),
            seen=self._answers.seen | {WORDS},
        )

    def _called(self, given: dict[str, Any]) -> str:
        """How the view of a file is called in the preview."""
        speaker = given.get("whose", "")
        if speaker == "new":
            return str(given["new_speaker"])
        return "You" if speaker == "me" else self._speakers.get(speaker, "")

    def _picked(self, name: str, prefix: str) -> dict[str, str]:
        return {one.key: self.cleaned_data[f"{prefix}_{token(one.key)}"] for one in self._of(name)}

    def _meaning(self, word: str) -> Meaning:
        given, name = self.cleaned_data, token(word)
        return Meaning(
            kinds=(given[f"tie_{name}_kind"],),
            support=given[f"tie_{name}_support"],
            harm=given[f"tie_{name}_harm"],
            state=given[f"tie_{name}_state"] or "current",
        )

    def _strengths(self) -> Iterable[tuple[str, Strength]]:
        for one in self._of("strengths"):
            name = token(one.key)
            of = self.cleaned_data[f"strength_{name}_of"]
            levels = {
                value: level
                for place, (value, _) in enumerate(one.options)
                if (level := self.cleaned_data[f"strength_{name}_{place}"])
            }
            if of:
                yield one.key, Strength(of, levels)


def _level(label: str, tone: str, word: str, known: str | None) -> Segments:
    says = f"Say how much {tone} “{word}” stands for"
    return Segments(label=label, choices=LEVELS, tone=tone, missing=says, initial=known)


def _name_of(question: Question) -> str:
    return question.key.rpartition(".")[2].replace("_", " ")


def _answers_of(question: Question, names: Counter[str]) -> str:
    """A question as it stands in a list of them: its name, of which type where there are two, its answers."""
    name = _name_of(question)
    of = f" of “{question.key.rpartition('.')[0]}”" if names[name] > 1 else ""
    labels = [label for _, label in question.options]
    return f"{name}{of}: {', '.join(labels)}" if labels else f"{name}{of}"
