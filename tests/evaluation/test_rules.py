"""Each rule is counted by how often it spoke, and was right, on claims that are annotated."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.evaluate import evaluate
from sayso.evaluation.rules import Count, count_rules, total
from sayso.evaluation.scenarios import GoldClaim, Scenario
from sayso.propositions.control.type import Control
from sayso.reader import Entry, Reading
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Stance
from sayso.record.entry import ClaimReferences
from sayso.record.referent import Kind, Referent
from sayso.record.report import Report

from .marking import at

TEXT = "Officials said the town is ours. A driver denied the bridge is lost."
REPORT = Report(TEXT, "01")
FIRST = ("Officials", "said", "the town is ours")
SECOND = ("A driver", "denied", "the bridge is lost")
HOLDS = Control(
    spans=(at(TEXT, FIRST[2]),),
    holder="north",
    holder_name="North",
    why=(Reason("rule:control", "holds"),),
)
SAID = ClaimReferences(
    Referent("officials", "Officials", Kind.UNNAMED, "north"), why=(Reason("rule:side", "north"),)
)


def claim(parts: tuple[str, str, str], stance: Stance, *rules: str) -> Claim:
    source, cue, content = parts
    return Claim(
        REPORT.sha256, "01", Source((at(TEXT, source),), source), Part.of(TEXT, [at(TEXT, cue)]),
        Part.of(TEXT, [at(TEXT, content)]), Mode.INDIRECT, Act.SPEECH, stance, Certainty.PLAIN,
        tuple(Reason(rule, "cue") for rule in rules),
    )  # fmt: skip


def gold(parts: tuple[str, str, str], stance: str, kind: str, side: str) -> GoldClaim:
    return GoldClaim("01", (at(TEXT, parts[0]),), (at(TEXT, parts[2]),), stance, kind, (), side, ())


READING = Reading(
    REPORT,
    (
        Entry(claim(FIRST, Stance.ASSERTS, "model:tagger", "rule:stance"), SAID, (HOLDS,)),
        Entry(claim(SECOND, Stance.DENIES, "model:tagger", "rule:stance", "model:tagger")),
    ),
)


def counts(*claims: GoldClaim) -> dict[str, Count]:
    return count_rules(Scenario("a", (REPORT,), claims, ""), [READING])


def test_a_rule_speaks_once_a_claim_however_many_reasons_it_gave() -> None:
    assert counts()["model:tagger"] == Count(2, 2, 0)


def test_a_claim_of_the_gold_makes_right_what_found_it() -> None:
    assert counts(gold(FIRST, "asserts", "control", "north"))["model:tagger"] == Count(2, 2, 1)


def test_a_stance_is_right_where_it_is_that_of_the_gold_and_judged_only_there() -> None:
    assert counts(gold(FIRST, "denies", "control", "north"))["rule:stance"] == Count(2, 1, 0)
    assert counts(gold(SECOND, "denies", "none", ""))["rule:stance"] == Count(2, 1, 1)


def test_a_proposition_is_right_where_the_gold_has_its_type() -> None:
    assert counts(gold(FIRST, "asserts", "control", "north"))["rule:control"] == Count(1, 1, 1)
    assert counts(gold(FIRST, "asserts", "count", "north"))["rule:control"] == Count(1, 1, 0)
    assert counts()["rule:control"] == Count(1, 0, 0)


def test_a_side_is_right_where_it_is_that_of_the_gold() -> None:
    assert counts(gold(FIRST, "asserts", "control", "north"))["rule:side"] == Count(1, 1, 1)
    assert counts(gold(FIRST, "asserts", "control", "south"))["rule:side"] == Count(1, 1, 0)


def test_counts_of_several_scenarios_are_summed() -> None:
    both = total([{"rule:a": Count(1, 1, 0)}, {"rule:a": Count(2, 1, 1), "rule:b": Count(1)}])
    assert both == {"rule:a": Count(3, 2, 1), "rule:b": Count(1)}


def test_the_command_prints_every_rule_with_its_share() -> None:
    corpus = Path(__file__).resolve().parents[2] / "corpora" / "scenarios" / "orvan"
    result = CliRunner().invoke(evaluate, ["rules", str(corpus), "--json"])
    assert result.exit_code == 0, result.output
    rows = json.loads(result.output)
    assert {"rule:stance", "rule:control"} <= {row["rule"] for row in rows}
    assert all(row["right"] <= row["judged"] <= row["spoke"] for row in rows)


@pytest.mark.parametrize("missing", ["nowhere"])
def test_a_folder_that_is_not_there_is_a_wrong_argument(missing: str) -> None:
    assert CliRunner().invoke(evaluate, ["rules", missing]).exit_code == 2
