"""SQLite's search index against one that is made anew in memory."""

from itertools import zip_longest

from sqlalchemy import Connection

_TOKENS = "tokenize='unicode61 remove_diacritics 2'"
_INSTANCES = "SELECT term, doc, col, offset FROM temp.{}"


def index_differs(connection: Connection) -> bool:
    """Whether some word of some claim is not where the index has it, or the index has one that no
    claim has.

    Raises:
        DBAPIError: if the index cannot be read.
    """
    run = connection.exec_driver_sql
    try:
        run(f"CREATE VIRTUAL TABLE temp.anew USING fts5(source, content, content='', {_TOKENS})")
        run(
            "INSERT INTO temp.anew (rowid, source, content) SELECT seq, source, content FROM "
            "main.claim"
        )
        run("CREATE VIRTUAL TABLE temp.words_there USING fts5vocab(main, claim_fts, instance)")
        run("CREATE VIRTUAL TABLE temp.words_anew USING fts5vocab(temp, anew, instance)")
        there = run(_INSTANCES.format("words_there")).yield_per(10_000)
        anew = run(_INSTANCES.format("words_anew")).yield_per(10_000)
        return any(
            one is None or other is None or tuple(one) != tuple(other)
            for one, other in zip_longest(there, anew)
        )
    finally:
        for table in ("words_there", "words_anew", "anew"):
            run(f"DROP TABLE IF EXISTS temp.{table}")
