"""Picture, list, narrative and every form: what they show, what they do, what they refuse, how many statements."""

from uuid import uuid4

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.cases.models import TeamMember
from alongside.peermaps.terms import Level
from alongside.peermaps.tests.scenes import all_spoke, own_words, person, tie
from alongside.people.models import Person
from alongside.people.tests.scenes import somebody
from alongside.statements.models import Statement
from alongside.statements.tests.scenes import told
from tests.support.cast import without_token, words_of

READS = ("map", "list", "narrative", "document")


@pytest.fixture
def story(once, cast, bus_case):
    return once(all_spoke, cast, bus_case)


@pytest.fixture
def client_of_rita(cast, signed_in):
    return signed_in(cast.rita)


def url(name, case, *more):
    return reverse(f"peermaps:{name}", args=[case, *more])


def counted(get):
    """How many statements a request makes over both databases, BEGIN and COMMIT not counted."""
    with (
        CaptureQueriesContext(connections["default"]) as default,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        response = get()
    made = [one["sql"] for one in [*default.captured_queries, *keys.captured_queries]]
    return response, [one for one in made if not one.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]


def test_twelve_statements_at_most_however_big_the_map(rita, bus_case, client_of_rita):
    """P1: no more with 20 people, 19 ties and 60 statements than with one of each."""
    first = somebody(rita, "Aa")
    friends = [somebody(rita, "Ba")]
    tie(rita, person(first), person(friends[0]), own_words(first, "we talk"), support=Level.SOME)
    few = {name: counted(lambda name=name: client_of_rita.get(url(name, bus_case.id)))[1] for name in READS}
    friends = [somebody(rita, f"C{letter}") for letter in "abcdefghijklmnopqr"]
    for friend in friends:
        tie(rita, person(first), person(friend), own_words(first, "we talk"), support=Level.SOME)
    for number in range(41):
        told(rita, f"said number {number}", first)
    assert (Person.objects.count(), Statement.objects.count()) == (20, 60)
    for name in READS:
        response, many = counted(lambda name=name: client_of_rita.get(url(name, bus_case.id)))
        assert response.status_code == 200
        assert len(many) == len(few[name]), name
        assert len(many) <= 12, "\n".join(many)


def test_eight_statements_at_most_for_forms_and_single_pages(story, bus_case, client_of_rita):
    """P1: the map may take twelve; what hangs on it takes eight."""
    case = bus_case.id
    said = Statement.objects.filter(about__isnull=False).first().pk
    addresses = [
        *(
            url(name, case)
            for name in ("add_person", "add_placeholder", "who_else", "move", "say", "connect")
        ),
        *(url(name, case) for name in ("add_place", "add_group")),
        f"{url('say', case)}?tie={story.jk_rs}",
        f"{url('condition', case)}?place={story.bus}",
        *(url(name, case, story.jk_rs) for name in ("tie", "describe", "talk", "tie_off")),
        *(url(name, case, story.bus) for name in ("place", "change_place")),
        *(url(name, case, story.us_lot) for name in ("group", "change_group", "members")),
        *(
            reverse(f"people:{name}", args=[case, story.jk])
            for name in ("person", "change", "support", "decide", "off")
        ),
        reverse("statements:about", args=[case, story.jk]),
        *(
            reverse(f"statements:{name}", args=[case, said])
            for name in ("statement", "check", "correct", "origin")
        ),
    ]
    too_many = {}
    for address in addresses:
        response, made = counted(lambda address=address: client_of_rita.get(address))
        assert response.status_code == 200, address
        if len(made) > 8:
            too_many[address] = len(made)
    assert too_many == {}


@pytest.mark.parametrize(
    "name",
    [
        "map",
        "list",
        "narrative",
        "add_person",
        "add_placeholder",
        "who_else",
        "move",
        "say",
        "connect",
        "add_place",
        "add_group",
    ],
)
def test_pages_open(story, bus_case, client_of_rita, name):
    response = client_of_rita.get(url(name, bus_case.id))
    assert response.status_code == 200, response.content[:2000]


@pytest.mark.parametrize("name", READS)
def test_no_need_to_know_looks_like_not_there(story, bus_case, cast, signed_in, name):
    """`access.team`: the very same bytes as for a case that does not exist."""
    sam = signed_in(cast.sam)
    hidden, nowhere = sam.get(url(name, bus_case.id)), sam.get(url(name, uuid4()))
    assert hidden.status_code == nowhere.status_code == 404
    assert without_token(hidden.content) == without_token(nowhere.content)


def test_the_picture_says_where_the_list_is_without_script(story, bus_case, client_of_rita):
    """`map.narrative`: one can do everything without seeing it."""
    page = client_of_rita.get(url("map", bus_case.id)).content.decode()
    assert '<script type="application/json">' in page
    assert "The picture needs JavaScript" in page
    assert url("list", bus_case.id) in page


def test_the_list_shows_everything_and_marks_what_is_not_checked(story, bus_case, client_of_rita):
    page = client_of_rita.get(url("list", bus_case.id)).content.decode()
    for words in ("JK and RS", "some harm (not checked)", "seen differently", "Us lot", "The 78 bus",
                  "He walks me to the bus when it’s dark", "man, about 25", "a friend from the bus"):  # fmt: skip
        assert words in page


def test_views_switch_in_list_and_narrative(story, bus_case, client_of_rita):
    """`map.perspectives`: everyone, one young person, professionals, compared."""
    for name in ("list", "narrative"):
        mine = client_of_rita.get(url(name, bus_case.id), {"view": f"p-{story.jk}"}).content.decode()
        assert "asked to hold something" not in mine
        compared = client_of_rita.get(url(name, bus_case.id), {"view": "compare"}).content.decode()
        assert "Seen differently" in compared
        assert "some harm (not checked)" in compared


def test_without_names_the_pages_hold_no_initial_and_no_word(story, bus_case, cast, signed_in):
    """`access.view`."""
    TeamMember.objects.filter(user=cast.mo).update(sees="nameless")
    mo = signed_in(cast.mo)
    for name in READS:
        page = words_of(mo.get(url(name, bus_case.id)))
        assert "Young person A" in page or '"shown": "A"' in page
        for word in ("JK", "Ms K", "walks me", "Us lot", "Bus route"):
            assert word not in page, (name, word)
    assert mo.get(url("add_person", bus_case.id)).status_code == 404
    tie_page = mo.get(url("tie", bus_case.id, story.jk_rs)).content.decode()
    assert "Young person A and Young person C" in tie_page
    assert "shopping" not in tie_page
