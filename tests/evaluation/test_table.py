from sayso.evaluation.attribution import evaluate
from sayso.evaluation.rows import Row
from sayso.evaluation.scores import Unit
from sayso.evaluation.table import table
from sayso.record.report import Report

from .marking import at

TEXT = "Officials said the road is closed. “It is open,” the driver said."


def row(source: str, content: str) -> Row:
    return Row("road", (at(TEXT, source),), (), (at(TEXT, content),), "speech")


GOLD = [row("Officials", "the road is closed"), row("the driver", "“It is open,”")]


def lines_of(predicted: list[Row], unit: Unit = Unit.ATTRIBUTION) -> dict[str, list[str]]:
    lines = table(evaluate([Report(TEXT, "road")], GOLD, predicted, unit)).splitlines()
    return {line.split()[0]: line.split()[1:] for line in lines}


def test_the_counts_stand_first() -> None:
    counts = "unit segment  reports 1  words 12  gold 2  predicted 1"
    lines = table(evaluate([Report(TEXT, "road")], GOLD, GOLD[:1], Unit.SEGMENT)).splitlines()
    assert lines[0] == counts
    assert lines[1].split() == ["measure", "P", "R", "F1", "gold", "pred"]


def test_rows_that_were_ignored_are_told() -> None:
    assert " ".join(lines_of([*GOLD, Row("nowhere", content=((0, 2),))])["unit"]).endswith(
        "ignored rows 1"
    )


def test_a_measure_has_its_shares_in_percent_and_its_counts() -> None:
    lines = lines_of(GOLD[:1])
    assert lines["attr.triple"] == ["100.00", "50.00", "66.67", "2", "1"]
    assert lines["attr.content|direct"] == ["0.00", "0.00", "0.00", "1", "0"]


def test_accuracy_and_recall_by_class_have_one_share() -> None:
    lines = lines_of(GOLD[:1])
    assert lines["acc.source_given_content"] == ["100.00", "1"]
    assert lines["recall.triple|speech"] == ["50.00", "2"]


def test_every_measure_has_a_line() -> None:
    scores = evaluate([Report(TEXT, "road")], GOLD, GOLD)
    assert set(scores.measures) | {"unit", "measure"} == set(lines_of(GOLD))
