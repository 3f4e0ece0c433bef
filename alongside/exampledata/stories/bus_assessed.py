"""Bus route and park friends, steps 7 and 10: the assessment that grew, its goal, and the plan."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from alongside.assessments import (
    finish_operations,
    goal_operations,
    guardian_operations,
    operations,
    queries,
)
from alongside.assessments.goal_operations import NewGoal, NewMeasure, Voice
from alongside.assessments.guardian_operations import Reading
from alongside.assessments.guardian_operations import Who as Guardian
from alongside.assessments.operations import Known
from alongside.assessments.terms import About, Agrees, GuardianRole, Judged, Kind, Shows, Turned
from alongside.cases.opening import OpenCase
from alongside.exampledata.telling import Story
from alongside.lib import clock
from alongside.lib.errors import Refused
from alongside.plans import operations as plans
from alongside.plans.operations import NewAction
from alongside.plans.terms import Aim, Status


def assess(story: Story) -> None:
    """T-40 to T-34: several people add what they know; at first there is no strength in the surroundings."""
    _mo_adds(story)
    _rita_adds(story)
    _priya_adds(story)
    _guardians(story)
    _too_early(story)
    _the_cafe(story)


def _too_early(story: Story) -> None:
    """T-38: nobody has written a strength of the surroundings yet, so it cannot be finished (`assessment.finish`)."""
    with story.on(38, "rita", 16) as opened, suppress(Refused):
        finish_operations.finish(opened=opened)


def finish(story: Story) -> None:
    """T-35: analysis and goal; finished by Rita, signed off by Tom."""
    with story.on(35, "rita", 15) as opened:
        operations.analyse(
            opened=opened,
            answers={
                "drives": "An adult uses two stops where nobody acts. Saying no to him alone is dangerous.",
                "protects": "They wait for one another. Three of them can talk to Ms K, two to Mo.",
                "matters_most": "The bus between the second and the fourth stop.",
            },
            versions={},
        )
        story.known["goal"] = goal_operations.set_goal(
            opened=opened,
            goal=NewGoal(
                words="Young people can get home without being approached",
                what_changes="Adults are on the 78 when it matters, and drivers have somebody to call.",
                sign="Nobody gets off early to walk any more.",
                answers_to="Harm happens between two stops, where adults are present and not able to act.",
                uses=story.known["they wait"],
            ),
            measure=NewMeasure(
                method="JK, DT and AM colour the route: green, amber, red",
                shows=Shows.THEY_SAY,
                again_on=clock.today() + timedelta(days=70),
                baseline="Two stops red, one amber.",
                baseline_on=clock.today(),
            ),
        )
        goal_operations.note_view(
            opened=opened,
            goal=story.known["goal"],
            voice=Voice(person=story.known["DT"]),
            agrees=Agrees.PARTLY,
            words="“Yes, but don’t put police on it.”",
            on=clock.today(),
        )
        finish_operations.finish(opened=opened)
    with story.on(34, "tom", 9) as opened:
        finish_operations.sign_off(
            opened=opened, words="Their words carry it. Ask RS once more how he sees it."
        )


def plan(story: Story) -> None:
    """T-33: what adults will do; keeping two friends apart is proposed, and not agreed."""
    with story.on(33, "rita", 14) as opened:
        staff = _action(
            opened, story, "Staff on the 78 at half past three", Aim.PLACE, "Duty manager, bus company"
        )
        club = _action(opened, story, "The club is open on Thursdays too", Aim.GROUP, "", lead="mo")
        _action(
            opened,
            story,
            "An evening at the school for all parents of the year: the way home, and who to ring",
            Aim.PARENTS,
            "",
            lead="rita",
        )
        apart = plans.propose(
            opened=opened,
            action=NewAction(
                what="Keep RS and JK apart at school",
                aim=Aim.INDIVIDUAL,
                goal=None,
                lead=None,
                lead_words="Northgate School",
                by=clock.today() + timedelta(days=14),
                strength="",
                response="",
                separates=True,
                separates_because="The school worries that JK holds things for RS.",
                alternative="Talk with both about what is hard to say no to; Mo offered that.",
                legal_order="none",
            ),
        )
    with story.on(32, "tom") as opened:
        for action in (staff, club):
            plans.step(opened=opened, action=action, status=Status.AGREED, words="")
        plans.step(
            opened=opened,
            action=apart,
            status=Status.REFUSED,
            words="JK says that RS is the one who walks him to the bus. What the school heard is unchecked.",
        )
    with story.on(18, "mo") as opened:
        plans.step(opened=opened, action=club, status=Status.UNDER_WAY, words="First Thursday: nine came.")


def measured_again(story: Story) -> None:
    """T-6: the route is coloured again."""
    with story.on(6, "mo", 17) as opened:
        measure = queries.goals(opened)[0].measures[0]
        goal_operations.measured(
            opened=opened,
            measure=measure.id,
            words="One stop red, one amber. “When there’s staff he’s not there.”",
            turned=Turned.BETTER,
            on=clock.today(),
            again_on=clock.today() + timedelta(days=60),
        )


def _mo_adds(story: Story) -> None:
    with story.on(40, "mo", 17) as opened:
        story.known["they wait"] = _add(
            opened,
            "functioning.care",
            Kind.STRENGTH,
            "They share food, wait for each other and walk LO home.",
        )
        _quote(opened, "functioning.care", "If one of us is late the rest wait. Always.", story.known["AM"])
        _add(
            opened,
            "functioning.care",
            Kind.WORRY,
            "Saying no to one of them feels like letting everybody down.",
        )
        _add(
            opened,
            "functioning.norms_as_they_are",
            Kind.NORM_AS_IT_IS,
            "Nobody in this group carries anything.",
        )
        _add(opened, "functioning.norms_believed", Kind.NORM_AS_BELIEVED, "“Everyone on the 78 carries.”")
        _add(
            opened,
            "functioning.interests",
            Kind.STRENGTH,
            "Football, drill lyrics they write themselves, cooking at JK’s.",
        )


def _rita_adds(story: Story) -> None:
    with story.on(39, "rita") as opened:
        _add(
            opened,
            "functioning.roles",
            Kind.EVIDENCE,
            "One of them decides where they go; this changed in October.",
        )
        _add(opened, "functioning.roles", Kind.NOT_YET_KNOWN, "What LO thinks about it. Mo will ask.")
        _add(
            opened,
            "environment.policing",
            Kind.WORRY,
            "Two stops are searched often; they say they stopped waiting there.",
            About.CONTEXT,
        )
        _add(opened, "environment.services", Kind.WORRY, "The club was cut to one evening.", About.CONTEXT)
        _add(
            opened,
            "environment.racism",
            Kind.WORRY,
            "Racist remarks on the bus, and no adult says a word.",
            About.CONTEXT,
        )
        _add(opened, "guardianship.trusted", Kind.STRENGTH, "Ms K is trusted by three of them; Mo by two.")


def _priya_adds(story: Story) -> None:
    with story.on(39, "priya", 15) as opened:
        _add(opened, "functioning.learning", Kind.STRENGTH, "All of them come to school every day.")


def _guardians(story: Story) -> None:
    with story.on(38, "rita", 11) as opened:
        for role, words, judged, presence in (
            (
                GuardianRole.TRANSPORT,
                "Bus drivers on the 78",
                (Judged.PARTLY, Judged.YES, Judged.NO),
                "There at the time; one driver, a full bus, no radio at the back.",
            ),
            (
                GuardianRole.SCHOOL,
                "Northgate School",
                (Judged.PARTLY, Judged.YES, Judged.YES),
                "Not at the stop.",
            ),
            (GuardianRole.PARENTS, "Ms K", (Judged.YES, Judged.YES, Judged.YES), "Home from three."),
        ):
            trusted_by = tuple(story.known[one] for one in ("JK", "RS", "DT")) if words == "Ms K" else ()
            guardian_operations.add(
                opened=opened, who=Guardian(role, words), reading=_reading(judged, presence, trusted_by)
            )


def _the_cafe(story: Story) -> None:
    """T-37: the strength that was missing."""
    with story.on(37, "rita", 11) as opened:
        _add(
            opened,
            "environment.places",
            Kind.STRENGTH,
            "The café by the stop lets them wait inside and charges nothing.",
            About.CONTEXT,
        )
        guardian_operations.add(
            opened=opened,
            who=Guardian(GuardianRole.SHOP, "The café owner by the stop"),
            reading=_reading((Judged.YES, Judged.YES, Judged.PARTLY), "Sees the stop from the counter."),
        )


def _reading(
    judged: tuple[Judged, Judged, Judged], presence: str, trusted_by: tuple[UUID, ...] = ()
) -> Reading:
    capacity, willingness, ability = judged
    return Reading(
        capacity=(capacity, ""),
        willingness=(willingness, ""),
        ability=(ability, ""),
        presence=presence,
        speaking_up="",
        trusted_by=trusted_by,
        trusted_words="",
        on=clock.today(),
    )


def _add(opened: OpenCase, prompt: str, kind: Kind, words: str, about: About = About.GROUP) -> UUID:
    return operations.add(
        opened=opened, known=Known(prompt=prompt, kind=kind, words=words, about=about, on=clock.today())
    )


def _quote(opened: OpenCase, prompt: str, words: str, speaker: UUID) -> UUID:
    known = Known(
        prompt=prompt,
        kind=Kind.YOUNG_PEOPLE,
        words=words,
        about=About.GROUP,
        on=clock.today(),
        speaker=speaker,
        said_with="Mo",
    )
    return operations.add(opened=opened, known=known)


def _action(opened: OpenCase, story: Story, what: str, aim: Aim, lead_words: str, *, lead: str = "") -> UUID:
    return plans.propose(
        opened=opened,
        action=NewAction(
            what=what,
            aim=aim,
            goal=story.known["goal"],
            lead=story.cast[lead] if lead else None,
            lead_words=lead_words,
            by=clock.today() + timedelta(days=45),
            strength="They wait for one another.",
            response="",
            separates=False,
            separates_because="",
            alternative="",
            legal_order="",
        ),
    )
