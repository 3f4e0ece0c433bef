"""The threshold decision of a case, and children's own referrals."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import open_case
from alongside.cases.presenters import case_context
from alongside.lib.errors import Refused
from alongside.recording import drafts
from alongside.thresholds import operations, queries
from alongside.thresholds.forms import IndividualReferralForm

OWN_REFERRAL_FORM = "thresholds.own_referral"


@opened_by(SIGNED_IN)
def page(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What was decided, and the children who need a referral of their own."""
    opened = open_case(door, case, "thresholds.page_read")
    form = IndividualReferralForm(request.POST or None)
    drafts.take_up(opened, OWN_REFERRAL_FORM, form)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            with drafts.saving(opened, OWN_REFERRAL_FORM):
                operations.note_individual_referral(
                    opened=opened,
                    who=typed["who"],
                    because=typed["because"],
                    made_today=typed["made_today"] == "yes",
                )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("thresholds:page", case)
    found = {
        "decisions": queries.decisions(opened),
        "own_referrals": queries.own_referrals(opened),
        "form": form,
        "draft_form": OWN_REFERRAL_FORM,
    }
    return render(request, "thresholds/page.html", {**case_context(opened, "threshold"), **found})


@require_POST
@opened_by(SIGNED_IN)
def referral_made(request: HttpRequest, door: Door, case: UUID, referral: UUID) -> HttpResponse:
    """A child's own referral has been made now."""
    opened = open_case(door, case, "thresholds.page_read")
    operations.individual_referral_made(opened=opened, referral=referral)
    return redirect("thresholds:page", case)
