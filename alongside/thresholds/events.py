"""What the log and the timeline say about threshold decisions."""

from alongside.cases.due import DueKind

EVENTS = {
    "thresholds.decided": "{who} recorded a threshold decision",
    "thresholds.referral_made": "{who} noted that a child’s own referral was made",
    "thresholds.referral_to_make": "{who} noted that a child needs an own referral",
    "thresholds.referral_handed": "{who} left a child’s own referral to the lead, to be made today",
    "thresholds.page_read": "{who} looked at the threshold decision",
}

TIMELINE = {
    "thresholds.decided": "{by} decided about the referral: {outcome}",
    "thresholds.referral_made": "{by} made a referral for one child in their own right",
    "thresholds.referral_to_make": "{by} noted that one child needs a referral of their own today",
}

DUE = {
    "thresholds.individual": DueKind(
        "1 child needs a referral of their own",
        "{count} children need a referral of their own",
        "thresholds:page",
        outlasts=True,
    )
}
