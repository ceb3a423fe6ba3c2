"""``sayso claim``: one claim with its sentence, its capture, and why it is as it is."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sayso.cli.ledger_options import ledger_option, view_at, view_options
from sayso.display.characters import plain

if TYPE_CHECKING:
    from sayso.ledger.dossier import Dossier
    from sayso.ledger.entry_body import EntryBody
    from sayso.ledger.query import RecordedReport

_PLAIN = ("asserts", "plain")


@click.command()
@click.argument("identifier", metavar="ID")
@ledger_option
@view_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to show it.",
)
def claim(
    identifier: str, location: str, as_of: str | None, recorded_by: str | None, form: str
) -> None:
    """Show the claim ID: its words in their sentence, the report and its capture, who decided what,
    and why.

    Exit status: 0 if it is there, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger.dossier import dossier_of
    from sayso.ledger.store import open_ledger

    with open_ledger(location) as ledger, ledger.reading() as connection:
        found = dossier_of(ledger, connection, identifier, view_at(connection, as_of, recorded_by))
    if form == "json":
        json.dump(found.as_json(), sys.stdout, ensure_ascii=True, indent=2)
        click.echo()
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: "Dossier") -> Iterator[str]:
    claim, report = found.claims[0], found.claims[0].report
    entry = claim.entry
    yield (
        f"Claim {claim.id}, {claim.review}"
        + (", retracted" if claim.retracted else "")
        + (", gone" if claim.gone else "")
    )
    if entry is None:
        yield "Its words were removed."
    else:
        yield from _words(entry, found.sentence)
    yield ""
    yield from _report(report)
    place = "there" if found.has_capture else "not there"
    yield f"  capture {report['capture_sha256']}, {place}" + (
        f": {plain(found.capture_path)}" if found.capture_path else ""
    )
    yield f"  recorded {found.recorded_at} in commit {found.commit}, record {claim.seq}; read by {plain(found.reader)}"
    for other in found.claims[1:]:
        yield plain(
            f"  also in report {other.report['id']} "
            f"({other.report['outlet'] or other.report['doc']})"
        )
    for decision in found.decisions:
        yield plain(
            f"Decision {decision['seq']}: {decision['verdict']}, {decision['who']}: "
            f"{decision['why']}"
        )
    for reason in entry.get("why", []) if entry else ():
        score = "" if reason["score"] is None else f" ({reason['score']:.2f})"
        yield plain(f"Why: {reason['by']} found {reason['what']}{score} {reason['words']}")


def _words(entry: "EntryBody", sentence: str) -> Iterator[str]:
    speaker = entry.get("speaker")
    name, id_ = (speaker["name"], speaker["id"]) if speaker else (None, None)
    side = f", side {entry['side']}" if entry.get("side") else ""
    yield plain(
        f"  {entry['source']['text'] or '(no source)'} {entry['cue']['text']}: "
        f"{entry['content']['text']}"
    )
    yield plain(f"  speaker {name or 'unknown'} ({id_}){side}")
    yield plain(f"  {entry['mode']}, {entry['act']}, {entry['stance']}, {entry['certainty']}")
    yield plain(f"  in: {sentence}")
    yield from (plain(f"  understood: {line}") for line in _understood(entry))
    if hurts := entry.get("against_interest"):
        yield plain(f"  against interest: {hurts['what']}")
    yield from (plain(f"  note: {note['what']}") for note in entry.get("notes") or ())


def _understood(entry: "EntryBody") -> Iterator[str]:
    """Each question that the claim speaks to, with its answer; stance and certainty where they are
    not plain.
    """
    from sayso.propositions.types import from_json
    from sayso.questions.wording import value_in_words

    for proposition in entry.get("propositions") or ():
        words = (proposition.get("stance"), proposition.get("certainty"))
        how = [word for word in words if word and word not in _PLAIN]
        try:
            question = from_json(proposition).question().sentence
        except (KeyError, TypeError, ValueError):  # of a later version, or as a reviewer amended it
            question = f"{proposition.get('type')}:"
        answer = value_in_words(str(proposition.get("type")), proposition)
        yield f"{question} {answer}" + (f" ({', '.join(how)})" if how else "")


def _report(report: "RecordedReport") -> Iterator[str]:
    told = (
        report["title"] or report["doc"],
        report["outlet"],
        report["url"],
        report["published_start"],
    )
    yield plain(f"Report {report['id']}: {', '.join(part for part in told if part)}")
    yield f"  text {report['text_sha256']}"
