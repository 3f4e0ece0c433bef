"""`recording.language`: another way to say it, gently, and never on what somebody else said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.practice import framework
from alongside.practice.language import (
    full_name_of_somebody,
    gang_or_street_name,
    look_over,
    names_where_roles_do,
    reads_like_intelligence,
)

LOOKS = (
    look_over,
    reads_like_intelligence,
    gang_or_street_name,
    names_where_roles_do,
    full_name_of_somebody,
)


def found(words):
    return {each.id for each in look_over(words)}


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("JK keeps putting himself at risk on the 78.", "putting_at_risk"),
        ("She places herself in danger", "putting_at_risk"),
        ("They put themselves at risk", "putting_at_risk"),
        ("He is very streetwise.", "streetwise"),
        ("thought to be gang-affiliated", "gang_affiliated"),
        ("possible gang affiliation", "gang_affiliated"),
        ("dresses like a gang member", "gang_look"),
        ("He absconds most weekends; she absconded once", "absconds"),
        ("a hard-to-reach family", "hard_to_reach"),
        ("hard   to\nreach", "hard_to_reach"),
        ("associating with older boys", "associating"),
        ("in with the wrong crowd", "wrong_crowd"),
        ("known to the police", "known_to_police"),
        ("RS is the ringleader", "ringleader"),
        ("She made poor choices", "lifestyle"),
        ("has an older boyfriend", "older_boyfriend"),
        ("a county lines runner", "runner"),
        ("an attention-seeking child", "attention"),
        ("Mum refuses to engage", "not_engaging"),
        ("Mum won’t engage", "not_engaging"),
        ("DNA on Friday", "did_not_attend"),
        ("kicking off in class", "challenging"),
        ("mature for her age", "older_than_age"),
        ("She claims that he hit her", "claims"),
        ("a chaotic home", "chaotic"),
        ("Mother failed to protect", "fail_to_protect"),
        ("youths loitering", "hanging_around"),
        ("a vulnerable girl", "vulnerable"),
        ("brought it on herself", "self_caused"),
        ("child prostitution", "prostitution"),
        ("a medium risk child", "numbers_of_people"),
        ("LAC review next week", "care_words"),
    ],
)
def test_a_phrase_that_blames_gets_another_way_to_say_it(words, what):
    assert what in found(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "JK and AM walk each other home. A man on the 78 bus frightens them.",
        "She gave a sample for a dna test.",
        "They put the cups at the edge of the table.",
        "He takes a risk with a new recipe.",
        "The associate director came.",
        "We have not found a way yet to talk with his father.",
        "A gang of painters is working on the stairs.",
    ],
)
def test_plain_words_are_left_alone(words):
    assert look_over(words) == ()


def test_a_suggestion_says_where_why_and_what_instead():
    words = "On Friday he was hard to reach again."
    (one,) = look_over(words)
    assert words[one.start : one.end] == one.phrase == "hard to reach"
    assert "our hours, our letters" in one.why
    assert one.instead.startswith('"We have not found a way yet"')


def test_of_two_that_overlap_the_longer_one_is_told():
    (one,) = look_over("He is a gang member.")
    assert one.phrase == "gang member"
    (one,) = look_over("a repeat misser")
    assert one.phrase == "repeat misser"


@pytest.mark.parametrize(
    "words",
    [
        "Her mother said “she is hard to reach”.",
        'Priya wrote "putting themselves at risk" and stopped.',
        "Priya wrote ‘they’re streetwise, aren’t they’.",
        "He told me: 'I don't abscond, I'm streetwise'.",
        "“He said “streetwise” to me, and known to police as well”",
        "“I never ran. I do not abscond",
        'She is 5\'2" and says "streetwise, me" often',
        "‘The boys’ bags were searched, gang member they said’",
        "‘I never finished, I’m streetwise",
    ],
)
def test_quoted_words_are_never_touched(words):
    assert look_over(words) == ()


def test_an_apostrophe_opens_no_quotation():
    assert found("'cause he is streetwise, the boys were told") == {"streetwise"}


def test_words_beside_a_quotation_are_looked_at():
    words = "The streetwise girl said “I abscond” and absconded."
    assert [each.phrase for each in look_over(words)] == ["streetwise", "absconded"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("gather intelligence on these boys", "intelligence"),
        ("to prevent crime around the park", "crime"),
        ("reduce re-offending", "crime"),
        ("investigate who sells to them", "investigation"),
        ("find out who is behind it", "who_is_who"),
        ("identify the key players", "who_is_who"),
        ("map the gang on the estate", "gang_mapping"),
        ("monitor their movements, monitor members", "watching"),
        ("disruption and enforcement", "enforcement"),
        ("a person of interest", "suspects"),
        ("share names with the police", "information_for"),
        ("break up the group", "break_up"),
        ("in support of Operation Falcon", "information_for"),
    ],
)
def test_wording_that_reads_like_crime_work_brings_a_rewrite(words, what):
    """`purpose.statement`."""
    hints = {each.id: each for each in reads_like_intelligence(words)}
    assert what in hints
    assert hints[what].why and hints[what].instead


@pytest.mark.parametrize("purpose", framework("england-2026-1").purposes.values(), ids=lambda each: each.id)
def test_the_closed_list_itself_does_not_read_like_crime_work(purpose):
    """`purpose.statement`."""
    assert reads_like_intelligence(f"{purpose.title}. {purpose.about} {purpose.example}") == ()


def test_feelings_are_no_intelligence():
    assert reads_like_intelligence("Support their emotional intelligence and their friendships") == ()


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Eastfield gang", "gang_word"),
        ("The Eastfield Crew", "gang_word"),
        ("N17 boys", "territory"),
        ("e5", "territory"),
        ("Zone 2", "territory"),
        ("Mill Street lads", "territory"),
        ("Knife boys", "reputation"),
        ("county lines kids", "reputation"),
        ("Somali youths", "who_they_are"),
        ("“67 crew”", "gang_word"),
    ],
)
def test_gang_and_street_names_are_advised_against(name, what):
    """`group.name`."""
    assert what in {each.id for each in gang_or_street_name(name)}


@pytest.mark.parametrize(
    "name", ["Year 9 lunch friends", "Y9 table tennis", *framework().wording.group_name_examples]
)
def test_plain_names_are_fine(name):
    """`group.name`."""
    assert gang_or_street_name(name) == ()


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("I rang Mrs Okoro today", "Mrs Okoro"),
        ("PC Dunne came by", "PC Dunne"),
        ("told coach Williams", "coach Williams"),
        ("Dr. Ahmed wrote", "Dr. Ahmed"),
    ],
)
def test_a_name_where_a_role_would_do_gets_a_nudge(words, phrase):
    """`recording.roles`."""
    assert [each.phrase for each in names_where_roles_do(words)] == [phrase]


def test_roles_and_quoted_names_get_none():
    """`recording.roles`."""
    assert names_where_roles_do("The head of year said “ask Mr Brown”. I miss her. A doctor came.") == ()


def test_people_whom_the_caller_knows_are_nudged_to_their_role():
    """`recording.roles`."""
    people = {"Priya Nair": "the pastoral lead", "Kit {Lowe}|*": "the duty manager", "**": "nobody", "": "x"}
    nudges = names_where_roles_do("Priya Nair rang Kit Lowe. Priya came.", people=people)
    assert [(each.phrase, each.instead) for each in nudges] == [
        ("Priya Nair", "the pastoral lead"),
        ("Kit Lowe", "the duty manager"),
    ]


@pytest.mark.parametrize(
    ("note", "phrase"),
    [
        ("Jordan Kingsley Smith", "Jordan Kingsley Smith"),
        ("Friend Jordan Smith", "Jordan Smith"),
        ("the boy called Anna-Maria O’Neill", "Anna-Maria O’Neill"),
        ("a cousin, Sam Lee, from Northgate", "Sam Lee"),
        ("Mr Brown from the shop", "Mr Brown"),
    ],
)
def test_a_full_name_describes_nobody_without_a_name(note, phrase):
    """`map.placeholder`, `recording.roles`: ADR 0008, the language help works against it."""
    (found,) = full_name_of_somebody(note)
    assert found.phrase == phrase and found.why and found.instead


@pytest.mark.parametrize(
    "note",
    [
        "a friend from the bus",
        "A friend of JK from Northgate",
        "The Eastfield girl",
        "Plays Fortnite with JK",
        "Friend JK RS knows",
        "works at Mill Lane School",
        "Youth Worker from Kings Road Club",
        "a boy from Year Nine at St Anne",
        "Head Of Year",
        "somebody at Vale Farm",
    ],
)
def test_places_roles_and_beginnings_are_no_name(note):
    """`map.placeholder`: places, agencies, roles, initials and the beginning of a sentence name nobody."""
    assert full_name_of_somebody(note, places=["Vale Farm", ""]) == ()


def test_our_own_words_pass_our_own_help():
    """`recording.language`: what the product itself says to people never blames."""
    fw = framework("england-2026-1")
    texts = [fw.values_check.opening, *(value.about for value in fw.values.values())]
    texts += [
        words for leaflet in fw.leaflets.values() for each in leaflet.sections.values() for words in each.says
    ]
    texts += [response.what_for for response in fw.responses.values()]
    texts += [level.means for policy in fw.thresholds.values() for level in policy.levels.values()]
    assert [(text, each.phrase) for text in texts for each in look_over(text)] == []


PIECES = st.lists(
    st.sampled_from(
        ["hard to reach", "streetwise", "PC Dunne", "N17 boys", "intelligence", "“", "”", '"', "'", "‘", "’",
         "boys", " ", ", ", "\n\n", "don’t", "Ms K", "*", "|", "ä", "5'2\""]
    )
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), PIECES))
def test_it_never_fails_and_points_at_what_is_there(words):
    for look in LOOKS:
        suggestions = look(words)
        assert all(words[each.start : each.end] == each.phrase for each in suggestions)
        ends = [0, *(each.end for each in suggestions)]
        assert all(each.start >= end for each, end in zip(suggestions, ends, strict=False))


OUTSIDE = st.text(st.characters(exclude_characters="“”‘’'\"", exclude_categories=["Cs"])).map(
    lambda text: f"{text} "
)
INSIDE = st.lists(
    st.sampled_from(
        ["I’m", "streetwise", "hard to reach", "absconded", "they said", "PC Dunne", "intelligence"]
    ),
    min_size=1,
).map(" ".join)


@given(OUTSIDE, INSIDE, st.sampled_from(["“”", '""', "‘’", "''"]), OUTSIDE)
def test_it_never_points_inside_a_quotation(before, said, marks, after):
    words = f"{before}{marks[0]}{said}{marks[1]} {after}"
    start, end = len(before), len(before) + len(said) + 2
    for look in (look_over, reads_like_intelligence, names_where_roles_do):
        assert all(each.end <= start or each.start >= end for each in look(words))
