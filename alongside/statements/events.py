"""What the log and the timeline say about statements, and what falls due for them."""

from alongside.cases.due import DueKind

EVENTS = {
    "statements.read": "{who} looked at a statement",
    "statements.about_read": "{who} read what is said about a person",
    "statements.added": "{who} wrote down what somebody said or saw",
    "statements.checked": "{who} made sure of a statement",
    "statements.not_so": "{who} found that a statement does not hold",
    "statements.confirmed": "{who} confirmed that a statement still holds",
    "statements.unconfirmed": "{who} took a confirmation back",
    "statements.taken_back": "{who} recorded that somebody took their own words back",
    "statements.let_go": "{who} let go of an old statement",
    "statements.ended": "{who} ended a statement",
    "statements.corrected": "{who} corrected a statement",
    "statements.same_origin": "{who} noted that two statements go back to one source",
    "statements.own_origin": "{who} noted that a statement has a source of its own",
}

TIMELINE = {
    "statements.not_so": "{by} found that something said does not hold",
    "statements.taken_back": "{person} took back something they had said; recorded by {by}",
}

DUE = {
    "statements.confirm": DueKind(
        "1 statement to confirm or let go", "{count} statements to confirm or let go", "peermaps:list"
    ),
}
