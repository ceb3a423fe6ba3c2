"""The first schema: the chain (commits and records), and the tables that are read from the records.

Everything but ``ledger_commit`` and ``ledger_record`` can be told from the records' bodies alone,
and ``sayso verify`` tells it again and compares.
"""

from sayso.ledger.migrations.ddl import Table

TABLES = (
    Table(
        "ledger_commit",
        """
        seq INTEGER PRIMARY KEY,
        recorded_at TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        previous TEXT NOT NULL,
        sha256 TEXT NOT NULL UNIQUE
        """,
        indexes=("last",),
    ),
    Table(
        "ledger_record",
        """
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        body TEXT,
        sha256 TEXT NOT NULL,
        chain TEXT NOT NULL
        """,
    ),
    Table(
        "removed",
        "seq INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, removal_seq INTEGER "
        "NOT NULL",
        indexes=("name",),
    ),
    Table("capture", "seq INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, bytes INTEGER NOT "
                     "NULL"),
    Table("report_text", "seq INTEGER PRIMARY KEY, sha256 TEXT NOT NULL", indexes=("sha256",)),
    Table(
        "report",
        """
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        text_sha256 TEXT NOT NULL,
        capture_sha256 TEXT NOT NULL,
        doc TEXT NOT NULL,
        title TEXT,
        outlet TEXT,
        url TEXT,
        published_start TEXT,
        published_end TEXT,
        known_at TEXT NOT NULL,
        previous TEXT
        """,
        indexes=("text_sha256", "capture_sha256", "url", "outlet", "known_at"),
    ),
    Table(
        "reading",
        """
        seq INTEGER PRIMARY KEY,
        report_seq INTEGER NOT NULL,
        reader TEXT NOT NULL,
        theatre_id TEXT NOT NULL,
        theatre_sha256 TEXT NOT NULL,
        claims INTEGER NOT NULL
        """,
        indexes=("report_seq, seq",),
    ),
    Table(
        "claim",
        """
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        report_seq INTEGER NOT NULL,
        reading_seq INTEGER NOT NULL,
        number INTEGER NOT NULL,
        speaker_id TEXT,
        speaker_name TEXT,
        side TEXT,
        mode TEXT,
        act TEXT,
        stance TEXT,
        certainty TEXT,
        against_interest INTEGER NOT NULL,
        source TEXT NOT NULL,
        cue TEXT NOT NULL,
        content TEXT NOT NULL,
        said_start TEXT,
        said_end TEXT,
        event_start TEXT,
        event_end TEXT,
        outlet TEXT,
        published_start TEXT,
        known_at TEXT NOT NULL
        """,
        indexes=(
            "id", "reading_seq", "speaker_id, seq", "side, seq", "stance, seq", "outlet, seq",
            "said_start, seq", "event_start, seq", "published_start, seq",
        ),
    ),
    Table(
        "claim_place",
        """
        claim_seq INTEGER NOT NULL,
        number INTEGER NOT NULL,
        place_id TEXT,
        name TEXT NOT NULL,
        latitude REAL,
        longitude REAL,
        where_prec INTEGER,
        PRIMARY KEY (claim_seq, number)
        """,
        indexes=("place_id, claim_seq",),
        owner="claim_seq",
    ),
    Table(
        "claim_proposition",
        """
        claim_seq INTEGER NOT NULL,
        number INTEGER NOT NULL,
        type TEXT NOT NULL,
        place_id TEXT,
        PRIMARY KEY (claim_seq, number)
        """,
        indexes=("type, claim_seq", "type, place_id, claim_seq"),
        owner="claim_seq",
    ),
    Table(
        "speaker",
        "id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY "
        "KEY (id, name)",
        indexes=("folded",),
        owner="",
    ),
    Table(
        "place",
        """
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        country TEXT NOT NULL,
        latitude REAL NOT NULL,
        longitude REAL NOT NULL,
        folded TEXT NOT NULL,
        PRIMARY KEY (id, name, latitude, longitude)
        """,
        indexes=("folded", "latitude"),
        owner="",
    ),
    Table(
        "revision",
        """
        seq INTEGER NOT NULL,
        report_seq INTEGER NOT NULL,
        previous_seq INTEGER NOT NULL,
        claim_id TEXT NOT NULL,
        becomes TEXT,
        PRIMARY KEY (seq, claim_id)
        """,
        indexes=("previous_seq", "claim_id"),
    ),
    Table(
        "decision",
        """
        seq INTEGER PRIMARY KEY,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        target TEXT NOT NULL,
        into_id TEXT,
        undoes INTEGER,
        who TEXT NOT NULL
        """,
        indexes=("subject, target", "undoes", "subject, into_id"),
    ),
    Table(
        "retraction",
        "seq INTEGER PRIMARY KEY, report_seq INTEGER NOT NULL, known_at TEXT NOT NULL, who TEXT "
        "NOT NULL",
        indexes=("report_seq",),
    ),
)  # fmt: skip
