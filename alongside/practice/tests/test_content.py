"""What ships says what the practice asks for. Each test quotes the ids it shows."""

import json
from pathlib import Path

import pytest

from alongside.accounts.roles import Role
from alongside.practice import framework
from alongside.practice.files import FOLDERS, KINDS

ENGLAND = framework("england-2026-1")
FILES = sorted((Path(__file__).parents[1] / "frameworks").rglob("*.json"))
SCHEMAS = Path(__file__).parents[1] / "schemas"


def _words(text):
    return text.split()


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_file_says_where_its_words_come_from(path):
    head = json.loads(path.read_text())
    assert head["source"] == "worded by us after published practice guidance (2022)"
    assert head["date"] >= "2026-11-23"


def test_every_kind_of_content_has_its_schema_and_no_other():
    shared = {"common", "header", "framework"}
    assert {path.name.removesuffix(".schema.json") for path in SCHEMAS.iterdir()} == {
        *KINDS,
        *FOLDERS,
        *shared,
    }


NINETEEN = _words("""
values.collaboration.1 values.collaboration.2 values.strengths.1 values.strengths.2
values.lived_experience.1 values.lived_experience.2 values.lived_experience.3 values.lived_experience.4
values.rights.1 values.rights.2 values.rights.3 values.rights.4 values.rights.5 values.rights.6 values.rights.7
values.ecological.1 values.ecological.2 values.ecological.3 values.ecological.4
""")


def test_the_nineteen_questions_in_five_values():
    """`purpose.values`."""
    assert list(ENGLAND.questions) == NINETEEN
    assert list(ENGLAND.values) == ["collaboration", "strengths", "lived_experience", "rights", "ecological"]
    assert all(len(value.prompts) == 2 for value in ENGLAND.values.values())
    assert all(2 <= value.about.count(".") <= 3 for value in ENGLAND.values.values())
    opening = "Work that leaves these out can harm trust and safety, however well it is meant."
    assert ENGLAND.values_check.opening == opening


def test_which_questions_ask_how_which_are_per_person_and_which_may_not_wait():
    """`values.not_yet`: four questions are answered before anyone is named."""
    asked = ENGLAND.questions.values()
    assert [each.id for each in asked if each.how] == ["values.collaboration.2", "values.strengths.2"]
    assert [each.id for each in asked if each.per_person] == ["values.rights.6", "values.rights.7"]
    assert [each.id for each in asked if each.before_naming] == [
        "values.collaboration.1", "values.rights.1", "values.rights.2", "values.rights.3",
    ]  # fmt: skip


def test_everything_is_asked_before_people_are_named_and_less_at_each_later_stage():
    """`values.pause`, `values.rightly_no`: stages, numbers and what a "no" stops."""
    at = {
        occasion: [each.id for each in ENGLAND.questions.values() if occasion in each.occasions]
        for occasion in ENGLAND.values_check.occasions
    }
    assert at["naming"] == NINETEEN
    assert all(0 < len(asked) < 19 for occasion, asked in at.items() if occasion != "naming")
    assert ENGLAND.values_check.default_pause == "all"
    assert (ENGLAND.values_check.gap_working_days, ENGLAND.values_check.not_yet_working_days) == (5, 10)
    assert list(ENGLAND.values_check.endings) == ["mended", "narrowed", "stopped"]
    assert "childs_wish" in ENGLAND.saying_no.rightly_reasons


def test_reflection_is_for_two_or_more_people():
    """`supervision.reflect`."""
    assert ENGLAND.reflection.at_least_people == 2
    assert len(ENGLAND.reflection.questions) == 5
    assert set(ENGLAND.reflection.offered_at) == {"signoff", "pause", "difference", "review"}


def test_a_no_costs_nobody_any_help():
    """`rights.refuse`, `rights.take_part`."""
    assert "It costs nobody any help." in ENGLAND.saying_no.what_a_no_means
    assert {"invited", "took_part", "co_author", "declined"} == set(ENGLAND.kinds["taking_part"])


def test_two_threshold_policies_with_what_severity_looks_like():
    """`threshold.policies`, `threshold.individual`."""
    individual, context = ENGLAND.thresholds["individual"], ENGLAND.thresholds["context"]
    assert len(individual.levels) == len(context.levels) == 3
    assert [level.id for level in individual.levels.values() if level.statutory] == ["statutory"]
    assert set(context.looks_like) == {"peer_group", "school", "neighbourhood", "online"}
    assert all(set(look.levels) == set(context.levels) for look in context.looks_like.values())
    assert "too small" in context.frequency


def test_what_a_decision_can_lead_to():
    """`threshold.decision`, `threshold.escalate`."""
    assert list(ENGLAND.outcomes) == [
        "no_further_action", "advice", "individual_work", "context_work", "both", "child_protection",
    ]  # fmt: skip
    assert ENGLAND.decisions.escalate_questions


TOPICS = _words("""
functioning.interests functioning.care functioning.roles functioning.norms_as_they_are functioning.norms_believed
functioning.conflict functioning.identity functioning.labels functioning.health functioning.learning
functioning.online functioning.power functioning.edge
guardianship.each guardianship.trusted guardianship.presence guardianship.speaking_up guardianship.bystanders
guardianship.gaps
environment.places environment.policies environment.policing environment.housing environment.poverty
environment.racism environment.sexism environment.ableism environment.unfairness environment.services
environment.parents environment.exploiters environment.platforms environment.history
""")


def test_the_peer_group_prompts_hold_every_topic():
    """`assessment.functioning`, `assessment.guardianship`, `assessment.environment`."""
    prompts = ENGLAND.prompts["peer_group"]
    assert [each for domain in prompts.domains.values() for each in domain.prompts] == TOPICS
    assert set(ENGLAND.kinds["judgements"]) == {"capacity", "willingness", "ability"}


@pytest.mark.parametrize("name", ["school", "neighbourhood", "online", "individual"])
def test_settings_and_single_young_people_have_prompts_of_their_own(name):
    """`assessment.settings`, `assessment.individual`."""
    own, group = ENGLAND.prompts[name], ENGLAND.prompts["peer_group"]
    shared = [
        prompt
        for domain in own.domains.values()
        for prompt in domain.prompts
        if prompt in group.domains[domain.id].prompts
    ]
    assert len(shared) >= 10
    reworded = [each for each in shared if own.prompt(each).question != group.prompt(each).question]
    assert len(reworded) >= len(shared) - 3
    assert any(name in tool.sets for tool in ENGLAND.tools.values())


def test_analysis_asks_what_lies_beneath():
    """`assessment.analysis`."""
    for prompts in ENGLAND.prompts.values():
        assert {"drives", "protects", "matters_most"} <= set(prompts.analysis)


def test_contexts_start_as_four_boxes_and_two_more():
    """`weighting.boxes`, `weighting.reasons`, `weighting.stages`, `weighting.focus_shift`."""
    weighting = ENGLAND.weighting
    assert list(weighting.boxes) == ["home", "peers", "school", "neighbourhood"]
    assert weighting.at_most_more == 2
    assert {"room", "why", "evidence"} <= set(weighting.questions)
    assert list(weighting.stages) == ["referral", "assessment", "plan"]
    assert {"why", "told"} <= set(weighting.focus_shift_questions)


def test_the_closed_list_of_hoped_changes():
    """`purpose.statement`, `purpose.trigger`, `purpose.harm`."""
    assert list(ENGLAND.purposes) == ["plan_safety", "coordinate", "safer_group", "safer_place"]
    assert ENGLAND.purposes["plan_safety"].levels == (1,)
    assert list(ENGLAND.triggers) == ["place_or_group", "assessment", "several_workers", "asked"]
    assert list(ENGLAND.purpose.harm_questions) == ["less", "bring_about", "prevent"]


@pytest.mark.parametrize(
    ("path", "rule", "taps", "at_most", "signoff"),
    [
        ("together", "path.together", 10, 30, "within"),
        ("nameless", "path.nameless", 7, 10, "none"),
        ("named", "path.named", 50, 60, "before"),
    ],
)
def test_depth_follows_intrusion(path, rule, taps, at_most, signoff):
    """`purpose.signoff`, `map.inclusion`: with ten people on the map."""
    way = ENGLAND.paths[path]
    assert (way.rule, way.taps(10), way.at_most, way.signoff) == (rule, taps, at_most, signoff)


def test_law_is_dated_and_waits_for_a_lawyer():
    """`purpose.basis`: the limb is asked for; consent is not the lawful basis."""
    assert "consent" not in ENGLAND.lawful_bases
    assert list(ENGLAND.legal.three_fields) == ["told", "taking_part", "lawful_basis"]
    limbs = ENGLAND.conditions["safeguarding"].limbs
    assert list(limbs) == ["cannot_be_given", "cannot_be_expected", "would_prejudice"]
    for version in ("england-2026-1", "wales-2026-1"):
        fw = framework(version)
        assert "lawyer" in fw.legal.confirm
        assert all(each.as_at and each.confirm for each in fw.references.values())


def test_the_process_page_answers_what_the_purpose_form_asks():
    """`purpose.process`, `purpose.sheet`, `system.process`, `system.codesign`."""
    assert list(ENGLAND.process.items) == [
        "leads", "told", "intrusion", "afterwards", "use", "kept_up", "ends",
    ]  # fmt: skip
    assert list(ENGLAND.process.page) == ["why", "when", "how", "who"]
    assert "not yet" in ENGLAND.process.no_codesign_yet
    needed = {"why", "what", "when", "who_involved", "who_sees", "after", "ask"}
    assert all(needed <= set(leaflet.sections) for leaflet in ENGLAND.leaflets.values())


def test_language_help_knows_the_words_that_blame():
    """`recording.language`, `recording.roles`, `group.name`."""
    assert len(ENGLAND.wording.wordings) >= 25
    texts = [*ENGLAND.wording.wordings.values(), *ENGLAND.wording.intelligence.values()]
    assert all(each.why.endswith(".") and each.instead for each in texts)


@pytest.mark.parametrize("version", ["england-2026-1", "wales-2026-1"])
@pytest.mark.parametrize(
    ("labels", "group", "map_", "assessment"),
    [
        ("peer", "peer group", "peer map", "peer assessment"),
        ("friends", "friends and peers", "friendship map", "friendship and peer assessment"),
    ],
)
def test_both_label_sets(version, labels, group, map_, assessment):
    words = framework(version).labels[labels].words
    assert (words["group"], words["map"], words["assessment"]) == (group, map_, assessment)


def test_the_catalogue_says_what_each_response_asks_of_young_people():
    """`plan.catalogue`, `plan.parents`."""
    assert list(ENGLAND.responses) == [
        "time_and_space", "norms", "bystanders", "detached_work", "mentoring", "peer_led",
        "through_trusted_adult", "between_friends", "route_mapping", "restorative", "parent_network",
        "change_policy", "change_place", "advocacy",
    ]  # fmt: skip
    assert "Never invite from a list of families." in ENGLAND.responses["parent_network"].take_care
    aimed = {aim for response in ENGLAND.responses.values() for aim in response.aims}
    assert aimed == set(ENGLAND.catalogue.aims)


def test_self_review_of_level_1():
    """l1.1 l1.2 l1.3 l1.4 l1.5 l1.6 l1.7 l1.8 l1.9 l1.10 l1.11 l1.12 l1.13 l1.14 l1.15 l1.16 l1.17 `system.review`"""
    review = ENGLAND.self_review["level1"]
    assert list(review.questions) == [f"l1.{number}" for number in range(1, 18)]
    assert list(review.areas) == ["thresholds", "referral", "assessment", "plan", "responses"]


def test_self_review_of_level_2():
    """l2.1 l2.2 l2.3 l2.4 l2.5 l2.6 l2.7 l2.8 l2.9 l2.10 l2.11 l2.12 l2.13 l2.14 l2.15 l2.16 l2.17 l2.18 l2.19 l2.20
    l2.21 l2.22 l2.23 `system.review`"""
    review = ENGLAND.self_review["level2"]
    assert list(review.questions) == [f"l2.{number}" for number in range(1, 24)]
    assert all(each.look_for and each.shows for each in review.questions.values())


def test_reviews_ask_why_go_on_and_closing_asks_what_people_were_told():
    """`plan.review`, `plan.close`, `map.not_alone`."""
    assert "why_go_on" in ENGLAND.reviews.questions
    assert list(ENGLAND.reviews.outcomes) == ["go_on", "step_down", "change_focus", "close"]
    assert {"young_people_told", "record", "product"} <= set(ENGLAND.reviews.closing)


@pytest.mark.parametrize(
    ("timing", "rule", "count", "unit"),
    [
        ("values_gap", "values.pause", 5, "working_days"),
        ("values_not_yet", "values.not_yet", 10, "working_days"),
        ("together_look", "path.together", 10, "working_days"),
        ("urgent_answers", "purpose.urgent", 2, "working_days"),
        ("review", "plan.review", 3, "months"),
        ("inclusion_review", "map.inclusion", 3, "months"),
        ("unconfirmed", "map.time", 6, "months"),
        ("together_decide", "map.together", 5, "working_days"),
        ("tell_latest", "rights.informed", 1, "months"),
        ("tell_warn", "rights.informed", 10, "working_days"),
        ("page_code", "rights.page_access", 15, "minutes"),
        ("removal", "rights.remove", 1, "months"),
        ("access_request", "rights.access_pack", 1, "months"),
        ("complaint", "rights.complain", 30, "days"),
        ("breach", "rights.breach", 72, "hours"),
        ("break_glass", "access.break_glass", 4, "hours"),
        ("break_glass_review", "access.break_glass", 1, "working_days"),
        ("recipient_link", "sharing.link", 14, "days"),
        ("referral_link", "referral.link", 14, "days"),
    ],
)
def test_the_numbers_of_the_practice(timing, rule, count, unit):
    clock = ENGLAND.timings[timing]
    assert (clock.rule, clock.count, clock.unit) == (rule, count, unit)
    assert clock.count <= clock.at_most


def test_the_same_number_is_said_once():
    """`values.pause`, `path.together`, `purpose.urgent`: where two files hold a number, it is the same."""
    assert ENGLAND.timings["values_gap"].count == ENGLAND.values_check.gap_working_days
    assert ENGLAND.timings["values_not_yet"].count == ENGLAND.values_check.not_yet_working_days
    assert ENGLAND.timings["together_look"].count == ENGLAND.paths["together"].signoff_working_days
    assert ENGLAND.timings["urgent_answers"].count == ENGLAND.gates.urgent_working_days
    young_person = ENGLAND.informing["level2_young_person"]
    assert ENGLAND.timings["tell_warn"].count == young_person.warn_working_days
    assert ENGLAND.timings["tell_latest"].count == young_person.latest_months


def test_who_is_told_when():
    """`rights.informed`: an adult said to cause harm gets no reminder; an unnamed friend no clock yet."""
    told = {kind: each.due for kind, each in ENGLAND.informing.items()}
    assert told == {
        "level2_young_person": "first_sharing",
        "level2_parent": "first_sharing",
        "level1_friend": "ground_per_map",
        "unnamed": "when_known",
        "adult_said_to_cause_harm": "supervisor_decides",
        "staff": "general_notice",
    }
    assert list(ENGLAND.clocks.before_telling) == ["safe", "who", "where", "parents"]


def test_unsure_things_have_short_lives():
    """`rights.retention`."""
    short = {"unconfirmed": "months", "together_draft": "working_days", "refused_referral": "months"}
    assert {each: ENGLAND.retention[each].unit for each in short} == short
    assert all(ENGLAND.retention[each].count <= 5 for each in short)
    assert ENGLAND.retention["taken_back"].count == 0
    assert ENGLAND.retention["backup"].count == 14


def test_help_with_deciding_about_a_person():
    """`map.inclusion`, `group.else`, `person.family`: family, place and looks are no reasons."""
    assert {"seen_with", "family", "same_place", "looks"} <= set(ENGLAND.inclusion.no_reasons)
    assert {"who_else", "who_not"} <= set(ENGLAND.inclusion.who_else)
    assert "one by one" in ENGLAND.inclusion.family


def test_what_is_asked_about_an_adult_said_to_cause_harm():
    """`map.adults`."""
    assert list(ENGLAND.adult_harm.questions) == [
        "reported_today", "works_with_children", "trafficked", "adult_at_risk", "young_adult", "who_could_be_told",
    ]  # fmt: skip
    assert "18 to 25" in ENGLAND.adult_harm.young_adults


def test_the_first_line_names_999_and_works_without_a_number():
    """`referral.danger`."""
    first = ENGLAND.first_steps
    assert "999" in first.danger
    assert "0161 000 0000" in first.duty_line("0161 000 0000")
    assert first.duty_line("") == first.no_duty_number
    assert "{" not in first.duty_line("1") + first.duty_line("")


def test_every_role_is_explained():
    """`access.roles`, `involve.trusted`."""
    assert {*map(str, Role)} <= set(ENGLAND.roles)
    assert {"lead", "deputy", "trusted_adult", "advocate"} <= set(ENGLAND.roles)


def test_four_things_are_said_before_drawing_and_strengths_come_first():
    """`map.together`, `map.dont_save`, `map.together_group`."""
    together = ENGLAND.together
    assert list(together.sayings) == ["what_for", "who_sees", "cannot_keep", "you_can_stop"]
    about = [question.about for question in together.questions.values()]
    assert about.index("worry") > max(index for index, each in enumerate(about) if each == "strength")
    assert next(iter(together.ending)) == "read_back"
    assert list(together.ending)[-1] == "how_now"
    assert "must_act" in together.afterwards
    assert together.group_agrees


def test_closed_lists_of_the_map():
    """`map.tie`, `map.statement`, `map.placeholder`, `map.places`, `group.basis`."""
    assert set(ENGLAND.kinds["bases"]) == {"self_selected", "shared_context", "shared_identity"}
    assert list(ENGLAND.kinds["levels"]) == ["none", "some", "strong", "unknown"]
    second_hand = [each.id for each in ENGLAND.kinds["statements"].values() if each.second_hand]
    assert second_hand == ["told_by", "police_held"]
    assert "unnamed" in ENGLAND.kinds["people"]
    assert ENGLAND.kinds["contexts"]["place"].prompt_set == "neighbourhood"


def test_nothing_that_ships_scores_people():
    """`group.nothing_inferred`."""
    assert "it is not a score" in ENGLAND.weighting.opening
    assert all("score" in policy.person_decides for policy in ENGLAND.thresholds.values())
    assert not any("score" in each.title.lower() or "risk level" in each.title.lower()
                   for kinds in ENGLAND.kinds.values() for each in kinds.values())  # fmt: skip
