"""A claim that was missed: marked by its words, recorded as a person's decision."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.ledger.store import open_ledger
from sayso.web.errors import RequestError
from sayso.web.kept.record import LedgerRecord
from sayso.web.record import Clock, Page
from sayso.web.views.anchored import anchored
from tests.questions.telling import Said
from tests.questions.test_store import add
from tests.web.asking import form_of, main_of, pages
from tests.web.kept import record

LEAD = "Mira Dahl told the council that the bridge was lost. The bridge was lost. "
FORM = {"content": "the bridge was lost", "source": "Mira Dahl", "cue": "told"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[TestClient, LedgerRecord, str]]:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        add(ledger, [Said("Hanna Sovik", None, "north", words="it is quiet")], 0, lead=LEAD)
        here = record(ledger)
        with pages(tmp_path, here) as client:
            key = here.reports(Page(1), Clock()).items[0]["id"]
            yield client, here, f"/reports/{key}/claim"


def test_what_is_marked_is_shown_first_and_then_recorded(
    site: tuple[TestClient, LedgerRecord, str],
) -> None:
    client, here, path = site
    sent = {**FORM, "form": form_of(client), "name": "Ada Bell", "why": "seen by hand"}
    looked = client.post(path, data={**sent, "act": "look"})
    assert '<span class="content">the bridge was lost</span>' in looked.text
    assert '<span class="source">Mira Dahl</span>' in looked.text
    assert here.decisions("", Page(9)).items == ()

    answer = client.post(path, data={**sent, "act": "record"}, follow_redirects=False)
    assert answer.status_code == 303
    key = re.match(r"/review/([0-9a-f]+)/understood", answer.headers["location"])
    assert key
    claim = here.claim(key[1])
    assert claim
    assert (claim["speaker"]["name"], claim["cue"]["text"]) == ("Mira Dahl", "told")
    assert client.get(answer.headers["location"]).status_code == 200
    report = client.get(path.removesuffix("/claim")).text
    assert "Mira Dahl" in main_of(report)
    assert f'id="w-{key[1]}"' in report


def test_words_that_were_selected_come_with_where_they_stand(
    site: tuple[TestClient, LedgerRecord, str],
) -> None:
    client, _, path = site
    report = client.get(path.removesuffix("/claim")).text
    assert f'href="{path}"' in report
    shown = client.get(path, params={"words": "bridge was lost", "near": 60}).text
    assert "57-72</textarea>" in shown
    assert '<span class="content">bridge was lost</span>' in shown


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content": "the bridge was taken"}, "W023"),
        ({"content": "bridge was lost"}, "W023"),
        ({"content": ""}, "W023"),
        ({"content": "40-12"}, "W011"),
        ({"content": "0-99999"}, "L014"),
        ({"source": "", "speaker": " "}, "W023"),
        ({"said": "yesterday"}, "W002"),
        ({"stance": "sings"}, "W002"),
    ],
)
def test_what_is_refused_comes_back_as_it_was_typed(
    site: tuple[TestClient, LedgerRecord, str], changes: dict[str, str], code: str
) -> None:
    client, here, path = site
    sent = {**FORM, "form": form_of(client), "name": "Ada Bell", "why": "a <b>why</b>", **changes}
    answer = client.post(path, data={**sent, "act": "record"})

    assert answer.status_code in (400, 409)
    assert code in answer.text
    assert "a &lt;b&gt;why&lt;/b&gt;" in answer.text
    assert here.decisions("", Page(9)).items == ()


def test_words_are_found_where_they_stand_and_nowhere_else() -> None:
    text = "He said no. She said no, and he said so."
    assert anchored(text, "She said no") == ((12, 23),)
    assert anchored(text, "3-7, 12-15") == ((3, 7), (12, 15))
    assert anchored(text, "She … said so") == ((12, 15), (32, 39))
    assert anchored(text, "said no", near=20) == ((16, 23),)
    assert anchored(text, "  ") == ()
    with pytest.raises(RequestError, match="2 times"):
        anchored(text, "said no")


def test_a_claim_that_was_marked_can_be_taken_back(
    site: tuple[TestClient, LedgerRecord, str],
) -> None:
    client, here, path = site
    form = form_of(client)
    sent = {**FORM, "form": form, "name": "Ada Bell", "act": "record"}
    key = client.post(path, data=sent, follow_redirects=False).headers["location"].split("/")[2]
    page = client.get(f"/review/{key}").text
    undoes = re.search(r'name="undoes" value="(\d+)"', page)
    assert undoes
    back = {"verdict": "undo", "undoes": undoes[1], "form": form}
    answer = client.post(f"/review/{key}", data=back)

    assert answer.status_code == 200
    assert f'id="w-{key}"' not in client.get(path.removesuffix("/claim")).text
    assert [each["verdict"] for each in here.decisions("", Page(9)).items] == ["undo", "claim"]
    again = client.post(path, data=sent, follow_redirects=False)
    assert again.status_code == 409
    assert key in main_of(again.text)
