"""A removal takes the words wherever they stand, takes nobody else's original, and tells what it
took.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.remove import remove as remove_command
from sayso.ledger.removal import remove
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.questions.store import open_board
from sayso.questions.upkeep import renew
from sayso.record.capture import Capture
from sayso.record.report import Report
from sayso.recording import Recorder
from sayso.reports.load import load, read_capture

from .building import add, entry, report, simple

SECRET = (
    "Mayor Zdenka Vrsaly said that 40 civilians had been killed by the old customs house in "
    "Kherson."
)
OTHER = "Ivo Marten said that the bridge at Drenov had been closed since the morning of the flood."


def feed(*texts: str) -> bytes:
    items = "".join(map(_item, range(len(texts)), texts))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()


def _item(number: int, text: str) -> str:
    marked = f"&lt;p&gt;{text.replace(' the ', ' the &lt;b&gt;')}&lt;/p&gt;"
    told = f"<title>{text[:5]}</title><guid>{number}-{text[:5]}</guid><description>{marked}</description>"
    return f"<item>{told}</item>\n"


def array(*texts: str) -> bytes:
    return json.dumps([{"doc": text[:5], "text": text} for text in texts], indent=1).encode()


def lines(*texts: str) -> bytes:
    return b"".join(json.dumps({"doc": text[:5], "text": text}).encode() + b"\n" for text in texts)


FORMS = {"feed.xml": feed, "array.json": array, "lines.jsonl": lines}


@pytest.mark.parametrize("name", FORMS)
def test_each_report_of_several_has_a_capture_of_its_own(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FORMS[name](SECRET, OTHER))
    first, second = load([str(tmp_path / name)])
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.capture
    assert second.capture
    assert (b"Vrsaly" in first.capture.data, b"Vrsaly" in second.capture.data) == (True, False)
    assert (b"Marten" in first.capture.data, b"Marten" in second.capture.data) == (False, True)
    fetched = read_capture(
        Capture(FORMS[name](SECRET, OTHER), f"https://x.example/{name}", "fetched")
    )
    captures = [each.capture for each in fetched if isinstance(each, Report) and each.capture]
    assert [each.data for each in captures] == [first.capture.data, second.capture.data]
    assert {each.tool for each in captures} == {"fetched"}


@pytest.mark.parametrize("name", FORMS)
def test_one_of_several_in_a_file_is_removed_and_the_others_keep_their_originals(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(FORMS[name](SECRET, OTHER))
    path = tmp_path / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        recorder = Recorder(ledger)
        names = [
            recorder.add(each).report
            for each in load([str(tmp_path / name)])
            if isinstance(each, Report)
        ]
        with open_board(ledger):
            pass
        taken = remove(ledger, names[0], who="lawyer", why="a court", renew=renew)
        assert (len(taken.captures), taken.bereft, taken.alike) == (1, (), ())
        verdict = verify(ledger)
        assert (verdict.is_clean, verdict.captures) == (True, 2)
    (tmp_path / name).unlink()
    left = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert [word in left for word in (b"Vrsaly", b"customs house", b"zdenka", b"Marten")] == [
        False
    ] * 3 + [True]


def test_the_words_leave_the_board_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        recorder = Recorder(ledger)
        name = recorder.add(Report(SECRET, "a.txt")).report
        recorder.add(Report(OTHER, "b.txt"))
        with open_board(ledger):
            pass
    assert b"Vrsaly" in path.read_bytes()
    done = CliRunner().invoke(
        remove_command, [name, "--ledger", str(path), "--who", "Ada", "--why", "a court", "--yes"]
    )
    assert done.output.splitlines() == [f"Removed: {name}", "Taken: 1 claim, 1 capture"]
    assert b"Vrsaly" not in b"".join(
        each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()
    )


def shared(ledger: Ledger, texts: tuple[str, ...], data: bytes) -> list[str]:
    """Reports that share one capture, as ledgers of before have them."""
    return [
        add(ledger, Report(text, text[:9], capture=Capture(data, "feed.xml")), []).report
        for text in texts
    ]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_capture_of_several_that_holds_the_words_goes_and_who_lost_it_is_told(
    ledger: Ledger, form: object
) -> None:
    assert callable(form)
    first, second = shared(ledger, (SECRET, OTHER), form(SECRET, OTHER))
    (third,) = shared(
        ledger, ("Somebody said it rained.",), form("Somebody said it rained.", SECRET)
    )
    (fourth,) = shared(ledger, ("Nobody said it rained.",), form("Nobody said it rained.", OTHER))
    taken = remove(ledger, first, who="lawyer", why="a court")
    assert (taken.reports, len(taken.captures)) == ((first,), 2)
    assert set(taken.bereft) == {second, third}
    assert fourth not in taken.bereft
    assert verify(ledger).is_clean


def test_another_s_own_report_of_the_same_words_stays_and_is_told(ledger: Ledger) -> None:
    first = add(ledger, report(SECRET, doc="a"), []).report
    longer = f"{SECRET}\n\nThe Herald adds that it rained."
    second = add(ledger, report(longer, doc="b"), []).report
    taken = remove(ledger, first, who="lawyer", why="a court")
    assert (taken.bereft, taken.alike, len(taken.captures)) == ((), (second,), 1)
    assert verify(ledger).is_clean
    again = remove(ledger, second, who="lawyer", why="a court")
    assert (again.alike, len(again.captures)) == ((), 1)


def test_two_ledgers_of_one_stem_share_no_folder(tmp_path: Path) -> None:
    made, entries = simple(1)
    with (
        open_ledger(str(tmp_path / "desk.db"), create=True) as first,
        open_ledger(str(tmp_path / "desk.sqlite"), create=True) as second,
    ):
        name = add(first, made, entries).report
        add(second, made, entries)
        remove(first, name, who="lawyer", why="a court")
        assert verify(first).is_clean
        assert verify(second).is_clean


def test_in_a_folder_that_ledgers_of_before_share_only_the_last_to_name_a_capture_takes_it(
    tmp_path: Path,
) -> None:
    made, entries = simple(1)
    paths = [tmp_path / "desk.db", tmp_path / "desk.sqlite"]
    for path in paths:
        with open_ledger(str(path), create=True) as ledger:
            name = add(ledger, made, entries).report
    (tmp_path / "desk.db.captures").rename(tmp_path / "desk.captures")
    for each in sorted((tmp_path / "desk.sqlite.captures").rglob("*"), reverse=True):
        each.unlink() if each.is_file() else each.rmdir()
    (capture,) = (each.name for each in (tmp_path / "desk.captures").rglob("*") if each.is_file())
    with (
        open_ledger(str(paths[0]), write=True) as first,
        open_ledger(str(paths[1]), write=True) as second,
    ):
        assert verify(first).is_clean
        assert remove(first, name, who="lawyer", why="a court").left == (capture,)
        assert verify(second).is_clean
        assert remove(second, name, who="lawyer", why="a court").left == ()
    assert not any(each.is_file() for each in (tmp_path / "desk.captures").rglob("*"))


def test_a_removed_capture_that_is_still_there_is_told_and_taken_when_it_is_done_again(
    embedded: Ledger,
) -> None:
    """As after a process that was killed between the removal's commit and the end of its files."""
    made = report(SECRET)
    name = add(embedded, made, [entry(made, "Mayor Zdenka Vrsaly", "said", "40 civilians")]).report
    with embedded.reading() as connection:
        capture = str(connection.exec_driver_sql("SELECT sha256 FROM capture").scalar())
    remove(embedded, name, who="lawyer", why="a court")
    with embedded.reading() as connection:
        embedded.captures.put(connection, capture, SECRET.encode())
    assert any("still there" in str(problem) for problem in verify(embedded).problems)
    remove(embedded, name, who="lawyer", why="a court")
    assert verify(embedded).is_clean
