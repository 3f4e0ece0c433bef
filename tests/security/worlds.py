"""Cases full of words, made by the operations that people use. Every word in them can be told apart by its mark."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from alongside.accounts.models import Agency, User
from alongside.accounts.roles import Role
from alongside.activity.doors import operation
from alongside.assessments import goal_operations as goals
from alongside.assessments import operations as assessments
from alongside.assessments.goal_operations import NewGoal, NewMeasure
from alongside.assessments.operations import Known
from alongside.assessments.terms import About, Shows
from alongside.assessments.terms import Kind as Kinds
from alongside.cases import operations as cases
from alongside.cases.models import Clearance
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Path, Place, Stage, Subject
from alongside.contexts import groups_operations, themes_operations, weighting_operations
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.contexts.terms import Basis, ConditionKind, WeightingStage, Whose
from alongside.contexts.weighting_operations import Box, Judgement
from alongside.involvement import operations as involvement
from alongside.involvement.terms import Part
from alongside.lib import clock, ids
from alongside.peermaps import operations as maps
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.operations import Levels, NewTie
from alongside.peermaps.terms import Level
from alongside.peermaps.tests.drawing import Screen
from alongside.peermaps.together_operations import NewSeat
from alongside.people import operations as people
from alongside.people import together_operations as provisional
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, RestsOn
from alongside.plans import operations as plans
from alongside.plans.operations import NewAction, NewReview
from alongside.plans.terms import Aim, Status, WhatNext
from alongside.practice import framework
from alongside.purpose import operations as purpose
from alongside.purpose.changes import Why as WhyWork
from alongside.purpose.operations import Short
from alongside.recording import drafts
from alongside.recording import operations as recording
from alongside.referrals import operations as referrals
from alongside.sharing import operations as sharing
from alongside.sharing.terms import Decision, Need, Recipient, What
from alongside.sharing.written import Written
from alongside.statements import operations as statements
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source, Voice
from alongside.thresholds import operations as thresholds
from alongside.values.operations import Answering
from alongside.values.rules import Giving
from alongside.values.terms import Said as Answered
from tests.security.imports import add_imports
from tests.support.cast import Cast, opened_as


@dataclass
class Planted:
    """A case and every word that was written into it. words: none shorter than six bytes.

    shown, full_name: of the person who was added first.
    """

    case: UUID
    mark: str
    lead: User
    people: list[UUID] = field(default_factory=list)
    statements: list[UUID] = field(default_factory=list)
    places: list[UUID] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    shown: str = ""
    full_name: str = ""

    def word(self, about: str) -> str:
        """A sentence that stands nowhere else in the world, remembered."""
        made = f"{about} {self.mark}{len(self.words)}"
        self.words.append(made)
        return made


def staff(name: str, *roles: Role) -> User:
    """One more member of staff."""
    council = Agency.objects.filter(is_authority=True).first()
    return User.objects.create_user(
        f"{name.split(maxsplit=1)[0].lower()}@example.org",
        None,
        name=name,
        title="practitioner",
        agency=council,
        roles=list(roles),
        second_factor_from=clock.now(),
    )


def begun(lead: User, supervisor: User, mark: str, *, level: int = 2) -> Planted:
    """A case with a lead and a supervisor, cleared for names, with nothing in it yet."""
    title = f"Work with the {mark} friends"
    with operation(by=supervisor) as op:
        subject = Subject.PEER_GROUP if level == 2 else Subject.YOUNG_PERSON
        case = cases.begin(op, title=title, stage=Stage.OPEN, level=level, subject=subject)
        cases.put_on_team(op, case.id, lead, Place.LEAD, reason=f"leads {mark} work")
        cases.put_on_team(op, case.id, supervisor, Place.SUPERVISOR, reason=f"supervises {mark} work")
    Clearance.objects.create(
        id=ids.new(), case_id=case.id, path=Path.NAMED, given_at=clock.now(), given_by=supervisor
    )
    return Planted(case.id, mark, lead, words=[title, f"leads {mark} work", f"supervises {mark} work"])


def filled(world: Planted) -> Planted:
    """Something of every kind."""
    with opened_as(world.lead, world.case) as opened:
        for each in (add_purpose, add_people, add_statements, add_surroundings, add_ties, add_weighting):
            each(opened, world)
        add_records(opened, world)
        add_assessment(opened, world)
        add_plan(opened, world)
        add_sharing(opened, world)
        add_imports(opened, world)
        add_drawing(opened, world)
    return world


def ritas(cast: Cast, mark: str) -> Planted:
    """`filled`, with Rita as its lead and Tom as her supervisor."""
    return filled(begun(cast.rita, cast.tom, mark))


def of_strangers(_cast: Cast) -> tuple[User, User, Planted]:
    """`filled`, with a lead and a supervisor who are nobody of the cast."""
    nia, eve = staff("Nia Bowen", Role.PRACTITIONER), staff("Eve Marsh", Role.SUPERVISOR)
    return nia, eve, filled(begun(nia, eve, "vexmoor"))


def add_purpose(opened: OpenCase, world: Planted) -> None:
    """The short path, with one answer for each value."""
    check = framework(opened.row.framework).values_check
    short = Short(
        path=Path.NAMELESS,
        why=WhyWork(
            purpose="safer_group", statement=world.word("to be safe"), change=world.word("safe ways")
        ),
        harm=world.word("somebody could see it"),
    )
    answers = [
        Answering(Giving(f"values.{value}", Answered.YES, words=world.word("because"), name=value, how=True))
        for value in check.values
    ]
    purpose.answer_short(opened=opened, short=short, answers=answers)


def add_people(opened: OpenCase, world: Planted) -> None:
    """Three young people with full names, a parent and a placeholder."""
    for number, kind in enumerate([*[Kind.YOUNG_PERSON] * 3, Kind.PARENT_CARER]):
        world.people.append(add_person(opened, world, kind, number))
    note = world.word("a friend from the bus")
    placeholder = Who(kind=Kind.YOUNG_PERSON, shown="", note=note)
    world.people.append(people.add_placeholder(opened=opened, who=placeholder))
    involvement.take_part(
        opened=opened, person=world.people[0], part=Part.INVITED, words=world.word("asked"), on=clock.today()
    )


def add_person(opened: OpenCase, world: Planted, kind: Kind = Kind.YOUNG_PERSON, number: int = 0) -> UUID:
    """Somebody by initials and full name, with need and evidence."""
    shown, name = f"{world.mark[:2].upper()}{number}Z", f"{world.mark.capitalize()}a{number} Quillfeather"
    world.words.append(name)
    world.shown, world.full_name = world.shown or shown, world.full_name or name
    who = Who(kind=kind, shown=shown, full_name=name, note=world.word("note"), pronouns=world.word("they"))
    why = Why(need=world.word("needed"), evidence=world.word("seen"), rests_on=(RestsOn.OWN_ACCOUNT,))
    return people.add(opened=opened, who=who, why=why)


def add_drawing(opened: OpenCase, world: Planted) -> None:
    """A drawing together in the making, and somebody named in an earlier one whom nobody has decided on."""
    screen = Screen.begun(
        opened, NewSeat(person=world.people[0]), who_else=world.word("somebody else is here")
    )
    screen.names(f"{world.mark[:1].upper()}Y", words=world.word("waits for me"))
    screen.answers("wish", world.word("lights"))
    named = Who(kind=Kind.YOUNG_PERSON, shown=f"{world.mark[:1].upper()}X")
    world.people.append(provisional.add_provisional(opened=opened, who=named))


def add_statements(opened: OpenCase, world: Planted) -> None:
    """An own account, something seen, something told and not checked."""
    first, second, *_ = world.people
    for said in (
        Said(
            speaker=Speaker(person=first),
            source=Source.OWN_ACCOUNT,
            words=world.word("we look out for each other"),
            about=(first, second),
            own_words=True,
            voice=Voice.YOUNG_PERSON,
        ),
        Said(
            speaker=Speaker(user=world.lead.pk),
            source=Source.OBSERVED,
            words=world.word("they wait for one another"),
            about=(second,),
        ),
        Said(
            speaker=Speaker(words=world.word("head of year")),
            source=Source.TOLD_BY,
            words=world.word("a man waits there"),
            about=(first,),
            voice=Voice.PROFESSIONAL,
        ),
    ):
        world.statements.append(statements.add(opened=opened, said=said))


def add_surroundings(opened: OpenCase, world: Planted) -> None:
    """A place, a group with members, a theme."""
    place = NewPlace(kind=Subject.SCHOOL, name=world.word("Highfield"), note=world.word("gate"))
    world.places.append(groups_operations.add_place(opened=opened, place=place))
    group = NewGroup(
        name=world.word("bus friends"),
        bases={Basis.SELF_SELECTED: world.word("they say so")},
        definer=world.word("they do"),
        own_words=world.word("us lot"),
        members=tuple(world.people[:2]),
        members_rest_on=world.word("told us"),
    )
    groups_operations.add_group(opened=opened, group=group)
    add_theme(opened, world.word("the stop has no light"))


def add_theme(opened: OpenCase, words: str) -> None:
    """Something about the surroundings."""
    kind = next(iter(framework(opened.row.framework).kinds["themes"]))
    themes_operations.add(opened=opened, kind=kind, words=words)


def add_ties(opened: OpenCase, world: Planted) -> None:
    """A tie with somebody's words on it, what came of talking, and something that shapes the place."""
    a, b = (End(EndType.PERSON, person) for person in world.people[:2])
    said = Said(
        speaker=Speaker(person=world.people[0]),
        source=Source.OWN_ACCOUNT,
        words=world.word("we walk home together"),
        own_words=True,
        voice=Voice.YOUNG_PERSON,
    )
    tie = maps.connect(
        opened=opened, tie=NewTie(a=a, b=b, said=said, heard=Levels(support=Level.STRONG, harm=Level.SOME))
    )
    maps.note_talk(opened=opened, tie=tie, words=world.word("both are right"))
    groups_operations.add_condition(
        opened=opened,
        place=world.places[0],
        condition=ids.new(),
        kind=ConditionKind.LIGHTING,
        words=world.word("no light after five"),
    )
    thresholds.note_individual_referral(
        opened=opened, who=world.word("one of them"), because=world.word("followed"), made_today=False
    )


def add_weighting(opened: OpenCase, world: Planted) -> None:
    """What the meeting put first."""
    boxes = [
        (kind, world.word(kind), part) for kind, part in (("peers", 450), ("school", 350), ("home", 200))
    ]
    judgement = Judgement(
        stage=WeightingStage.ASSESSMENT,
        whose=Whose.PROFESSIONALS,
        in_the_room=world.word("with Mo"),
        because=world.word("the man waits"),
        evidence=world.word("two saw him"),
        on=clock.today(),
        boxes=tuple(Box(*box) for box in boxes),
    )
    weighting_operations.record(opened=opened, judgement=judgement)


def add_records(opened: OpenCase, world: Planted) -> None:
    """A note with a later thought, a draft, a review date."""
    note = recording.write_note(
        opened=opened,
        words=world.word("we talked by the river"),
        happened_on=clock.today(),
        concerns=world.people[:2],
    )
    recording.add_later_thought(opened=opened, note=note, words=world.word("it rained"))
    drafts.keep(opened=opened, form="recording.note", typed={"words": [world.word("half a sentence")]})
    cases.set_review(opened=opened, on=clock.today() + timedelta(weeks=6))


def add_assessment(opened: OpenCase, world: Planted) -> None:
    """A strength, a worry, young people's words, and a goal that is measured."""
    prompt = "functioning.interests"
    for kind, about in (
        (Kinds.STRENGTH, About.GROUP),
        (Kinds.WORRY, About.PERSON),
        (Kinds.YOUNG_PEOPLE, About.GROUP),
    ):
        quoted = {"speaker": world.people[0], "said_with": world.word("with Mo")} if kind.is_quote else {}
        known = Known(
            prompt=prompt,
            kind=kind,
            words=world.word("they care"),
            about=about,
            on=clock.today(),
            people=(world.people[0],) if about == About.PERSON else (),
            **quoted,  # type: ignore[arg-type]
        )
        assessments.add(opened=opened, known=known)
    goal = NewGoal(
        words=world.word("home safe"),
        what_changes=world.word("nobody waits"),
        sign=world.word("they say so"),
        answers_to=world.word("the man"),
        uses_none_because=world.word("too early"),
    )
    again = clock.today() + timedelta(weeks=4)
    shows = next(one for one in Shows if one != Shows.WE_DO)
    goals.set_goal(opened=opened, goal=goal, measure=NewMeasure(world.word("a map"), shows, again))


def add_plan(opened: OpenCase, world: Planted) -> None:
    """Three lines, an agreed action that speaks of somebody by initials and name, and a review."""
    plans.write_safety_plan(
        opened=opened,
        danger=world.word("at the stop"),
        does_what=world.word("walk together"),
        ring_whom=world.word("ring Mo"),
    )
    action = plans.propose(
        opened=opened,
        action=NewAction(
            what=world.word(f"Mo walks with {world.shown} and {world.full_name},"),
            aim=Aim.GROUP,
            goal=None,
            lead=None,
            lead_words=world.word("duty manager"),
            by=clock.today() + timedelta(weeks=2),
            strength=world.word("they wait"),
            response="",
            separates=True,
            separates_because=world.word("for now"),
            alternative=world.word("another stop"),
            legal_order=world.word("no order"),
        ),
    )
    supervisor = User.objects.get(pk=opened.supervisors[0].user)
    with opened_as(supervisor, opened.id) as supervised:
        plans.step(opened=supervised, action=action, status=Status.AGREED, words=world.word("all of us"))
    review = NewReview(
        what_changed=world.word("fewer worries"),
        young_people_say=world.word("it helps"),
        decision=WhatNext.GO_ON,
        because=world.word("not done"),
        rests_on=world.word("what they say"),
        next_on=clock.today() + timedelta(weeks=6),
        told="",
        record="",
        why_no_assessment="",
    )
    plans.review(opened=opened, review=review)


def add_sharing(opened: OpenCase, world: Planted) -> None:
    """Somebody asked, and nothing was shared."""
    written = Written(
        what=What.THEMES,
        recipient=Recipient.PARTNER,
        need=Need.CHOICE,
        decision=Decision.NOT_SHARED,
        to_whom=world.word("bus firm"),
        purpose=world.word("lights"),
        because=world.word("it would point at them"),
    )
    sharing.decide(opened=opened, written=written)


def referral(by: User, mark: str) -> UUID:
    """A referral that somebody has begun and not handed in."""
    return referrals.begin(by=by, subject=Subject.PEER_GROUP)
