import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.analysis import analyse
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Source, Stance
from sayso.reference.actors.find import find_mentions
from sayso.reference.actors.speaker import find_actors, find_speakers

from .valley import MAY, read, valley

PIECES = st.sampled_from(
    ["Oren Talvik ", "he ", "said ", "the minister ", "Upland's ", "“", "” ", ", ", ". ", "\n\n", "it ", "of ", "and ",
     "Lena Orsova, 51, ", "one of them ", "its statement ", "Lowland-installed ", "the ", "officials ", "in Talgrad ",
     "known as Heron ", "\x00", "\u202e", "\ud800", "’s ", "-", "—", "A. B. ", "10^400 ", "Грей "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join), st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_with_any_claims_is_read_and_spans_are_true(
    text: str, data: st.DataObject
) -> None:
    spot = st.integers(0, len(text))
    span = (
        st.tuples(spot, spot)
        .map(lambda pair: (min(pair), max(pair)))
        .filter(lambda pair: pair[0] < pair[1])
    )
    spans = st.lists(span, max_size=1) if text else st.just([])
    claims = [
        Claim("", "", Source(tuple(source), ""), Part(), Part.of(text, content), Mode.INDIRECT, Act.SPEECH,
              Stance.ASSERTS, Certainty.PLAIN, ())
        for source, content in data.draw(st.lists(st.tuples(spans, spans), max_size=4))
    ]  # fmt: skip
    mentions, speakers = find_actors(analyse(text), valley(), MAY, claims)
    assert len(speakers) == len(claims)
    assert all(text[a:b] == mention.text for mention in mentions for a, b in mention.spans)
    assert all(
        why.score is None or 0 <= why.score <= 1 for mention in mentions for why in mention.why
    )
    assert [mention.spans[0][0] for mention in mentions] == sorted(
        mention.spans[0][0] for mention in mentions
    )


REPORTS = (
    "{1s:Oren Talvik} {1q:said} {1c:it had fallen}. {2s:He} {2q:said} {2c:it was old}.",
    "{1s:Lena Orsova, the mayor of Brill,} {1q:said} {1c:it was loud}. {2s:The mayor} {2q:said} "
    "{2c:more}.",
    "{1s:Two officials in Talgrad} {1q:said} {1c:it held}. {2s:One of them} {2q:denied} {2c:it}.",
)


def test_a_report_gives_the_same_in_any_order_and_company() -> None:
    alone = [read(report) for report in REPORTS]
    assert [read(report) for report in reversed(REPORTS)][::-1] == alone
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(read, REPORTS)) == alone


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Adak"])
def test_ids_are_the_same_in_every_process_and_time_zone(zone: str) -> None:
    code = (
        f"from tests.reference.actors.valley import read; print([read(r).ids for r in {REPORTS!r}])"
    )
    environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": "7"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == repr([read(report).ids for report in REPORTS])


def test_the_two_doors_give_what_the_one_gives() -> None:
    text = "Oren Talvik said it had fallen."
    analysis = analyse(text)
    claim = Claim("", "", Source(((0, 11),), text[:11]), Part.of(text, [(12, 16)]), Part.of(text, [(17, 30)]),
                  Mode.INDIRECT, Act.SPEECH, Stance.ASSERTS, Certainty.PLAIN, ())  # fmt: skip
    mentions = find_mentions(analysis, valley(), MAY, [claim])
    speakers = find_speakers([claim], mentions, analysis, valley(), None, MAY)
    assert (mentions, speakers) == find_actors(analysis, valley(), MAY, [claim])


def test_a_narration_is_spoken_by_its_outlet() -> None:
    claim = Claim("", "", Source(), Part(), Part.of("It fell.", [(0, 8)]), Mode.NARRATION, Act.SPEECH,
                  Stance.ASSERTS, Certainty.PLAIN, ())  # fmt: skip
    for outlet, who in (
        ("Border Courier", "border-courier"),
        ("Valley Times", "outlet:valley-times"),
    ):
        _, ((speaker, _),) = find_actors(analyse("It fell."), valley(), MAY, [claim], outlet)
        assert speaker and speaker.id == who


def test_a_long_list_of_names_is_read() -> None:
    names = ", ".join(f"Ivo Brand{number}" for number in range(400))
    assert read(f"{{1s:{names} and Oren Talvik}} {{1q:said}} {{1c:it held}}.").text.startswith(
        "Ivo"
    )
