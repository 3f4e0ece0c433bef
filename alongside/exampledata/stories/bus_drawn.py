"""Bus route and park friends, step 5: what JK says and draws with Mo on a tablet (`map.together`)."""

from alongside.exampledata.drawing import drawn
from alongside.exampledata.telling import Story, because
from alongside.people import queries as people_queries
from alongside.people import together_operations as provisional


def tell(story: Story) -> None:
    """T-52, on the tablet: JK names DT, who is kept with a reason, and B from football, who is let go.

    What JK does not want saved is nowhere; Mo acts, and writes that in his own words, having told JK first.
    """
    with story.on(52, "mo", 17) as opened:
        drawn(
            opened,
            story.known["JK"],
            [("DT", "", ["laugh"], "DT is funny. We don’t talk about real stuff."), ("B", "", [], "")],
            acted="JK told me that a man on the bus threatened him. I told JK that I have to pass it on; "
            "then I rang the duty team and Rita.",
        )
    with story.on(50, "mo", 17) as opened:
        named = {one.shown: one.id for one in people_queries.people(opened) if one.provisional_until}
        why = "One of those who ride home together; the way home has to be safe for each of them."
        story.known["DT"] = named["DT"]
        because_jk_said = because(why, "JK drew him as one of the friends he rides with.")
        provisional.keep(opened=opened, person=named["DT"], why=because_jk_said)
        provisional.let_go(opened=opened, person=named["B"])
