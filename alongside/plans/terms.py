"""The words of plans and reviews (`plan.*`)."""

from django.db.models import TextChoices


class Aim(TextChoices):
    """Whom or what an action is meant to change."""

    GROUP = "group", "the group"
    GUARDIANS = "guardians", "adults around them"
    PLACE = "place", "a place or setting"
    PARENTS = "parents", "parents and carers"
    INDIVIDUAL = "individual", "one young person"


class Status(TextChoices):
    """Where an action stands; steps are added, never edited."""

    PROPOSED = "proposed", "proposed"
    AGREED = "agreed", "agreed"
    REFUSED = "refused", "not agreed"
    UNDER_WAY = "under_way", "under way"
    DONE = "done", "done"
    STOPPED = "stopped", "stopped"

    @property
    def is_open(self) -> bool:
        return self in (Status.PROPOSED, Status.AGREED, Status.UNDER_WAY)


NEXT: dict[Status, tuple[Status, ...]] = {
    Status.PROPOSED: (Status.AGREED, Status.REFUSED),
    Status.AGREED: (Status.UNDER_WAY, Status.DONE, Status.STOPPED),
    Status.UNDER_WAY: (Status.DONE, Status.STOPPED),
    Status.REFUSED: (),
    Status.DONE: (),
    Status.STOPPED: (),
}
"""Which step may follow which."""


class WhatNext(TextChoices):
    """What a review decides (`plan.review`); "go on" has to earn it."""

    GO_ON = "go_on", "go on"
    STEP_DOWN = "step_down", "step down: others carry it on"
    CHANGE_FOCUS = "change_focus", "change the focus"
    CLOSE = "close", "close"
