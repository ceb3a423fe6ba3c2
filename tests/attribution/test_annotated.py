import json
from pathlib import Path

import pytest

from sayso.attribution.annotated import read_corpus, read_marked, read_scenario, strip_marks
from sayso.language.encoder.encoder import load_model
from sayso.language.encoder.words import encode, windows
from sayso.language.paragraphs import find_paragraphs
from sayso.language.quotations import find_quotations
from sayso.training.examples import targets

CORPORA = Path(__file__).parents[2] / "corpora" / "attribution"
MARKED = "{1s:{2s:Moscow}} {1q:says} that {1c:it holds} and {2q:rejects} {2c:“the lie”}."


def test_marks_nest_and_leave_the_text_as_it_was() -> None:
    text, marks = strip_marks(MARKED)
    assert text == "Moscow says that it holds and rejects “the lie”."
    assert marks[1, "source"] == marks[2, "source"] == [(0, 6)]
    assert [text[a:b] for a, b in marks[2, "content"]] == ["“the lie”"]


@pytest.mark.parametrize("path", sorted(CORPORA.glob("*.txt")), ids=lambda path: path.stem)
def test_every_claim_of_our_own_reports_has_a_cue_and_a_content(path: Path) -> None:
    for annotated in read_marked(path):
        assert "{" not in annotated.text
        for claim in annotated.attributions:
            assert claim.cue, annotated.doc
            assert claim.content, annotated.doc
            for a, b in (*claim.source, *claim.cue, *claim.content):
                assert annotated.text[a:b] == annotated.text[a:b].strip() != "", annotated.doc


def test_held_out_reports_are_none_of_the_training_reports() -> None:
    held_out = {a.text for a in read_marked(CORPORA / "heldout.txt")}
    assert len(held_out) == 26
    assert not held_out & {
        a.text for path in CORPORA.glob("train-*.txt") for a in read_marked(path)
    }


def test_a_corpus_is_read_with_the_complementizer_left_out(tmp_path: Path) -> None:
    text = "The army said that it held the bridge."
    docs, gold = tmp_path / "c.docs.jsonl", tmp_path / "c.gold.jsonl"
    docs.write_text(json.dumps({"doc": "a", "text": text}) + "\n")
    gold.write_text(
        json.dumps(
            {
                "doc": "a",
                "source": [0, 8],
                "cue": [9, 13],
                "content": [14, 37],
                "cue_class": "speech",
            }
        )
        + "\n"
    )
    (annotated,) = read_corpus(docs, gold)
    (claim,) = annotated.attributions
    assert [text[a:b] for a, b in claim.content] == ["it held the bridge"]
    assert claim.speech


def test_a_scenario_is_read_report_by_report(tmp_path: Path) -> None:
    part = {"text": "said", "start": 5, "end": 9}
    (tmp_path / "01.json").write_text(json.dumps({"text": "Kyiv said so."}))
    (tmp_path / "01.claims.json").write_text(
        json.dumps(
            [{"source": None, "cue": part, "content": [{"text": "so", "start": 10, "end": 12}]}]
        )
    )
    (annotated,) = read_scenario(tmp_path)
    assert annotated.attributions[0].source == []
    assert annotated.attributions[0].content == [(10, 12)]


def test_targets_label_the_words_of_a_window_for_one_cue_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(
        f"=== a-1 | kind: test\n{MARKED}\n--- 1 speech asserts plain\n--- 2 speech denies plain\n"
    )
    (annotated,) = read_marked(path)
    paragraphs = find_paragraphs(annotated.text)
    found = encode(
        annotated.text,
        paragraphs,
        find_quotations(annotated.text, paragraphs),
        load_model().tokenizer,
    )
    (window,) = windows(found)
    says, rejects = targets(found, window, annotated.attributions)
    words = [annotated.text[a:b] for a, b in found.spans.tolist()]
    assert words[says.start : says.end] == ["says"]
    assert [w for w, role in zip(words, says.roles, strict=True) if role in (3, 4)] == [
        "it",
        "holds",
    ]
    assert [w for w, role in zip(words, rejects.roles, strict=True) if role in (1, 2)] == ["Moscow"]
    assert [int(r) for r in rejects.roles if r] == [1, 3, 4, 4, 4]
