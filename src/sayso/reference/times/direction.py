"""Which way a time points, by the tense of the verb that it hangs on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.judgement.lexicon import load_lexicon as cues
from sayso.language.parser import Parse, lemma_of, root_of
from sayso.record.time_expression import Direction
from sayso.reference.times.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARY = ("aux", "auxpass")
_HAVE = ("have", "'ve")
_WILL = ("will", "'ll", "wo", "shall")
_SPEECH = cues()["act", "speech"] | {"know", "hear"}
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Leaning:
    """A direction, or None where the words give none, and the words that decide it."""

    direction: Direction | None = None
    words: str = ""
    is_timetable: bool = False
    """A present tense that, beside a day of the week, speaks of what is to come: "the talks open on
    Monday".
    """
    is_sure: bool = False
    """No other direction is possible, as after "since"."""


def find_leaning(parse: Parse, start: int, end: int) -> Leaning:
    """Climb from the words at ``[start, end)`` of the text to the verb that they hang on, and read
    its tense.
    """
    tokens = parse.tokens(start, end)
    token = root_of(tokens)
    if token is None:
        return Leaning()
    if _is_owner(token):
        return _of_owned(token)
    below = token
    for _ in range(_STEPS):
        cue = _pointing(token)
        if cue is not None:
            return Leaning(Direction.FUTURE, cue)
        if token.dep_ == "prep" and token.lower_ == "since":
            return Leaning(Direction.PAST, token.text, is_sure=True)
        if token.pos_ in ("VERB", "AUX") and token.tag_ != "MD" and token not in tokens:
            return _moved(token, below) or _of_verb(token)
        if token.head.i == token.i:
            break
        below, token = token, token.head
    return _of_verb(below) if below.pos_ in ("VERB", "AUX") else Leaning()


def _is_owner(token: "Token") -> bool:
    """Whether it is as in "Sunday's vote": the time of the vote, whatever the tense of the verb."""
    return token.dep_ == "poss" and token.head.pos_ in ("NOUN", "PROPN")


def _of_owned(token: "Token") -> Leaning:
    step = token.head
    for _ in range(2):
        if step.dep_ == "pobj" and (cue := _pointing(step.head)) is not None:
            return Leaning(Direction.FUTURE, cue)
        step = step.head
    verb = step if step.pos_ in ("VERB", "AUX") else token.head.head
    if verb.pos_ in ("VERB", "AUX"):
        modal = next(
            (
                c
                for c in verb.children
                if c.dep_ in _AUXILIARY and c.lower_.replace("’", "'") in _WILL
            ),
            None,
        )
        if modal is not None:
            return Leaning(Direction.FUTURE, f"{modal.text} {verb.text}")
    return Leaning(Direction.PAST, f"{token.text}'s {token.head.text}")


def _pointing(token: "Token") -> str | None:
    """A word on the way up that itself looks forward: "ahead of Sunday's vote", "a meeting
    scheduled for Monday".
    """
    lexicon = load_lexicon()
    if token.dep_ == "prep" and token.lower_ == "of" and token.head.lower_ == "ahead":
        return "ahead of"
    if token.pos_ in ("NOUN", "PROPN"):
        for child in token.children:
            if child.dep_ in ("amod", "acl") and child.lower_ in lexicon.words("adjectives"):
                return str(child.text)
    return None


def _moved(verb: "Token", below: "Token") -> Leaning | None:
    """That of "postponed until Monday", "extended the truce to Friday"."""
    lexicon = load_lexicon()
    if below.lower_ in ("until", "till", "to", "for") and lemma_of(verb) in lexicon.words("moved"):
        return Leaning(Direction.FUTURE, f"{verb.text} {below.text}")
    return None


def _of_verb(verb: "Token", steps: int = _STEPS) -> Leaning:
    modals = load_lexicon().words("modals")
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARY]
    modal = next(
        (a for a in auxiliaries if a.lower_.replace("’", "'") in modals and a.tag_ == "MD"), None
    )
    if modal is not None:
        perfect = any(a.lower_.replace("’", "'") in _HAVE for a in auxiliaries)
        negated = modal.lower_ in ("could", "might") and any(
            child.dep_ == "neg" for child in verb.children
        )
        looks_back = negated or (perfect and modal.lower_.replace("’", "'") not in _WILL)
        return Leaning(
            Direction.PAST if looks_back else Direction.FUTURE, f"{modal.text} {verb.text}"
        )
    if verb.tag_ in ("VBN", "VBG", "VB"):
        return _of_bare(verb, auxiliaries, steps)
    if verb.tag_ == "VBD":
        planned = lemma_of(verb) in load_lexicon().words("planned")
        return Leaning(Direction.FUTURE if planned else Direction.PAST, verb.text)
    if verb.tag_ not in ("VBZ", "VBP"):
        return Leaning()
    lemma = lemma_of(verb)
    if lemma in load_lexicon().words("planned"):
        return Leaning(Direction.FUTURE, verb.text)
    return Leaning(Direction.PRESENT, verb.text, is_timetable=lemma not in _SPEECH)


def _of_bare(verb: "Token", auxiliaries: list["Token"], steps: int) -> Leaning:
    """A verb that has no tense of its own: by its auxiliary, by what it means, else by the verb it
    hangs on.
    """
    finite = next((a for a in auxiliaries if a.tag_ in ("VBD", "VBZ", "VBP")), None)
    words = f"{finite.text} {verb.text}" if finite is not None else verb.text
    if verb.tag_ == "VB":
        return _of_infinitive(verb, steps)
    if verb.tag_ == "VBG":
        if finite is None:
            return _inherited(verb, steps)
        return Leaning(Direction.PAST if finite.tag_ == "VBD" else Direction.FUTURE, words)
    if lemma_of(verb) in load_lexicon().words("planned"):
        return Leaning(Direction.FUTURE, words)
    is_state = finite is not None and finite.tag_ != "VBD" and lemma_of(finite) == "be"
    return Leaning(Direction.PRESENT if is_state else Direction.PAST, words)


def _of_infinitive(verb: "Token", steps: int) -> Leaning:
    """That of "expected to vote" looks forward; "forced to resign" is as past as its verb."""
    head = verb.head
    has_to = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    ahead = _looks_forward(head) or head.pos_ in ("NOUN", "ADJ", "PROPN") or lemma_of(head) == "be"
    if head.i != verb.i and has_to and ahead:
        return Leaning(Direction.FUTURE, f"{head.text} to {verb.text}")
    return _inherited(verb, steps)


def _inherited(verb: "Token", steps: int) -> Leaning:
    for _ in range(steps):
        steps -= 1
        if verb.head.i == verb.i:
            break
        verb = verb.head
        if verb.pos_ in ("VERB", "AUX"):
            return _of_verb(verb, steps)
    return Leaning()


def _looks_forward(token: "Token") -> bool:
    return lemma_of(token) in load_lexicon().words("verbs")
