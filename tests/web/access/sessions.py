"""Sessions of calls to the API and pages by nobody and by three roles, in any order.

Whatever is asked: nothing answers 5xx, and nobody does what their role may not: the ledger grows by
a decision only where somebody was let through.
"""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule
from starlette.testclient import TestClient

from sayso.ledger.store import open_ledger
from sayso.web.access.roles import Role
from sayso.web.access.store import Store
from sayso.web.app import make_app
from sayso.web.kept.record import LedgerRecord
from sayso.web.settings import Limits, Settings

from ..kept import copy

NOBODY = "nobody"
WHO = st.sampled_from([NOBODY, *(str(role) for role in Role)])
RANK = {NOBODY: 0, "reader": 1, "reviewer": 2, "editor": 3}
NEEDS = {"claim": 2, "question": 3, "speaker": 3, "place": 3}
"""The role that a decision on a subject asks for."""
PATHS = (
    "/", "/claims", "/reports", "/map", "/speakers", "/review", "/review/log", "/api/v1/head",
    "/api/v1/questions", "/api/v1/claims", "/api/v1/claims.csv", "/api/v1/decisions",
    "/api/v1/places", "/api/v1/speakers", "/api/v1/questions.geojson", "/api/v1/sides",
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(["", "x", "russia", "2024-01-01", "-1", "\x00", "ä" * 50, "9" * 30, "'\"<b>"]),
    st.text(max_size=12),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "kind", "side", "start", "end"]), inner)
    ),
    max_leaves=6,
)
FIELDS = st.dictionaries(
    st.sampled_from(
        ["stance", "speaker", "side", "places", "propositions", "event_time", "source", "amounts"]
    ),
    st.sampled_from([None, "denies", [], [[0, 3]], {"id": "ada", "name": "Ada", "kind": "person"}])
    | JSON,
    max_size=2,
)
VERDICTS = st.sampled_from(
    ["accept", "reject", "unsure", "amend", "merge", "split", "undo", "note", "nonsense"]
)
QUERY = st.dictionaries(
    st.sampled_from(["q", "text", "side", "speaker", "as_of", "since", "until", "after", "limit"]),
    WORDS,
    max_size=2,
)


class Sessions(RuleBasedStateMachine):
    """Calls by roles; ``small_ledger`` and ``folder`` are set by whoever runs it."""

    small_ledger: Path
    folder: Path
    number = 0
    targets: Bundle[tuple[str, str]] = Bundle("targets")
    decisions: Bundle[str] = Bundle("decisions")

    @initialize(target=targets)
    def opened(self) -> Any:
        cls = type(self)
        cls.number += 1
        folder = cls.folder / str(cls.number)
        folder.mkdir(parents=True)
        self.ledger = open_ledger(str(copy(cls.small_ledger, folder)), write=True)
        store = Store(folder / "access.db")
        self.tokens = {}
        for role in Role:
            store.add_user(f"a {role}", role, "four plain words here")
            self.tokens[str(role)] = store.make_token(f"a {role}", "script")
        settings = Settings(folder / "access.db", accounts=True, limits=Limits(0, 0, 0))
        app = make_app(LedgerRecord(self.ledger, "none"), settings)
        self.client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
        claims = self.ask("editor", "/api/v1/claims").json()["items"]
        questions = self.ask("editor", "/api/v1/questions").json()["items"]
        places = [place["id"] for row in claims for place in row["places"] if place["id"]]
        return self._bundle(
            [("claim", row["id"]) for row in claims[:6]],
            [("question", row["id"]) for row in questions[:4]],
            [("speaker", row["speaker"]["id"]) for row in claims[:4] if row["speaker"]],
            [("place", name) for name in places[:2]],
        )

    @staticmethod
    def _bundle(*groups: list[tuple[str, str]]) -> Any:
        from hypothesis.stateful import multiple

        return multiple(*(each for group in groups for each in group))

    def headers(self, who: str) -> dict[str, str]:
        return {"authorization": f"Bearer {self.tokens[who]}"} if who in self.tokens else {}

    def ask(self, who: str, path: str, **query: Any) -> Any:
        answer = self.client.get(
            path, params=query, headers=self.headers(who), follow_redirects=False
        )
        assert answer.status_code < 500, (who, path, query, answer.text[:300])
        return answer

    def head(self) -> int:
        with self.ledger.reading() as connection:
            found = connection.exec_driver_sql("SELECT count(*) FROM ledger_record").scalar()
        return int(found or 0)

    @rule(who=WHO, path=st.sampled_from(PATHS), query=QUERY)
    def looks(self, who: str, path: str, query: dict[str, str]) -> None:
        before = self.head()
        answer = self.ask(who, path, **query)
        assert self.head() == before
        if who == NOBODY:
            assert answer.status_code in (303, 307, 400, 401, 403)

    @rule(who=WHO, about=targets)
    def opens(self, who: str, about: tuple[str, str]) -> None:
        room = {"claim": "claims", "question": "questions", "speaker": "speakers"}.get(about[0])
        if room:
            for path in (f"/{room}/{about[1]}", f"/api/v1/{room}/{about[1]}"):
                answer = self.ask(who, path)
                assert who != NOBODY or answer.status_code != 200

    @rule(
        target=decisions, who=WHO, about=targets, other=targets, verdict=VERDICTS, fields=FIELDS,
        why=WORDS,
    )  # fmt: skip
    def decides(
        self, who: str, about: tuple[str, str], other: tuple[str, str], verdict: str,
        fields: dict[str, Any], why: str,
    ) -> Any:  # fmt: skip
        return self.post(who, about[0], {"target": about[1], "verdict": verdict, "fields": fields,
                                         "why": why, "into": other[1]})  # fmt: skip

    @rule(who=WHO, about=targets, decision=decisions)
    def takes_back(self, who: str, about: tuple[str, str], decision: str) -> None:
        self.post(who, about[0], {"target": about[1], "verdict": "undo", "undoes": decision})

    @rule(who=WHO, body=JSON | st.binary(max_size=30).map(repr))
    def sends_anything(self, who: str, body: Any) -> None:
        before = self.head()
        for path in ("/api/v1/decisions", "/api/v1/reports", "/api/v1/check"):
            answer = self.client.post(path, json=body, headers=self.headers(who))
            assert 400 <= answer.status_code < 500, (who, path, body, answer.text[:300])
        assert self.head() == before

    def post(self, who: str, subject: str, body: dict[str, Any]) -> str:
        before = self.head()
        answer = self.client.post(
            "/api/v1/decisions", json={"subject": subject, **body}, headers=self.headers(who)
        )
        assert answer.status_code < 500, (who, subject, body, answer.text[:300])
        if RANK[who] < NEEDS[subject]:
            assert answer.status_code in (401, 403), (who, subject, body, answer.status_code)
        recorded = self.head() - before
        assert (recorded > 0) == (answer.status_code == 201), (who, subject, body, answer.text)
        return str(answer.json().get("id", "0")) if answer.status_code == 201 else "0"

    def teardown(self) -> None:
        if hasattr(self, "client"):
            self.ask("reader", "/")
            self.ask("reader", "/api/v1/questions")
            self.client.close()
            self.ledger.__exit__(None, None, None)
