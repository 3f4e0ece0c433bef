"""Bus route and park friends, steps 1 to 4: referral, decision, purpose, values check and a pause mended."""

from collections.abc import Mapping
from datetime import date

from alongside.accounts.models import User
from alongside.activity.doors import door
from alongside.cases.opening import open_case
from alongside.cases.operations import add_to_team, set_review
from alongside.cases.terms import Place, SeesWhat, Subject
from alongside.contexts.terms import Basis
from alongside.exampledata.telling import Story, answers, on_day
from alongside.lib import clock, dates
from alongside.plans import operations as plans
from alongside.purpose import operations as purpose
from alongside.purpose.changes import Why
from alongside.referrals import operations as referrals
from alongside.thresholds.operations import Decision
from alongside.thresholds.terms import Outcome, Policy
from alongside.values import operations as values
from alongside.values.rules import Giving
from alongside.values.terms import Occasion, Said

TOLD = "values.collaboration.2"

HOW = {
    "values.collaboration.2": "By Mo, at the club, one by one, with the leaflet.",
    "values.strengths.2": "We asked who looks out for whom before anything else.",
    "values.lived_experience.2": "Their words stand first, in quotation marks.",
}


def tell(cast: Mapping[str, User], today: date) -> Story:
    """From the referral to the sign-off."""
    story = _referred(cast, today)
    _decided(story)
    _safe_from_day_one(story)
    _purpose(story)
    _values_check(story)
    _told_and_resumed(story)
    _signed_off(story)
    return story


def _referred(cast: Mapping[str, User], today: date) -> Story:
    with on_day(today, 62):
        case = referrals.begin(by=cast["priya"], subject=Subject.PEER_GROUP)
    with on_day(today, 62, 11), door(cast["priya"]) as opening:
        opened = open_case(opening, case, "referrals.draft_read", sees=tuple(SeesWhat))
        referrals.hand_in(opened=opened, written=_written())
    return Story(cast, today, case)


def _written() -> referrals.Written:
    return referrals.Written(
        subject=Subject.PEER_GROUP,
        young_people_know="some",
        parents_know="no",
        weights={"home": "same", "peers": "same", "school": "less", "neighbourhood": "more"},
        words={
            "what": "Three boys who are always together have changed since September. One has a new phone and "
            "will not say where it is from. They told me they are frightened of a man on the bus.",
            "where": "The 78 bus after school, mostly about 15:30, and sometimes the stop at Eastfield Park.",
            "about_safety": "A grown man waits for children on their way home, and they are frightened of him. "
            "One of them said he would rather walk for an hour.",
            "narrative": "They sit together at lunch and share what they have. One of them decides where they "
            "go, the others follow, but they also wait for him. A younger girl rides with them, and they "
            "walk her to her door. I do not know what happens at the park.",
            "strengths": "They look after one another. They come to school every day. Two of them talk to Mo "
            "at the club when something is wrong.",
            "protective": "Mo at the youth club. One mother whose kitchen is always open. A grandmother.",
            "young_people_view": "“It’s only bad on the bus.”",
            "why_not_told": "I was not sure what I was allowed to say. I would need to know what they will be "
            "asked, and that nobody goes to their homes in uniform.",
            "trusted": "Mo, their youth worker.",
            "offer": "A quiet room at school, and I can be at the gate at half past three.",
        },
    )


def _decided(story: Story) -> None:
    with story.on(61, "tom") as opened:
        referrals.decide(
            opened=opened,
            decision=Decision(
                policy=Policy.CONTEXT,
                level="targeted",
                outcome=Outcome.CONTEXT_WORK,
                reasons="Several young people say that they are frightened at the same time and place. No single "
                "incident is large; together they make the way home unsafe for all of them.",
                considered="Three separate referrals: they would make cases of three boys and leave the bus as it is.",
                feedback="Thank you. We will work on the way home together with the young people; Mo will talk "
                "with them first. The child you were most worried about gets help in her own right.",
            ),
            opening=referrals.Opening(title="Bus route and park friends", lead=story.cast["rita"]),
            own_referral=referrals.OwnReferral(
                "LO, 13",
                "A man of about 25 follows her from the bus to her grandmother’s street.",
                made_today=True,
            ),
        )
    with story.on(61, "tom", 15) as opened:
        add_to_team(
            opened=opened,
            user=story.cast["mo"],
            place=Place.MEMBER,
            sees=SeesWhat.ALL,
            reason="The young people trust him; he leads the conversations.",
            until=None,
        )
        add_to_team(
            opened=opened,
            user=story.cast["priya"],
            place=Place.MEMBER,
            sees=SeesWhat.NAMELESS,
            reason="Knows what happens at school; needs no names for it.",
            until=None,
        )
    with story.on(60, "priya", 12) as opened:
        referrals.feedback_read(opened=opened)


def _safe_from_day_one(story: Story) -> None:
    with story.on(61, "rita", 16) as opened:
        plans.write_safety_plan(
            opened=opened,
            danger="The man gets on at the second stop after school, about 15:30.",
            does_what="They ride in the front, by the driver; Mo waits at the club stop on weekdays.",
            ring_whom="In danger 999. Otherwise they ring Mo, he picks up until nine, then the duty number.",
        )


def _purpose(story: Story) -> None:
    with story.on(60, "rita") as opened:
        purpose.begin_named(opened=opened)
        purpose.save_why(
            opened=opened,
            why=Why(
                trigger="several_workers",
                purpose="safer_group",
                statement="To make the group safer on the way home from school",
                change="That everybody gets home without being followed or asked to carry something.",
                kept_words=False,
            ),
        )
        purpose.save_harm(
            opened=opened,
            less="Places and times would show that the bus is unsafe, but not who needs whom on the way home.",
            bring_about="The man could find out who talked. Somebody could call them a gang.",
            prevent="Nothing that leaves the team names a speaker. The group is called by its bus route.",
        )
        purpose.save_lawful(
            opened=opened,
            lawful=purpose.Lawful(
                told="Mo talks with them at the club before anybody is on the map.",
                agrees="partly",
                basis="public_task",
                condition="safeguarding",
                limb="cannot_be_expected",
                basis_why="Their safety rests on adults acting together before each of them could be asked.",
            ),
        )
        purpose.save_process(
            opened=opened, answers={"leads": "Mo leads the conversations; Rita leads the work."}
        )
        purpose.save_group(
            opened=opened,
            name="The 78 and the park",
            bases={
                Basis.SELF_SELECTED: "JK says so, and they sit, eat and walk together.",
                Basis.SHARED_CONTEXT: "They ride the same bus at the same time.",
            },
            definer="JK, talking with Mo",
            own_words="us lot",
        )


def _values_check(story: Story) -> None:
    """A "no" about being told pauses adding people until Mo has talked with them."""
    with story.on(59, "rita") as opened:
        gap = {TOLD: "Nobody has told the young people yet. Mo talks with them at the club."}
        values.answer(
            opened=opened,
            occasion=Occasion.NAMING,
            answers=[
                values.Answering(one.giving, owner=story.cast["mo"].pk)
                if one.giving.question == TOLD
                else one
                for one in answers(opened, Occasion.NAMING, HOW, gap)
            ],
        )
        purpose.submit(opened=opened)


def _told_and_resumed(story: Story) -> None:
    with story.on(55, "mo", 18) as opened:
        values.answer_again(
            opened=opened,
            answer=values.Answering(Giving(TOLD, Said.YES, HOW[TOLD], how=True)),
        )


def _signed_off(story: Story) -> None:
    with story.on(54, "tom") as opened:
        purpose.sign_off(
            opened=opened,
            threshold=purpose.Threshold(
                level="targeted",
                reasons="It happens again and again, and those on the bus cannot stop it alone.",
                considered="Working with each of them alone.",
            ),
            words="Go on. Keep asking who is missing.",
        )
        set_review(opened=opened, on=dates.working_days_after(clock.today(), 55))
