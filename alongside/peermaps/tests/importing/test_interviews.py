"""`map.import`: interview exports of three generations, as lists, drawings and packages."""

from datetime import date

import pytest

from alongside.peermaps.importing import Choices, Meaning, Strength
from alongside.peermaps.tests.importing.interviews import (
    HASH,
    Alter,
    Bond,
    Interview,
    drawing,
    lists,
    packed,
    protocol,
    usual,
)

GENERATIONS = ("A", "B", "C")


def ways(generation, interview):
    """The same interview, as it may be handed in."""
    files = lists(generation, [interview])
    picture = {f"{interview.prefix}.graphml": drawing(generation, [interview])}
    return {
        "loose lists": files,
        "drawing": picture,
        "package": {"export.zip": packed({**files, **picture})},
        "package made again by hand": {"again.zip": packed({**files, **picture}, "export/", shadows=True)},
    }


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("way", ["loose lists", "drawing", "package", "package made again by hand"])
def test_every_way_of_handing_it_in_gives_the_same_map(take, said, generation, way):
    preview = take(ways(generation, usual())[way])
    assert said(preview) == []
    assert preview.may_come_in
    assert [person.shown for person in preview.people if not person.is_ego] == ["AM", "DT", "LO"]
    assert [(place.name, place.kind) for place in preview.places] == [("Bus stop", "place")]
    ties = {
        (tie.source_kinds[0].replace(" ", ""), tie.a.key[-3:], tie.b.key[-3:], tie.b.type)
        for tie in preview.ties
    }
    assert ties == {
        ("Friend", "001", "002", "person"),
        ("Conflict", "002", "003", "person"),
        ("Spendstime", "001", "004", "place"),
    }
    assert {tie.direction for tie in preview.ties} == {"none"}


@pytest.mark.parametrize("generation", GENERATIONS)
def test_the_generation_is_told_from_the_columns(take, generation):
    assert take(lists(generation, [usual()])).generation == generation


def test_whose_view_it_is_and_of_which_day(take):
    """`map.perspectives`: an interview is the view of one young person on one day."""
    preview = take(lists("B", [usual()]))
    (view,) = preview.perspectives
    assert view.kind == "young_person"
    assert view.on == date(2024, 11, 4)
    assert view.label == "Interview of 4 Nov 2024"
    (ego,) = (person for person in preview.people if person.is_ego)
    assert (view.person, ego.shown, ego.kind) == (ego.key, "JK", "young_person")
    assert {statement.kind for statement in preview.statements} == {"own_account"}
    assert {statement.on for statement in preview.statements} == {date(2024, 11, 4)}


def test_no_tie_is_made_up_between_the_young_person_and_those_they_named(take):
    """`group.nothing_inferred`: being named in an interview is not a tie."""
    preview = take(lists("C", [usual()]))
    egos = {person.key for person in preview.people if person.is_ego}
    assert not egos & {end.key for tie in preview.ties for end in (tie.a, tie.b)}


@pytest.mark.parametrize("generation", GENERATIONS)
def test_merged_sessions_stay_apart_though_their_ids_start_again(take, said, generation):
    one, two = usual(1), usual(2, start="2025-02-01T10:00:00.000Z")
    for files in (
        {"Friends study.graphml": drawing(generation, [one, two])},
        lists(generation, [one, two], prefix="Friends_study"),
    ):
        preview = take(files)
        assert said(preview) == []
        assert [view.on for view in preview.perspectives] == [date(2024, 11, 4), date(2025, 2, 1)]
        assert len(preview.people) == 8
        assert len(preview.ties) == 6
        for tie in preview.ties:
            assert tie.a.key.startswith(tie.perspective)
            assert tie.b.key.startswith(tie.perspective)


def test_a_case_name_with_underscores_and_a_type_in_any_script(take, said):
    interview = usual(case="case_1_attributeList_x")
    for alter in interview.alters[:3]:
        alter.type = "Przyjaciele ze szkoły"
    preview = take(lists("C", [interview]), choices=Choices(things={"Przyjaciele ze szkoły": "young_person"}))
    assert said(preview) == []
    assert len(preview.people) == 4


def test_an_apostrophe_that_guards_a_formula_comes_off_and_others_stay(take):
    interview = Interview(alters=[Alter("=Dee T"), Alter("'Mo' Bell"), Alter("-1 day")])
    names = [person.name for person in take(lists("B", [interview]), choices=Choices(level=2)).people]
    assert names[1:] == ["=Dee T", "'Mo' Bell", "-1 day"]


def test_drawing_and_lists_of_one_session_are_read_once(take):
    interview = usual()
    preview = take({**lists("A", [interview]), f"{interview.prefix}.graphml": drawing("A", [interview])})
    assert len(preview.perspectives) == 1
    assert any("drawing" in ignored.why for ignored in preview.ignored)


def test_a_damaged_drawing_gives_way_to_its_lists(take, said):
    interview = usual()
    broken = drawing("A", [interview]).replace(b"</graphml>", b"")
    preview = take({**lists("A", [interview]), f"{interview.prefix}.graphml": broken})
    assert preview.may_come_in
    assert len(preview.people) == 4
    assert any(
        "The lists of the same interview are used instead." in note for note in said(preview, stops=False)
    )
    assert not take({"x.graphml": broken}).may_come_in


def test_control_characters_of_older_drawings_are_taken_out(take, said):
    interview = Interview(alters=[Alter("Ann"), Alter("Bo")], bonds=[Bond(1, 2)])
    data = drawing("A", [interview]).replace(b"Ann", b"A\x0bn\x02n").replace(b"Bo", b"B&#x1;o&#2;")
    preview = take({"x.graphml": data}, choices=Choices(level=2))
    assert said(preview) == []
    assert [person.name for person in preview.people][1:] == ["Ann", "Bo"]


def test_positions_keep_their_top_left_origin_and_ignore_the_flipped_pixels(take):
    for files in (lists("B", [usual()]), {"x.graphml": drawing("B", [usual()])}):
        places = [(position.x, position.y) for position in take(files).positions]
        assert sorted(places) == [(0.25, 0.75), (0.25, 0.75), (0.5, 0.5), (0.9, 0.1)]


def test_a_position_off_the_screen_places_nobody_and_is_said(take, said):
    interview = Interview(alters=[Alter("Ann", place=(1.5, 0.2)), Alter("Bo", place=(float("nan"), 0.1))])
    preview = take(lists("B", [interview]))
    assert preview.positions == ()
    assert (
        said(preview, stops=False).count("This position is not on the screen, so nobody was placed by it.")
        == 2
    )


def test_a_question_with_several_options_becomes_groups_that_overlap_when_chosen(take):
    """`group.basis`: people may be in several groups; nothing is grouped without being asked for."""
    files = lists("B", [usual()])
    assert take(files).groups == ()
    groups = take(files, choices=Choices(groups=frozenset({"Person.hangs"}))).groups
    assert [(group.name, len(group.members)) for group in groups] == [("school", 2), ("park", 1)]


def test_the_protocol_gives_labels_and_the_screen_of_each_position(take):
    for files in (lists("B", [usual()]), {"x.graphml": drawing("B", [usual()])}):
        choices = Choices(groups=frozenset({"Person.hangs"}))
        preview = take({**files, "study.netcanvas": protocol()}, choices=choices)
        assert [group.name for group in preview.groups] == ["At school", "In the park"]
        (asked,) = (each for each in preview.questions if each.field == "layout")
        assert asked.asks == "Use the positions of “layout”, placed on “Who is close to whom?”?"
        (strength,) = (each for each in preview.questions if each.field == "strengths")
        assert strength.options == (("1", "Not very"), ("3", "Very"))


def test_a_protocol_gives_types_back_the_spaces_that_file_names_lost(take):
    interview = usual()
    interview.bonds[0].type = "Close Friend"
    files = lists("A", [interview])
    assert "CloseFriend" in take(files).ties[0].source_kinds
    named = protocol({"Close Friend"})
    assert "Close Friend" in take({**files, "study.netcanvas": named}).ties[0].source_kinds


def test_a_protocol_alone_holds_no_answers(take, said):
    assert said(take({"study.netcanvas": protocol()})) == [
        "An interview protocol holds no answers. Choose the exported files too."
    ]


def test_each_kind_of_tie_is_asked_about_and_proposed_without_harm_or_strength(take):
    """`map.tie`: support and harm are said by somebody, never read out of a word."""
    preview = take(lists("B", [usual()]))
    asked = {each.key: each.suggestion for each in preview.open_questions if each.field == "ties"}
    assert asked == {"Friend": "friend", "Conflict": "conflict", "Spendstime": ""}
    assert {(tie.support, tie.harm, tie.decided) for tie in preview.ties} == {("unknown", "unknown", False)}
    assert not preview.is_ready


def test_answers_about_ties_hold_and_are_remembered_for_the_protocol(take):
    meaning = Meaning(("close_friend",), support="some", harm="none")
    choices = Choices(
        ties={"Friend": meaning, "Conflict": Meaning(("conflict",), harm="some"), "Spends time": Meaning()},
        strengths={"Friend.strength": Strength("support", {"3": "strong"})},
    )
    preview = take({"x.graphml": drawing("B", [usual()])}, choices=choices)
    friend = preview.ties[0]
    assert (friend.kinds, friend.support, friend.harm, friend.decided) == (
        ("close_friend",), "strong", "none", True,
    )  # fmt: skip
    assert preview.remember_as == f"protocol:{HASH}"
    assert preview.is_ready
    assert choices.to_remember()["ties"]["Friend"] == {
        "kinds": ["close_friend"], "support": "some", "harm": "none", "state": "current",
    }  # fmt: skip


def test_tags_come_in_only_when_chosen(take):
    files = lists("B", [usual()])
    assert {person.tags for person in take(files).people} == {()}
    chosen = take(files, choices=Choices(tags=frozenset({"Person.is_trusted"})))
    assert [person.tags for person in chosen.people if person.tags] == [("is trusted",)]


def test_an_option_for_directed_ties_keeps_their_direction(take):
    preview = take({"x.graphml": drawing("A", [usual()], directed=True)})
    assert {tie.direction for tie in preview.ties} == {"a_to_b"}


def test_an_interview_ended_early_is_pointed_out(take, said):
    preview = take(lists("C", [usual(outcome="terminated")]))
    assert preview.may_come_in
    assert any("wanted to stop" in note for note in said(preview, stops=False))


def test_a_session_without_anybody_still_has_its_young_person(take, said):
    preview = take(lists("B", [Interview()]))
    assert said(preview) == []
    assert [person.is_ego for person in preview.people] == [True]


def test_locked_answers_become_somebody_unnamed(take, said):
    """`map.placeholder`: who is not known is drawn as not known."""
    preview = take(lists("B", [Interview(alters=[Alter("ENCRYPTED")])]))
    assert [(person.shown, person.kind) for person in preview.people if not person.is_ego] == [
        ("?", "unnamed")
    ]
    assert any("locked" in note for note in said(preview, stops=False))


def test_the_odd_column_called_null_is_never_offered(take):
    preview = take(lists("A", [usual()]))
    assert "null" not in {out.label.casefold() for out in preview.stays_out}


def test_what_a_type_is_is_asked_when_its_name_does_not_say(take):
    interview = Interview(alters=[Alter("Rex", type="Ziggurat")])
    preview = take(lists("C", [interview]))
    assert [each.key for each in preview.open_questions if each.field == "things"] == ["Ziggurat"]
    chosen = take(lists("C", [interview]), choices=Choices(things={"Ziggurat": "online"}))
    assert [place.kind for place in chosen.places] == ["online"]


def test_adults_are_asked_about_one_by_one(take):
    """`map.adults`: no file says what an adult is to the young people."""
    interview = Interview(alters=[Alter("Sam Field", type="Adult")])
    preview = take(lists("C", [interview]))
    (asked,) = (each for each in preview.open_questions if each.field == "kinds")
    answered = take(lists("C", [interview]), choices=Choices(kinds={asked.key: "trusted_adult"}))
    assert [person.kind for person in answered.people if not person.is_ego] == ["trusted_adult"]
    assert not [each for each in answered.open_questions if each.field == "kinds"]


def test_somebody_left_out_takes_their_ties_with_them(take):
    preview = take(lists("B", [usual()]))
    key = next(person.key for person in preview.people if person.shown == "AM")
    without = take(lists("B", [usual()]), choices=Choices(leave_out=frozenset({key})))
    assert key not in {person.key for person in without.people}
    assert without.left_out_people == (key,)
    assert len(without.ties) == 1


def test_people_of_several_interviews_are_proposed_as_one_and_never_joined(take):
    """`map.same_person`, `map.import`: a match is proposed; only people decide."""
    preview = take({"x.graphml": drawing("B", [usual(1), usual(2, ego_name="Rae S")])})
    assert len(preview.people) == 8
    proposed = {len(match.people): match.why for match in preview.matches}
    assert proposed == {2: "They have the same name in these interviews."}
    assert len(preview.matches) == 3
    one = take({"x.graphml": drawing("B", [usual(1)])})
    assert one.matches == ()
