"""What an administrator writes into the shared directory of places."""

from alongside.cases.terms import Subject
from alongside.design.forms import Line, Pick, Plain

KINDS = [
    (kind.value, kind.label.capitalize())
    for kind in Subject
    if kind not in (Subject.YOUNG_PERSON, Subject.PEER_GROUP, Subject.HOME)
]


class SettingForm(Plain):
    """One place, school, service or platform. Never somebody's home, never a person's name."""

    name = Line(
        label="Name",
        hint="As everybody knows it. Nothing about any person.",
        max_length=120,
        missing="Write what this place is called",
    )
    kind = Pick(label="What kind of place is it?", choices=KINDS)
