"""Short ones: a referral that comes to nothing, and an online space with no person attached."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import door
from alongside.assessments import goal_operations as goals
from alongside.assessments import operations as contributions
from alongside.assessments.goal_operations import NewGoal, NewMeasure
from alongside.assessments.operations import Known
from alongside.assessments.terms import About, Kind, Shows
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.operations import set_review
from alongside.cases.terms import Path, SeesWhat, Subject
from alongside.contexts import groups_operations, themes_operations
from alongside.contexts.terms import ConditionKind
from alongside.exampledata.telling import Story, on_day, short_answers
from alongside.lib import clock, dates
from alongside.plans import operations as plans
from alongside.plans.operations import NewAction
from alongside.plans.terms import Aim, Status
from alongside.purpose import operations as purpose
from alongside.purpose.changes import Why
from alongside.referrals import operations as referrals
from alongside.thresholds.operations import Decision
from alongside.thresholds.terms import Outcome, Policy


def tell(cast: Mapping[str, User], today: date) -> None:
    """Each from its referral on; the last one still waits in the duty queue."""
    _a_look_is_not_enough(cast, today)
    _a_game_server(cast, today)
    _waiting_for_duty(cast, today)


def _refer(
    cast: Mapping[str, User], today: date, days_ago: int, subject: Subject, words: Mapping[str, str]
) -> Story:
    with on_day(today, days_ago, 9):
        case = referrals.begin(by=cast["priya"], subject=subject)
    with on_day(today, days_ago, 10), door(cast["priya"]) as opening:
        opened = open_case(opening, case, "referrals.draft_read", sees=tuple(SeesWhat))
        referrals.hand_in(
            opened=opened,
            written=referrals.Written(
                subject=subject,
                young_people_know="no",
                parents_know="no",
                weights={},
                words={"why_not_told": "I wanted to ask you first how to do it.", **words},
            ),
        )
    return Story(cast, today, case)


def _a_look_is_not_enough(cast: Mapping[str, User], today: date) -> None:
    words = {
        "what": "A boy dresses like the older ones from the estate.",
        "about_safety": "Somebody said he looks like a gang member.",
        "narrative": "He has two friends he has known since primary school.",
        "strengths": "He helps out at the breakfast club.",
    }
    story = _refer(cast, today, 40, Subject.YOUNG_PERSON, words)
    with story.on(40, "tom", 14) as opened:
        referrals.decide(
            opened=opened,
            decision=Decision(
                policy=Policy.INDIVIDUAL,
                level="early",
                outcome=Outcome.NO_FURTHER_ACTION,
                reasons="Clothes are not a sign of harm, and nothing else is said.",
                considered="Advice to the school about what it noticed, which the feedback gives.",
                feedback="Nothing here is about safety, so nobody is recorded. If he or somebody else tells "
                "you of something that happened, ring us the same day.",
            ),
            opening=None,
        )
    with story.on(39, "priya") as opened:
        referrals.feedback_read(opened=opened)


def _a_game_server(cast: Mapping[str, User], today: date) -> None:
    words = {
        "what": "On a game server that many of our year 8 use, an older player offers skins for pictures.",
        "where": "Online, evenings.",
        "about_safety": "Children are asked for pictures of themselves.",
        "narrative": "They warn each other in the class chat. Two older girls keep a list of safe servers.",
        "strengths": "They told a teacher within a day.",
    }
    story = _refer(cast, today, 25, Subject.ONLINE, words)
    with story.on(25, "tom", 15) as opened:
        referrals.decide(
            opened=opened,
            decision=Decision(
                policy=Policy.CONTEXT,
                level="targeted",
                outcome=Outcome.CONTEXT_WORK,
                reasons="An adult asks children for pictures of themselves: that was reported to the police today. What "
                "happens around it happens in one online space, to children we need not know by name.",
                considered="Asking the school for the names of those who play: not needed for any step. A child who "
                "has sent a picture gets a referral of their own the same day.",
                feedback="Reported today. We work with the platform and with your year 8, without names. If one child "
                "tells you that they sent something, ring us at once.",
            ),
            opening=referrals.Opening(title="A game server in year 8", lead=cast["rita"]),
        )
    with story.on(24, "priya") as opened:
        referrals.feedback_read(opened=opened)
    with story.on(24, "rita") as opened:
        purpose.answer_short(
            opened=opened,
            short=purpose.Short(
                path=Path.NAMELESS,
                why=Why(
                    trigger="place_or_group",
                    purpose="safer_place",
                    statement="To make a game server safer for those who play there after school",
                    change="That nobody is asked for pictures, and everybody knows whom to tell.",
                    kept_words=False,
                ),
                told="",
                said="",
                agrees="not_asked",
                harm="The player could move elsewhere if he notices. We go through the platform.",
            ),
            answers=short_answers(opened),
        )
        place = groups_operations.add_place(
            opened=opened, place=groups_operations.NewPlace(kind=Subject.ONLINE, name="the game server")
        )
        groups_operations.add_condition(
            opened=opened,
            kind=ConditionKind.PRESENCE,
            words="Nobody moderates it after six.",
            place=place,
        )
        themes_operations.add(
            opened=opened,
            kind="strength",
            words="Older girls keep a list of servers where nobody bothers you.",
            place=place,
        )
        set_review(opened=opened, on=dates.working_days_after(clock.today(), 40))
    _game_plan(story)


def _game_plan(story: Story) -> None:
    """T-23 to T-12: what young people say, a goal with its measure, and what adults do. Nobody is named."""
    with story.on(23, "rita") as opened:
        plans.write_safety_plan(
            opened=opened,
            danger="Somebody older asks for a picture, in the chat of the server.",
            does_what="No picture, no answer, a screenshot to a teacher the same day. Nobody is blamed for having answered.",
            ring_whom="The safeguarding lead at school; in danger 999.",
        )
        strength = _known(
            opened,
            "functioning.care",
            Kind.STRENGTH,
            "They warn each other, and tell a teacher within a day.",
        )
        _known(
            opened, "environment.platforms", Kind.WORRY, "Strangers can write to anybody; reports go nowhere."
        )
        goal = goals.set_goal(
            opened=opened,
            goal=NewGoal(
                words="Children can play on the server and be left alone by strangers",
                what_changes="Private messages from strangers are off, and somebody answers a report.",
                sign="Nobody new is asked for a picture.",
                answers_to="Strangers can write to anybody; reports go nowhere.",
                uses=strength,
            ),
            measure=NewMeasure(
                method="Year 8 answers three questions in class, without names",
                shows=Shows.HAPPENS,
                again_on=clock.today() + timedelta(days=60),
                baseline="Nine of twenty-eight were written to by somebody older.",
                baseline_on=clock.today(),
            ),
        )
        asked = _action(opened, goal, "Ask the platform to turn messages from strangers off", Aim.PLACE)
        _action(opened, goal, "The older girls’ list of safe servers goes up in the library", Aim.GROUP)
    with story.on(20, "tom") as opened:
        plans.step(opened=opened, action=asked, status=Status.AGREED, words="")
    with story.on(12, "rita") as opened:
        plans.step(
            opened=opened, action=asked, status=Status.UNDER_WAY, words="They answered; a date is promised."
        )


def _known(opened: OpenCase, prompt: str, kind: Kind, words: str) -> UUID:
    known = Known(prompt=prompt, kind=kind, words=words, about=About.CONTEXT, on=clock.today())
    return contributions.add(opened=opened, known=known)


def _action(opened: OpenCase, goal: UUID, what: str, aim: Aim) -> UUID:
    return plans.propose(
        opened=opened,
        action=NewAction(
            what=what,
            aim=aim,
            goal=goal,
            lead=None,
            lead_words="Safeguarding lead, Northgate School",
            by=clock.today() + timedelta(days=40),
            strength="They warn each other.",
            response="",
            separates=False,
            separates_because="",
            alternative="",
            legal_order="",
        ),
    )


def _waiting_for_duty(cast: Mapping[str, User], today: date) -> None:
    words = {
        "what": "Girls in year 10 are sent home again and again after somebody says something racist to them.",
        "where": "School, mostly the dinner queue.",
        "about_safety": "On the days at home nobody knows where they are.",
        "narrative": "Four of them stick together. They film it when it happens, so that somebody believes them.",
        "strengths": "They stand up for one another, and for the younger ones.",
    }
    _refer(cast, today, 1, Subject.PEER_GROUP, words)
