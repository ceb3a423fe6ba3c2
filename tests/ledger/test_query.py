"""What claims can be asked for, with the same answers from both stores."""

from typing import Any

import pytest

from sayso.ledger.canonical import instant
from sayso.ledger.dossier import dossier_of
from sayso.ledger.errors import LedgerError
from sayso.ledger.filters import Filters
from sayso.ledger.query import Found, find_claims, in_order
from sayso.ledger.store import Ledger
from sayso.ledger.view import View, view_of
from sayso.reference.places.distance import kilometres
from sayso.reports.published import read_published

from .building import DRENOV, ORLIVKA, add, entry, fill, report

HOSTILE = [
    "'",
    '"',
    "'; DROP TABLE claim; --",
    "%",
    "_",
    "\\",
    "NEAR(nobody",
    "a AND nobody",
    "*",
    "^",
    "(",
    "claim_fts",
    "\u202e",
    "'' OR 1=1",
    "",
]


SHUT, BURNED, STOOD, LEFT, BARKED = (
    "the bridge was shut", "the old mill burned", "the mill stood near the town", "12 ships left", "A dog barked",
)  # fmt: skip


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    first = report(
        "Hanna Sovik said the bridge was shut. Ivo Marten denied the old mill burned.",
        outlet="The Courier",
        published="2024-03-10",
    )
    second = report(
        "Ana Brod said the mill stood near the town. Hanna Sovik said 12 ships left.",
        outlet="The Herald",
        published="2024-03-12T10:30+01:00",
    )
    third = report("A dog barked, he said.", outlet=None, published=None)
    add(ledger, first, [
        entry(first, "Hanna Sovik", "said", SHUT, side="north", place=DRENOV, types=["control"], event="2024-03-08",
              said="2024-03-09"),
        entry(first, "Ivo Marten", "denied", BURNED, side="south", stance="denies", place=ORLIVKA,
              against_interest=True),
    ])  # fmt: skip
    add(ledger, second, [
        entry(second, "Ana Brod", "said", STOOD, place=ORLIVKA, types=["count", "strike"]),
        entry(second, "Hanna Sovik", "said", LEFT, side="north", types=["count"], event="2024-03-11"),
    ], day=1)  # fmt: skip
    add(ledger, third, [entry(third, "", "said", "A dog barked")], day=2)
    return ledger


def asked(ledger: Ledger, limit: int = 50, **filters: Any) -> list[str]:
    return [words(found) for found in page(ledger, limit=limit, **filters)]


def page(ledger: Ledger, limit: int = 50, **filters: Any) -> list[Found]:
    with ledger.reading() as connection:
        return list(
            find_claims(connection, Filters(**filters), view_of(connection), limit=limit).claims
        )


def words(found: Found) -> str:
    assert found.entry is not None
    text: str = found.entry["content"]["text"]
    return text


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({}, [SHUT, BURNED, STOOD, LEFT, BARKED]),
        ({"speaker": "hanna-sovik"}, [SHUT, LEFT]),
        ({"speaker": "  HANNA   sovik "}, [SHUT, LEFT]),
        ({"side": "south"}, [BURNED]),
        ({"stance": "denies"}, [BURNED]),
        ({"outlet": "The Herald"}, [STOOD, LEFT]),
        ({"type": "count"}, [STOOD, LEFT]),
        ({"type": "control", "side": "north"}, [SHUT]),
        ({"against_interest": True}, [BURNED]),
        ({"place": "orlivka"}, [BURNED, STOOD]),
        ({"place": "geo:1"}, [SHUT]),
        ({"place": "Orlivka", "within": 30}, [SHUT, BURNED, STOOD]),
        ({"place": "Orlivka", "within": 5}, [BURNED, STOOD]),
        ({"near": (50.0, 30.0, 1)}, [SHUT]),
        ({"near": (-50.0, 30.0, 1)}, []),
        ({"near": (50.1, 30.1, 20038)}, [SHUT, BURNED, STOOD]),
        ({"words": "mill"}, [BURNED, STOOD]),
        ({"words": "MILL burned"}, [BURNED]),
        ({"words": '"mill burned"'}, [BURNED]),
        ({"words": '"burned mill"'}, []),
        ({"words": "Sovik bridge"}, [SHUT]),
        ({"words": '"mill stood'}, [STOOD]),
        ({"review": "open"}, [SHUT, BURNED, STOOD, LEFT, BARKED]),
        ({"review": "accept"}, []),
        ({"since": instant(read_published("2024-03-12").start)}, [STOOD, LEFT]),
        ({"until": instant(read_published("2024-03-10").end)}, [SHUT, BURNED]),
        ({"clock": "event", "since": instant(read_published("2024-03").start)}, [SHUT, LEFT]),
        ({"clock": "said", "until": instant(read_published("2024-03-09").end)}, [SHUT]),
        ({"words": "mill", "side": "south", "place": "Orlivka"}, [BURNED]),
    ],
)
def test_claims_that_pass_every_filter_come_in_order(
    told: Ledger, filters: dict[str, Any], wanted: list[str]
) -> None:
    assert asked(told, **filters) == wanted


@pytest.mark.parametrize(
    "name", ["speaker", "side", "place", "outlet", "type", "words", "stance", "since"]
)
def test_sql_and_search_syntax_in_an_argument_are_only_words(told: Ledger, name: str) -> None:
    for value in HOSTILE:
        filters: dict[str, Any] = {name: value}
        assert asked(told, **filters) in (
            [],
            [SHUT, BURNED, STOOD, LEFT, BARKED],
            [SHUT, BURNED, STOOD, LEFT],
        )
    assert len(asked(told)) == 5


@pytest.mark.parametrize(
    "filters", [{}, {"side": "north"}, {"words": "the"}, {"since": "2024"}, {"place": "Drenov"}]
)
@pytest.mark.parametrize("newest", [False, True])
def test_pages_together_are_the_whole(
    ledger: Ledger, filters: dict[str, Any], newest: bool
) -> None:
    fill(ledger, 9)
    with ledger.reading() as connection:
        view = view_of(connection)
        whole = find_claims(connection, Filters(**filters), view, limit=100, newest=newest).claims
        pages: list[Found] = []
        after: str | None = None
        while True:
            some = find_claims(
                connection, Filters(**filters), view, limit=4, after=after, newest=newest
            )
            pages += some.claims
            after = some.after
            if after is None:
                break
    assert [found.seq for found in pages] == [found.seq for found in whole]
    assert len({found.seq for found in whole}) == len(whole) > 4


def test_filters_that_lead_to_many_claims_give_the_same_as_those_that_lead_to_few(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger, 9)
    every: list[dict[str, Any]] = [
        {"side": "north"}, {"words": "the bridge"}, {"place": "Drenov", "side": "north"},
        {"type": "count", "since": "2024"}, {"stance": "denies", "words": "mill"},
        {"speaker": "ivo-marten", "newest": True}, {"side": "north", "type": "control"},
        {"side": "south", "stance": "denies", "newest": True},
    ]  # fmt: skip
    few = [asked_with(ledger, dict(filters)) for filters in every]
    monkeypatch.setattr("sayso.ledger.ways._RARE", 2)
    monkeypatch.setattr("sayso.ledger.ways._BATCH", 3)
    assert [asked_with(ledger, dict(filters)) for filters in every] == few
    assert all(few)
    assert asked_with(ledger, {"side": "north", "stance": "denies"}) == []


def asked_with(ledger: Ledger, filters: dict[str, Any]) -> list[int]:
    newest = filters.pop("newest", False)
    with ledger.reading() as connection:
        found = find_claims(
            connection, Filters(**filters), view_of(connection), limit=7, newest=newest
        )
    return [each.seq for each in found.claims]


@pytest.mark.parametrize(
    "after", ["", "x", "|", "9|x", "1; DROP TABLE claim", "9" * 40, "²", "a|3"]
)
def test_a_place_to_go_on_from_that_is_none_does_no_harm(told: Ledger, after: str) -> None:
    with told.reading() as connection:
        assert len(find_claims(connection, Filters(), view_of(connection), after=after).claims) in (
            2,
            5,
        )


def test_claims_can_be_followed_in_the_order_of_recording(told: Ledger) -> None:
    with told.reading() as connection:
        view = view_of(connection)
        every = list(in_order(connection, 0, view))
        assert [words(found) for found in every] == [SHUT, BURNED, STOOD, LEFT, BARKED]
        assert [found.seq for found in in_order(connection, every[1].seq, view)] == [
            found.seq for found in every[2:]
        ]
        assert list(in_order(connection, 0, View(every[0].seq)))[-1].seq == every[0].seq


def test_a_claim_is_shown_with_its_sentence_its_capture_and_why(told: Ledger) -> None:
    wanted = page(told, words="mill burned")[0]
    with told.reading() as connection:
        dossier = dossier_of(told, connection, wanted.id, view_of(connection))
    assert dossier.sentence == "Ivo Marten denied the old mill burned."
    assert (dossier.has_capture, dossier.commit, dossier.reader) == (
        True,
        1,
        "sayso 1, model 1, theatre harbour",
    )
    assert dossier.as_json()["entry"]["why"][0]["score"] == 0.9


@pytest.mark.parametrize("claim", ["", "0" * 16, "' OR 1=1 --", "x" * 10_000])
def test_a_claim_that_is_not_there_is_told(told: Ledger, claim: str) -> None:
    with pytest.raises(LedgerError, match="L010"), told.reading() as connection:
        dossier_of(told, connection, claim, view_of(connection))


def test_distance_is_that_on_a_sphere() -> None:
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015, abs=1)
    assert kilometres(50, 30, 50, 30) == 0
    assert kilometres(50.0, 30.0, 50.2, 30.1) == pytest.approx(23.3, abs=0.2)
