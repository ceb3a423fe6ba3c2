"""What people marked in Label Studio or doccano comes back as decisions, who and when kept."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sayso.cli.importing import import_
from sayso.exports.asked import Asked
from sayso.exports.formats.annotations import DOCCANO, LABEL_STUDIO
from sayso.exports.known import format_named
from sayso.exports.write import write_export
from sayso.imports.annotations import ImportedAnnotations, import_annotations
from sayso.imports.errors import ImportFileError
from sayso.ledger.dossier import dossier_of
from sayso.ledger.filters import Filters
from sayso.ledger.query import Found, find_claims
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of

from ..ledger.building import fill

Json = dict[str, Any]


@pytest.fixture
def exported(ledger: Ledger, tmp_path: Path) -> Path:
    """Three claims, as they are exported."""
    fill(ledger, 1)
    write_export(ledger, format_named("annotations"), Asked(), tmp_path / "out")
    return tmp_path / "out"


def tasks(exported: Path) -> list[Json]:
    """The tasks as Label Studio gives them back, when somebody agreed with each prediction."""
    found: list[Json] = json.loads((exported / LABEL_STUDIO).read_text("utf-8"))
    for number, task in enumerate(found, 1):
        task["annotations"] = [
            {
                "id": 70 + number,
                "completed_by": {"email": "ada@desk.example"},
                "updated_at": "2024-05-02T10:00:00Z",
                "was_cancelled": False,
                "result": task.pop("predictions")[0]["result"],
            }
        ]
    return found


def lines(exported: Path) -> list[Json]:
    return [json.loads(line) for line in (exported / DOCCANO).read_text("utf-8").splitlines()]


def taken(ledger: Ledger, path: Path, value: object) -> ImportedAnnotations:
    file = path.parent / "back.json"
    text = value if isinstance(value, str) else json.dumps(value)
    file.write_text(text, "utf-8")
    return import_annotations(ledger, file, who="Bo")


def claims(ledger: Ledger) -> list[Found]:
    with ledger.reading() as connection:
        return list(find_claims(connection, Filters(), view_of(connection)).claims)


def test_what_was_left_as_it_is_is_accepted_with_who_and_when(
    ledger: Ledger, exported: Path
) -> None:
    done = taken(ledger, exported, tasks(exported))
    assert (done.decided, done.refused) == ({"accept": 3}, [])
    first = claims(ledger)[0]
    with ledger.reading() as connection:
        (made,) = dossier_of(ledger, connection, first.id, view_of(connection)).decisions
    assert made["who"] == "ada@desk.example"
    assert "annotation 71 of 2024-05-02T10:00:00Z" in made["why"]


def test_the_same_file_twice_is_told_and_changes_nothing(ledger: Ledger, exported: Path) -> None:
    value = tasks(exported)
    taken(ledger, exported, value)
    head = verify(ledger).head
    again = taken(ledger, exported, value)
    assert (again.decided, again.there) == ({}, 3)
    assert verify(ledger).head == head


def moved(value: list[Json]) -> list[Json]:
    """The first content ends four code points earlier; one claim is gone and one is new."""
    value = deepcopy(value)
    result = value[0]["annotations"][0]["result"]
    content = next(each for each in result if each.get("value", {}).get("labels") == ["content"])
    text = value[0]["data"]["text"]
    content["value"]["end"] -= 4
    content["value"]["text"] = text[content["value"]["start"] : content["value"]["end"]]
    last = next(each["id"] for each in reversed(result) if "id" in each)[:16]
    gone = {each["id"] for each in result if each.get("id", "").startswith(last)}
    result[:] = [
        each for each in result if each.get("id") not in gone and each.get("from_id") not in gone
    ]
    start = text.index("ships")
    who = text.index("The harbour office")
    for name, part, a, b in (("n1", "content", start, len(text)), ("n2", "source", who, who + 18)):
        value_ = {"start": a, "end": b, "text": text[a:b], "labels": [part]}
        result.append({"id": name, "type": "labels", "value": value_})
    result.append({"type": "relation", "from_id": "n2", "to_id": "n1"})
    return value


def test_what_was_moved_is_amended_what_is_new_is_added_and_what_is_gone_is_left(
    ledger: Ledger, exported: Path
) -> None:
    value = moved(tasks(exported))
    done = taken(ledger, exported, value)
    assert (done.decided, done.absent, done.refused) == (
        {"accept": 1, "amend": 1, "claim": 1},
        1,
        [],
    )
    first, *_, last = claims(ledger)
    assert first.changes["content"]["text"] == "the bridge was cl"
    assert last.entry is not None
    assert (last.entry["source"]["text"], last.review) == ("The harbour office", "accept")
    again = taken(ledger, exported, value)
    assert (again.decided, again.there) == ({}, 3)
    assert verify(ledger).is_clean


def test_doccano_comes_back_by_its_relations_whatever_it_calls_the_spans(
    ledger: Ledger, exported: Path
) -> None:
    rows = lines(exported)
    for row in rows:
        row.pop("report")
        for each in row["entities"]:
            each["id"] += 5_000
        for each in row["relations"]:
            each["from_id"] += 5_000
            each["to_id"] += 5_000
    done = taken(ledger, exported, "\n".join(map(json.dumps, rows)))
    assert (done.decided, done.refused) == ({"accept": 3}, [])


def _span(value: Json, **changes: Any) -> Json:
    value["annotations"][0]["result"][0]["value"].update(changes)
    return value


def _link(value: Json) -> Json:
    value["annotations"][0]["result"].append({"type": "relation", "from_id": "x", "to_id": "y"})
    return value


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda task: {**task, "annotations": []}, "nobody has annotated"),
        (lambda task: _span(task, text="other words"), "not those of the text"),
        (lambda task: _span(task, end=10**9), "no span of its text"),
        (lambda task: _span(task, start=-1), "no span of its text"),
        (lambda task: _span(task, start="0"), "no span of its text"),
        (lambda task: _span(task, labels=["</script>"]), "there is no part"),
        (_link, "leads to no span"),
        (lambda task: {**task, "data": {**task["data"], "report": "f" * 16}}, "not that of the"),
        (lambda task: {**task, "data": {"text": "Another text."}}, "no span|no report of its text"),
        (lambda task: {"data": 1, "annotations": [{}]}, "neither a task"),
        (lambda task: [task], "no JSON object"),
        (lambda task: None, "no JSON object"),
    ],
)
def test_what_does_not_fit_the_text_is_refused_with_its_line(
    ledger: Ledger, exported: Path, change: Any, reason: str
) -> None:
    import re

    (task,) = tasks(exported)
    done = taken(ledger, exported, [change(deepcopy(task))])
    assert done.decided == {}
    assert [each.row.line for each in done.refused] == [1]
    assert re.search(reason, done.refused[0].reason)


@pytest.mark.parametrize(
    ("text", "code"), [("", "J004"), ("[]", "J004"), ("[1", "J001"), ("[" * 100_000, "J001")]
)
def test_a_file_without_any_is_refused(
    ledger: Ledger, exported: Path, text: str, code: str
) -> None:
    with pytest.raises(ImportFileError) as caught:
        taken(ledger, exported, text)
    assert caught.value.code == code


def test_the_command_says_what_was_decided(ledger: Ledger, exported: Path) -> None:
    file = exported.parent / "back.json"
    file.write_text(json.dumps(moved(tasks(exported))), "utf-8")
    done = CliRunner().invoke(
        import_, ["annotations", str(file), "--ledger", ledger.location, "--who", "Bo"]
    )
    assert done.stdout == "1 accepted, 1 amended, 1 added, 0 as they stand, 0 refused.\n"
    assert "1 claim not marked" in done.stderr
    assert done.exit_code == 0
