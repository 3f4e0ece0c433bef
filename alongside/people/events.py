"""What the log and the timeline say about the people of a case, and what falls due for them."""

from alongside.cases.due import DueKind

EVENTS = {
    "people.person_read": "{who} looked at a person’s page",
    "people.person_added": "{who} added a person",
    "people.placeholder_added": "{who} added somebody who is not named",
    "people.focus_added": "{who} put the young person on record whom the work is about",
    "people.provisional_added": "{who} kept a name for now while drawing together",
    "people.kept": "{who} decided that somebody named while drawing stays",
    "people.let_go": "{who} let somebody go who was named while drawing",
    "people.ran_out": "somebody named while drawing went by themselves: nobody decided to keep them",
    "people.named": "{who} put a name to a placeholder",
    "people.merged": "{who} found that a placeholder was somebody already here",
    "people.parted": "{who} took back that a placeholder was somebody already here",
    "people.changed": "{who} changed what is recorded about a person",
    "people.support_changed": "{who} changed what a person needs in order to follow",
    "people.decided_again": "{who} looked again at why somebody is in the record",
    "people.harm_answered": "{who} answered the questions about an adult said to cause harm",
    "people.taken_off": "{who} took a person off",
    "people.put_back": "{who} put a person back",
}

TIMELINE = {
    "people.person_added": "{by} added {person}",
    "people.placeholder_added": "{by} added {person}, without a name",
    "people.kept": "{by} decided that {person} stays on the map",
    "people.let_go": "{by} let go of a name said while drawing together",
    "people.ran_out": "a name said while drawing together went by itself: nobody decided to keep it",
    "people.named": "{by} put a name to a placeholder: {person}",
    "people.merged": "{by} found that a placeholder was {person}",
    "people.parted": "{by} took back that a placeholder was {person}",
    "people.harm_answered": "{by} answered what is asked about {person}",
    "people.taken_off": "{by} took somebody off the map",
    "people.put_back": "{by} put {person} back on the map",
}

DUE = {
    "people.confirm": DueKind(
        "1 person named while drawing to keep or let go",
        "{count} people named while drawing to keep or let go",
        "peermaps:named",
        about_people=True,
        needs_names=True,
    ),
    "people.harm_questions": DueKind(
        "Questions about an adult said to cause harm",
        "Questions about {count} adults said to cause harm",
        "peermaps:list",
        about_people=True,
    ),
    "people.review": DueKind(
        "1 person to look at again: do they still need to be here?",
        "{count} people to look at again: do they still need to be here?",
        "peermaps:list",
        about_people=True,
    ),
}
