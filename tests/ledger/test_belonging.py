"""A decision on a claim stays within its theatre, and with what its outlet stands by."""

from typing import Any

import pytest

from sayso.ledger.adding import Reader
from sayso.ledger.decisions import decide, split
from sayso.ledger.errors import LedgerError
from sayso.ledger.removal import withdraw
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.theatres.load import load_theatre, shipped

from .building import NOON, add, entry, report

HOME, OTHER = "ukraine-2022", "sudan-2023"


def _only_of(theatre: str, other: str) -> str:
    """An actor of one theatre whom the other does not know."""
    there = {each.id for each in load_theatre(other).actors}
    return next(each.id for each in load_theatre(theatre).actors if each.id not in there)


STRANGER = _only_of(OTHER, HOME)
SIDE = next(each.id for each in load_theatre(HOME).sides)
OTHER_SIDE = next(
    each.id
    for each in load_theatre(OTHER).sides
    if each.id not in {side.id for side in load_theatre(HOME).sides}
)


def speaker(name: str, side: str | None = None) -> dict[str, Any]:
    return {"id": name, "name": name, "kind": "person", "named": True, "side": side}


@pytest.fixture
def claim(embedded: Ledger) -> str:
    """A claim that was read in the first theatre."""
    of = report("Hanna Sovik said the bridge was lost.")
    only = entry(of, "Hanna Sovik", "said", "the bridge was lost")
    add(embedded, of, [only], reader=Reader("sayso 1", HOME, "a" * 64))
    return str(only["id"])


def test_the_two_theatres_are_shipped() -> None:
    assert {HOME, OTHER} <= set(shipped())


@pytest.mark.parametrize(
    "changes",
    [{"speaker": speaker(STRANGER)}, {"speaker": speaker("ada", OTHER_SIDE)}, {"side": OTHER_SIDE}],
    ids=["speaker", "the speaker's side", "side"],
)
def test_a_speaker_or_a_side_of_another_theatre_is_refused(
    embedded: Ledger, claim: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(LedgerError, match="L014"):
        decide(embedded, claim, "amend", who="Ada", changes=changes)
    assert verify(embedded).commits == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"speaker": speaker(_only_of(HOME, OTHER), SIDE)},
        {"speaker": speaker("ada")},
        {"side": SIDE},
    ],
    ids=["an actor", "somebody new", "side"],
)
def test_one_of_its_own_or_somebody_new_is_recorded(
    embedded: Ledger, claim: str, changes: dict[str, Any]
) -> None:
    assert decide(embedded, claim, "amend", who="Ada", changes=changes)


def test_nobody_of_another_theatre_is_split_off(embedded: Ledger, claim: str) -> None:
    with pytest.raises(LedgerError, match="L014"):
        split(embedded, "speaker", "hanna-sovik", [claim], STRANGER, who="Ada")


def test_of_a_theatre_that_cannot_be_looked_up_nothing_is_refused(embedded: Ledger) -> None:
    of = report("Hanna Sovik said the bridge was lost.")
    only = entry(of, "Hanna Sovik", "said", "the bridge was lost")
    add(embedded, of, [only])
    assert decide(embedded, only["id"], "amend", who="Ada", changes={"side": OTHER_SIDE})


@pytest.mark.parametrize("verdict", ["accept", "reject", "unsure", "amend"])
def test_a_claim_that_was_withdrawn_is_not_decided_on(
    embedded: Ledger, claim: str, verdict: str
) -> None:
    with embedded.reading() as connection:
        name = str(connection.exec_driver_sql("SELECT id FROM report").scalar())
    withdraw(embedded, name, who="desk", why="it was invented", now=NOON)
    changes = {"stance": "denies"} if verdict == "amend" else None
    with pytest.raises(LedgerError, match=r"L014.*withdrawn"):
        decide(embedded, claim, verdict, who="Ada", changes=changes)
