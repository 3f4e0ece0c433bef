"""Bus route and park friends, steps 8 to 13: weighting, focus, sharing, plan, an objection, the review check."""

from datetime import timedelta

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Covers as Paused
from alongside.cases.terms import Subject
from alongside.contexts import focus_operations, themes_operations, weighting_operations
from alongside.contexts.focus_operations import NewFocus
from alongside.contexts.terms import WeightingStage, Whose
from alongside.contexts.weighting_operations import Box, Judgement
from alongside.exampledata.stories import bus_assessed
from alongside.exampledata.telling import Story, because
from alongside.involvement import operations as involvement
from alongside.involvement.operations import RightlyNot, Telling, Told
from alongside.involvement.terms import Answer, Covers, How, Leads, Safe
from alongside.lib import clock, dates
from alongside.people import operations as people
from alongside.people.operations import Who
from alongside.people.terms import AgeBand, Kind, OffBecause
from alongside.purpose import operations as purpose
from alongside.purpose.changes import Why
from alongside.recording import drafts
from alongside.recording.operations import NOTE_FORM
from alongside.sharing import operations as sharing
from alongside.sharing.terms import Decision, Need, Recipient, What
from alongside.sharing.written import Written
from alongside.values import operations as values
from alongside.values.rules import Giving
from alongside.values.terms import Said

TOLD = "values.collaboration.2"


def weigh(story: Story) -> None:
    """T-38: young people put the bus first, the meeting the group; both stay, and they talk."""
    with story.on(38, "mo", 17) as opened:
        _record(
            opened,
            Whose.YOUNG_PEOPLE,
            "JK and DT, with Mo, at the club",
            "“At the park and in school we’re fine. It’s two stops.”",
            "AM coloured the route red between the two stops where the man waits.",
            {"bus": 550, "peers": 170, "school": 150, "home": 130},
        )
    with story.on(36, "rita") as opened:
        _record(
            opened,
            Whose.PROFESSIONALS,
            "Rita, Tom, Mo, Priya",
            "We thought of what happens between the friends first, because that is what we know how to work with.",
            "The referral and what the school has seen.",
            {"peers": 480, "bus": 220, "school": 180, "home": 120},
        )
    with story.on(35, "rita") as opened:
        _record(
            opened,
            Whose.AGREED,
            "JK, DT, Mo and Rita",
            "The same friends look after each other at the park and in school. So the place comes first, and the "
            "plan starts there.",
            "AM’s map of the route.",
            {"bus": 520, "peers": 200, "school": 150, "home": 130},
        )


def move_focus(story: Story) -> None:
    """T-34: from the group to the 78; the purpose is decided anew, the thread is kept."""
    with story.on(34, "rita", 14) as opened:
        focus_operations.shift(
            opened=opened,
            focus=NewFocus(
                kind=Subject.TRANSPORT,
                words="The 78 between the school and the park",
                place=story.known["the 78 bus"],
                because="Young people and the meeting now agree that the bus most needs to change.",
                evidence="The route as AM coloured it, and what five young people say.",
                partners_told="School, club and bus company, by Rita, the same week.",
            ),
        )
    with story.on(34, "rita", 15) as opened:
        purpose.save_why(
            opened=opened,
            why=Why(
                trigger="place_or_group",
                purpose="safer_place",
                statement="To make the 78 safe for every young person who rides it home",
                change="That adults are there when it matters, and somebody acts when something happens.",
                kept_words=False,
            ),
        )
        purpose.save_harm(
            opened=opened,
            less="Most of it needs no names now; those who are here helped to find it out and stay.",
            bring_about="The man could find out who talked. Police could treat the stop as a gang’s place.",
            prevent="Only themes go to the bus company and the forum.",
        )
        purpose.save_process(
            opened=opened, answers={"leads": "Mo leads the conversations; Rita leads the work."}
        )
        purpose.submit(opened=opened)
    with story.on(33, "tom", 9) as opened:
        purpose.sign_off(
            opened=opened,
            threshold=purpose.Threshold(
                level="targeted",
                reasons="The harm happens in the place; the group is part of what protects.",
                considered="Staying with the group: it would have made friends into the problem.",
            ),
        )


def tell_again(story: Story) -> None:
    """T-30: the purpose is new, so those who were told are told again; Mo says that he leads the map."""
    with story.on(30, "mo", 17) as opened:
        for shown in ("JK", "AM", "DT", "LO", "RS"):
            involvement.tell(
                opened=opened,
                person=story.known[shown],
                telling=Telling(safe=Safe.YES, who_where="Mo, at the club", child=None),
                told=Told(by_whom="Mo", how=How.FACE_TO_FACE, on=story.day(30), said=""),
            )
        involvement.trusted_answered(
            opened=opened,
            trusted=story.known["trusted"],
            answer=Answer.AGREED,
            told_what=True,
            leads=Leads.MAP,
            on=story.day(30),
        )
        involvement.tell(
            opened=opened,
            person=story.known["Ms K"],
            telling=Telling(safe=Safe.YES, who_where="Mo, at her door", child=story.known["JK"]),
            told=Told(by_whom="Mo", how=How.FACE_TO_FACE, on=story.day(30), said="About time with that bus."),
        )
    with story.on(29, "rita", 16) as opened:
        involvement.tell(
            opened=opened,
            person=story.known["DT’s mum"],
            telling=Telling(safe=Safe.YES, who_where="Rita and DT, at the club", child=story.known["DT"]),
            told=Told(by_whom="Rita", how=How.FACE_TO_FACE, on=story.day(29), said=""),
        )


def share_and_not_share(story: Story) -> None:
    """T-33: themes to the bus company; the police ask for names and do not get them."""
    with story.on(33, "rita", 11) as opened:
        themes_operations.add(
            opened=opened,
            kind="harm",
            words="After school, between the second and the fourth stop, young people are approached by an adult.",
            place=story.known["the 78 bus"],
        )
        themes_operations.add(
            opened=opened,
            kind="strength",
            words="Drivers are liked and would help if they had somebody to call.",
            place=story.known["the 78 bus"],
        )
        sharing.decide(
            opened=opened,
            written=Written(
                what=What.THEMES,
                recipient=Recipient.BUSINESS,
                need=Need.CHOICE,
                decision=Decision.SHARED,
                to_whom="The duty manager of the bus company",
                purpose="To have staff on the 78 after school.",
                because="Only they can put somebody on the bus. No name is needed for that.",
                could_tell="He knows who rides at half past three, so times were left out.",
                could_lead_to="More checks of young people’s passes; we asked him not to do that.",
                shared_words="Young people do not feel safe on part of the 78 after school. Drivers need "
                "somebody to call, and a second person on board would help.",
            ),
        )
    with story.on(31, "tom", 16) as opened:
        sharing.decide(
            opened=opened,
            written=Written(
                what=What.NAMED,
                recipient=Recipient.POLICE,
                need=Need.CHOICE,
                decision=Decision.NOT_SHARED,
                to_whom="The neighbourhood policing team",
                purpose="They asked for the names of the group.",
                because="The young people would be treated as suspects and stop talking to anybody. What is known "
                "about the man was reported at once, by another way.",
                advice="Grace Owusu advises against it: no child is protected by it, and it is not needed.",
            ),
        )


def kb_objects(story: Story) -> None:
    """T-8 to T-5: "I was only standing there." He comes off; the rest stays whole."""
    with story.on(5, "rita") as opened:
        people.take_off(opened=opened, person=story.known["KB"], because=OffBecause.REQUEST)


def review_check(story: Story) -> None:
    """T-3: not telling DT's father is right and pauses nothing; the grandmother not told pauses adding people."""
    with story.on(4, "rita") as opened:
        father = Who(kind=Kind.PARENT_CARER, shown="DT’s dad", note="DT’s father", age_band=AgeBand.ADULT)
        story.known["DT’s dad"] = people.add(
            opened=opened,
            who=father,
            why=because(
                "DT asked about him; what he may know has to be written down.", "DT said so himself."
            ),
        )
        involvement.rightly_not(
            opened=opened,
            person=story.known["DT’s dad"],
            decision=RightlyNot(
                covers=Covers.TELLING,
                reason="childs_wish",
                why="DT asked us not to. He understands what it means, and his mother is told.",
                agreed_by=story.cast["tom"].pk,
                look_again_on=clock.today() + timedelta(days=60),
            ),
        )
    with story.on(3, "rita") as opened:
        values.answer_again(
            opened=opened,
            answer=values.Answering(
                Giving(
                    TOLD,
                    Said.NO,
                    "LO’s grandmother has not been told about the map. Rita rings her.",
                    due_on=dates.working_days_after(story.day(-1), 1),
                ),
                owner=story.cast["rita"].pk,
            ),
        )
    with story.on(3, "tom", 15) as opened:
        values.narrow(
            opened=opened,
            pause=opened.locks.pauses[0].id,
            covers=Paused.MAPPING,
            because="What she has not been told is that LO is here. Themes that name nobody can still be shared.",
        )


def half_a_note(story: Story) -> None:
    """T-1: Rita was called away while writing; what she typed is kept for her alone (`recording.autosave`)."""
    with story.on(1, "rita", 16) as opened:
        drafts.keep(
            opened=opened,
            form=NOTE_FORM,
            typed={
                "words": ["Tried LO’s grandmother twice. Best after four, when she comes in from the gate."],
                "happened_on_0": [str(story.day(1).day)],
                "happened_on_1": [str(story.day(1).month)],
                "happened_on_2": [str(story.day(1).year)],
            },
        )


def tell(story: Story) -> None:
    """Everything after the map."""
    bus_assessed.assess(story)
    weigh(story)
    bus_assessed.finish(story)
    move_focus(story)
    share_and_not_share(story)
    bus_assessed.plan(story)
    tell_again(story)
    bus_assessed.measured_again(story)
    kb_objects(story)
    review_check(story)
    half_a_note(story)


def _record(
    opened: OpenCase, whose: Whose, room: str, why: str, evidence: str, parts: dict[str, int]
) -> None:
    labels = {"bus": "78 bus", "peers": "the group", "school": "school", "home": "home"}
    weighting_operations.record(
        opened=opened,
        judgement=Judgement(
            stage=WeightingStage.ASSESSMENT,
            whose=whose,
            in_the_room=room,
            because=why,
            evidence=evidence,
            on=clock.today(),
            boxes=tuple(
                Box("own" if key == "bus" else key, labels[key], part) for key, part in parts.items()
            ),
        ),
    )
