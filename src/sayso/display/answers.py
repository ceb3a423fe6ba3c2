"""What is understood of a claim, in words: each question that it answers, and its answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sayso.display.sides import Sides, within_a_sentence
from sayso.propositions.appointment.type import Appointment, PostChange
from sayso.propositions.control.type import CONTESTED, Control, Extent
from sayso.propositions.count.type import Count
from sayso.propositions.movement.type import Movement
from sayso.propositions.outlook.type import Outlook
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.strike.type import Strike
from sayso.questions.apart import attempt
from sayso.questions.wording import value_in_words
from sayso.reader import Entry
from sayso.record.claim import Certainty, Claim, Stance

_BEFORE = {Stance.DENIES: "denied: ", Stance.DOUBTS: "doubted: "}
_NO_ANSWER = "no answer"
_ACTORS = ("donor", "recipient", "accused", "attacker", "predecessor")
"""Fields of propositions that hold the name of somebody."""
_NO_PART = ("", "part", "parts")
"""Words for a part of a place that tell no more than its extent does."""
_SHOUTED = 4
"""Letters from which a place in capitals is one in a date line and no abbreviation."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that a claim speaks to, and what it answers: "Who holds Orlivka?", "denied: the
    North holds it".

    Several answers to one question stand one after the other: "the South holds it no longer; the
    North holds it".
    """

    question: str
    answer: str


def answers(entry: Entry, sides: Sides) -> list[Answer]:
    """What of a claim is understood, in the order of the text, each once; what has no words is left
    out.
    """
    answered: dict[str, dict[str, None]] = {}
    for proposition in entry.propositions:
        words, _ = attempt(partial(_in_words, proposition, entry.claim, sides))
        if words is not None:
            answered.setdefault(words[0], {})[words[1]] = None
    return [Answer(question, "; ".join(some)) for question, some in answered.items()]


def _in_words(proposition: Proposition, claim: Claim, sides: Sides) -> tuple[str, str]:
    """The question, and the answer to it."""
    called = _called(proposition, sides)
    return _asked(called), _told(called, claim, sides)


def _called(proposition: Proposition, sides: Sides) -> Proposition:
    """The proposition with names where it has the ids of sides, so that its question and answer
    read as words.
    """
    if (
        proposition.place is None
        and len(proposition.place_text) >= _SHOUTED
        and proposition.place_text.isupper()
    ):
        proposition = replace(proposition, place_text=proposition.place_text.title())
    actors: dict[str, Any] = {
        name: within_a_sentence(getattr(proposition, name, "")) for name in _ACTORS
    }
    if actors := {name: called for name, called in actors.items() if called}:
        return replace(proposition, **actors)
    if isinstance(proposition, Control) and proposition.holder and proposition.holder != CONTESTED:
        known = sides.knows(proposition.holder)
        proposition = replace(
            proposition,
            holder=sides.within(proposition.holder) if known else proposition.holder_name,
        )
    if (
        isinstance(proposition, Control)
        and not proposition.place_name
        and proposition.part not in _NO_PART
    ):
        return replace(
            proposition, place_text=f"the {proposition.part}", part="", extent=Extent.ALL
        )
    return proposition


def _asked(proposition: Proposition) -> str:
    sentence = proposition.question().sentence
    if isinstance(proposition, Movement):
        return sentence.partition(":")[0].rstrip("?") + "?"
    if isinstance(proposition, Outlook) and proposition.condition:
        condition = proposition.condition
        return sentence.replace(condition, condition[:1].lower() + condition[1:])
    return sentence


def _told(proposition: Proposition, claim: Claim, sides: Sides) -> str:
    if proposition.stance is Stance.WITHHOLDS:
        return _NO_ANSWER
    words = _words(proposition, sides)
    supposed = proposition.certainty is Certainty.HYPOTHETICAL and not isinstance(
        proposition, Outlook
    )
    hedged = proposition.certainty is Certainty.HEDGED and claim.certainty is not Certainty.HEDGED
    before = _BEFORE.get(proposition.stance, "") + ("supposed: " if supposed else "")
    return before + words + (" (hedged)" if hedged else "")


def _words(proposition: Proposition, sides: Sides) -> str:
    """The answer itself, without the speaker's stance."""
    match proposition:
        case Appointment():
            return ", ".join(_appointed(proposition))
        case Strike():
            return _struck(proposition)
        case Movement():
            planned = " (planned)" if proposition.planned else ""
            return f"{proposition.direction}{planned}"
        case Outlook():
            return proposition.expected or _NO_ANSWER
        case Count():
            return _counted(proposition)
        case Responsibility():
            return _accused(proposition, sides)
    return _valued(proposition) + _beside(proposition)


def _accused(proposition: Responsibility, sides: Sides) -> str:
    """Who is accused: by name, else their side."""
    side = proposition.accused_side or ""
    if not proposition.accused and not side:
        return "somebody"
    named = sides.knows(side) and not proposition.accused
    return sides.within(side) if named else proposition.accused


def _beside(proposition: Proposition) -> str:
    """What stands after a value: its unit, or the part of the place that it is about."""
    if isinstance(proposition, Pledge) and proposition.unit:
        return f" {proposition.unit}"
    if isinstance(proposition, Control) and proposition.part not in _NO_PART:
        return f" ({proposition.part})"
    return ""


def _valued(proposition: Proposition) -> str:
    value: Mapping[str, Any] = proposition.as_json()
    return value_in_words(proposition.type, value)


def _counted(count: Count) -> str:
    if not count.low and count.high is None:
        return "no figure"
    parts = [
        _valued(Count(spans=(), what=count.what, low=p.low, high=p.high)) + f" {p.who}"
        for p in count.parts
    ]
    return _valued(count) + (f", of them {' and '.join(parts)}" if parts else "")


def _appointed(appointment: Appointment) -> Iterator[str]:
    person = appointment.person or "somebody"
    yield person if appointment.change is PostChange.APPOINTED else f"{person} {appointment.change}"
    if appointment.predecessor:
        yield f"{'after' if appointment.change is PostChange.APPOINTED else 'then'} {appointment.predecessor}"


def _struck(strike: Strike) -> str:
    told = [strike.attacker or "somebody", f"with {strike.weapon}" if strike.weapon else ""]
    return " ".join(filter(None, told)) + (", beaten back" if strike.repelled else "")
