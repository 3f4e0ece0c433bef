"""Who is involved: the list, one person, and what a wrong answer brings."""

from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.cases.models import Case, TeamMember
from alongside.cases.terms import SeesWhat
from alongside.involvement.models import MapGround, Step, Trusted
from alongside.involvement.terms import What
from alongside.lib import clock, ids
from alongside.people.terms import Kind
from tests.support.cast import without_token, words_of
from tests.support.statements import statements

TELL = {
    "form": "tell",
    "tell-safe": "yes",
    "tell-who_where": "Mo, at the club",
    "tell-told": "yes",
    "tell-by_whom": "Mo",
    "tell-how": "with_leaflet",
    "tell-said": "ok",
}
DECIDES = {
    "form": "decides",
    "decides-understands": "yes",
    "decides-responsibility": "his mother",
    "decides-orders": "none",
    "decides-wish": "not my father",
}


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


@pytest.fixture
def at(bus_case):
    return lambda name="page", *more: reverse(f"involvement:{name}", args=[bus_case.id, *more])


@pytest.fixture
def jk(cast, opened, put):
    return put(opened(cast.rita), "JK")


def test_everybody_with_how_they_are_told(cast, opened, signed_in, at, put, jk):
    """`rights.informed`."""
    put(opened(cast.rita), "Ms K", Kind.PARENT_CARER)
    put(opened(cast.rita), "X", Kind.SAID_TO_CAUSE_HARM)
    page = signed_in(cast.rita).get(at()).content.decode()
    assert "JK" in page and "Ms K" in page and "0 of 1" in page
    assert "to tell by" in page and "the supervisor decides" in page


def test_telling_somebody(cast, signed_in, at, jk):
    """`rights.informed`: is it safe, who, where; then by whom, how, when."""
    rita = signed_in(cast.rita)
    sent = {**TELL, **day("tell-on", clock.today())}
    missing = rita.post(at("person", jk), {**sent, "tell-by_whom": ""})
    page = missing.content.decode()
    assert missing.status_code == 200 and "<title>Error: " in page
    assert "Write who told them" in page and "Mo, at the club" in page
    assert rita.post(at("person", jk), sent).status_code == 302
    assert Step.objects.get(what=What.TOLD).person_id == jk
    assert "1 of 1" in rita.get(at()).content.decode()


def test_telling_when_it_is_not_safe_is_refused(cast, signed_in, at, jk):
    """`rights.informed`."""
    sent = {**TELL, "tell-safe": "no", **day("tell-on", clock.today())}
    page = signed_in(cast.rita).post(at("person", jk), sent).content.decode()
    assert "First be sure that it is safe" in page and not Step.objects.exists()


def test_a_parent_after_the_young_person_was_asked(cast, opened, signed_in, at, put, jk):
    """`rights.decides`."""
    mother = put(opened(cast.rita), "Ms K", Kind.PARENT_CARER)
    rita = signed_in(cast.rita)
    sent = {**TELL, "tell-child": str(jk), **day("tell-on", clock.today())}
    assert "First write on the young person" in rita.post(at("person", mother), sent).content.decode()
    assert rita.post(at("person", jk), {**DECIDES, "decides-wish": ""}).status_code == 200
    assert rita.post(at("person", jk), DECIDES).status_code == 302
    assert rita.post(at("person", mother), sent).status_code == 302
    assert "as parent or carer of JK" in rita.get(at("person", mother)).content.decode()


def test_no_and_rightly_so(cast, opened, signed_in, at, put):
    """`values.rightly_no`: story 1, step 13."""
    father = put(opened(cast.rita), "DT’s father", Kind.PARENT_CARER)
    rita = signed_in(cast.rita)
    first = rita.get(at("person", father)).content.decode()
    assert f'value="{cast.tom.pk}" selected' in first
    sent = {
        "form": "rightly",
        "rightly-covers": "telling",
        "rightly-reason": "childs_wish",
        "rightly-why": "DT asked us not to",
        "rightly-agreed_by": str(cast.tom.pk),
        **day("rightly-look_again_on", clock.today()),
    }
    assert "within the next three months" in rita.post(at("person", father), sent).content.decode()
    later = day("rightly-look_again_on", clock.today() + timedelta(weeks=4))
    assert rita.post(at("person", father), {**sent, **later}).status_code == 302
    page = rita.get(at("person", father)).content.decode()
    assert "No, and rightly so" in page and "It pauses nothing" in page and "agreed with T. Brandt" in page
    assert rita.post(at("after_all", father)).status_code == 302
    assert "to tell by" in rita.get(at()).content.decode()


def test_taking_part_and_saying_no(cast, signed_in, at, jk):
    """`rights.take_part`, `rights.refuse`."""
    rita = signed_in(cast.rita)
    sent = {"form": "part", "part-part": "declined", **day("part-on", clock.today())}
    assert rita.post(at("person", jk), sent).status_code == 302
    assert "A no ends the invitations" in rita.get(at("person", jk)).content.decode()
    refused = rita.post(at("person", jk), {**sent, "part-part": "invited"})
    assert "that ends the invitations" in refused.content.decode()


def test_whom_they_trust(cast, signed_in, at, jk):
    """`involve.trusted`."""
    rita = signed_in(cast.rita)
    naming = {"form": "trusted", "trusted-adult": "", "trusted-adult_words": "my aunt"}
    neither = rita.post(at("person", jk), {**naming, "trusted-adult_words": ""})
    assert "Write whom they named" in neither.content.decode()
    assert rita.post(at("person", jk), naming).status_code == 302
    name = f"asked-{Trusted.objects.get().pk}"
    sent = {
        "form": name,
        f"{name}-answer": "agreed",
        f"{name}-leads": "map",
        **day(f"{name}-on", clock.today()),
    }
    assert "Tell them first" in rita.post(at("person", jk), sent).content.decode()
    assert rita.post(at("person", jk), {**sent, f"{name}-told_what": "on"}).status_code == 302
    page = rita.get(at("person", jk)).content.decode()
    assert "my aunt" in page and "leads the map" in page


def test_one_reason_for_friends_by_initials(cast, opened, signed_in, at, put, bus_case):
    """`rights.informed`: one ground per map."""
    Case.objects.filter(pk=bus_case.id).update(level=1)
    put(opened(cast.rita), "AM", own_account=True)
    rita = signed_in(cast.rita)
    assert "Friends known by initials" in rita.get(at()).content.decode()
    assert rita.post(at(), {"words": ""}).status_code == 200
    assert rita.post(at(), {"words": "said in trust"}).status_code == 302
    assert MapGround.objects.count() == 1


def test_whoever_has_no_need_to_know_gets_what_nobody_gets(cast, signed_in, at, jk):
    """`access.team`."""
    client = signed_in(cast.sam)
    for page in (at(), at("person", jk)):
        refused = client.get(page)
        missing = client.get(reverse("involvement:page", args=[ids.new()]))
        assert refused.status_code == 404 and without_token(refused.content) == without_token(missing.content)


def test_whoever_sees_no_names_sees_letters(cast, signed_in, at, jk):
    """`access.view`: nameless."""
    TeamMember.objects.filter(user=cast.mo).update(sees=SeesWhat.NAMELESS)
    mo = signed_in(cast.mo)
    page = words_of(mo.get(at()))
    assert "Young person A" in page and "JK" not in page
    assert mo.get(at("person", jk)).status_code == 404
    assert mo.post(at(), {"words": "x"}).status_code == 404
    assert signed_in(cast.rita).get(at("person", ids.new())).status_code == 404


def test_pages_ask_little_of_the_database(cast, opened, signed_in, at, put, jk, bus_case):
    """Quality P1: eight statements or fewer."""
    Case.objects.filter(pk=bus_case.id).update(level=1)
    put(opened(cast.rita), "AM", own_account=True)
    mother = put(opened(cast.rita), "Ms K", Kind.PARENT_CARER)
    rita = signed_in(cast.rita)
    rita.post(at(), {"words": "said in trust"})
    for page in (at(), at("person", jk), at("person", mother)):
        with statements() as made:
            assert rita.get(page).status_code == 200
        assert len(made) <= 8, "\n".join(made)
