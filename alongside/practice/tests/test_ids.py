"""The list of everything the product must hold."""

from alongside.practice import framework
from alongside.practice.ids import all_ids, sections, starting_with


def test_every_id_is_there_once_with_a_title():
    listed = [each for section in sections().values() for each in section.ids]
    assert len(listed) == len(set(listed)) == len(all_ids()) == 192
    assert all(each.title and not each.title.endswith(".") for each in all_ids().values())


def test_each_section_has_its_number_of_ids():
    counts = {number: len(section.ids) for number, section in sections().items()}
    assert counts == {
        "3": 11, "4": 17, "5": 23, "6": 4, "7": 4, "8": 21, "9": 9, "10": 5,
        "11": 10, "12": 16, "13": 4, "14": 12, "15": 10, "16": 46,
    }  # fmt: skip


def test_ids_of_one_family_come_in_order():
    assert starting_with("path.") == ("path.together", "path.nameless", "path.named")
    assert starting_with("l1.")[-1] == "l1.17"
    assert starting_with("l2.")[-1] == "l2.23"


def test_titles_of_the_questions_are_the_questions():
    asked = {**framework("england-2026-1").questions}
    assert {each: all_ids()[each].title for each in asked} == {each.id: each.text for each in asked.values()}
    for review in framework("england-2026-1").self_review.values():
        for question in review.questions.values():
            assert all_ids()[question.id].title == question.question
