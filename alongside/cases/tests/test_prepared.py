"""What is put into words once answers as the query itself would, each time (`alongside.lib.sql.Prepared`)."""

import pytest
from django.db.models import DateTimeField, UUIDField

from alongside.cases.models import Case, TeamMember
from alongside.lib import clock, ids
from alongside.lib.sql import Given, Prepared

pytestmark = pytest.mark.django_db

CASE = Given("case", UUIDField())


def test_it_is_put_into_words_once_and_answers_each_time(bus_case):
    built = []

    def by_id():
        built.append(True)
        return Case.objects.filter(pk=CASE)

    statement = Prepared(by_id)
    assert statement.first(case=bus_case.id) == Case.objects.get(pk=bus_case.id)
    assert statement.first(case=ids.new()) is None
    assert len(built) == 1


def test_it_is_written_once_for_each_of_its_forms(bus_case):
    built = []

    def team(by_place):
        built.append(by_place)
        return TeamMember.objects.filter(case=CASE).order_by(*(["place", "id"] if by_place else ["-id"]))

    statement = Prepared(team)
    for by_place in (True, False, True, False):
        order = ("place", "id") if by_place else ("-id",)
        expected = list(TeamMember.objects.filter(case=bus_case.id).order_by(*order))
        assert statement.all(by_place, case=bus_case.id) == expected and len(expected) > 1
    assert built == [True, False]


def test_rows_bring_what_the_query_joined_and_nothing_more_is_asked(bus_case, django_assert_num_queries):
    statement = Prepared(lambda: TeamMember.objects.filter(case=CASE).select_related("user").order_by("id"))
    statement.all(case=ids.new())
    with django_assert_num_queries(1):
        names = [one.user.name for one in statement.all(case=bus_case.id)]
    assert "Rita" in " ".join(names)


def test_plain_values_come_as_the_query_would_bring_them(bus_case):
    def rows(case):
        return TeamMember.objects.filter(case=case).order_by("id").values("id", "place", "starts_at")

    assert Prepared(lambda: rows(CASE)).all(case=bus_case.id) == list(rows(bus_case.id))


def test_a_value_that_is_not_told_is_an_error_and_never_an_answer(bus_case):
    statement = Prepared(lambda: Case.objects.filter(pk=CASE))
    with pytest.raises(KeyError):
        statement.first(user=bus_case.id)


@pytest.mark.parametrize("changes", ["id", "moment", "day"])
def test_what_will_be_wrong_tomorrow_cannot_stand_in_it_for_good(bus_case, changes):
    """A day or a person of the first request would otherwise answer every later one."""
    fixed = {
        "id": lambda: {"pk": bus_case.id},
        "moment": lambda: {"created_at__lt": clock.now()},
        "day": lambda: {"opened_on__lte": clock.today()},
    }[changes]
    with pytest.raises(TypeError, match="has to be told each time"):
        Prepared(lambda: Case.objects.filter(**fixed())).all()
    told = Prepared(lambda: Case.objects.filter(created_at__lt=Given("now", DateTimeField())))
    assert [one.pk for one in told.all(now=clock.now())] == [bus_case.id]
