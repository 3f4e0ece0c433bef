"""LO's assessment and plan: what friends give her, what a safe friend does, and the talk with her grandmother."""

from datetime import timedelta
from uuid import UUID

from alongside.assessments import finish_operations, goal_operations, guardian_operations, operations
from alongside.assessments.goal_operations import NewGoal, NewMeasure, Voice
from alongside.assessments.guardian_operations import Reading
from alongside.assessments.guardian_operations import Who as Guardian
from alongside.assessments.operations import Known
from alongside.assessments.terms import About, Agrees, GuardianRole, Judged, Kind, Shows
from alongside.cases.opening import OpenCase
from alongside.exampledata.telling import Story
from alongside.involvement import operations as involvement
from alongside.involvement.operations import Telling, Told
from alongside.involvement.terms import Answer, How, Leads, Part, Safe, Understands
from alongside.lib import clock
from alongside.plans import operations as plans
from alongside.plans.operations import NewAction
from alongside.plans.terms import Aim, Status


def tell(story: Story) -> None:
    """Everything after the map."""
    _who_helps(story)
    _friends(story)
    _with_her_grandmother(story)
    _surroundings(story)
    _finished(story)
    _planned(story)


def _who_helps(story: Story) -> None:
    """T-50, T-49: she drew it herself; she names Mo; she decides who may know."""
    with story.on(50, "mo", 18) as opened:
        lo = story.known["LO"]
        involvement.tell(
            opened=opened,
            person=lo,
            telling=Telling(safe=Safe.YES, who_where="Mo, at the club, on her right side", child=None),
            told=Told(
                by_whom="Mo", how=How.WITH_SUPPORT, on=clock.today(), said="“OK. But I want to be a fox.”"
            ),
        )
        involvement.take_part(
            opened=opened,
            person=lo,
            part=Part.CO_AUTHOR,
            words="Drew the map herself, and chose the pictures.",
            on=clock.today(),
        )
        involvement.note_who_decides(
            opened=opened,
            person=lo,
            understands=Understands.WITH_HELP,
            responsibility="Her grandmother, by a special guardianship order.",
            orders="Special guardianship.",
            wish="“Nan can know all of it. Tell her nicely.”",
        )
        trusted = involvement.name_trusted(
            opened=opened, person=lo, adult=story.known["Mo"], adult_words="", nobody=False
        )
    with story.on(49, "lena") as opened:
        involvement.trusted_answered(
            opened=opened,
            trusted=trusted,
            answer=Answer.AGREED,
            told_what=True,
            leads=Leads.MAP,
            on=clock.today(),
        )
        involvement.write_ground(
            opened=opened,
            words="Her friends are here by initials, from LO’s own words, to understand what she needs on her "
            "way home. Telling each of them would tell them that she is frightened.",
        )


def _friends(story: Story) -> None:
    """T-45: the section on friends, in her words; strengths beside worries (`assessment.individual`)."""
    with story.on(45, "mo", 17) as opened:
        story.known["AM waits"] = _add(
            opened, "functioning.care", Kind.STRENGTH, "A friend waits every day until she is inside."
        )
        _quote(opened, story, "functioning.care", "A waits till I’m inside. He does the wave.")
        _quote(opened, story, "functioning.own_needs", "Someone who hears me the first time.")
        _add(
            opened,
            "functioning.interests",
            Kind.STRENGTH,
            "She draws the stops, and the others guess which one it is.",
        )
        _add(
            opened,
            "functioning.belonging",
            Kind.WORRY,
            "On a full bus she hears half of it, and laughs when the others laugh.",
        )
    with story.on(44, "lena") as opened:
        _add(
            opened,
            "functioning.online",
            Kind.WORRY,
            "Somebody she has never met writes to her every night and asks where she gets off.",
        )
        _quote(opened, story, "functioning.online", "He could be anyone. So I don’t say.")
        _add(
            opened,
            "functioning.own_needs",
            Kind.NOT_YET_KNOWN,
            "How she tells a safe friend from one who is only nice. Her youth worker tries the cards with her.",
        )


def _with_her_grandmother(story: Story) -> None:
    """T-43: she wants to help and asks how to ask without accusing (`assessment.individual`)."""
    with story.on(43, "lena", 14) as opened:
        involvement.tell(
            opened=opened,
            person=story.known["gran"],
            telling=Telling(
                safe=Safe.YES, who_where="Lena, in her kitchen, LO beside her", child=story.known["LO"]
            ),
            told=Told(
                by_whom="Lena and LO",
                how=How.FACE_TO_FACE,
                on=clock.today(),
                said="I shout because I am frightened. Then she stops telling me.",
            ),
        )
        involvement.take_part(
            opened=opened,
            person=story.known["gran"],
            part=Part.TOOK_PART,
            words="Talked for an hour; wants to try it once a week.",
            on=clock.today(),
        )
        operations.add(
            opened=opened,
            known=Known(
                prompt="guardianship.parents",
                kind=Kind.PARENTS,
                words="I like the boy who waves. I do not know how to ask her without it sounding like blame.",
                about=About.PERSON,
                people=(story.known["LO"],),
                on=clock.today(),
                speaker=story.known["gran"],
                said_with="Lena",
            ),
        )
        _add(
            opened,
            "guardianship.parents",
            Kind.STRENGTH,
            "Her grandmother stands at the gate at ten to four, every day.",
        )


def _surroundings(story: Story) -> None:
    with story.on(42, "lena", 15) as opened:
        guardian_operations.add(
            opened=opened,
            who=Guardian(GuardianRole.PARENTS, "Her grandmother", story.known["gran"]),
            reading=Reading(
                capacity=(Judged.YES, "At home all day."),
                willingness=(Judged.YES, ""),
                ability=(Judged.PARTLY, "Wants help with how to ask."),
                presence="At the gate at ten to four.",
                speaking_up="",
                trusted_by=(story.known["LO"],),
                trusted_words="“Nan. And Mo.”",
                on=clock.today(),
            ),
        )
        _add(
            opened,
            "environment.places",
            Kind.STRENGTH,
            "The library by her stop: warm, open until six, and the librarian knows her.",
        )
        _add(
            opened,
            "environment.exploiters",
            Kind.WORRY,
            "A man of about 25 gets off where she gets off. Reported on the day of the referral.",
        )
        _quote(opened, story, "environment.places", "The fox goes round by the library.")


def _finished(story: Story) -> None:
    """T-38: analysis, two goals; finished by Lena, signed off by Tom."""
    with story.on(38, "lena", 15) as opened:
        operations.analyse(
            opened=opened,
            answers={
                "drives": "She needs somebody beside her on the way home, and found it with older friends. That is "
                "good. The danger is the man, and that nobody on the bus would notice.",
                "protects": "A friend who waits, her grandmother at the gate, Mo. All three need to know of one another.",
                "matters_most": "The bus first, then online, in her own weighting. School and home carry her.",
            },
            versions={},
        )
        story.known["safe friend"] = goal_operations.set_goal(
            opened=opened,
            goal=NewGoal(
                words="LO knows what a safe friend does, and says it in her own words",
                what_changes="She tells somebody who is only nice from somebody who is safe, also online.",
                sign="She says no to one message, and shows it to somebody.",
                answers_to="She has never been asked what she needs from a friend.",
                uses=story.known["AM waits"],
            ),
            measure=NewMeasure(
                method="She sorts the friend cards, and says why",
                shows=Shows.THEY_SAY,
                again_on=clock.today() + timedelta(days=63),
                baseline="Sorts by who is funny. “Is nice the same as safe?”",
                baseline_on=clock.today(),
            ),
        )
        story.known["keeps AM"] = goal_operations.set_goal(
            opened=opened,
            goal=NewGoal(
                words="LO keeps the friends she trusts, and AM is one of them",
                what_changes="Adults make room for them to meet where both are safe.",
                sign="They see each other without the bus.",
                answers_to="The friendship that protects her happens in the place that is dangerous.",
                uses=story.known["AM waits"],
            ),
            measure=NewMeasure(
                method="She draws whom she would ring, the first one biggest",
                shows=Shows.THEY_SAY,
                again_on=clock.today() + timedelta(days=63),
                baseline="The moon is nearly as big as the fox.",
                baseline_on=clock.today(),
            ),
        )
        goal_operations.note_view(
            opened=opened,
            goal=story.known["keeps AM"],
            voice=Voice(person=story.known["LO"]),
            agrees=Agrees.YES,
            words="“That one first.”",
            on=clock.today(),
        )
        finish_operations.finish(opened=opened)
    with story.on(37, "tom", 9) as opened:
        finish_operations.sign_off(opened=opened, words="Her own words lead. Keep the order of her goals.")


def _planned(story: Story) -> None:
    """T-36: small things, each with somebody who does it."""
    with story.on(36, "lena") as opened:
        cards = _action(
            opened,
            story,
            "Three talks with the friend cards, with pictures, on her right side",
            Aim.INDIVIDUAL,
            "mo",
            "safe friend",
        )
        thursdays = _action(
            opened,
            story,
            "Room at the club on Thursdays for her and the friends she chooses",
            Aim.GUARDIANS,
            "mo",
            "keeps AM",
        )
        asking = _action(
            opened,
            story,
            "Try out with her grandmother how to ask without it sounding like blame",
            Aim.PARENTS,
            "lena",
            "safe friend",
        )
    with story.on(35, "tom") as opened:
        for action in (cards, thursdays, asking):
            plans.step(opened=opened, action=action, status=Status.AGREED, words="")
    with story.on(15, "lena") as opened:
        plans.step(
            opened=opened,
            action=asking,
            status=Status.UNDER_WAY,
            words="“What was the best bit of the way home?” worked. She answered.",
        )
    with story.on(11, "mo", 17) as opened:
        plans.step(
            opened=opened,
            action=cards,
            status=Status.UNDER_WAY,
            words="First talk. Her sentence: “A safe friend waits and doesn’t want anything for it.”",
        )


def _add(opened: OpenCase, prompt: str, kind: Kind, words: str) -> UUID:
    known = Known(prompt=prompt, kind=kind, words=words, about=About.CONTEXT, on=clock.today())
    return operations.add(opened=opened, known=known)


def _quote(opened: OpenCase, story: Story, prompt: str, words: str) -> UUID:
    lo = story.known["LO"]
    known = Known(
        prompt=prompt,
        kind=Kind.YOUNG_PEOPLE,
        words=words,
        about=About.PERSON,
        people=(lo,),
        on=clock.today(),
        speaker=lo,
        said_with="Mo",
    )
    return operations.add(opened=opened, known=known)


def _action(opened: OpenCase, story: Story, what: str, aim: Aim, lead: str, goal: str) -> UUID:
    return plans.propose(
        opened=opened,
        action=NewAction(
            what=what,
            aim=aim,
            goal=story.known[goal],
            lead=story.cast[lead],
            lead_words="",
            by=clock.today() + timedelta(days=56),
            strength="A friend waits until she is inside.",
            response="",
            separates=False,
            separates_because="",
            alternative="",
            legal_order="",
        ),
    )
