import hashlib
import json
from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.evaluation.corpora import read_corpus, write_rows
from sayso.evaluation.rows import Row
from sayso.record.report import Report

DOCS = '{"doc": "a", "text": "“Yes,” she said."}\n\n{"doc": "b", "text": "One\\u2028two."}\n'
GOLD = '{"doc": "a", "source": [7, 10], "cue": [11, 15], "content": [0, 6]}\n'


def write(
    folder: Path, docs: bytes = DOCS.encode(), gold: bytes = GOLD.encode()
) -> tuple[Path, Path]:
    (folder / "docs.jsonl").write_bytes(docs)
    (folder / "gold.jsonl").write_bytes(gold)
    return folder / "docs.jsonl", folder / "gold.jsonl"


def test_a_corpus_is_its_texts_and_its_gold(tmp_path: Path) -> None:
    corpus = read_corpus(*write(tmp_path))
    assert corpus.reports == (Report("“Yes,” she said.", "a"), Report("One\u2028two.", "b"))
    assert corpus.gold == (Row("a", ((7, 10),), ((11, 15),), ((0, 6),)),)


def test_a_corpus_is_named_by_the_bytes_of_both_files(tmp_path: Path) -> None:
    sha256 = hashlib.sha256((DOCS + GOLD).encode()).hexdigest()
    assert read_corpus(*write(tmp_path)).sha256 == sha256
    assert read_corpus(*write(tmp_path, gold=GOLD.encode() + b"\n")).sha256 != sha256


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "Expecting property name"),
        (b"[]", "it is not an object"),
        (b'{"text": "Yes."}', '"doc" is missing'),
        (b'{"doc": "c"}', '"text" is missing'),
        (b'{"doc": "c", "text": "\xff"}', "can't decode byte 0xff"),
        (b"[" * 100_000, "recursion"),
    ],
)
def test_a_malformed_line_is_told_by_its_number(tmp_path: Path, line: bytes, reason: str) -> None:
    with pytest.raises(SaysoError, match=reason) as caught:
        read_corpus(*write(tmp_path, docs=DOCS.encode() + line))
    assert caught.value.code == "E104"
    assert "docs.jsonl, line 4: " in caught.value.sentence


def test_malformed_gold_is_told_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(
        SaysoError, match=r"gold\.jsonl, line 1: \"content\" is neither null nor a list"
    ):
        read_corpus(*write(tmp_path, gold=b'{"doc": "a", "content": 3}'))


def test_a_file_that_is_not_there_is_told_with_a_code(tmp_path: Path) -> None:
    with pytest.raises(SaysoError) as caught:
        read_corpus(tmp_path / "docs.jsonl", tmp_path / "gold.jsonl")
    assert caught.value.code == "E103"


def test_a_corpus_without_texts_is_refused_with_a_code(tmp_path: Path) -> None:
    with pytest.raises(SaysoError) as caught:
        read_corpus(*write(tmp_path, docs=b"\n"))
    assert caught.value.code == "E105"


def test_rows_are_written_in_the_form_of_gold(tmp_path: Path) -> None:
    corpus = read_corpus(*write(tmp_path))
    write_rows(tmp_path / "predictions.jsonl", corpus.gold)
    lines = (tmp_path / "predictions.jsonl").read_text(encoding="utf-8").splitlines()
    expected = {"doc": "a", "source": [[7, 10]], "cue": [[11, 15]], "content": [[0, 6]]}
    assert [json.loads(line) for line in lines] == [expected]
    assert read_corpus(tmp_path / "docs.jsonl", tmp_path / "predictions.jsonl").gold == corpus.gold


def test_rows_that_cannot_be_written_are_told_with_a_code(tmp_path: Path) -> None:
    with pytest.raises(SaysoError) as caught:
        write_rows(tmp_path / "nowhere" / "predictions.jsonl", [])
    assert caught.value.code == "E106"
