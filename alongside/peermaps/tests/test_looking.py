"""Views without what is unchecked, through one basis at a time, and with one source counted once."""

from dataclasses import replace

import pytest
from django.urls import reverse

from alongside.contexts import groups_operations
from alongside.contexts.groups_operations import NewGroup
from alongside.contexts.terms import Basis
from alongside.lib.errors import Refused
from alongside.peermaps import narrative, operations, queries, tie_words, viewing
from alongside.peermaps.looking import Looking
from alongside.peermaps.operations import About, Levels
from alongside.peermaps.terms import Level
from alongside.peermaps.tests.editor import Editor, ref, said
from alongside.peermaps.tests.scenes import all_spoke, own_words, person, school_was_told, tie
from alongside.statements import operations as statement_operations
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source, Voice

UNCHECKED, POLICE = frozenset({"unchecked"}), frozenset({"police"})


def police_hold(words, **more):
    speaker = Speaker(words="Neighbourhood police")
    return Said(speaker=speaker, source=Source.POLICE_HELD, words=words, voice=Voice.PROFESSIONAL, **more)


@pytest.fixture
def story(once, cast, bus_case):
    return once(all_spoke, cast, bus_case)


def looked(opened, **how):
    return queries.looked_at(opened, Looking(**how)).shown


def tie_in(seen, one):
    return next((each for each in seen.ties if each.id == one), None)


def hear(opened, said, one, **levels):
    return operations.hear(opened=opened, said=said, about=About({one: Levels(**levels)}))


# --- without what is unchecked, or held by the police ------------------------------------------


def test_what_is_unchecked_is_left_out_of_any_view(rita, story):
    """`map.statement`: of everybody's, of the professionals', and of the compared one."""
    assert tie_in(looked(rita), story.jk_rs).drawn.harm == Level.SOME
    for view in ("everyone", "compare"):
        left = tie_in(looked(rita, view=view, without=UNCHECKED), story.jk_rs)
        assert (left.drawn.harm, left.drawn.support, left.drawn.differs_between) == (
            Level.NONE,
            Level.STRONG,
            (),
        )
    assert tie_in(looked(rita, view="professionals"), story.jk_rs)
    assert not tie_in(looked(rita, view="professionals", without=UNCHECKED), story.jk_rs)
    assert all(one.is_sure for one in looked(rita, without=UNCHECKED).statements)


def test_what_the_police_hold_is_left_out_even_when_checked(rita, story):
    """`map.statement`: police-held looks different, and can be left out of any view."""
    held = hear(rita, police_hold("Seen together on the 78."), story.jk_am, harm=Level.STRONG)
    shown = tie_in(looked(rita), story.jk_am).drawn
    assert (shown.harm, shown.harm_police, shown.harm_checked) == (Level.STRONG, True, False)
    statement_operations.check(opened=rita, statement=held, held=True, how="Read the report")
    shown = tie_in(looked(rita), story.jk_am).drawn
    assert (shown.harm_police, shown.harm_checked) == (True, True)
    assert tie_in(looked(rita, without=UNCHECKED), story.jk_am).drawn.harm == Level.STRONG
    assert tie_in(looked(rita, without=POLICE), story.jk_am).drawn.harm == Level.NONE
    assert held not in {one.id for one in looked(rita, without=POLICE).statements}


def test_police_held_is_said_to_be_so_in_words(rita, story):
    held = hear(rita, police_hold("Seen together on the 78."), story.jk_am, harm=Level.SOME)

    def words():
        seen = queries.seen(rita)
        return tie_words.tie_words(tie_in(seen, story.jk_am), seen.names)

    assert "some harm (held by the police, not checked)" in words()
    statement_operations.check(opened=rita, statement=held, held=True, how="Read the report")
    assert "some harm (held by the police)" in words()
    hear(rita, own_words(story.jk, "He hit me once."), story.jk_am, harm=Level.SOME)
    assert "held by the police" not in words()


def test_a_tie_on_nothing_else_goes_and_nobody_goes_with_it(rita, story):
    """Unchecked or police-held alone adds nobody, so leaving it out takes nobody away."""
    only = tie(rita, person(story.am), person(story.dt), school_was_told("They fight."), harm=Level.SOME)
    drawn = tie(rita, person(story.am), person(story.ms_k), support=Level.SOME)
    whole, firm = looked(rita), looked(rita, without=UNCHECKED)
    assert tie_in(whole, only)
    assert not tie_in(firm, only)
    assert not tie_in(firm, drawn)
    assert [one.id for one in firm.people] == [one.id for one in whole.people]


def test_list_and_narrative_leave_out_and_say_so(rita, story, bus_case, signed_in, cast):
    hear(rita, police_hold("Seen together on the 78."), story.jk_am, harm=Level.SOME)
    client = signed_in(cast.rita)
    for name in ("list", "narrative"):
        url = reverse(f"peermaps:{name}", args=[bus_case.id])
        whole = client.get(url).content.decode()
        assert "held by the police" in whole
        assert "hold something for RS" in whole
        firm = client.get(url, {"without": ["unchecked", "police"]}).content.decode()
        assert "Without what is not checked and what is held by the police." in firm
        assert "Seen together" not in firm
        assert "hold something for RS" not in firm
        assert "without=police&amp;without=unchecked" in firm


# --- one source counts once ---------------------------------------------------------------------


def test_one_source_told_by_three_counts_once_everywhere(rita, story, bus_case, signed_in, cast):
    """`map.origin`, end to end: the school, the club and the police tell what one pupil told."""
    school = tie_in(queries.seen(rita), story.jk_rs).statements[1]
    editor = Editor(signed_in(cast.rita), bus_case.id)
    for words, kind in (("We hear JK held a knife", "told_by"), ("JK held a knife", "police_held")):
        editor.done(
            "add_statement",
            about=[ref("tie", story.jk_rs)],
            said=said(
                words,
                whose={"perspective": None, "new": words[:8]},
                kind=kind,
                repeats=str(school),
                reading={"support": "none", "harm": "strong"},
            ),
        )
    document = editor.document()
    drawn = next(one for one in document["ties"] if one["id"] == str(story.jk_rs))
    assert (drawn["harm"], drawn["harm_checked"], drawn["harm_police"]) == ("some", False, False)
    assert len(drawn["differs_between"]) == 2
    assert [one["repeats"] for one in document["statements"] if "knife" in one["words"]] == [str(school)] * 2
    page = signed_in(cast.rita).get(reverse("peermaps:tie", args=[bus_case.id, story.jk_rs]))
    assert page.content.decode().count("same source as another, counted once") == 2


def test_in_each_view_one_source_counts_once_and_stands_for_itself(rita, story):
    """Left out of a view, the one that stood for a source gives its place to the next."""
    school = tie_in(queries.seen(rita), story.jk_rs).statements[1]
    police = hear(
        rita, police_hold("Held a knife.", repeats=school), story.jk_rs, support=Level.NONE, harm=Level.STRONG
    )
    professionals = tie_in(looked(rita, view="professionals"), story.jk_rs)
    assert professionals.drawn.harm == Level.SOME
    statement_operations.check(opened=rita, statement=police, held=True, how="Asked")
    assert tie_in(looked(rita), story.jk_rs).drawn.harm == Level.STRONG
    without = tie_in(looked(rita, without=POLICE), story.jk_rs)
    assert (without.drawn.harm, without.drawn.harm_checked) == (Level.SOME, False)


# --- nobody changes a young person's words --------------------------------------------------------


def test_no_door_changes_a_young_persons_words(rita, story, bus_case, signed_in, cast):
    """`map.perspectives`: not by correcting, checking, ending or redrawing; from the editor or by form."""
    mine = tie_in(queries.seen(rita), story.jk_rs).statements[0]
    for change in (
        lambda: statement_operations.correct(opened=rita, statement=mine, said=own_words(story.jk, "No.")),
        lambda: statement_operations.check(opened=rita, statement=mine, held=False, how="We think not"),
        lambda: statement_operations.end(opened=rita, statement=mine),
        lambda: statement_operations.let_go(opened=rita, statement=mine),
        lambda: operations.describe(opened=rita, tie=story.jk_rs, to={}, drawn=Levels(support=Level.NONE)),
    ):
        with pytest.raises(Refused):
            change()
    client = signed_in(cast.rita)
    editor = Editor(client, bus_case.id)
    words = editor.refused(
        "change_tie", tie=str(story.jk_rs), to={"support": "none"}, **{"from": {"support": "strong"}}
    )
    assert "Nobody’s words are changed" in words
    for reason in ("not_so", "not_needed", "other"):
        editor.refused("take_off", what=ref("statement", mine), reason=reason, words="so")
    page = client.get(reverse("statements:statement", args=[bus_case.id, mine])).content.decode()
    assert "Put right what was written down" not in page
    assert "Make sure of it" not in page
    assert "No longer so" not in page
    assert tie_in(queries.seen(rita), story.jk_rs).drawn.support == Level.STRONG


# --- the same map by each basis -------------------------------------------------------------------


@pytest.fixture
def on_the_bus(rita, story):
    """Rita's own group: who shares the 78, by what she saw."""
    return groups_operations.add_group(
        opened=rita,
        group=NewGroup(
            name="Share the 78 bus",
            bases={Basis.SHARED_CONTEXT: "Seen there"},
            definer_user=rita.viewer.pk,
            members=[story.rs, story.jk, story.ms_k],
        ),
    )


def test_the_map_is_redrawn_by_each_basis(rita, story, on_the_bus):
    """`group.lens`: chosen by them, shared context, shared identity."""
    assert {one.name for one in looked(rita).groups} == {"Us lot", "Share the 78 bus"}
    assert [one.name for one in looked(rita, lens=Basis.SELF_SELECTED).groups] == ["Us lot"]
    assert [one.name for one in looked(rita, lens=Basis.SHARED_CONTEXT).groups] == ["Share the 78 bus"]
    assert looked(rita, lens=Basis.SHARED_IDENTITY).groups == ()
    for lens in Basis:
        shown = looked(rita, lens=lens)
        assert len(shown.people) == len(looked(rita).people)
        assert len(shown.ties) == len(looked(rita).ties)


def test_a_group_with_two_bases_is_drawn_by_the_one_looked_through(rita, story):
    both = NewGroup(
        name="Both", bases={Basis.SELF_SELECTED: "", Basis.SHARED_CONTEXT: ""}, members=[story.jk]
    )
    groups_operations.add_group(opened=rita, group=both)
    (found,) = [one for one in looked(rita, lens=Basis.SHARED_CONTEXT).groups if one.name == "Both"]
    assert found.bases == (Basis.SHARED_CONTEXT,)


def test_overlaps_and_disagreements_are_said(rita, story, on_the_bus):
    """`group.lens`, `group.definer`: who is in both, who only in one, and who counts differently."""
    (overlap,) = viewing.overlaps(looked(rita).groups)
    assert {story.jk, story.rs} == set(overlap.both)
    assert not overlap.differs
    words = narrative.overlap_words(overlap, queries.seen(rita).names)
    assert "are in both" in words
    assert "Only in “Share the 78 bus”: Ms K." in words
    groups_operations.add_group(
        opened=rita,
        group=NewGroup(
            name="The lot from the bus",
            bases={Basis.SELF_SELECTED: ""},
            definer="The school",
            members=[story.jk, story.ms_k],
        ),
    )
    differing = [one for one in viewing.overlaps(looked(rita).groups) if one.differs]
    (one,) = differing
    assert "JK and the school do not count the same people" in narrative.overlap_words(
        one, queries.seen(rita).names
    )


def test_the_lens_in_list_and_narrative(rita, story, on_the_bus, bus_case, signed_in, cast):
    client = signed_in(cast.rita)
    for name in ("list", "narrative"):
        url = reverse(f"peermaps:{name}", args=[bus_case.id])
        whole = client.get(url).content.decode()
        assert "are in both" in whole
        chosen = client.get(url, {"lens": "self_selected", "view": "compare"}).content.decode()
        assert "Us lot" in chosen
        assert "Share the 78 bus" not in chosen
        assert "lens=self_selected" in chosen


def test_hidden_people_are_in_no_overlap(rita, story, on_the_bus, cast, opened):
    """S1: nobody can tell from who is in both that somebody is held."""
    from alongside.lib import clock
    from alongside.people.models import Person

    Person.objects.filter(pk=story.rs).update(restricted_on=clock.today())
    (overlap,) = viewing.overlaps(looked(opened(cast.mo)).groups)
    assert overlap.both == (story.jk,)


def test_the_query_of_an_address_says_how_it_is_looked_at():
    """Links keep what somebody chose."""
    plain = Looking()
    assert plain.but() == ""
    shown = replace(plain, view="compare", lens=Basis.SHARED_CONTEXT, without=POLICE | UNCHECKED)
    assert shown.but() == "?view=compare&lens=shared_context&without=police&without=unchecked"
    assert shown.but(view="everyone", lens=None, without=frozenset()) == ""
