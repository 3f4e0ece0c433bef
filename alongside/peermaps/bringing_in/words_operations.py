"""What the words of an interview mean, kept for the next one made with the same protocol: of nobody and of no case."""

from uuid import UUID

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import Operation, operation
from alongside.cases.safety import ordinary
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps.importing.choices import Choices
from alongside.peermaps.models import InterviewWords


def keep(op: Operation, by: User, protocol: str, choices: Choices, *, offer: bool) -> None:
    """Inside an operation: one's own answers about one protocol. offer: to everybody, once published."""
    answers = choices.to_remember()
    row = InterviewWords.objects.filter(protocol=protocol, by=by).first()
    row = row or InterviewWords(id=ids.new(), protocol=protocol, by=by)
    if row.answers != answers:
        row.published_on = row.published_by = None
    row.answers, row.kept_at = answers, clock.now()
    row.offered_on = clock.today() if offer else row.offered_on
    row.save()
    op.log("peermaps.words_kept", about=(row.id,))


@ordinary
def publish(*, by: User, interview_words: UUID, published: bool) -> None:
    """An administrator lets everybody start from these answers, or not any more."""
    if not by.has_role(Role.ADMINISTRATOR):
        raise NotOpenToYou
    with operation(by=by) as op:
        row = InterviewWords.objects.filter(pk=interview_words, offered_on__isnull=False).first()
        if row is None:
            raise NotOpenToYou
        row.published_on = clock.today() if published else None
        row.published_by = by if published else None
        row.save(update_fields=["published_on", "published_by"])
        op.log("peermaps.words_published", about=(row.id,))
