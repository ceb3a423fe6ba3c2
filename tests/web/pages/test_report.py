"""A report and its claims: the text as it was captured, and why each claim is one."""

import re
from pathlib import Path

from sayso.display.layout import lay_out
from sayso.web.record import Clock, Page
from sayso.web.views.reading import reading_of
from tests.web.asking import main_of, pages
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


def test_a_report_shows_its_text_exactly(tmp_path: Path) -> None:
    record = Memory()
    report = record.reports(Page(1), Clock()).items[0]
    whole = record.report(report["id"])
    assert whole
    with pages(tmp_path, record) as client:
        text = client.get(f"/reports/{report['id']}").text

    article = re.sub(r"<[^>]+>", "", text[text.index("<article>") : text.index("</article>")])
    assert (
        article.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&") == whole["text"]
    )


def test_a_captures_bytes_are_kept_from_being_a_page(tmp_path: Path) -> None:
    record = Memory()
    report = record.reports(Page(1), Clock()).items[0]
    with pages(tmp_path, record) as client:
        answer = client.get(f"/captures/{report['capture']['sha256']}")

    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_claim_tells_the_rule_the_words_and_the_score(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        said = main_of(client.get(PATHS["claim"]).text)

    assert "model:reader-1" in said
    assert "0.962" in said
    assert "rule:stance" in said


def test_words_of_one_speaker_have_one_colour_however_they_are_called() -> None:
    report = Memory().report(PATHS["report"].rpartition("/")[2])
    assert report
    speaker = report["claims"][0]["speaker"]
    for number, claim in enumerate(report["claims"]):
        claim["speaker"] = {
            **speaker,
            "id": f"speaker-{number % 2}",
            "name": f"Speaker {number % 2}",
        }
    sheet = lay_out(reading_of(report), 1, 1)

    assert [(name, colour) for name, colour, _ in sheet.key] == [("Speaker 0", 1), ("Speaker 1", 2)]
