"""What words in interviews mean, as people offered it to their colleagues: published by an administrator."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.accounts.access import opened_by, viewer
from alongside.accounts.roles import Role
from alongside.activity.doors import Door
from alongside.peermaps.bringing_in import queries, words_operations


@opened_by(Role.ADMINISTRATOR)
def offered(request: HttpRequest, door: Door) -> HttpResponse:
    """Everything that was offered, with what each word means."""
    door.looked("peermaps.words_read")
    return render(request, "peermaps/interview_words.html", {"offered": queries.offered_words()})


@opened_by(Role.ADMINISTRATOR)
@require_POST
def publish(request: HttpRequest, door: Door, interview_words: UUID) -> HttpResponse:
    """Let everybody start from one of them, or not any more."""
    published = request.POST.get("do") == "publish"
    words_operations.publish(by=viewer(request), interview_words=interview_words, published=published)
    return redirect("peermaps:interview_words")
