"""One map for one case: ties, what statements say about them, what came of talking, where things stand.

Members, ties and statements are rows. Positions are the only blob (docs/adr). No query leads from a person
to maps of other cases: there is no global graph (`map.one_case`).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.contexts.models import PeerGroup, Place
from alongside.lib import ids
from alongside.peermaps.terms import Direction, Level, OffReason, TieState
from alongside.peermaps.together_models import Line, Seat, Sitting
from alongside.people.models import Person
from alongside.seals.fields import SealedField
from alongside.statements.models import Statement

__all__ = [
    "Command",
    "Confirmation",
    "Line",
    "PeerMap",
    "SaidOf",
    "Seat",
    "Sitting",
    "TalkedAbout",
    "Tie",
    "TieFacts",
    "TieReading",
]

_ENDS = ("person", "place", "group")


def _one_end(side: str) -> Q:
    """Exactly one of a tie's three foreign keys on this side."""
    choices = Q()
    for chosen in _ENDS:
        choices |= Q(**{f"{side}_{kind}__isnull": kind != chosen for kind in _ENDS})
    return choices


def _one_thing() -> Q:
    """Exactly one of the things an import brings."""
    things = ("person", "place", "group", "tie", "statement")
    choices = Q()
    for chosen in things:
        choices |= Q(**{f"{kind}__isnull": kind != chosen for kind in things})
    return choices


class PeerMap(models.Model):
    """The map of one case (`map.one_case`).

    version: rises with every change anybody makes. positions: id of a person or place -> [x, y], in map units.
    held: ids of those whom somebody put there by hand, so that Tidy leaves them.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="peer_map")
    version = models.PositiveIntegerField(default=0)
    positions = models.JSONField(default=dict)
    held = models.JSONField(default=list)


class Tie(models.Model):
    """A relationship between two things on a map; one row for a pair, whatever is said about it (`map.tie`).

    merged_into: two people drew it at once, or a placeholder became somebody; what was said moved to that tie.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    map = models.ForeignKey(PeerMap, on_delete=models.CASCADE, related_name="ties")
    a_person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    a_place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    a_group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, null=True, related_name="+")
    b_person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    b_place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    b_group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, null=True, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    off_at = models.DateTimeField(null=True)
    off_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    off_because = models.CharField(max_length=12, choices=OffReason, blank=True)
    off_words = SealedField(label="tie.off_words")
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="tie_one_first_end", condition=_one_end("a")),
            models.CheckConstraint(name="tie_one_second_end", condition=_one_end("b")),
            models.CheckConstraint(
                name="tie_off_together",
                condition=Q(off_at__isnull=True, off_by__isnull=True, off_because="")
                | (Q(off_at__isnull=False, off_by__isnull=False) & ~Q(off_because="")),
            ),
        ]


class TieFacts(models.Model):
    """How a tie is described from a moment on. Rows are added, never edited; the newest one counts.

    kinds: list of TieKind. since, until: "2026-11-03", "2026-11", "2026" or "", as exactly as it is known.
    non_contact: a court or police condition forbids contact (`map.conditions`).
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="facts")
    kinds = models.JSONField(default=list)
    direction = models.CharField(max_length=6, choices=Direction, default=Direction.NONE)
    harm_direction = models.CharField(max_length=6, choices=Direction, default=Direction.NONE)
    influence_direction = models.CharField(max_length=6, choices=Direction, default=Direction.NONE)
    state = models.CharField(max_length=9, choices=TieState, default=TieState.CURRENT)
    since = models.CharField(max_length=10, blank=True)
    until = models.CharField(max_length=10, blank=True)
    non_contact = models.BooleanField(default=False)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class TieReading(models.Model):
    """What one statement says about a tie; or, without a statement, what was drawn and nobody has said yet.

    support, harm: "" where the statement says nothing about either.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="readings")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, null=True, related_name="tie_readings")
    support = models.CharField(max_length=7, choices=Level, blank=True)
    harm = models.CharField(max_length=7, choices=Level, blank=True)
    harm_direction = models.CharField(max_length=6, choices=Direction, default=Direction.NONE)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tie"],
                condition=Q(statement__isnull=True, ended_at__isnull=True),
                name="tie_drawn_once",
            ),
            models.UniqueConstraint(fields=["tie", "statement"], name="tie_reading_once"),
        ]


class SaidOf(models.Model):
    """A statement is about a place or a group."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="said_of")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="said_of_one_thing",
                condition=Q(place__isnull=False, group__isnull=True)
                | Q(place__isnull=True, group__isnull=False),
            )
        ]


class TalkedAbout(models.Model):
    """What came of talking about a difference; it settles nothing and changes nobody's words (`map.perspectives`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="talks")
    words = SealedField(label="talked_about.words")
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    off_at = models.DateTimeField(null=True)
    off_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="talked_off_pair",
                condition=Q(off_at__isnull=True, off_by__isnull=True)
                | Q(off_at__isnull=False, off_by__isnull=False),
            )
        ]


class Confirmation(models.Model):
    """Somebody made sure that a tie or a group is still so; fading starts again (`map.time`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    map = models.ForeignKey(PeerMap, on_delete=models.CASCADE, related_name="confirmations")
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, null=True, related_name="+")
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, null=True, related_name="+")
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="confirmation_of_one_thing",
                condition=Q(tie__isnull=False, group__isnull=True) | Q(tie__isnull=True, group__isnull=False),
            )
        ]


class Crossing(models.Model):
    """Two people changed the same thing without knowing of each other: both versions, until one of them decides (R1).

    first: whose version stands. second: whose command, by its id, came later. gone: the first took the thing off.
    words: JSON, what was sent and, field by field, both values; sealed for everyone it concerns.
    used: the second version was chosen. read_at: the one who did not decide has read how it was decided.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    map = models.ForeignKey(PeerMap, on_delete=models.CASCADE, related_name="crossings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, null=True, related_name="+")
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, null=True, related_name="+")
    command = models.UUIDField()
    gone = models.BooleanField(default=False)
    words = SealedField(label="crossing.words")
    first = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    second = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    used = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map", "second", "command"], name="crossing_once"),
            models.CheckConstraint(
                name="crossing_settled_pair",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, used=False)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]


class Command(models.Model):
    """A change that came from the editor, so that sending it twice is harmless.

    command: the id its client made. what: the id of the thing it was about, for taking it back.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    map = models.ForeignKey(PeerMap, on_delete=models.CASCADE, related_name="commands")
    command = models.UUIDField()
    kind = models.CharField(max_length=20)
    what = models.UUIDField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map", "by", "command"], name="command_once"),
        ]


class ImportInProgress(models.Model):
    """A map that one person is bringing in: what is left of the files, and their answers so far (`map.import`).

    material, answers: sealed under the case; the files themselves are never kept (ADR 0010). Gone once it is brought in
    or thrown away, and after a day it is not there any more.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="imports_in_progress")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    material = SealedField(label="import.material")
    answers = SealedField(label="import.answers")
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="import_in_progress_once")]


class MapImport(models.Model):
    """A map that was brought in, as one act.

    hung: how many rows of which kind stood on what it brought, right afterwards. As long as there are no more of them,
    nothing has been built on it, and it can be taken back as one act too.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    map = models.ForeignKey(PeerMap, on_delete=models.CASCADE, related_name="imports")
    origin = models.CharField(max_length=20)
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    hung = models.JSONField(default=dict)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="import_taken_back_together",
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
            )
        ]


class Imported(models.Model):
    """One thing that an import brought. It goes with the thing itself, so that nothing remembers who was here."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    map_import = models.ForeignKey(MapImport, on_delete=models.CASCADE, related_name="brought")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, null=True, related_name="+")
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, null=True, related_name="+")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="imported_one_thing", condition=_one_thing())]


class InterviewWords(models.Model):
    """What somebody said the words of an interview mean: of its protocol, of nobody in it (`map.import`).

    protocol: hash of the interview's codebook, or of its name. answers: types, kinds of ties and questions, by the
    words of the protocol. Proposed to whoever gave them; to everybody only once an administrator has published them.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    protocol = models.CharField(max_length=200)
    answers = models.JSONField(default=dict)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    offered_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["protocol", "by"], name="interview_words_once"),
            models.CheckConstraint(
                name="interview_words_published_together",
                condition=Q(published_on__isnull=True, published_by__isnull=True)
                | Q(published_on__isnull=False, published_by__isnull=False),
            ),
        ]
