"""The tables of the library, and how those of older versions become those of today. I/O: through a connection.

Each migration is run once, in order, on a library that is older; never change one that was released.
"""

import sqlite3
from collections.abc import Callable


def _first_tables(db: sqlite3.Connection) -> None:
    db.execute("CREATE TABLE show (slug TEXT PRIMARY KEY, podcast_guid TEXT NOT NULL)")
    db.execute(
        "CREATE TABLE post (show TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, verdict TEXT NOT NULL,"
        " reason TEXT NOT NULL, digest TEXT NOT NULL, guid TEXT NOT NULL, published TEXT NOT NULL,"
        " first_seen TEXT NOT NULL, PRIMARY KEY (show, key))"
    )
    db.execute("CREATE INDEX post_digest ON post (show, digest)")
    db.execute(
        "CREATE TABLE episode (show TEXT NOT NULL, guid TEXT NOT NULL, post_key TEXT NOT NULL, fields TEXT NOT NULL,"
        " PRIMARY KEY (show, guid))"
    )
    db.execute("CREATE TABLE run (started TEXT NOT NULL, ended TEXT NOT NULL, episodes INTEGER, failures INTEGER)")


def _identity_and_repeats(db: sqlite3.Connection) -> None:
    for column in (
        "revision TEXT NOT NULL DEFAULT ''",
        "fingerprint TEXT NOT NULL DEFAULT ''",
        "same_as TEXT",
        "article BLOB",
    ):
        db.execute(f"ALTER TABLE post ADD COLUMN {column}")
    db.execute(
        "CREATE TABLE name (show TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (show, name))"
    )
    db.execute("INSERT INTO name (show, name, key) SELECT show, key, key FROM post")
    db.execute(
        "CREATE TABLE block (site TEXT NOT NULL, digest INTEGER NOT NULL, posts INTEGER NOT NULL,"
        " last_seen TEXT NOT NULL, PRIMARY KEY (site, digest)) WITHOUT ROWID"
    )


def _spending(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE spending (at TEXT NOT NULL, show TEXT NOT NULL, guid TEXT NOT NULL, voice TEXT NOT NULL,"
        " requests INTEGER NOT NULL, chars INTEGER NOT NULL, usd REAL NOT NULL)"
    )
    db.execute("CREATE INDEX spending_at ON spending (at)")


def _digests(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE digest_post (show TEXT NOT NULL, guid TEXT NOT NULL, post_key TEXT NOT NULL,"
        " is_read INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (show, guid, post_key)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX digest_post_key ON digest_post (show, post_key)")


def _lifetimes(db: sqlite3.Connection) -> None:
    # Where a post was listed and read, when it was last asked for, and of which edition of it an episode is.
    for column in ("source", "place", "asked", "edition"):
        db.execute(f"ALTER TABLE post ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE episode ADD COLUMN edition TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE episode ADD COLUMN standing TEXT NOT NULL DEFAULT 'published'")
    db.execute("ALTER TABLE episode ADD COLUMN left_feed TEXT")
    db.execute("ALTER TABLE show ADD COLUMN feed_url TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE show ADD COLUMN moved TEXT")
    db.execute(
        "CREATE TABLE unnamed (show TEXT NOT NULL, file TEXT NOT NULL, since TEXT NOT NULL,"
        " PRIMARY KEY (show, file)) WITHOUT ROWID"
    )


def _listeners(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE listener (digest TEXT PRIMARY KEY, token TEXT NOT NULL, show TEXT NOT NULL, name TEXT NOT NULL,"
        " issued TEXT NOT NULL, revoked TEXT)"
    )
    db.execute("CREATE TABLE former_url (url TEXT PRIMARY KEY) WITHOUT ROWID")


def _attempts(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE attempt (show TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, revision TEXT NOT NULL,"
        " first_failed TEXT NOT NULL, last_failed TEXT NOT NULL, tries INTEGER NOT NULL, next_try TEXT NOT NULL,"
        " error TEXT NOT NULL, given_up INTEGER NOT NULL, PRIMARY KEY (show, key))"
    )


_MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _first_tables,
    _identity_and_repeats,
    _spending,
    _digests,
    _lifetimes,
    _listeners,
    _attempts,
)


def migrate(db: sqlite3.Connection, to: int | None = None) -> None:
    """Bring a library up to date, or to the state of an older version.

    Raises:
        sqlite3.DatabaseError: it is newer than this program.

    """
    done = int(db.execute("PRAGMA user_version").fetchone()[0])
    if done > len(_MIGRATIONS):
        raise sqlite3.DatabaseError("was written by a newer version of audioposts; upgrade the program")
    for number, migration in enumerate(_MIGRATIONS[done:to], done + 1):
        db.execute("BEGIN IMMEDIATE")
        migration(db)
        db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
