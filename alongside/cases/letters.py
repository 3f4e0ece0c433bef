"""Letters that say that something waits, and nothing else (`access.quiet`).

An e-mail lies about on other people's machines and lights up on locked screens. So it holds no name, no case, no
count, no kind of thing, and is the same for everybody, whatever waits. Part of `alongside due`.
"""

from collections.abc import Iterator
from datetime import datetime
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import operation
from alongside.cases.falling_due import Ran
from alongside.cases.models import Due
from alongside.lib import clock

HOURS = range(7, 19)
"""Nobody is written to in the evening or at night."""

SAYS = "letters that something waits"
SUBJECT = "Something needs you"
BODY = """Something needs you in Alongside. Sign in to see what it is:

{address}

These letters never say more than that. You can stop them under “Your account”.
"""


def write() -> Ran:
    """One letter to each person for whom something has come due that no letter has told of yet.

    The rows are marked and the letters logged before any leaves. What cannot be sent is told of again next time,
    so somebody may hear twice of what waits for a whole team.
    """
    now = clock.now()
    if timezone.localtime(now).hour not in HOURS:
        return Ran(SAYS, 0, ())
    waiting = _note(now)
    faults = [fault for user, rows in waiting.items() if (fault := _send(user, rows))]
    return Ran(SAYS, len(waiting) - len(faults), tuple(faults))


def _note(now: datetime) -> dict[User, set[UUID]]:
    """Who is written to, and about which rows; marked in one transaction, so that two at once share them out."""
    with operation(by=None) as op:
        untold = Due.objects.filter(on__lte=clock.today(), told_at__isnull=True, done_at__isnull=True)
        new = set(untold.select_for_update().values_list("pk", flat=True))
        waiting = {user: mine for user in _readers() if new and (mine := new & _rows(user, now))}
        told = set().union(*waiting.values())
        Due.objects.filter(pk__in=told).update(told_at=now)
        for user in waiting:
            op.log("cases.letter_written", about=(user.pk,))
    return waiting


def _readers() -> Iterator[User]:
    return User.objects.filter(is_active=True, wants_letters=True).order_by("pk").iterator()


def _rows(user: User, now: datetime) -> set[UUID]:
    waiting = Due.objects.open_for(user.pk, now, on_duty=user.has_role(Role.DUTY))
    return set(waiting.filter(told_at__isnull=True).values_list("pk", flat=True))


def _send(user: User, rows: set[UUID]) -> str:
    """Send one letter; where that fails, say so without naming anybody, and leave its rows for the next time."""
    try:
        send_mail(SUBJECT, BODY.format(address=settings.ALONGSIDE_ADDRESS), None, [user.email])
    except (OSError, SMTPException) as fault:
        with operation(by=None) as op:
            Due.objects.filter(pk__in=rows).update(told_at=None)
            op.log("cases.letter_not_sent", about=(user.pk,))
        return f"a letter to {user.pk}: {type(fault).__name__}"
    return ""
