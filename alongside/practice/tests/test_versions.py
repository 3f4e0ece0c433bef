"""Versions side by side: records keep the one they were made under."""

import dataclasses

import pytest

from alongside.practice import UnknownVersion, default_version, framework, versions


def test_a_record_made_under_an_older_version_keeps_its_words(own_version):
    reworded = {"id": "values.rights.6", "text": "Must this young person be here?"}
    own_version("barton-1", values_check={"values": [{"id": "rights", "questions": [reworded]}]})
    own_version("barton-2", based_on="barton-1", values_check={"gap_working_days": 3})

    first, second = framework("barton-1"), framework("barton-2")

    shipped = framework("england-2026-1").questions["values.rights.6"].text
    assert shipped == "Is there a need to have this young person on the map?"
    assert first.questions["values.rights.6"].text == "Must this young person be here?"
    assert second.questions["values.rights.6"].text == "Must this young person be here?"
    assert (first.values_check.gap_working_days, second.values_check.gap_working_days) == (5, 3)
    assert second.based_on == "barton-1"


def test_the_default_is_the_authoritys_choice(own_version, settings):
    own_version("barton-1", labelling={"default": "friends"})
    settings.ALONGSIDE_FRAMEWORK = "barton-1"
    assert framework().version == default_version() == "barton-1"
    assert framework().labelling.default == "friends"


def test_without_a_setting_it_is_england(settings):
    del settings.ALONGSIDE_FRAMEWORK
    assert framework().version == "england-2026-1"


def test_all_versions_are_known(own_version):
    own_version("barton-1")
    assert versions() == ("barton-1", "england-2026-1", "wales-2026-1")


def test_an_own_folder_cannot_stand_in_for_a_shipped_version(own_version):
    own_version("england-2026-1", based_on="", labelling={"default": "friends"})
    assert framework("england-2026-1").labelling.default == "peer"


@pytest.mark.parametrize("version", ["england-1999-1", "../england-2026-1", "england-2026-1/cy"])
def test_an_unknown_version_says_which_there_are(version):
    with pytest.raises(UnknownVersion) as unknown:
        framework(version)
    there_are = "There are: england-2026-1, wales-2026-1."
    assert str(unknown.value) == f'There is no framework called "{version}". {there_are}'


def test_new_entries_come_last_and_known_ones_change_in_place(own_version):
    """`system.configuration`, `plan.catalogue`: the catalogue is the authority's to change."""
    cooking = {
        "id": "cooking",
        "title": "Cooking together",
        "what_for": "Friends who like to eat.",
        "who_offers": "The community kitchen.",
        "asks_of_young_people": "To come hungry.",
        "aims": ["group"],
        "take_care": "Ask what they eat.",
        "brings_others_in": True,
    }
    changes = [{"id": "mentoring", "title": "A steady adult"}, {"id": "restorative", "remove": True}, cooking]
    own_version("barton-1", catalogue={"responses": changes})
    shipped, own = framework("england-2026-1").responses, framework("barton-1").responses
    assert list(own) == [each for each in shipped if each != "restorative"] + ["cooking"]
    assert own["mentoring"].title == "A steady adult"
    assert own["mentoring"].take_care == shipped["mentoring"].take_care
    assert own["time_and_space"] == shipped["time_and_space"]


def test_nothing_in_memory_can_be_changed():
    fw = framework()
    with pytest.raises(dataclasses.FrozenInstanceError):
        fw.values["rights"].title = "Other"
    with pytest.raises(TypeError):
        fw.responses["mentoring"] = fw.responses["advocacy"]
    assert framework() is fw


@pytest.mark.parametrize("language", ["fr", "../cy", ""])
def test_words_are_english_where_there_is_no_other_language(language):
    assert framework(language=language) is framework(language="en")


def test_wales_says_only_what_differs():
    england, wales = framework("england-2026-1"), framework("wales-2026-1")
    assert wales.based_on == "england-2026-1"
    assert wales.nation.id == "wales"
    assert wales.nation.languages[0] == "cy"
    assert "Social Services and Well-being (Wales) Act 2014" in wales.nation.words["main_act"]
    assert wales.nation.words["protection_plan"] == "care and support protection plan"
    assert wales.nation.advocacy != england.nation.advocacy
    assert "130" in wales.nation.duty_to_report
    assert wales.values_check == england.values_check
    assert wales.prompts == england.prompts


def test_english_law_does_not_show_in_wales():
    wales = framework("wales-2026-1")
    gone = {"ca2004", "working_together", "kcsie", "allegations", "care_act", "ca1989_need"}
    assert gone <= set(framework("england-2026-1").references)
    assert not gone & set(wales.references)
    asked = " ".join(f"{each.why} {each.if_yes}" for each in wales.adult_harm.questions.values())
    for english in ("LADO", "Care Act", "children's social care", "duty team"):
        assert english not in asked
        assert english not in " ".join(each.after for each in wales.outcomes.values())
