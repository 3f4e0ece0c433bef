"""Every component by name, with the one line that says what it is for. A test holds folders, tags and docs to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Component:
    """name: folder, template, style, test and template tag. purpose: when to reach for it."""

    name: str
    purpose: str


COMPONENTS = (
    Component("back_link", "The way back, above the heading's content"),
    Component("button", "Something happens when it is pressed; one primary button to a page"),
    Component("button_row", "Buttons that belong together, wrapping on a phone"),
    Component("card", "One thing with a title, such as a factor or what somebody may do"),
    Component("confirmation_panel", "It is done, and what happens next"),
    Component("danger_line", "The first line of the front door (referral.danger)"),
    Component("details", "An explanation for those who want it"),
    Component("do_list", "What can be done with one line of a list, folded away beside it"),
    Component("empty_state", "Nothing here yet, and what could be done"),
    Component("error_summary", "All problems of a form, each with a link to its input"),
    Component(
        "language_suggestions", "Gentler words for what was written (recording.language); never blocks"
    ),
    Component("link_button", "A link to the next step that should be as easy to see as a button"),
    Component("notice", "Something that changes what can be done now, such as a pause, with its actions"),
    Component("older", "Older and newer parts of a long list, without counting it"),
    Component("person_chip", "A person in the shape the map gives them"),
    Component("pill", "One or two words beside a thing: a date, a state, a number of things to do"),
    Component("quote", "What somebody said, in their own words, with who said it to whom and when"),
    Component("segmented", "A few short choices as one bar of radio buttons"),
    Component("side_by_side", "Two views of one thing: strengths and worries, as it is and as they believe"),
    Component("side_list", "A short list beside the work: who is involved, who can see it"),
    Component("stage_mark", "How far a stage of the work is, drawn and in words"),
    Component("summary_list", "Questions with their answers, each with a way to change it"),
    Component("table", "Rows that are compared by column; scrolls by itself on a phone"),
    Component("tabs", "The parts of one piece of work, with how far each is"),
    Component("task_list", "What needs doing, as a list of task rows"),
    Component("task_row", "One thing to do: what, why, and by when; the whole row leads there"),
    Component("timeline", "What happened, in order"),
    Component("view_switch", "Ways to see the same thing, as one bar of links"),
)
