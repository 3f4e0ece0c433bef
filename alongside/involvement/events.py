"""What the log and the timeline say about telling and taking part, and what can fall due."""

from alongside.cases.due import DueKind

TIMELINE = {
    "involvement.told": "{by} noted that {person} was told",
    "involvement.part": "{person}: {part}, noted by {by}",
    "involvement.rightly_not": "{by} decided with somebody else that it is right not to tell or involve {person}",
    "involvement.rightly_not_ended": "{by} decided that {person} is to be told or involved after all",
    "involvement.trusted_named": "{person} said whom they trust; {by} wrote it down",
    "involvement.trusted_answered": "The adult whom {person} trusts {answer}",
    "involvement.tell_again": "The purpose changed, so those who were told are told again",
    "involvement.ground_written": "{by} wrote why friends known by initials are not told",
}

EVENTS = {
    "involvement.page_read": "{who} looked at who is involved",
    "involvement.person_read": "{who} looked at how one person is told and involved",
    "involvement.clock_started": "the time to tell somebody began",
    "involvement.clock_stopped": "the time to tell somebody ended",
    "involvement.before": "{who} noted whether it is safe to tell somebody",
    "involvement.decides": "{who} noted who decides about telling parents",
    "involvement.told": "{who} noted that somebody was told",
    "involvement.part": "{who} noted what part somebody has",
    "involvement.rightly_not": "{who} decided that it is right not to tell or involve somebody",
    "involvement.rightly_not_ended": "{who} decided that somebody is to be told or involved after all",
    "involvement.trusted_named": "{who} noted whom a young person trusts",
    "involvement.trusted_answered": "{who} noted what a trusted adult answered",
    "involvement.tell_again": "{who} changed the purpose, so people are told again",
    "involvement.ground_written": "{who} wrote why friends known by initials are not told",
}

DUE = {
    "involvement.tell": DueKind(
        "1 person to tell",
        "{count} people to tell",
        "involvement:page",
        about_people=True,
        outlasts=True,
    ),
    "involvement.look_again": DueKind(
        "1 decision not to tell somebody, to look at again",
        "{count} decisions not to tell somebody, to look at again",
        "involvement:page",
        about_people=True,
        outlasts=True,
    ),
    "involvement.ground": DueKind(
        "Write why friends known by initials are not told",
        "{count} maps without a reason why friends are not told",
        "involvement:page",
    ),
    "involvement.ask_trusted": DueKind(
        "1 trusted adult to ask", "{count} trusted adults to ask", "involvement:page"
    ),
}
