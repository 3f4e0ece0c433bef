"""`map.import`: problems by file and row, nothing half-imported (interview exports)."""

import pytest

from alongside.peermaps.importing import Choices
from alongside.peermaps.tests.importing.interviews import drawing, lists, packed, usual


def part(files, word):
    return next(name for name in files if word in name)


def test_ties_without_the_people_they_are_between(take, said):
    files = {name: data for name, data in lists("B", [usual()]).items() if "attributeList" not in name}
    preview = take(files)
    assert not preview.may_come_in
    assert preview.ties == ()
    (sentence,) = said(preview)
    assert sentence.startswith("There are ties here, but not the list of people they are between.")


def test_a_missing_ego_file_asks_for_the_date(take, said):
    files = {name: data for name, data in lists("B", [usual()]).items() if "_ego" not in name}
    preview = take(files)
    assert preview.may_come_in
    assert "on" in {each.field for each in preview.open_questions}
    assert any("“ego”" in note for note in said(preview, stops=False))
    assert sum(person.is_ego for person in preview.people) == 1


def test_a_tie_to_somebody_missing_is_named_by_file_and_row(take):
    files = lists("B", [usual()])
    name = part(files, "edgeList_Friend")
    files[name] = files[name].replace(usual().node(2).encode(), b"nobody")
    (problem,) = take(files).problems
    assert problem.stops
    assert (problem.where.file, problem.where.row) == (name, 2)
    assert problem.says == "This tie leads to somebody who is not in the list of people."


@pytest.mark.parametrize("word", ["attributeList_Person", "edgeList_Friend"])
def test_the_same_id_twice_stops_it(take, said, word):
    files = lists("B", [usual()])
    name = part(files, word)
    files[name] += files[name].split(b"\r\n")[1] + b"\r\n"
    assert said(take(files)) == ["Two rows have the same id."]


def test_the_same_interview_twice_stops_it(take, said):
    files = {"a.graphml": drawing("B", [usual()]), "b.graphml": drawing("B", [usual()])}
    assert said(take(files)) == ["This interview stands in the files twice."]
    files = lists("B", [usual()])
    name = part(files, "_ego")
    files[name] += files[name].split(b"\r\n")[1] + b"\r\n"
    assert said(take(files)) == ["This interview stands in the files twice."]


def test_a_row_that_names_no_interview(take, said):
    files = lists("B", [usual()])
    name = part(files, "attributeList_Person")
    files[name] = files[name].replace(usual().ego.encode(), b"", 1)
    assert "This row does not say which interview it belongs to." in said(take(files))


def test_drawings_with_doubled_or_dangling_ids(take, said):
    data = drawing("B", [usual()])
    twice = data.replace(b'<node id="2">', b'<node id="1">')
    assert "Two people in this drawing have the id 1." in said(take({"x.graphml": twice}))
    dangling = data.replace(b'target="4"', b'target="44"')
    assert said(take({"x.graphml": dangling})) == [
        "Tie 3 of this drawing leads to somebody who is not in it."
    ]


def test_a_row_with_more_cells_than_headings(take, said):
    files = lists("B", [usual()])
    name = part(files, "edgeList_Friend")
    files[name] = files[name].rstrip(b"\r\n") + b",extra\r\n"
    assert said(take(files)) == ["This row has more cells than there are headings."]


def test_two_columns_with_one_heading_are_named_and_the_first_counts(take):
    files = lists("B", [usual()])
    name = part(files, "attributeList_Person")
    files[name] = files[name].replace(b",ethnicity,", b",name,", 1)
    preview = take(files)
    assert [ignored.what for ignored in preview.ignored if "second" in ignored.what] == [
        "name (second column)"
    ]
    assert "AM" in {person.shown for person in preview.people}


def test_other_files_in_the_package_are_named(take):
    preview = take({"x.zip": packed({**lists("B", [usual()]), "photo.jpg": b"\xff\xd8"})})
    assert "photo.jpg" in {ignored.what for ignored in preview.ignored}


def test_different_kinds_of_files_are_not_mixed(take, said):
    preview = take({**lists("B", [usual()]), "list.csv": b"AM,DT\n"})
    (says,) = said(preview)
    assert says.startswith(
        "These files are of different kinds. Bring them in one kind at a time. Taken as interviews: “…"
    )
    assert says.endswith("3 more; as a list of who is linked with whom: “list.csv”.")
    assert preview.people == ()


def test_several_lists_are_named_too(take, said):
    assert said(take({"a.csv": b"AM,DT\n", "b.csv": b"DT,LO\n"})) == [
        "Bring these in one at a time. Each was taken as a list of who is linked with whom: “a.csv”, “b.csv”."
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [("readme.txt", b"Exported for the team, 4 November\n"), ("a.txt", b""), ("z.txt", b'one "quote, never\nclosed'),
     ("notes.csv", b"Ask, whether this is right\n")],
)  # fmt: skip
def test_a_text_beside_what_was_exported_refuses_nothing_and_is_named(take, said, name, text):
    """`map.import`: people put a note into the package; nothing of it is read, and that is said."""
    preview = take({"x.zip": packed({name: text, **lists("B", [usual()])})})
    assert said(preview) == []
    assert len(preview.people) == len(take({"x.zip": packed(lists("B", [usual()]))}).people)
    why = {one.what: one.why for one in preview.ignored}
    assert why[name] == "It is no part of what was exported, so it was not read."


def test_a_package_of_one_list_is_still_a_list(take, said):
    preview = take({"x.zip": packed({"list.txt": b"AM, DT\n"})})
    assert (said(preview), preview.origin, len(preview.people)) == ([], "list", 2)
    broken = take({"x.zip": packed({"list.txt": b'AM,"DT\n'})})
    assert "quotation mark" in said(broken)[0]


def test_hundreds_of_problems_stay_a_list_one_can_read(take):
    files = lists("B", [usual()])
    name = part(files, "edgeList_Friend")
    row = files[name].split(b"\r\n")[1].replace(usual().node(2).encode(), b"nobody")
    files[name] += b"".join(row.replace(b"eeeeeeee", b"%08d" % n) + b"\r\n" for n in range(400))
    preview = take(files)
    assert len(preview.problems) == 101
    assert preview.problems[-1].says == "There are 300 more problems of these kinds."


def test_choosing_what_is_not_there_or_without_a_reason_is_refused(take, said):
    """`map.import`: nothing beyond the least comes in without somebody saying why."""
    files = lists("B", [usual()])
    assert said(take(files, choices=Choices(fields={"Person.ethnicity": "  "}))) == [
        "Say why “Ethnicity” is needed, or leave it out."
    ]
    assert said(take(files, choices=Choices(fields={"Person.shoe": "why not"}))) == [
        "There is no field “Person.shoe” in these files to choose."
    ]
