from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.checking.check import check_text
from sayso.checking.draft import CheckedDraft, CheckedStatement
from sayso.ledger.removal import withdraw
from sayso.ledger.store import Ledger, open_ledger
from sayso.record.report import Report
from sayso.recording import Recorder
from sayso.reports.published import read_published

THEATRE = "samples/vesna.toml"
REPORTS = (
    ("rescue", "Havrin Post", "2024-03-05",
     "“We have stopped the machines three times because somebody thought they heard knocking,” Milan "
     "Tesh said on Tuesday. “We will not leave the square if there is one voice under it,” said Milan "
     "Tesh. “Our men are tired,” he said, “and they will go on until the morning.”"),
    ("market", "Havrin Post", "2024-03-05",
     "Pavel Oriss said that 14 people had been killed in Kalin. “The missile came from the east,” "
     "said Pavel Oriss."),
    ("denial", "Radio North", "2024-03-06",
     "The Northern ministry of defence denied that 14 people had been killed in Kalin."),
    ("copy", "Telegraf", "2024-03-06",
     "“We have stopped the machines three times because somebody thought they heard knocking,” Milan "
     "Tesh said on Tuesday. “We will not leave the square if there is one voice under it,” said Milan "
     "Tesh. “Our men are tired,” he said, “and they will go on until the morning.”"),
    ("gone", "Telegraf", "2024-03-07",
     "“The granary at Tarnik has burned to its last beam,” said Irena Dovar."),
    ("bare", "Telegraf", "2024-03-07",
     "The board over the gate still reads in white paint. “Bread is sold before the sirens only.”"),
)  # fmt: skip


@pytest.fixture(scope="package")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A few reports of one day's news, one of which was withdrawn."""
    path: Path = tmp_path_factory.mktemp("checking") / "sayso.db"
    with open_ledger(str(path), create=True) as opened:
        recorder = Recorder(opened, THEATRE)
        added = {
            name: recorder.add(Report(text, name, outlet=outlet, published=read_published(day)))
            for name, outlet, day, text in REPORTS
        }
        withdraw(opened, added["gone"].report, who="Ada Bell", why="It was another town.")
        yield opened


Check = Callable[[str], CheckedDraft]


@pytest.fixture(scope="package")
def check(ledger: Ledger) -> Check:
    return lambda text: check_text(ledger, text, theatre=THEATRE)


@pytest.fixture(scope="package")
def only(check: Check) -> Callable[[str], CheckedStatement]:
    """The one statement of a draft."""

    def one(text: str) -> CheckedStatement:
        (statement,) = check(text).statements
        return statement

    return one
