"""What is not there beside a question: silent sides, silent feeds, what is not read, what was removed."""

from click.testing import CliRunner

from sayso.cli.question import question
from sayso.ledger.removal import remove
from sayso.ledger.store import Ledger
from sayso.ledger.view import view_of
from sayso.questions.absent import Absence, absences
from sayso.questions.store import open_board

from .telling import ORLIVKA, Said, holds, killed
from .test_store import NORTH, SOUTH, add, kept


def absent(ledger: Ledger, id_: str, as_of: str | None = None) -> list[Absence]:
    with open_board(ledger) as board:
        view = view_of(board.ledger, as_of=as_of)
        found = board.question(id_, view)
        assert found is not None
        return absences(board.ledger, board.tables, found, view)


def sentences(ledger: Ledger, id_: str, as_of: str | None = None) -> list[str]:
    return [each.sentence for each in absent(ledger, id_, as_of)]


def toll(ledger: Ledger) -> str:
    return next(str(row["id"]) for row in kept(ledger) if row["type"] == "count")


def test_a_party_that_speaks_elsewhere_and_not_here_is_silent(embedded: Ledger) -> None:
    add(embedded, [NORTH], 1)
    assert sentences(embedded, toll(embedded)) == []
    add(embedded, [Said("Ivo Marten", holds("south", ORLIVKA), "south")], 2)
    assert sentences(embedded, toll(embedded)) == ["South has said nothing on it in this ledger."]
    add(embedded, [SOUTH], 3)
    assert sentences(embedded, toll(embedded)) == []


def test_a_party_that_declines_to_say_is_not_silent(embedded: Ledger) -> None:
    withheld = Said("Ivo Marten", killed(63), "south", stance="withholds")
    add(embedded, [NORTH, withheld], 1)
    add(embedded, [Said("Ivo Marten", holds("south", ORLIVKA), "south")], 2)
    assert sentences(embedded, toll(embedded)) == []


def test_a_feed_that_stopped_before_it_was_asked_is_told(embedded: Ledger) -> None:
    for day in (1, 2, 3):
        somebody = Said("Rhea Stroud", holds("north", ORLIVKA), words=f"so it was on day {day}")
        add(embedded, [somebody], day, outlet="The Gazette", published=f"2024-03-0{day}")
    add(embedded, [NORTH], 4, outlet="The Courier", published="2024-03-14")
    (feed,) = absent(embedded, toll(embedded))
    assert (feed.kind, feed.name, feed.reports) == ("feed", "The Gazette", 3)
    assert feed.sentence.startswith("The Gazette has brought nothing since ")


def test_reports_of_its_days_that_are_not_read_are_counted_by_language(embedded: Ledger) -> None:
    add(embedded, [NORTH], 1)
    russian = "В городе идут бои, сообщил представитель армии, и это было сказано утром"
    add(embedded, [], 2, lead=russian)
    add(embedded, [], 3, lead=russian + " еще раз", published="2024-05-01")
    assert sentences(embedded, toll(embedded)) == ["1 report of its days in Russian was not read."]


def test_words_that_were_removed_are_told_and_a_command_says_all_of_it(embedded: Ledger) -> None:
    add(embedded, [NORTH], 1)
    gone = add(embedded, [Said("Rhea Stroud", killed(64))], 2)
    remove(embedded, gone.report, who="desk", why="the law")
    assert sentences(embedded, toll(embedded)) == [
        "The words of 1 report of its days were removed."
    ]
    result = CliRunner().invoke(question, [toll(embedded), "--ledger", embedded.location])
    assert "not there: The words of 1 report of its days were removed." in result.output
