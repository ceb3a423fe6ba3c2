"""What the program has is in the reference, and the reference has nothing else."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.attribution.corrections import CORRECTIONS
from sayso.contract import entry_as_json
from sayso.reader import Entry
from sayso.record.amount import Amount
from sayso.record.amount import Kind as Amounts
from sayso.record.claim import (
    GAP,
    Act,
    Certainty,
    Claim,
    Mode,
    Part,
    Reason,
    Source,
    Span,
    Stance,
    claim_id,
)
from sayso.record.interval import Interval
from sayso.record.place import Place, Precision, Toponym
from sayso.record.referent import Kind, Referent
from sayso.record.time_expression import Anchor, AnchorKind, TimeExpression, TimeType
from sayso.reference.references import ClaimReferences, Moment

from .pages import DOCS, ROOT, blocks_of, first_cells, prose_of, read

CODE = re.compile(r"[A-Z]\d{3}")
CLAIMS = DOCS / "reference" / "claims.md"
FINDING = DOCS / "explanation" / "claims.md"


def codes_in(folder: Path) -> set[str]:
    """The error codes that are given to an error somewhere below ``folder``."""
    return {
        code
        for file in folder.rglob("*.py")
        for code in re.findall(rf'"({CODE.pattern})"', file.read_text("utf-8"))
    }


def test_every_error_code_is_documented_once_and_every_documented_one_is_used() -> None:
    pages = (DOCS / "reference").rglob("*.md")
    documented = [cell for page in pages for cell in first_cells(page) if CODE.fullmatch(cell)]
    assert sorted(documented) == sorted(codes_in(ROOT / "src"))


REASON = ["by", "what", "words", "score"]


def fields(value: Any, name: str = "") -> Iterator[str]:
    """The names of the fields of a JSON object, those within others as ``source.via.text``.

    What a reason holds is told where the claim's own reasons are, and not again.
    """
    if isinstance(value, dict) and list(value) == REASON and name != "why":
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            path = f"{name}.{key}" if name else key
            yield path
            yield from fields(inner, path)
    elif isinstance(value, list):
        for item in value[:1]:
            yield from fields(item, name)


def whole_entry() -> Entry:
    """An entry with all that one can have, but for what it understands of its content, which has
    pages of its own.
    """
    part, reason = Part(((0, 1),), "a"), Reason("rule:stance", "asserts", "said", 0.5)
    source = Source(part.spans, part.text, True, part)
    day = Interval(datetime(2023, 1, 14, tzinfo=UTC), datetime(2023, 1, 15, tzinfo=UTC))
    moment = Moment(day, reason)
    speaker = Referent("a", "A", Kind.PERSON, "north", True)
    place = Toponym(
        0, 1, "a", Place("user:a", "A", 1.0, 2.0, "XX", "P.PPL", ("B",)), Precision.EXACT, (reason,)
    )
    anchor = Anchor(AnchorKind.PUBLICATION, day)
    time = TimeExpression(
        0, 1, "a", TimeType.DATE, "2023-01-14", day, anchor, None, None, False, None, ""
    )
    amount = Amount(
        (0, 1),
        "a",
        1,
        1,
        False,
        Amounts.COUNT,
        "",
        "",
        (1,),
        None,
        False,
        (),
        None,
        None,
        None,
        reason,
    )
    return Entry(
        Claim(
            "0" * 64,
            "a",
            source,
            part,
            part,
            Mode.DIRECT,
            Act.SPEECH,
            Stance.ASSERTS,
            Certainty.PLAIN,
            (reason,),
        ),
        ClaimReferences(speaker, moment, moment, (place,), (time,), (amount,)),
        against_interest=reason,
        notes=(reason,),
    )


def test_every_field_of_a_claim_is_documented_in_order_and_no_other() -> None:
    documented = [
        cell for cell in first_cells(CLAIMS) if re.fullmatch(r"[a-z_.]+", cell) and cell != "field"
    ]
    assert documented == list(fields(entry_as_json(whole_entry())))


@pytest.mark.parametrize("kind", [Mode, Act, Stance, Certainty])
def test_every_value_that_a_field_can_have_is_documented(kind: type[StrEnum]) -> None:
    named = next(
        line
        for line in read(CLAIMS).splitlines()
        if line.startswith(f"| `{kind.__name__.lower()}` |")
    )
    assert [
        value for value in re.findall(r"`([a-z]+)`", named.split("|")[3]) if value in set(kind)
    ] == list(kind)


def test_the_example_claim_is_one() -> None:
    blocks = blocks_of(CLAIMS)
    text = "\n".join(next(block.lines for block in blocks if block.language == "text"))
    example = json.loads(
        "\n".join(next(block.lines for block in blocks if block.language == "json"))
    )
    assert list(example) == list(entry_as_json(whole_entry()))
    assert example["report"] == hashlib.sha256(text.encode()).hexdigest()
    for part in (example["source"], example["source"]["via"], example["cue"], example["content"]):
        assert part["text"] == GAP.join(text[start:end] for start, end in part["spans"])
    spans: list[list[Span]] = [
        [(start, end) for start, end in example[part]["spans"]]
        for part in ("source", "cue", "content")
    ]
    assert example["id"] == claim_id(example["report"], spans)


def test_every_correction_is_explained_in_the_order_in_which_it_is_made() -> None:
    rows = re.findall(r"^\|[^|]*\| `(\w+)` \|", read(FINDING), re.MULTILINE)
    assert rows == [correction.__name__ for correction in CORRECTIONS]


def test_every_rule_that_a_reason_can_name_is_explained_and_no_other() -> None:
    code = "".join(
        file.read_text("utf-8") for file in (ROOT / "src" / "sayso" / "attribution").rglob("*.py")
    )
    changing = {
        f"rule:{rule}"
        for rule in re.findall(r"(?:\.changed\(|with_source\(\w+, \w+,)\s*\"([a-z-]+)\"", code)
    }
    judging = set(re.findall(r"\bReason\(\s*\"((?:rule|model):[a-z-]+)\"", code))
    assert set(re.findall(r"`((?:rule|model):[a-z-]+)`", read(FINDING))) == changing | judging


def test_every_dependency_is_explained_and_no_other() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    groups = (
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
    )
    needed = {
        name[0] for group in groups for wanted in group if (name := re.match(r"[\w-]+", wanted))
    }
    browser = json.loads(read(ROOT / "ui" / "package.json"))
    needed |= {*browser["dependencies"], *browser["devDependencies"]}
    explained = [
        name[1]
        for line in prose_of(DOCS / "explanation" / "libraries.md").splitlines()
        if (name := re.match(r"\| `([\w@/-]+)` \|", line))
    ]
    assert sorted(explained) == sorted(needed)


def test_every_name_of_the_library_is_in_its_guide() -> None:
    guide = read(DOCS / "how-to" / "use-as-a-library.md")
    assert [
        name for name in sayso.__all__ if f"`{name}`" not in guide and f"`sayso.{name}" not in guide
    ] == []
