"""Places, peer groups and who is in them, what the case is about, conditions, weighting and themes.

A theme has no foreign key to a person, and a test holds it so.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.cases.terms import Subject
from alongside.contexts.terms import Basis, ConditionKind, ElseOutcome, WeightingStage, Whose
from alongside.lib import ids
from alongside.people.models import Person
from alongside.seals.fields import SealedField


class Setting(models.Model):
    """A place, school, service or platform in the shared directory: published, no personal data."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Subject)
    retired_on = models.DateField(null=True)


class Place(models.Model):
    """A place, online space or service in one case (`map.places`).

    setting: the directory's entry, if it has one; a name typed here belongs to this case until published.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="places")
    kind = models.CharField(max_length=20, choices=Subject)
    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, null=True, related_name="+")
    name = SealedField(label="place.name")
    note = SealedField(label="place.note")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    off_at = models.DateTimeField(null=True)
    off_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="place_off_pair",
                condition=Q(off_at__isnull=True, off_by__isnull=True)
                | Q(off_at__isnull=False, off_by__isnull=False),
            )
        ]


class PeerGroup(models.Model):
    """A peer group belongs to one case. name is neutral (`group.name`); own_words are the young people's.

    definer: who says that this is a group (`group.definer`), as it is read; definer_person or definer_user
    where it is somebody of the case or of the staff, so that the map can be drawn in their view.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="groups")
    name = SealedField(label="group.name")
    own_words = SealedField(label="group.own_words")
    definer = SealedField(label="group.definer")
    definer_person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    definer_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="group_ended_pair",
                condition=Q(until__isnull=True, ended_by__isnull=True)
                | Q(until__isnull=False, ended_by__isnull=False),
            )
        ]


class ThingChange(models.Model):
    """What somebody changed about a place or a group. The earlier words leave every page, not the history (R1).

    fields: names of what changed. words: JSON, field -> [before, after].
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="changes")
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, null=True, related_name="changes")
    fields = models.JSONField(default=list)
    words = SealedField(label="thing_change.words")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="thing_change_of_one",
                condition=Q(place__isnull=False, group__isnull=True)
                | Q(place__isnull=True, group__isnull=False),
            )
        ]


class GroupBasis(models.Model):
    """One basis of a group and what it rests on (`group.basis`); the map is redrawn by each (`group.lens`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, related_name="bases")
    basis = models.CharField(max_length=20, choices=Basis)
    rests_on = SealedField(label="group_basis.rests_on")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "basis"], name="group_basis_once")]


class Membership(models.Model):
    """Somebody is in a group: dated, sourced, reversible. It follows from no tie."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    rests_on = SealedField(label="membership.rests_on")
    since = models.DateField()
    until = models.DateField(null=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(until__isnull=True), name="membership_once"
            ),
            models.CheckConstraint(
                name="membership_ended_pair",
                condition=Q(until__isnull=True, ended_by__isnull=True)
                | Q(until__isnull=False, ended_by__isnull=False),
            ),
        ]


class WhoElse(models.Model):
    """The running log of who else might be included, and who should not be (`group.else`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="who_else")
    asked = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    asked_words = SealedField(label="who_else.asked_words")
    said = SealedField(label="who_else.said")
    outcome = models.CharField(max_length=10, choices=ElseOutcome)
    why = SealedField(label="who_else.why")
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Condition(models.Model):
    """What shapes a place or a group: fares, exclusions, policing, racism, no lighting (`map.conditions`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conditions")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="conditions")
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, null=True, related_name="conditions")
    kind = models.CharField(max_length=12, choices=ConditionKind)
    words = SealedField(label="condition.words")
    noted_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="condition_ended_pair",
                condition=Q(ended_on__isnull=True, ended_by__isnull=True)
                | Q(ended_on__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="condition_of_one_thing",
                condition=Q(place__isnull=False, group__isnull=True)
                | Q(place__isnull=True, group__isnull=False),
            ),
        ]


class Focus(models.Model):
    """What the case is about, dated; a shift of focus is the next row (`weighting.focus_shift`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="focuses")
    kind = models.CharField(max_length=20, choices=Subject)
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, null=True, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    words = SealedField(label="focus.words")
    because = SealedField(label="focus.because")
    evidence = SealedField(label="focus.evidence")
    partners_told = SealedField(label="focus.partners_told")
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(until__isnull=True), name="focus_current_once"
            )
        ]


class Weighting(models.Model):
    """A shared judgement of which context most needs to change; never a score (`weighting.boxes`).

    because: the reasons; of what was agreed after talking, what came of it.
    focus_kept: somebody decided that the focus stays although another context comes first.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="weightings")
    stage = models.CharField(max_length=12, choices=WeightingStage)
    whose = models.CharField(max_length=14, choices=Whose)
    in_the_room = SealedField(label="weighting.in_the_room")
    because = SealedField(label="weighting.because")
    evidence = SealedField(label="weighting.evidence")
    on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    focus_kept_at = models.DateTimeField(null=True)
    focus_kept_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "on"], name="weighting_in_order")]
        constraints = [
            models.CheckConstraint(
                name="weighting_focus_kept_pair",
                condition=Q(focus_kept_at__isnull=True, focus_kept_by__isnull=True)
                | Q(focus_kept_at__isnull=False, focus_kept_by__isnull=False),
            )
        ]


class WeighedBy(models.Model):
    """A young person whose judgement a weighting is (`weighting.young_people`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    weighting = models.ForeignKey(Weighting, on_delete=models.CASCADE, related_name="weighed_by")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["weighting", "person"], name="weighed_by_once")]


class WeightingBox(models.Model):
    """One context in a weighting. part: thousandths of the whole, never shown as a number."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    weighting = models.ForeignKey(Weighting, on_delete=models.CASCADE, related_name="boxes")
    kind = models.CharField(max_length=20)
    label = SealedField(label="weighting_box.label")
    part = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()


class WeightingLink(models.Model):
    """Interplay between two boxes."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    a = models.ForeignKey(WeightingBox, on_delete=models.CASCADE, related_name="links")
    b = models.ForeignKey(WeightingBox, on_delete=models.CASCADE, related_name="+")
    words = SealedField(label="weighting_link.words")


class Theme(models.Model):
    """Something about safety, harm or strength in a context that names nobody (`recording.themes`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="themes")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=12)
    words = SealedField(label="theme.words")
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    off_at = models.DateTimeField(null=True)
    off_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="theme_off_pair",
                condition=Q(off_at__isnull=True, off_by__isnull=True)
                | Q(off_at__isnull=False, off_by__isnull=False),
            )
        ]
