"""What the log and the timeline say about referrals."""

from alongside.cases.due import DueKind

EVENTS = {
    "referrals.listed": "{who} looked at the referrals they made",
    "referrals.queue_read": "{who} looked at the duty queue",
    "referrals.begun": "{who} began a referral",
    "referrals.draft_read": "{who} went on writing a referral",
    "referrals.read": "{who} read the referral",
    "referrals.decided_shown": "{who} was told that this referral had been decided about meanwhile",
    "referrals.feedback_shown": "{who} looked at what became of their referral",
    "referrals.feedback_read": "{who} has read the feedback on their referral",
    "referrals.handed_in": "{who} handed in a referral",
    "referrals.opened": "{who} opened work after a referral",
    "referrals.let_go": "{who} ended a referral without opening work",
}

TIMELINE = {
    "referrals.handed_in": "{by} referred this",
    "referrals.opened": "{by} opened this work at level {level}",
    "referrals.let_go": "{by} ended the referral without opening work",
}

DUE = {
    "referrals.feedback": DueKind(
        "Read what became of your referral",
        "Read what became of {count} referrals",
        "referrals:feedback",
        for_team=False,
        elsewhere="The referral you began on {begun}",
        outlasts=True,
    ),
    "referrals.decide": DueKind(
        "1 referral to decide about",
        "{count} referrals to decide about",
        "referrals:decide",
        for_team=False,
        elsewhere="In the duty queue",
    ),
    "referrals.begin_work": DueKind(
        "New work: say what it is for", "{count} new pieces of work", "purpose:page", needs_names=True
    ),
}
