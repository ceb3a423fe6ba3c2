"""What people decide is appended, and undone by another."""

from collections.abc import Callable
from typing import Any

import pytest

from sayso.ledger.amended import amended
from sayso.ledger.decisions import decide, merge, split, undo
from sayso.ledger.dossier import dossier_of
from sayso.ledger.errors import LedgerError
from sayso.ledger.filters import Filters
from sayso.ledger.query import find_claims
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import View, view_of

from .building import add, entry, fill, report


def states(ledger: Ledger, **filters: Any) -> list[str]:
    with ledger.reading() as connection:
        return [
            found.review
            for found in find_claims(connection, Filters(**filters), view_of(connection)).claims
        ]


def contents(ledger: Ledger, **filters: Any) -> list[str]:
    with ledger.reading() as connection:
        claims = find_claims(connection, Filters(**filters), view_of(connection)).claims
    return [str(found.entry and found.entry["content"]["text"]) for found in claims]


def test_the_last_decision_that_is_not_undone_holds(ledger: Ledger) -> None:
    claim = fill(ledger, 1)[0]["id"]
    assert states(ledger) == ["open", "open", "open"]
    decide(ledger, claim, "accept", who="Ada", why="the words are there")
    second = decide(ledger, claim, "reject", who="Bo")
    assert states(ledger) == ["reject", "open", "open"]
    assert (states(ledger, review="reject"), states(ledger, review="accept")) == (["reject"], [])
    undo(ledger, second, who="Bo", why="a slip")
    assert states(ledger) == ["accept", "open", "open"]
    assert len(states(ledger, review="open")) == 2
    assert verify(ledger).is_clean


def test_a_decision_keeps_who_why_and_the_machine_s_own_score(ledger: Ledger) -> None:
    claim = fill(ledger, 1)[0]["id"]
    decide(ledger, claim, "unsure", who="Ada", why="the tape is bad")
    with ledger.reading() as connection:
        (made,) = dossier_of(ledger, connection, claim, view_of(connection)).decisions
    assert (made["who"], made["why"], (made["machine"] or {"scores": {}})["scores"]) == (
        "Ada",
        "the tape is bad",
        {"cue": 0.9},
    )


def test_an_amendment_stands_beside_what_was_read(ledger: Ledger) -> None:
    read = fill(ledger, 1)[0]
    decide(
        ledger,
        read["id"],
        "amend",
        who="Ada",
        changes={"stance": "doubts", "source": [[6, 17]], "side": None},
    )
    with ledger.reading() as connection:
        (found,) = find_claims(connection, Filters(review="amend"), view_of(connection)).claims
    assert found.entry == read
    now = amended(found.entry, found.changes)
    assert (now["stance"], now["source"]["text"], now["side"]) == ("doubts", "Hanna Sovik", None)
    assert (read["stance"], read["source"]["text"]) == ("asserts", "Mayor Hanna Sovik")


@pytest.mark.parametrize(
    "changes",
    [
        {"source": [[0, 99_999]]}, {"source": [[5, 2]]}, {"cue": [[4, 8], [6, 9]]}, {"content": "words"},
        {"source": [[True, 4]]},
        {"id": "0" * 16}, {"stance": "lies"}, {"mode": 3}, {"why": []}, {},
    ],
)  # fmt: skip
def test_an_amendment_that_cannot_be_is_refused_and_nothing_is_recorded(
    ledger: Ledger, changes: dict[str, Any]
) -> None:
    claim = fill(ledger, 1)[0]["id"]
    with pytest.raises(LedgerError, match="L014"):
        decide(ledger, claim, "amend", who="Ada", changes=changes)
    assert states(ledger) == ["open"] * 3


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda ledger, claim: decide(ledger, "0" * 16, "accept", who="Ada"), "L010"),
        (lambda ledger, claim: decide(ledger, claim, "burn", who="Ada"), "L014"),
        (lambda ledger, claim: decide(ledger, claim, "accept", who="  "), "L014"),
        (lambda ledger, claim: undo(ledger, 1, who="Ada"), "L014"),
        (lambda ledger, claim: undo(ledger, 10**12, who="Ada"), "L014"),
        (lambda ledger, claim: merge(ledger, "speaker", "ivo-marten", "nobody", who="Ada"), "L014"),
        (
            lambda ledger, claim: merge(ledger, "speaker", "ivo-marten", "ivo-marten", who="Ada"),
            "L014",
        ),
        (lambda ledger, claim: merge(ledger, "claim", claim, claim, who="Ada"), "L014"),
        (
            lambda ledger, claim: split(ledger, "speaker", "ivo-marten", [claim], "x", who="Ada"),
            "L014",
        ),
        (
            lambda ledger, claim: split(ledger, "speaker", "mayor-hanna-sovik", [], "x", who="Ada"),
            "L014",
        ),
        (lambda ledger, claim: split(ledger, "place", "geo:1", ["0" * 16], "x", who="Ada"), "L010"),
    ],
)
def test_what_cannot_be_decided_is_told(
    ledger: Ledger, act: Callable[[Ledger, str], int], code: str
) -> None:
    claim = fill(ledger, 1)[0]["id"]
    with pytest.raises(LedgerError, match=code):
        act(ledger, claim)
    assert verify(ledger).commits == 1


def test_speakers_that_are_merged_are_found_by_either_name(ledger: Ledger) -> None:
    fill(ledger, 1)
    made = report("H. Sovik said the road was shut.")
    add(ledger, made, [entry(made, "H. Sovik", "said", "the road was shut")])
    assert contents(ledger, speaker="H. Sovik") == ["the road was shut"]
    number = merge(
        ledger, "speaker", "h.-sovik", "mayor-hanna-sovik", who="Ada", why="the same mayor"
    )
    both = ["the bridge was closed", "the road was shut"]
    assert (
        contents(ledger, speaker="H. Sovik"),
        contents(ledger, speaker="mayor-hanna-sovik"),
    ) == (both, both)
    with pytest.raises(LedgerError, match="L014"):
        merge(ledger, "speaker", "mayor-hanna-sovik", "h.-sovik", who="Ada")
    undo(ledger, number, who="Ada")
    assert contents(ledger, speaker="H. Sovik") == ["the road was shut"]


def test_places_are_merged_too(ledger: Ledger) -> None:
    fill(ledger, 1)
    assert contents(ledger, place="Drenov") == ["the bridge was closed"]
    merge(ledger, "place", "geo:2", "geo:1", who="Ada")
    assert contents(ledger, place="Drenov") == ["the bridge was closed", "shells had hit the mill"]


def test_a_speaker_is_split_by_claims(ledger: Ledger) -> None:
    first = fill(ledger, 2)[0]["id"]
    assert len(contents(ledger, speaker="mayor-hanna-sovik")) == 2
    number = split(
        ledger, "speaker", "mayor-hanna-sovik", [first], "another-sovik", who="Ada", why="two women"
    )
    assert (
        len(contents(ledger, speaker="mayor-hanna-sovik"))
        == len(contents(ledger, speaker="another-sovik"))
        == 1
    )
    merge(ledger, "speaker", "another-sovik", "ivo-marten", who="Ada")
    assert len(contents(ledger, speaker="ivo-marten")) == 3
    undo(ledger, number, who="Ada")
    assert len(contents(ledger, speaker="mayor-hanna-sovik")) == 2


def test_a_decision_is_not_seen_before_it_was_made(ledger: Ledger) -> None:
    claim = fill(ledger, 1)[0]["id"]
    number = decide(ledger, claim, "accept", who="Ada")
    with ledger.reading() as connection:
        before, after = (
            find_claims(connection, Filters(), View(seq)).claims for seq in (number - 1, number)
        )
    assert ([f.review for f in before], [f.review for f in after]) == (
        ["open"] * 3,
        ["accept", "open", "open"],
    )


def test_who_may_decide_on_one_thing_undoes_no_decision_on_another(ledger: Ledger) -> None:
    claims = [each["id"] for each in fill(ledger, 1)]
    merged = merge(
        ledger, "speaker", "mayor-hanna-sovik", "ivo-marten", who="Edda", why="one person"
    )
    accepted = decide(ledger, claims[0], "accept", who="Ada")
    for decision, about in (
        (merged, ("claim", claims[0])),
        (accepted, ("claim", claims[1])),
        (merged, ("claim", "")),
    ):
        with pytest.raises(LedgerError, match="L014"):
            undo(ledger, decision, who="Rolf", about=about)
    undo(ledger, merged, who="Edda", about=("speaker", "mayor-hanna-sovik"))
    undo(ledger, accepted, who="Ada", about=("claim", claims[0]))
    assert verify(ledger).is_clean
