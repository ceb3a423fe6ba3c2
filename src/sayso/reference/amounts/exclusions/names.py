"""Numbers that are part of a name: Leopard 2, Article 5, School No. 3, 12 Garden Street, a
telephone number.
"""

from sayso.record.amount import Kind
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line

_BESIDE = ("compound", "nmod", "amod", "nummod")


def is_name(line: Line, draft: Draft) -> bool:
    """A name stands right before the number and the parse ties the two: "Leopard 2 tanks", "Boeing
    737".
    """
    i = draft.core
    if (
        draft.core != draft.first
        or draft.unit
        or not line.is_word(i - 1)
        or not line.printed(i - 1)[:1].isupper()
    ):
        return False
    if _is_makers(line, i):
        return True
    name, number = line.parsed(i - 1), line.parsed(i)
    if name is None or number is None or name.pos_ != "PROPN" or not line.same_sentence(i - 1, i):
        return False
    if draft.low > 9 and draft.noun is not None and draft.noun.plural:
        return False  # "sent Kyiv 14 tanks" parses as "sent Leopard 2 tanks" does
    if (
        line.word(i - 1)
        in load_words().sets["times_of_day", "weekdays"]
        | load_words().sets["times_of_day", "months"]
    ):
        return False
    if number.head == name and number.dep_ == "nummod":
        return True
    return (
        name.dep_ in _BESIDE
        and name.head in (number, number.head)
        and name.head.i > name.i
        and name.head != number.head.head
    )


def _is_makers(line: Line, i: int) -> bool:
    return line.word(i - 1) in load_words().sets["names", "makes"] and len(line.printed(i)) <= 4


def is_labelled(line: Line, draft: Draft) -> bool:
    """A word that takes a number as its name stands before it: Article 5, day 300, No. 227."""
    if draft.unit and draft.unit != "day":
        return False
    i = draft.first
    label = i - 1 - (line.word(i - 1) in (".", "#", "№"))
    if (
        line.word(label) in ("no", "nos", "number", "numbers")
        and draft.noun is None
        and not _is_object(line, label)
    ):
        return line.word(label + 1) == "." or not _is_zero_before(line, label)
    capital = line.printed(label)[:1].isupper()
    labels = load_words().sets["names", "labels"] | (
        load_words().sets["names", "places"] if capital else frozenset()
    )
    if line.word(i - 1) == "." or line.word(label) not in labels:
        return False
    named = capital and not line.opens_sentence(label)
    counted = draft.noun is not None and line.word(draft.last + 1) != "of"
    if capital and draft.core == draft.first and (named or not counted):
        return True
    return not counted and not draft.changes and not _is_object(line, label)


def _is_zero_before(line: Line, label: int) -> bool:
    return line.word(label) == "no" and line.printed(label) != "No"


def _is_object(line: Line, label: int) -> bool:
    """The label is a verb: "the dead now number 89"."""
    token = line.parsed(label)
    return token is not None and (
        token.pos_ == "VERB" or line.word(label - 1) in ("now", "already", "could", "may", "dead")
    )


def is_listed(line: Line, draft: Draft) -> bool:
    """Posts 542 and 543: digits that hang on the plural before them."""
    if draft.noun is not None or draft.unit or draft.changes or not line.is_number(draft.first):
        return False
    label, number = line.parsed(draft.first - 1), line.parsed(draft.first)
    if label is None or number is None or not draft.first:
        return False
    return label.tag_ == "NNS" and number.head == label and number.dep_ in ("nummod", "appos")


def is_title(line: Line, draft: Draft) -> bool:
    """The Three Rivers Army, the Big Four: a number word with a capital inside a name."""
    i = draft.core
    if not line.is_word(i) or not line.printed(i)[:1].isupper() or line.opens_sentence(i):
        return False
    if line.word(i - 1) in load_words().sets["names", "labels"]:
        return True
    return line.word(i - 1) in ("the", "of") and line.printed(i - 1).islower()


def is_address(line: Line, draft: Draft) -> bool:
    """12 Garden Street; Garden Street 12."""
    if draft.unit or draft.changes or draft.scale != 1:
        return False
    streets = load_words().sets["names", "streets"]
    if line.word(draft.first - 1) in streets and line.printed(draft.first - 1)[:1].isupper():
        return True
    at = draft.last + 1
    while at <= draft.last + 4 and line.is_word(at) and line.printed(at)[:1].isupper():
        if line.word(at) in streets and at > draft.last + 1:
            return True
        at += 1
    return False


def is_telephone(line: Line, draft: Draft) -> bool:
    """Call 112."""
    if draft.kind is not Kind.COUNT or draft.noun is not None or not line.is_number(draft.core):
        return False
    phones = load_words().sets["names", "phones"]
    sent = line.word(draft.first - 1) == "to" and any(
        line.word(i) in ("send", "text") for i in range(draft.first - 6, draft.first)
    )
    return sent or any(line.word(i) in phones for i in range(draft.first - 3, draft.first))
