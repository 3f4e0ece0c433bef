"""A case, who may see it, its two locks (pause and clearance), what falls due, and its timeline."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.cases.terms import Covers, Path, Place, SeesWhat, Stage, Subject
from alongside.lib import ids
from alongside.lib.sql import Given
from alongside.seals.fields import SealedField


class CaseQuerySet(models.QuerySet["Case"]):
    """Lists of cases always start from somebody's need to know."""

    def visible_to(self, user: User, at: datetime) -> CaseQuerySet:
        """Cases whose team this person is on now, and where nothing of their own family stands in the way.

        The team of a referral that waits for a decision is whoever is on duty (`referral.triage`). The places one
        holds are looked up first: what others have must not make this slower (quality P2).
        """
        return self.open_to(user.pk, at, on_duty=user.has_role(Role.DUTY))

    def open_to(self, user: UUID | Given, at: datetime | Given, *, on_duty: bool) -> CaseQuerySet:
        """The same by the id of a person, who is or is not on duty: what `visible_to` says, and nothing besides."""
        on_team = Q(pk__in=TeamMember.objects.filter(user=user).current(at).values("case"))
        waiting = Q(pk__in=Case.objects.filter(waits_for_duty=True).values("pk"))
        open_to = on_team | waiting if on_duty else on_team
        return self.filter(open_to).exclude(Exists(Conflict.objects.filter(case=OuterRef("pk"), user=user)))


class Case(models.Model):
    """One piece of work: level 1 about one young person, level 2 about one context.

    level: None while it is only referred.
    subject: what kind of thing it is about ("young_person", "peer_group", "school" …), not who.
    framework: version of the practice content it is worked under.
    ends_if_idle: a refused or unfinished referral has a short life (`rights.retention`).
    waits_for_duty: handed in and not decided yet; open to whoever is on duty.
    marks: stage name -> "begun" | "done", for the tabs; written by the operation that begins or ends a stage.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    title = SealedField(label="case.title")
    purpose_line = SealedField(label="case.purpose_line")
    level = models.PositiveSmallIntegerField(null=True)
    subject = models.CharField(max_length=20, choices=Subject, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.REFERRED)
    framework = models.CharField(max_length=60)
    created_at = models.DateTimeField()
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    ends_if_idle = models.DateField(null=True)
    hold = models.CharField(max_length=40, blank=True)
    marks = models.JSONField(default=dict)
    waits_for_duty = models.BooleanField(default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["created_at"],
                condition=Q(waits_for_duty=True),
                name="case_waiting_for_duty",
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="case_waits_only_as_referral",
                condition=Q(waits_for_duty=False) | Q(stage="referred"),
            ),
            models.CheckConstraint(
                name="case_level_is_1_or_2",
                condition=Q(level__isnull=True) | Q(level__in=[1, 2]),
            ),
            models.CheckConstraint(
                name="case_open_has_level_and_date",
                condition=~Q(stage="open") | Q(level__isnull=False, opened_on__isnull=False),
            ),
            models.CheckConstraint(
                name="case_closed_has_date",
                condition=~Q(stage="closed") | Q(closed_on__isnull=False),
            ),
        ]


class TeamMemberQuerySet(models.QuerySet["TeamMember"]):
    def current(self, at: datetime | Given) -> TeamMemberQuerySet:
        """Membership that holds at this moment: begun, not past its end, not ended early."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at), starts_at__lte=at).filter(
            ended_at__isnull=True
        )

    def past_their_end(self, at: datetime) -> TeamMemberQuerySet:
        """Membership whose last day has passed and that nobody has written down as ended yet."""
        return self.filter(ended_at__isnull=True, ends_at__lte=at)


class TeamMember(models.Model):
    """Somebody who needs to know this case: why, how much, until when (`access.team`).

    ends_at: the last moment that was agreed. ended_at: when it ended; ended_by is empty if that was by its date.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=12, choices=Place)
    sees = models.CharField(max_length=10, choices=SeesWhat, default=SeesWhat.ALL)
    reason = SealedField(label="team.reason")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "case"], name="team_by_user"),
            models.Index(
                fields=["ends_at"],
                condition=Q(ended_at__isnull=True, ends_at__isnull=False),
                name="team_by_end",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user", "place"],
                condition=Q(ended_at__isnull=True),
                name="team_place_once",
            ),
            models.CheckConstraint(
                name="team_ended_by_somebody_or_its_date",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False)
                | Q(ended_at=F("ends_at"), ended_by__isnull=True),
            ),
        ]


class Conflict(models.Model):
    """One's own family and close colleagues do not open, not even in an emergency (`access.conflict`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conflicts")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="conflict_once")]


class Pause(models.Model):
    """What a "no" at a values check stops, until the gap is dealt with (`values.pause`).

    question: id of the values question; person: only for covers=person; stage: only for covers=stage.
    gap: what is missing, in the practitioner's words; owner and due_on: who mends it by when.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pauses")
    question = models.CharField(max_length=40)
    covers = models.CharField(max_length=10, choices=Covers, default=Covers.ALL)
    person = models.UUIDField(null=True)
    stage = models.CharField(max_length=20, blank=True)
    gap = SealedField(label="pause.gap")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    since = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    narrowed_at = models.DateTimeField(null=True)
    narrowed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    narrowed_because = SealedField(label="pause.narrowed_because")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="pause_ended_together",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, outcome="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="pause_narrowed_pair",
                condition=Q(narrowed_at__isnull=True, narrowed_by__isnull=True)
                | Q(narrowed_at__isnull=False, narrowed_by__isnull=False),
            ),
        ]


class Clearance(models.Model):
    """The gate before identifying people from others' information, given by somebody else's sign-off.

    urgent: went on at once because a child may be at risk; the answers are due in two working days.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clearances")
    path = models.CharField(max_length=10, choices=Path)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    urgent = models.BooleanField(default=False)
    urgent_because = SealedField(label="clearance.urgent_because")
    answers_due_on = models.DateField(null=True)
    look_by = models.DateField(null=True)
    looked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["answers_due_on"],
                condition=Q(urgent=True, ended_at__isnull=True),
                name="clearance_urgent_by_day",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "path"],
                condition=Q(ended_at__isnull=True),
                name="clearance_path_once",
            ),
            models.CheckConstraint(
                name="clearance_looked_pair",
                condition=Q(looked_at__isnull=True, looked_by__isnull=True)
                | Q(looked_at__isnull=False, looked_by__isnull=False),
            ),
        ]


class DueQuerySet(models.QuerySet["Due"]):
    def open_for(self, user: UUID | Given, at: datetime | Given, *, on_duty: bool) -> DueQuerySet:
        """What needs this person: theirs, or anybody's of a team on which they see everything (`work.mine`).

        What waits for a whole team says how much there is in the case, so it is nothing for a narrower view.
        The team of a referral that waits for a decision is whoever is on duty.
        """
        mine = TeamMember.objects.filter(case=OuterRef("case"), user=user).current(at)
        team_wide = Q(sees_all=True)
        if on_duty:
            team_wide |= Q(~Exists(mine), case__waits_for_duty=True)
        return (
            self.filter(done_at__isnull=True, case__in=Case.objects.open_to(user, at, on_duty=on_duty))
            .annotate(sees_all=Exists(mine.filter(sees=SeesWhat.ALL)))
            .filter(Q(whose=user) | Q(whose__isnull=True) & team_wide)
        )


class Due(models.Model):
    """Something that falls due in a case, written by the operation that makes it so.

    kind: "values.gap", "involvement.tell" …; each slice says in events.py what its kinds mean.
    about: the row it concerns. A test recomputes the rows from the facts.
    told_at: when a letter said that something waits; one that is moved to a later day may be told of again.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="due")
    kind = models.CharField(max_length=40)
    about = models.UUIDField()
    on = models.DateField()
    whose = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    told_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = DueQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["whose", "on"],
                condition=Q(done_at__isnull=True, whose__isnull=False),
                name="due_by_person",
            ),
            models.Index(fields=["kind", "on"], condition=Q(done_at__isnull=True), name="due_by_kind"),
            models.Index(
                fields=["on"],
                condition=Q(done_at__isnull=True, told_at__isnull=True),
                name="due_not_told",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "about"],
                condition=Q(done_at__isnull=True),
                name="due_once",
            )
        ]


class TimelineEntry(models.Model):
    """One step of the work, as the team reads it (`recording.timeline`). Not the log.

    kind: the event's name; its sentence is in the slice's events.py. facts: ids and tokens for the sentence.
    words: a sentence of its own where one was written; concerns is kept inside the seal.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="timeline")
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(default=dict)
    words = SealedField(label="timeline.words")

    class Meta:
        indexes = [models.Index(fields=["case", "at", "id"], name="timeline_in_order")]
