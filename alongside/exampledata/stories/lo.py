"""LO, 13: work with one young person, drawn together with her; linked to the bus by nothing but her own words."""

from collections.abc import Mapping
from datetime import date

from alongside.accounts.models import User
from alongside.activity.doors import door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.operations import add_to_team, set_review
from alongside.cases.terms import Path, Place, SeesWhat, Subject
from alongside.contexts import weighting_operations
from alongside.contexts.terms import WeightingStage, Whose
from alongside.contexts.weighting_operations import Box, Judgement
from alongside.exampledata.drawing import drawn
from alongside.exampledata.stories import lo_assessed
from alongside.exampledata.telling import (
    NAMES,
    Story,
    because,
    on_day,
    own_words,
    short_answers,
    young_person,
)
from alongside.lib import clock, dates
from alongside.peermaps import operations as maps
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.operations import Described, Levels, NewTie
from alongside.peermaps.terms import Level, TieKind
from alongside.people import operations as people
from alongside.people import queries as people_queries
from alongside.people import together_operations as provisional
from alongside.people.operations import Who
from alongside.people.terms import AgeBand, Kind, SupportNeed
from alongside.plans import operations as plans
from alongside.practice import framework
from alongside.purpose import operations as purpose
from alongside.purpose.changes import Why
from alongside.recording.operations import write_note
from alongside.referrals import operations as referrals
from alongside.thresholds.operations import Decision
from alongside.thresholds.terms import Outcome, Policy


def tell(cast: Mapping[str, User], today: date) -> None:
    """Referred on the day of the decision about the bus; led by somebody else than the bus."""
    story = _opened(cast, today)
    _safety_plan(story)
    _purpose(story)
    _drawn(story)
    _weighed(story)
    lo_assessed.tell(story)


def _opened(cast: Mapping[str, User], today: date) -> Story:
    with on_day(today, 61, 11):
        case = referrals.begin(by=cast["rita"], subject=Subject.YOUNG_PERSON)
    with on_day(today, 61, 12), door(cast["rita"]) as opening:
        opened = open_case(opening, case, "referrals.draft_read", sees=tuple(SeesWhat))
        referrals.hand_in(opened=opened, written=_written())
    story = Story(cast, today, case)
    with story.on(61, "tom", 13) as opened:
        referrals.decide(
            opened=opened,
            decision=Decision(
                policy=Policy.INDIVIDUAL,
                level=_statutory(opened.row.framework),
                outcome=Outcome.INDIVIDUAL_WORK,
                reasons="A grown man follows her home. A strategy discussion is held today.",
                considered="Only working with the bus: it would leave her alone with this tonight.",
                feedback="Accepted. LO gets a worker of her own today.",
            ),
            opening=referrals.Opening(title="LO", lead=cast["lena"]),
        )
    with story.on(60, "rita") as opened:
        referrals.feedback_read(opened=opened)
    with story.on(60, "lena") as opened:
        write_note(
            opened=opened,
            words="Strategy discussion with the police and health, about LO only. The man was reported; an officer "
            "rings Lena the day anything is known. Nobody comes to the house in uniform.",
            happened_on=story.day(61),
            concerns=(),
        )
        add_to_team(
            opened=opened,
            user=cast["mo"],
            place=Place.MEMBER,
            sees=SeesWhat.ALL,
            reason="LO asked that he is there.",
            until=None,
        )
        set_review(opened=opened, on=dates.working_days_after(clock.today(), 62))
    return story


def _statutory(version: str) -> str:
    levels = framework(version).thresholds[Policy.INDIVIDUAL].levels.values()
    return next(level.id for level in levels if level.statutory)


def _written() -> referrals.Written:
    return referrals.Written(
        subject=Subject.YOUNG_PERSON,
        young_people_know="yes",
        parents_know="yes",
        weights={"home": "same", "peers": "same", "school": "same", "neighbourhood": "more"},
        words={
            "what": "LO, 13, is followed from the bus by a man of about 25, three times in two weeks.",
            "where": "From the 78 to her grandmother’s street.",
            "about_safety": "He knows where she lives.",
            "narrative": "She rides with older friends who walk her to her door. She says they are like brothers.",
            "strengths": "She told somebody. She draws what she cannot say.",
            "protective": "Her grandmother, who is always at home; Mo.",
            "young_people_view": "“I just want to get home.”",
            "parents_view": "Her grandmother wants to help and does not know how to ask without accusing.",
            "trusted": "Mo.",
            "offer": "A worker today.",
        },
    )


def _safety_plan(story: Story) -> None:
    with story.on(60, "lena", 15) as opened:
        plans.write_safety_plan(
            opened=opened,
            danger="The man on the way from the bus to her door.",
            does_what="Her friends or Mo walk with her. Gran stands at the gate at ten to four.",
            ring_whom="In danger 999. LO rings gran, gran rings Lena.",
        )


def _purpose(story: Story) -> None:
    """The short path: with the young person, from her own account; the supervisor looks within ten days."""
    with story.on(59, "lena") as opened:
        purpose.answer_short(
            opened=opened,
            short=purpose.Short(
                path=Path.TOGETHER,
                why=Why(
                    trigger="asked",
                    purpose="plan_safety",
                    statement="To plan a safe way home together",
                    change="That she gets home without being followed, and keeps the friends she trusts.",
                    kept_words=False,
                ),
                told="What the map is for, who sees it, when we cannot keep something to ourselves.",
                said="“OK. But I want to be a fox.”",
                agrees="yes",
                harm="Her friends could feel watched. They stand here by initials, from her own words only.",
            ),
            answers=short_answers(opened),
        )
    with story.on(52, "tom") as opened:
        purpose.look(opened=opened, words="Good that she draws it herself.")


def _drawn(story: Story) -> None:
    with story.on(50, "mo", 17) as opened:
        born = f"{clock.today().year - 13}-02-21"
        fox = young_person("LO", symbol="fox", full_name=NAMES["LO"], born_on=born)
        lo = story.known["LO"] = people.add_focus(opened=opened, who=fox)
        people.set_support(
            opened=opened,
            person=lo,
            needs={
                SupportNeed.HEARING: "Hears less on the left; sit on her right.",
                SupportNeed.SYMBOLS: "Likes to draw and to choose pictures.",
            },
        )
        waits = ("AM", "moon", ["looks_out"], "A waits till I’m inside.")
        loud = ("RS", "bolt", ["laugh"], "R is loud but he’s nice to me.")
        drawn(opened, lo, [waits, loud], symbol="fox")
        named = [one for one in people_queries.people(opened) if one.provisional_until]
        story.known |= {one.shown: one.id for one in named}
        for shown, kind, symbol, tie, words in (
            ("gran", Kind.PARENT_CARER, "sun", TieKind.FAMILY, "Nan waits at the gate. She worries loud."),
            ("Mo", Kind.TRUSTED_ADULT, "tree", TieKind.LOOKS_OUT_FOR, "Mo sits on my good side."),
        ):
            who = Who(
                kind=kind,
                shown=shown,
                age_band=AgeBand.ADULT,
                symbol=symbol,
                full_name=NAMES.get(shown, ""),
            )
            why = because("She drew them as the adults she can go to.", "LO’s own words and drawing.")
            story.known[shown] = people.add(opened=opened, who=who, why=why)
            _tie(opened, story, shown, tie, words, Level.STRONG)
        placed = {shown: story.known[shown] for shown in PLACED}
        maps.move(opened=opened, to={placed[shown]: where for shown, where in PLACED.items()})
    with story.on(48, "mo", 17) as opened:
        for shown in ("AM", "RS"):
            why = because("She named them as friends on her way home.", "LO’s own words and drawing.")
            provisional.keep(opened=opened, person=story.known[shown], why=why)


PLACED = {
    "LO": (500.0, 350.0),
    "AM": (300.0, 250.0),
    "RS": (280.0, 460.0),
    "gran": (700.0, 240.0),
    "Mo": (720.0, 460.0),
}
"""Where the fox and the others stand on her picture."""


def _tie(opened: OpenCase, story: Story, other: str, kind: TieKind, words: str, support: Level) -> None:
    lo, friend = story.known["LO"], story.known[other]
    maps.connect(
        opened=opened,
        tie=NewTie(
            a=End(EndType.PERSON, lo),
            b=End(EndType.PERSON, friend),
            described=Described(kinds=(kind,)),
            said=own_words(lo, words, friend),
            heard=Levels(support=support),
        ),
    )


def _weighed(story: Story) -> None:
    with story.on(42, "lena") as opened:
        weighting_operations.record(
            opened=opened,
            judgement=Judgement(
                stage=WeightingStage.ASSESSMENT,
                whose=Whose.YOUNG_PEOPLE,
                in_the_room="LO, with Mo and Lena",
                because="“First the bus. Then the phone, because he could be anyone.”",
                evidence="Her drawing of the way home.",
                on=clock.today(),
                boxes=(
                    Box("own", "the bus", 400),
                    Box("own", "online", 240),
                    Box("peers", "my friends", 120),
                    Box("school", "school", 120),
                    Box("home", "home", 120),
                ),
            ),
        )
