"""``sayso decide``: what people decide on claims, speakers, places and questions."""

import json
from typing import TYPE_CHECKING

import click

from sayso.cli.ledger_options import ledger_option, name_of, who_option

if TYPE_CHECKING:
    from sayso.record.json import Json

_SUBJECT = click.Choice(("speaker", "place", "question"))
why_option = click.option(
    "--why", default="", metavar="WORDS", help="The reason, which is recorded with it."
)


@click.group()
def decide() -> None:
    """Record what you decide: on claims, on who and what is one, and what you note on questions.

    Each decision is appended with who made it, when and why; none is overwritten, and `undo` takes
    one back.
    """


def _on_claims(verdict: str, meaning: str) -> None:
    @decide.command(
        name=verdict,
        help=f"{meaning}\n\nExit status: 0 if it was recorded, 1 if not, 2 for a wrong option.",
    )
    @click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
    @ledger_option
    @who_option
    @why_option
    def command(claims: tuple[str, ...], location: str, who: str | None, why: str) -> None:
        from sayso.ledger import decisions
        from sayso.ledger.store import open_ledger

        with open_ledger(location, write=True) as ledger:
            for claim in claims:
                _tell(decisions.decide(ledger, claim, verdict, who=name_of(who), why=why))


_on_claims("accept", "Accept claims: the report attributes these words to this source.")
_on_claims("reject", "Reject claims: they are none, or not as they stand there.")
_on_claims("unsure", "Leave claims unsure: looked at, and undecided.")


@decide.command()
@click.argument("claim")
@click.argument("changes", metavar="CHANGES")
@ledger_option
@who_option
@why_option
def amend(claim: str, changes: str, location: str, who: str | None, why: str) -> None:
    """Amend the claim CLAIM.

    CHANGES is a JSON object of its fields with their new values, such as '{"stance": "denies"}';
    source, cue and content are given as lists of spans of the report's text: '{"source": [[0,
    11]]}'.  What was read stays beside it.

    Exit status: 0 if it was recorded, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger import decisions
    from sayso.ledger.store import open_ledger

    value = _object(changes)
    with open_ledger(location, write=True) as ledger:
        _tell(decisions.decide(ledger, claim, "amend", who=name_of(who), why=why, changes=value))


@decide.command(name="claim")
@click.argument("report", metavar="REPORT")
@click.argument("parts", metavar="CLAIM")
@ledger_option
@who_option
@why_option
def claim_(report: str, parts: str, location: str, who: str | None, why: str) -> None:
    """Add a claim that the reader missed to the report with the id REPORT.

    CLAIM is a JSON object: content, and source and cue where they are printed, each the words as
    they stand there, once, or a list of spans of the report's text; the speaker's name; stance,
    certainty and date where they are told: '{"content": "the bridge was closed", "speaker": "Hanna
    Sovik", "stance": "denies"}'.  Nothing is understood of it: it moves no question.

    Exit status: 0 if it was recorded, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger.claiming import add_claim, report_text
    from sayso.ledger.drafting import drafted_from
    from sayso.ledger.store import open_ledger

    value = _object(parts)
    with open_ledger(location, write=True) as ledger:
        with ledger.reading() as connection:
            drafted = drafted_from(report_text(connection, report).text, value)
        added = add_claim(ledger, report, drafted, who=name_of(who), why=why)
    if not added.decision:
        click.echo(f"Claim {added.claim} is there already, or was taken back")
        return
    _tell(added.decision)
    click.echo(f"Claim {added.claim}")


def _object(changes: str) -> "Json":
    try:
        value = json.loads(changes)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise click.UsageError("It is a JSON object of fields with their values.")
    return value


@decide.command()
@click.argument("subject", type=_SUBJECT)
@click.argument("identifier", metavar="ID")
@click.argument("into", metavar="INTO")
@ledger_option
@who_option
@why_option
def merge(
    subject: str, identifier: str, into: str, location: str, who: str | None, why: str
) -> None:
    """Count the speaker, place or question ID with INTO from now on: they are one.

    Exit status: 0 if it was recorded, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger import decisions
    from sayso.ledger.store import open_ledger
    from sayso.questions.decisions import merge_questions

    with open_ledger(location, write=True) as ledger:
        if subject == "question":
            _tell(merge_questions(ledger, identifier, into, who=name_of(who), why=why))
        else:
            _tell(decisions.merge(ledger, subject, identifier, into, who=name_of(who), why=why))


@decide.command()
@click.argument("subject", type=_SUBJECT)
@click.argument("identifier", metavar="ID")
@click.argument("into", metavar="INTO")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@ledger_option
@who_option
@why_option
def split(
    subject: str,
    identifier: str,
    into: str,
    claims: tuple[str, ...],
    location: str,
    who: str | None,
    why: str,
) -> None:
    """In these claims the speaker or place ID is another, or they answer another question: INTO, an
    id that may be new.

    Exit status: 0 if it was recorded, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger import decisions
    from sayso.ledger.store import open_ledger
    from sayso.questions.decisions import split_question

    with open_ledger(location, write=True) as ledger:
        if subject == "question":
            _tell(split_question(ledger, identifier, claims, into, who=name_of(who), why=why))
        else:
            _tell(
                decisions.split(
                    ledger, subject, identifier, claims, into, who=name_of(who), why=why
                )
            )


@decide.command()
@click.argument("identifier", metavar="QUESTION")
@click.argument("text")
@ledger_option
@who_option
def note(identifier: str, text: str, location: str, who: str | None) -> None:
    """Put the note TEXT on a question.  It answers nothing; `sayso question` and the question's
    page show it.

    Exit status: 0 if it was recorded, 1 if not, 2 for a wrong option.
    """
    from sayso.cli.board_options import board_at, question_at
    from sayso.ledger.store import open_ledger
    from sayso.questions.decisions import note_question

    with board_at(location) as (board, view, _):
        found = question_at(board, identifier, view)
    with open_ledger(location, write=True) as ledger:
        _tell(note_question(ledger, found.id, text, who=name_of(who)))


@decide.command()
@click.argument("decision", type=click.IntRange(1, 2**62))
@ledger_option
@who_option
@why_option
def undo(decision: int, location: str, who: str | None, why: str) -> None:
    """Take back the decision with this number.  Both stay in the ledger.

    Exit status: 0 if it was recorded, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger import decisions
    from sayso.ledger.store import open_ledger

    with open_ledger(location, write=True) as ledger:
        _tell(decisions.undo(ledger, decision, who=name_of(who), why=why))


def _tell(number: int) -> None:
    click.echo(f"Decision {number}")
