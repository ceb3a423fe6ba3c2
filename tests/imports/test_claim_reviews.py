"""What a fact checker assessed is a claim of the checker, and never a verdict of ours."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sayso.cli.importing import import_
from sayso.imports.claim_reviews import ImportedReviews, import_reviews
from sayso.imports.errors import ImportFileError
from sayso.ledger.filters import Filters
from sayso.ledger.query import Found, find_claims
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of
from sayso.questions.store import open_board

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/boats",
    "datePublished": "2024-03-20",
    "author": {"@type": "Organization", "name": "Vesna Checks"},
    "claimReviewed": "There were no boats at Drenov",
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ivo Marten"}},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "False"},
}


def taken(ledger: Ledger, tmp_path: Path, value: object, name: str = "r.json") -> ImportedReviews:
    path = tmp_path / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return import_reviews(ledger, path, who="Ada")


def claims(ledger: Ledger) -> list[Found]:
    with ledger.reading() as connection:
        return list(find_claims(connection, Filters(), view_of(connection)).claims)


def test_it_is_a_claim_of_the_reviewer_with_the_rating_s_own_words(
    ledger: Ledger, tmp_path: Path
) -> None:
    assert len(taken(ledger, tmp_path, REVIEW).added) == 1
    (found,) = claims(ledger)
    entry = found.entry
    assert entry is not None
    assert found.speaker is not None
    assert (found.speaker["name"], entry["cue"]["text"]) == ("Vesna Checks", "assessed")
    assert entry["content"]["text"] == (
        "“There were no boats at Drenov” (said by Ivo Marten): “False”"
    )
    assert entry["said_at"] is not None
    assert str(entry["said_at"]["start"]).startswith("2024-03-20")
    assert (found.report["outlet"], found.report["url"]) == ("Vesna Checks", REVIEW["url"])
    assert verify(ledger).is_clean


def test_nothing_on_the_board_moves_by_it(ledger: Ledger, tmp_path: Path) -> None:
    taken(ledger, tmp_path, REVIEW)
    with open_board(ledger) as board, ledger.reading() as connection:
        assert list(board.questions(view_of(connection))) == []


def test_the_same_file_twice_is_told_and_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    taken(ledger, tmp_path, REVIEW)
    head = verify(ledger).head
    again = taken(ledger, tmp_path, REVIEW)
    assert (again.added, len(again.there)) == ({}, 1)
    assert verify(ledger).head == head


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.json", json.dumps([REVIEW])),
        ("lines.jsonl", f"{json.dumps(REVIEW)}\n\n"),
        ("feed.json", json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]})),
        (
            "graph.json",
            json.dumps(
                {
                    "@graph": [
                        {"@id": "#org", "@type": "Organization", "name": "Vesna Checks"},
                        {**REVIEW, "author": {"@id": "#org"}},
                    ]
                }
            ),
        ),
        (
            "page.html",
            f"<html><script type='application/ld+json'>{json.dumps(REVIEW)}</script></html>",
        ),
        ("typed.json", json.dumps({**REVIEW, "@type": ["http://schema.org/ClaimReview"]})),
    ],
)
def test_every_form_in_which_checkers_publish_is_read(
    ledger: Ledger, tmp_path: Path, name: str, text: str
) -> None:
    done = taken(ledger, tmp_path, text, name)
    assert (len(done.added), done.refused) == (1, [])
    assert claims(ledger)[0].report["outlet"] == "Vesna Checks"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"author": None}, "who assessed"),
        ({"claimReviewed": ""}, "which claim"),
        ({"claimReviewed": {"a": []}}, "which claim"),
        ({"claimReviewed": "x" * 1_000_000}, "more than"),
        ({"reviewRating": {"ratingValue": 1}}, "a rating"),
        ({"reviewRating": {"alternateName": True}}, "a rating"),
        ({"datePublished": "soon"}, "not a time"),
        ({"author": {"name": "nul \0"}}, "NUL"),
        ({"author": {"name": "half \ud83d"}}, "surrogate"),
    ],
)
def test_one_that_does_not_say_who_assessed_what_is_refused(
    ledger: Ledger, tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    done = taken(ledger, tmp_path, [{**REVIEW, **changes}, REVIEW])
    assert [reason in each.reason for each in done.refused] == [True]
    assert list(done.added) == [2]


@pytest.mark.parametrize("name", ["</script><b>", '"A" & Sons', "\u202eskcehC", "=1+1", "🚢 Watch"])
def test_hostile_names_are_kept_as_they_are(ledger: Ledger, tmp_path: Path, name: str) -> None:
    taken(ledger, tmp_path, {**REVIEW, "author": {"name": name}})
    entry = claims(ledger)[0].entry
    assert entry is not None
    assert entry["source"]["text"] == name


def test_a_bare_number_is_told_with_its_scale(ledger: Ledger, tmp_path: Path) -> None:
    taken(ledger, tmp_path, {**REVIEW, "reviewRating": {"ratingValue": "1", "bestRating": "5"}})
    entry = claims(ledger)[0].entry
    assert entry is not None
    assert entry["content"]["text"].endswith("“1 of 5”")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "J004"),
        ("{}", "J004"),
        ("not json", "J001"),
        ('{"a": 1}\n[', "J001"),
        ("[" * 100_000, "J001"),
        ("<html><p>no mark-up</p></html>", "J004"),
        ("<!", "J001"),
    ],
)
def test_a_file_without_any_is_refused(
    ledger: Ledger, tmp_path: Path, text: str, code: str
) -> None:
    with pytest.raises(ImportFileError) as caught:
        taken(ledger, tmp_path, text)
    assert caught.value.code == code


def test_the_command_says_what_became_of_them(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps([REVIEW, {**REVIEW, "author": {}}]), "utf-8")
    done = CliRunner().invoke(
        import_, ["claimreview", str(path), "--ledger", str(tmp_path / "sayso.db"), "--who", "Ada"]
    )
    assert (done.exit_code, done.stdout) == (1, "1 assessment added, 0 already there, 1 refused.\n")
    assert "ClaimReview 2: refused, it does not say who assessed" in done.stderr
