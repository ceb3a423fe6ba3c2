"""How well the words and times of saved pages are read.

    python -m bench.saved_pages.score [--write FOLDER]

Words are compared as bags: what a reader would take from the page, title included, and what became
the reports' text. A time is right if the first report of the page is published at it, or on its day
where the page shows the day alone.
"""

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from bench.saved_pages.story import SavedPage, pages
from sayso.record.report import Report
from sayso.reports.load import read_stream

WORDS_MARK, DATES_MARK = 0.95, 0.95
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Of one page, or the mean of several."""

    words: float
    times: float


def score(page: SavedPage) -> Score:
    """The F1 of a page's words, and 1 if its times are right, 0 if not."""
    reports = [
        found
        for found in read_stream(BytesIO(page.html.encode()), "page.html")
        if isinstance(found, Report)
    ]
    return Score(
        f1(page.words, "\n".join(report.text for report in reports)),
        float(_is_timely(page, reports)),
    )


def f1(right: str, read: str) -> float:
    """Of two texts' words, as bags."""
    ours, theirs = Counter(_WORD.findall(right)), Counter(_WORD.findall(read))
    both = (ours & theirs).total()
    return 2 * both / (ours.total() + theirs.total()) if both else 0.0


def mean(scores: list[Score]) -> Score:
    """Of all pages, each counting the same."""
    return Score(
        sum(s.words for s in scores) / len(scores), sum(s.times for s in scores) / len(scores)
    )


def _is_timely(page: SavedPage, reports: list[Report]) -> bool:
    if len(reports) < len(page.published):
        return False
    for report, when in zip(reports, page.published, strict=False):
        start = report.published.start if report.published else None
        if start is None or (
            start.date() != when.date() if page.by_day else abs(start - when).total_seconds() > 60
        ):
            return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--write", type=Path, metavar="FOLDER", help="Write the pages into this folder too."
    )
    options = parser.parse_args()
    scores = []
    for number, page in enumerate(pages(), 1):
        scores.append(score(page))
        print(
            f"{number:2} {page.name:20} words {scores[-1].words:.3f}  time "
            f"{'right' if scores[-1].times else 'WRONG'}"
        )
        if options.write:
            options.write.mkdir(parents=True, exist_ok=True)
            (options.write / f"{number:02} {page.name}.html").write_text(
                page.html, encoding="utf-8"
            )
    whole = mean(scores)
    right = round(whole.times * len(scores))
    print(
        f"{len(scores)} pages: words F1 {whole.words:.3f} (mark {WORDS_MARK}), times right {right} "
        "(mark 38 of 40)"
    )


if __name__ == "__main__":
    main()
