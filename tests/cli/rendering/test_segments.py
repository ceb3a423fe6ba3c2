"""A text cut at every edge of a claim."""

from hypothesis import given, settings

from sayso.display.segments import Mark, Role, find_segments
from sayso.reader import Reading
from sayso.record.claim import Claim
from tests.cli.rendering.readings import bridge, claim, readings, report


def spans_of(claim: Claim) -> dict[Role, tuple[tuple[int, int], ...]]:
    return {
        Role.SOURCE: claim.source.spans,
        Role.CUE: claim.cue.spans,
        Role.VIA: claim.source.via.spans,
        Role.CONTENT: claim.content.spans,
    }


@settings(deadline=None)
@given(readings())
def test_segments_cover_the_text_and_each_knows_all_that_it_belongs_to(reading: Reading) -> None:
    length = len(reading.report.text)
    segments = find_segments(length, reading.claims)

    assert [s.start for s in segments[1:]] == [s.end for s in segments[:-1]]
    assert (segments[0].start, segments[-1].end) == (0, length) if length else not segments
    for segment in segments:
        assert segment.start < segment.end
        for place in (segment.start, segment.end - 1):
            assert segment.marks == tuple(
                Mark(number, role)
                for number, made in enumerate(reading.claims)
                for role, spans in spans_of(made).items()
                if any(a <= place < b for a, b in spans)
            )


def test_words_of_two_claims_are_one_segment_with_both() -> None:
    reading = bridge()
    start = reading.report.text.rindex("the bridge was lost")
    (segment,) = [
        s for s in find_segments(len(reading.report.text), reading.claims) if s.start == start
    ]

    assert segment.marks == (Mark(3, Role.CONTENT), Mark(4, Role.CONTENT))


def test_a_cut_parts_a_segment_and_changes_nothing_else() -> None:
    of = report("He said so.")
    claims = [claim(of, "He", "said", "so")]
    whole, cut = find_segments(len(of.text), claims), find_segments(len(of.text), claims, [9])

    assert [(s.start, s.end) for s in whole] == [(0, 2), (2, 3), (3, 7), (7, 8), (8, 10), (10, 11)]
    assert [(s.start, s.end) for s in cut] == [
        (0, 2),
        (2, 3),
        (3, 7),
        (7, 8),
        (8, 9),
        (9, 10),
        (10, 11),
    ]
    assert cut[4].marks == cut[5].marks == whole[4].marks


def test_a_span_beyond_the_text_is_cut_off_at_its_end() -> None:
    of = report("He said so.")
    segments = find_segments(5, [claim(of, "He", "said", "so")])

    assert [(s.start, s.end) for s in segments] == [(0, 2), (2, 3), (3, 5)]
