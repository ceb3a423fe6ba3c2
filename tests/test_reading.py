"""Reading as a whole: laws that hold for any text, and what a reader expects of a plain report."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.record.claim import GAP

PIECES = st.sampled_from(
    [
        "The army said it held the bridge. ",
        "“We are staying,” he said. “Ask anyone.” ",
        "According to the mayor, 40 people were trapped. ",
        "Moscow denied the accusation",
        "\n\n",
        "\u202e\u200b\ufeff",
        "🇺🇦 👩‍👩‍👧 ",
        '"',
        "‘",
        "x" * 300,
        "https://example.org/said ",
        "Ґанок і ґрати. ",
        "قال الجيش إنه يسيطر. ",
        "{{ 7 * 7 }} <script>alert(1)</script> ",
        ":",
        "\r\n",
        "\x1b[31m",
    ]
)
ANY_TEXT = st.one_of(st.text(max_size=150), st.lists(PIECES, max_size=12).map("".join))
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(ANY_TEXT)
def test_every_span_reproduces_its_words(text: str) -> None:
    for claim in sayso.read(text).claims:
        for part in (claim.source, claim.source.via, claim.cue, claim.content):
            assert part.text == GAP.join(text[a:b] for a, b in part.spans)
            assert all(0 <= a < b <= len(text) for a, b in part.spans)
            assert all(
                first[1] <= second[0]
                for first, second in zip(part.spans, part.spans[1:], strict=False)
            )
        assert claim.cue.spans or claim.mode is sayso.Mode.NARRATION
        assert claim.content.spans


@SLOW
@given(ANY_TEXT)
def test_ids_are_stable_and_tell_claims_apart(text: str) -> None:
    first, second = sayso.read(text), sayso.read(text)
    assert first == second
    ids = [claim.id for claim in first.claims]
    assert len(set(ids)) == len(ids)


REPORT = """The northern army said on Monday that it had taken the bridge. The southern command denied that.

“We are on it and we are staying,” said Colonel Ivo Marten, a spokesman. “Ask anyone who has tried to cross.”

According to the mayor, Hanna Sovik, at least 40 civilians are trapped in cellars.
"""


def test_a_plain_report_reads_as_a_reader_would_read_it() -> None:
    claims = sayso.read(REPORT).claims
    told = [(c.source.text, c.stance, c.mode, c.act) for c in claims]
    assert ("The northern army", "asserts", "indirect", "speech") in told
    assert ("The southern command", "denies", "indirect", "speech") in told
    (quoted,) = [c for c in claims if c.mode == "direct"]
    assert quoted.content.text == (
        "“We are on it and we are staying,” … “Ask anyone who has tried to cross.”"
    )
    assert "Ivo Marten" in quoted.source.text
    assert quoted.source.named
    mayor = next(c for c in claims if "mayor" in c.source.text)
    assert mayor.content.text == "at least 40 civilians are trapped in cellars"


def test_a_claim_does_not_depend_on_the_report_s_company() -> None:
    other = sayso.Report("The mayor said the water was off. " * 30, "other")
    alone = sayso.read_report(sayso.Report(REPORT, "a"))
    together = list(sayso.read_many([other, sayso.Report(REPORT, "a"), other]))
    assert together[1] == alone


def test_every_judgement_has_its_reason() -> None:
    for claim in sayso.read(REPORT).claims:
        told = {reason.what for reason in claim.why}
        assert {"cue", "content", claim.act, claim.stance, claim.certainty} <= told


def test_the_publication_time_is_kept_as_an_interval() -> None:
    published = sayso.read(REPORT, published="2024-03-14").report.published
    assert published is not None
    assert (published.end - published.start).days == 1


@pytest.mark.parametrize(
    "text", ["", " \n\t", "1234", "\u200b", "“", '"' * 10_000, "“" * 5_000 + "”" * 5_000]
)
def test_a_text_without_speech_has_no_claims(text: str) -> None:
    assert sayso.read(text).claims == ()


def test_a_long_quotation_is_one_claim() -> None:
    text = "The mayor said: “" + "We stayed in the cellar. " * 400 + "”"
    longest = max(sayso.read(text).claims, key=lambda c: len(c.content.text))
    assert len(longest.content.text) > 9_000


def test_importing_the_package_loads_no_model() -> None:
    code = (
        "import sys, sayso; print([m for m in ('spacy', 'numpy', 'onnxruntime', 'rich') if m in "
        "sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_leaves_no_trace_of_the_machine_and_tells_nobody(tmp_path: Path) -> None:
    code = (
        "import sayso\n"
        "print(len(sayso.read('The mayor said that two people had been hurt.').claims))"
    )
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | home,
    )

    assert done.stdout.strip() == "1"
    assert list(tmp_path.rglob("*")) == []
