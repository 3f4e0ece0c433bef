"""What the log and the timeline say about the purpose decision, and what can fall due."""

from alongside.cases.due import DueKind

TIMELINE = {
    "purpose.begun": "{by} began to write down what this work is for",
    "purpose.submitted": "{by} handed the purpose over for sign-off",
    "purpose.taken_back": "{by} took the purpose back to change something",
    "purpose.sent_back": "{by} sent the purpose back",
    "purpose.signed": "{by} signed off the purpose and the threshold",
    "purpose.given": "{by} wrote down what this work is for; it can begin",
    "purpose.looked": "{by} looked at what was begun together with the young person",
    "purpose.urgent": "A child may be at risk now: {by} went on at once",
    "purpose.urgent_lapsed": "The days for answering after going on at once are over; naming people waits for sign-off",
    "purpose.replaced": "{by} began a new purpose; what was decided before no longer opens the way",
    "purpose.asked_again": "The purpose is asked again, because the focus changed",
}

EVENTS = {
    "purpose.page_read": "{who} looked at what the work is for",
    "purpose.section_read": "{who} looked at one part of the purpose",
    "purpose.sign_off_read": "{who} read the purpose for sign-off",
    "purpose.sheet_read": "{who} opened the one-page sheet",
    "purpose.who_else_read": "{who} looked at who else was asked about",
    "purpose.section_saved": "{who} wrote one part of the purpose",
    "purpose.begun": "{who} began a purpose decision",
    "purpose.submitted": "{who} handed a purpose over for sign-off",
    "purpose.taken_back": "{who} took a purpose back",
    "purpose.sent_back": "{who} sent a purpose back",
    "purpose.signed": "{who} signed off a purpose",
    "purpose.given": "{who} answered the purpose questions of a short path",
    "purpose.looked": "{who} looked at work begun with a young person",
    "purpose.urgent": "{who} went on at once because a child may be at risk",
    "purpose.urgent_lapsed": "an urgent opening ended because its answers did not come",
    "purpose.replaced": "{who} replaced a purpose",
    "purpose.asked_again": "{who} changed the focus, so the purpose is asked again",
}

DUE = {
    "purpose.sign_off": DueKind(
        "1 purpose to sign off", "{count} purposes to sign off", "purpose:sign_off", needs_names=True
    ),
    "purpose.sent_back": DueKind(
        "The purpose was sent back to you",
        "{count} purposes were sent back",
        "purpose:page",
        needs_names=True,
    ),
    "purpose.look": DueKind(
        "Look at what was begun with a young person",
        "{count} pieces of work begun with a young person to look at",
        "purpose:page",
        needs_names=True,
    ),
    "purpose.urgent_answers": DueKind(
        "Answer the questions after going on at once",
        "{count} sets of questions after going on at once",
        "purpose:page",
        needs_names=True,
    ),
    "purpose.urgent_told": DueKind(
        "A child may be at risk: work went on at once",
        "{count} times work went on at once",
        "purpose:page",
        needs_names=True,
    ),
    "purpose.renew": DueKind(
        "Say what the work is for now", "{count} purposes to renew", "purpose:page", needs_names=True
    ),
}
