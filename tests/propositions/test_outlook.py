"""What is expected."""

import pytest

from sayso.propositions.outlook.type import Outlook
from sayso.reader import read
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("outlook"), ids=lambda case: case.text[:60])
def test_outlook_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Outlook.find(case.scene())), case.found) == [
        dict(each) for each in case.found
    ]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("the truce is unlikely to hold", ("denies", "truce to hold", (20, 45))),
        ("the truce is highly unlikely to hold", ("denies", "truce to hold", (5, 20))),
        ("the truce is not likely to hold", ("denies", None, (20, 45))),
        ("the truce is likely to hold", ("asserts", "truce is likely to hold", (55, 80))),
        ("the truce will probably hold", ("asserts", "truce will probably hold", (55, 80))),
        ("the truce will hold", ("asserts", "truce will hold", None)),
        ("the truce will not hold", ("denies", "truce will hold", None)),
        ("the unlikely truce will hold", ("asserts", "unlikely truce will hold", None)),
        ("the truce with its likely gains will hold", ("asserts", None, None)),
        ("the truce will hold, as the war is over", ("asserts", None, None)),
    ],
)
def test_what_is_likely_or_not_to_come_keeps_its_band(
    text: str, answer: tuple[str, str | None, tuple[int, int] | None]
) -> None:
    entries = read(f"Edda Kline predicts that {text}.", theatre="samples/vesna.toml").entries
    outlooks = [p for e in entries for p in e.propositions if isinstance(p, Outlook)]
    stance, expected, band = answer
    assert outlooks
    for outlook in outlooks:
        likelihood = outlook.likelihood
        assert str(outlook.stance) == stance
        assert (likelihood and (likelihood.low, likelihood.high)) == band
        assert expected is None or outlook.expected.removeprefix("the ") == expected
