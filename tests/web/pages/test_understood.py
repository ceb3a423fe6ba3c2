"""Amending what is understood of a claim: by form, with a preview, and nothing typed is lost."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from sayso.ledger.store import open_ledger
from sayso.propositions.types import TYPES
from sayso.web.errors import RequestError
from sayso.web.kept.record import LedgerRecord
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page
from sayso.web.views.understood import Drafted, drafts_of, proposition_of, slots_of, understood
from tests.questions.telling import Said, event_on, holds, killed
from tests.questions.test_store import add
from tests.web.asking import form_of, main_of, pages
from tests.web.kept import record


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[TestClient, LedgerRecord, str]]:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        dead = killed(63, event_time=event_on("2024-03-09"), what="killed")
        add(ledger, [Said("Hanna Sovik", dead, "north", words="63 died at the harbour")], 0)
        here = record(ledger)
        with pages(tmp_path, here) as client:
            key = here.claims(ClaimFilter(), Clock(), Page(1)).items[0]["id"]
            yield client, here, f"/review/{key}/understood"


def fields_of(text: str) -> dict[str, str]:
    """What the form of a page would send, untouched."""
    form = text[text.index("<fieldset") :]
    values = dict(re.findall(r'<input(?: type="hidden")? name="([^"]+)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected|<option selected>([^<]*)', options)
        first = re.search(r'<option(?: value="([^"]*)")?>([^<]*)', options)
        parts = (chosen or first).groups() if chosen or first else ()  # type: ignore[union-attr]
        values[name] = next((part for part in parts if part), "")
    return values


def send(client: TestClient, path: str, act: str, **changes: str) -> Any:
    values = {**fields_of(client.get(path).text), "form": form_of(client), "name": "Ada Bell"}
    values |= {key.replace("_", ".", 1): value for key, value in changes.items()}
    return client.post(path, data={**values, "act": act}, follow_redirects=False)


def test_a_form_shows_what_is_understood_and_a_preview_what_it_would_become(
    site: tuple[TestClient, LedgerRecord, str],
) -> None:
    client, here, path = site
    page = client.get(path).text
    assert 'name="0.low" value="63"' in page
    assert 'name="0.place" value="Drenov"' in page
    assert 'name="0.day" value="2024-03-09"' in page
    seen = send(client, path, "preview", **{"0_low": "65", "0_high": "", "0_day": "2024-03-10"})

    said = main_of(seen.text)
    assert said.index("Now") < said.index("What it would become")
    assert "at least 65" in said[said.index("What it would become") :]
    assert 'value="2024-03-10"' in seen.text
    assert here.decisions("", Page(5)).items == ()


def test_what_is_recorded_is_an_amendment_that_can_be_taken_back(
    site: tuple[TestClient, LedgerRecord, str],
) -> None:
    client, here, path = site
    days = {"0_day": "2024-03-08/2024-03-09"}
    answer = send(client, path, "amend", **{"0_low": "65", "0_high": "65", **days})
    assert answer.status_code == 303
    key = path.split("/")[2]
    claim = here.claim(key)
    assert claim
    (row,) = claim["propositions"]
    assert (row["low"], row["high"], row["place"]["name"]) == (65, 65, "Drenov")
    assert row["event_time"]["start"][:10] == "2024-03-08"
    review = client.get(f"/review/{key}").text
    assert "2024-03-08/2024-03-09" in main_of(review)
    undoes = re.search(r'name="undoes" value="(\d+)"', review)
    assert undoes
    sent = {"verdict": "undo", "undoes": undoes[1], "form": form_of(client), "name": "Ada Bell"}
    client.post(f"/review/{key}", data=sent)
    again = here.claim(key)
    assert again
    assert again["propositions"][0]["low"] == 63


@pytest.mark.parametrize(
    "changes",
    [
        {"0_low": "many"},
        {"0_day": "yesterday"},
        {"0_day": "2024-03-10/2024-03-01"},
        {"0_type": "weather"},
        {"0_was": "77"},
        {"0_stance": "shouts"},
    ],
)
def test_what_is_refused_comes_back_as_it_was_typed(
    site: tuple[TestClient, LedgerRecord, str], changes: dict[str, str]
) -> None:
    client, here, path = site
    changes = {"0_who": "dock <b>workers</b>", "why": "a typing slip", **changes}
    answer = send(client, path, "amend", **changes)

    assert answer.status_code in (400, 409)
    assert 'role="alert"' in answer.text
    assert 'value="a typing slip"' in answer.text
    assert here.decisions("", Page(5)).items == ()
    if "0_type" not in changes:
        assert "dock &lt;b&gt;workers&lt;/b&gt;" in answer.text


def test_another_type_shows_its_own_fields_and_says_something_else(
    site: tuple[TestClient, LedgerRecord, str],
) -> None:
    client, here, path = site
    shown = send(client, path, "fields", **{"0_type": "control"}).text
    assert 'name="0.holder"' in shown
    assert 'name="0.low"' not in shown
    seen = send(client, path, "amend", **{"0_type": "control", "0_holder": "north", "0_extent": "all",
                                          "0_change": "took"})  # fmt: skip
    assert seen.status_code == 303
    claim = here.claim(path.split("/")[2])
    assert claim
    assert [row["type"] for row in claim["propositions"]] == ["control"]


def test_a_claim_of_which_nothing_is_understood_is_given_something(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        add(ledger, [Said("Hanna Sovik", None, words="the harbour is ours again")], 0)
        here = record(ledger)
        with pages(tmp_path, here) as client:
            key = here.claims(ClaimFilter(), Clock(), Page(1)).items[0]["id"]
            changes = {"0_holder": "north", "0_place": "Kyiv", "0_day": "2024-03-09"}
            seen = send(client, f"/review/{key}/understood", "preview", **changes)
            assert "Who holds Kyiv?" in main_of(seen.text)
            assert "Which of that name" in seen.text
            assert send(client, f"/review/{key}/understood", "amend", **changes).status_code == 303
        claim = here.claim(key)
        asked = here.board(BoardFilter(place="Kyiv"), Clock(), Page(9)).items
    assert claim
    assert claim["propositions"][0]["place"]["country"] == "UA"
    assert [row["what"] for row in asked] == ["Who holds Kyiv?"]


def test_what_is_left_out_is_understood_no_more(site: tuple[TestClient, LedgerRecord, str]) -> None:
    client, here, path = site
    assert send(client, path, "amend", **{"0_gone": "yes"}).status_code == 303
    claim = here.claim(path.split("/")[2])
    assert claim
    assert claim["propositions"] == []


CLAIM = {"content": {"spans": [[0, 5]]}, "propositions": []}


@pytest.mark.parametrize("kind", [kind.type for kind in TYPES])
@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_whatever_is_typed_becomes_a_proposition_or_is_refused_with_its_code(
    kind: str, data: st.DataObject
) -> None:
    values = {slot.name: data.draw(st.sampled_from(("", "7", "south", "\u202e<b>", *slot.options)))
              for slot in slots_of(kind)}  # fmt: skip
    try:
        row = proposition_of(Drafted(-1, kind, values), CLAIM, None, "Ada Bell")
    except RequestError as error:
        assert error.code == "W022"
        return
    (draft,) = drafts_of({"propositions": [row]})
    again = proposition_of(draft, {**CLAIM, "propositions": [row]}, None, "Ada Bell")
    assert again == row
    assert understood([row])


def test_an_untouched_form_changes_nothing() -> None:
    row = {**holds("north"), "spans": [[0, 5]], "stance": "asserts", "certainty": "plain"}
    (draft,) = drafts_of({"propositions": [row]})
    again = proposition_of(draft, {**CLAIM, "propositions": [row]}, None, "Ada Bell")
    assert {key: again[key] for key in row} == row
