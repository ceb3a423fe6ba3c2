"""What an amendment gives anew is as a claim has it, or it is refused with its code and nothing is
recorded.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.ledger.amendments import MOST_CHANGED
from sayso.ledger.decisions import decide, split
from sayso.ledger.entry_body import AMENDABLE
from sayso.ledger.errors import LedgerError
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.questions.decisions import split_question
from sayso.questions.store import open_board

from .building import fill

SPEAKER = {"id": "ada", "name": "Ada", "kind": "person", "named": True, "side": None, "members": []}
PLACE = {
    "id": "geo:1",
    "name": "Drenov",
    "lat": 50.0,
    "lon": 30.0,
    "country": "",
    "admin": [],
    "where_prec": None,
}
WRONG: list[dict[str, Any]] = [
    {"speaker": {"id": 1}}, {"speaker": [1]}, {"speaker": 5}, {"speaker": "ada"}, {"speaker": {}},
    {"speaker": {**SPEAKER, "id": ""}}, {"speaker": {**SPEAKER, "name": None}},
    {"speaker": {**SPEAKER, "members": [5]}},
    {"side": 5}, {"side": ["a"]}, {"side": ""}, {"side": {"a": 1}}, {"side": True},
    {"stance": {"a": 1}}, {"stance": None}, {"stance": ["asserts"]}, {"certainty": 1},
    {"said_at": 5}, {"said_at": "2024"}, {"said_at": {"start": "x", "end": None}}, {"said_at": {"start": 5}},
    {"event_time": []}, {"event_time": {"start": "2024-13-01T00:00:00Z", "end": None}},
    {"places": 5}, {"places": [5]}, {"places": [{}]}, {"places": [{**PLACE, "lat": 91}]}, {"places": {"a": PLACE}},
    {"places": [{**PLACE, "lat": float("inf")}]}, {"places": [{**PLACE, "lon": "30"}]},
    {"places": [{**PLACE, "id": 1}]},
    {"amounts": [5]}, {"amounts": [{"text": "x"}]}, {"amounts": [{"text": "x", "low": "1", "high": None}]},
    {"propositions": [{}]}, {"propositions": [{"type": "count", "spans": []}]}, {"propositions": "count"},
    {"propositions": [{"type": "weather", "spans": []}]}, {"propositions": [{"type": "control", "spans": [[1]]}]},
    {"against_interest": 5}, {"against_interest": True}, {"against_interest": {"by": 1}},
    {"content": {"nospans": 1}}, {"content": None}, {"source": [["a", "b"]]}, {"cue": [[0, 10**30]]},
    {"": 5}, {"id": "0" * 16}, {"why": []},
    {"side": "x" * 300}, {"against_interest": {"by": "a", "what": "b", "words": "w" * MOST_CHANGED, "score": None}},
]  # fmt: skip
RIGHT: list[dict[str, Any]] = [
    {"speaker": SPEAKER}, {"speaker": None}, {"side": "north"}, {"side": None}, {"stance": "doubts"},
    {"said_at": {"start": "2024-03-14T00:00:00Z", "end": "2024-03-15T00:00:00Z"}}, {"said_at": None},
    {"event_time": {"start": None, "end": "2024-03-15T00:00:00+00:00"}}, {"places": []}, {"places": [PLACE]},
    {"amounts": [{"text": "40", "low": 40, "high": None}]}, {"propositions": []},
    {"against_interest": None}, {"source": [[6, 17]]}, {"content": []},
]  # fmt: skip


@pytest.mark.parametrize("changes", WRONG, ids=lambda changes: repr(changes)[:40])
def test_a_field_of_another_shape_is_refused(embedded: Ledger, changes: dict[str, Any]) -> None:
    claim = fill(embedded, 1)[0]["id"]
    with pytest.raises(LedgerError, match="L014"):
        decide(embedded, claim, "amend", who="Ada", changes=changes)
    assert verify(embedded).commits == 1


@pytest.mark.parametrize("changes", RIGHT, ids=lambda changes: repr(changes)[:40])
def test_a_field_as_claims_have_it_is_recorded_and_the_board_stands(
    embedded: Ledger, changes: dict[str, Any]
) -> None:
    claim = fill(embedded, 1)[0]["id"]
    decide(embedded, claim, "amend", who="Ada", changes=changes)
    assert verify(embedded).is_clean
    with open_board(embedded):
        pass


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "kind", "start"]), inner)
    ),
    max_leaves=8,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(AMENDABLE), anything)
def test_whatever_an_amendment_holds_it_is_recorded_or_refused(
    embedded: Ledger, name: str, value: Any
) -> None:
    with embedded.reading() as connection:
        claim = connection.exec_driver_sql("SELECT id FROM claim").scalar()
    claim = claim or fill(embedded, 1)[0]["id"]
    try:
        decide(embedded, str(claim), "amend", who="Ada", changes={name: value})
    except SaysoError as error:
        assert error.code == "L014"


def test_a_split_names_claims_by_their_ids(embedded: Ledger) -> None:
    claim = fill(embedded, 1)[0]["id"]
    for claims in ([["a"]], [5], [None], [{"a": 1}]):
        with pytest.raises(LedgerError, match="L014"):
            split(embedded, "speaker", "mayor-hanna-sovik", claims, "x", who="Ada")  # type: ignore[arg-type]
        with pytest.raises(LedgerError, match=r"L01[24]"):
            split_question(embedded, "count-1", claims, "count-2", who="Ada")  # type: ignore[arg-type]
    assert split(embedded, "speaker", "mayor-hanna-sovik", [claim], "x", who="Ada")
