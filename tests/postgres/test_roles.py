"""On PostgreSQL the application owns nothing and the log only grows (quality S4, S8)."""

import psycopg
import pytest
from django.db import DatabaseError, connection, connections

from alongside.activity import doors
from tests.support.databases import ALIASES
from tests.support.postgres import APPLICATION, OWNER


@pytest.fixture
def rows(fresh_databases):
    """One row in the log, committed by the application."""
    with doors.operation(by=None) as op:
        op.log("activity.log_read")
    return fresh_databases


def _owners(alias: str) -> set[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class "
            "WHERE relnamespace = 'public'::regnamespace"
        )
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
@pytest.mark.parametrize("alias", ALIASES)
def test_the_application_owns_nothing(alias):
    assert _owners(alias) == {OWNER}
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles"
            " WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (APPLICATION, False, False, False)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activity_entry SET actor = 'x'",
        "DELETE FROM activity_entry",
        "TRUNCATE activity_entry",
        "DELETE FROM activity_head",
        "TRUNCATE activity_head",
        "INSERT INTO activity_head VALUES (2, 0, '')",
        "ALTER TABLE activity_entry DISABLE TRIGGER ALL",
        "DROP TRIGGER activity_entry_no_change ON activity_entry",
        "CREATE TABLE mine (id int)",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
    ],
)
def test_the_application_cannot(rows, statement):
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match=r"permission|owner"):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activity_entry SET actor = 'x'",
        "DELETE FROM activity_entry",
        "TRUNCATE activity_entry",
        "DELETE FROM activity_head",
        "TRUNCATE activity_head",
    ],
)
def test_even_the_owner_meets_the_trigger(rows, cluster, statement):
    with (
        cluster.connect(rows["default"], user=OWNER) as owner,
        pytest.raises(psycopg.errors.RaiseException, match="append-only"),
    ):
        owner.execute(statement)


def test_a_table_of_a_later_migration_can_be_used_at_once(rows, cluster):
    with cluster.connect(rows["default"], user=OWNER) as owner:
        owner.execute("CREATE TABLE later (id int)")
    with cluster.connect(rows["default"], user=APPLICATION) as application:
        application.execute("INSERT INTO later VALUES (1)")
        application.execute("DELETE FROM later")
