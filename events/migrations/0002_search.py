"""The database's own text search beside SearchDocument: FTS5 on SQLite, a GIN index on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    "CREATE VIRTUAL TABLE events_search USING fts5("
    "body, content='events_searchdocument', content_rowid='event_id', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER events_search_insert AFTER INSERT ON events_searchdocument BEGIN "
    "INSERT INTO events_search(rowid, body) VALUES (new.event_id, new.body); END",
    "CREATE TRIGGER events_search_delete AFTER DELETE ON events_searchdocument BEGIN "
    "INSERT INTO events_search(events_search, rowid, body) VALUES ('delete', old.event_id, old.body); END",
    "CREATE TRIGGER events_search_update AFTER UPDATE ON events_searchdocument BEGIN "
    "INSERT INTO events_search(events_search, rowid, body) VALUES ('delete', old.event_id, old.body); "
    "INSERT INTO events_search(rowid, body) VALUES (new.event_id, new.body); END",
]
SQLITE_BACK = [
    "DROP TRIGGER events_search_insert",
    "DROP TRIGGER events_search_delete",
    "DROP TRIGGER events_search_update",
    "DROP TABLE events_search",
]
POSTGRESQL = [
    "CREATE INDEX events_search ON events_searchdocument USING gin (to_tsvector('english', body))",
]
POSTGRESQL_BACK = ["DROP INDEX events_search"]


def run(editor: BaseDatabaseSchemaEditor, sqlite: list[str], postgresql: list[str]) -> None:
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[editor.connection.vendor]:
        editor.execute(statement)


def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    run(editor, SQLITE, POSTGRESQL)


def backwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    run(editor, SQLITE_BACK, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
