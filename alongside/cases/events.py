"""What the log and the timeline say about cases, and what can fall due in one."""

from alongside.cases.due import DueKind

EVENTS = {
    "cases.listed": "{who} looked at a list of cases",
    "cases.opened": "{who} opened the case",
    "cases.timeline_read": "{who} read the timeline",
    "cases.team_read": "{who} looked at who can see the case",
    "cases.team_joined": "{who} put somebody on the team",
    "cases.team_left": "{who} took somebody off the team",
    "cases.team_place_over": "somebody’s place on the team reached its last day",
    "cases.team_place_over_step": "the end of a place on the team was noted on the timeline",
    "cases.team_joined_step": "{who} noted a new team member on the timeline",
    "cases.team_left_step": "{who} noted on the timeline that somebody left the team",
    "cases.review_set": "{who} set the date of the next review",
    "cases.letter_written": "a letter told somebody that something waits for them",
    "cases.letter_not_sent": "a letter that something waits could not be sent",
    "cases.searched": "{who} searched",
}

TIMELINE = {
    "cases.team_joined_step": "{by} added {who} to the team",
    "cases.team_left_step": "{by} ended somebody’s place on the team",
    "cases.team_place_over_step": "The place of {who} on the team ended, as agreed",
    "cases.review_set": "{by} set the next review for {on}",
}

DUE = {
    "cases.review": DueKind("Review due", "{count} reviews due", "plans:review"),
}
