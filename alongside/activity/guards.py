"""SQL that makes the log append-only on both engines. Run by the slice's second migration."""

from typing import Any

_SQLITE = [
    """CREATE TRIGGER activity_entry_no_update BEFORE UPDATE ON activity_entry
       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER activity_entry_no_delete BEFORE DELETE ON activity_entry
       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
]

_POSTGRESQL = [
    """CREATE TABLE activity_head (
           id smallint PRIMARY KEY CHECK (id = 1), seq bigint NOT NULL, hash text NOT NULL)""",
    "INSERT INTO activity_head VALUES (1, 0, repeat('0', 64))",
    """CREATE FUNCTION activity_append_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$""",
    """CREATE TRIGGER activity_entry_no_change BEFORE UPDATE OR DELETE ON activity_entry
       FOR EACH ROW EXECUTE FUNCTION activity_append_only()""",
    """CREATE TRIGGER activity_entry_no_truncate BEFORE TRUNCATE ON activity_entry
       FOR EACH STATEMENT EXECUTE FUNCTION activity_append_only()""",
    """CREATE TRIGGER activity_head_no_delete BEFORE DELETE OR TRUNCATE ON activity_head
       FOR EACH STATEMENT EXECUTE FUNCTION activity_append_only()""",
]

_UNDO = {
    "sqlite": [
        "DROP TRIGGER activity_entry_no_update",
        "DROP TRIGGER activity_entry_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER activity_entry_no_change ON activity_entry",
        "DROP TRIGGER activity_entry_no_truncate ON activity_entry",
        "DROP TABLE activity_head",
        "DROP FUNCTION activity_append_only()",
    ],
}


def put_up(_apps: Any, schema: Any) -> None:
    """Create the triggers, and on PostgreSQL the row that serialises writers."""
    for statement in _SQLITE if schema.connection.vendor == "sqlite" else _POSTGRESQL:
        schema.execute(statement)


def take_down(_apps: Any, schema: Any) -> None:
    """Undo `put_up`, for a migration that is taken back."""
    for statement in _UNDO[schema.connection.vendor]:
        schema.execute(statement)
