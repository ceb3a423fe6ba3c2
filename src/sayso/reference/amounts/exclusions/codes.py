"""Numbers that are parts of codes, formulas, calibres, scores and coordinates."""

from decimal import Decimal

from sayso.record.amount import Kind
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line

_OPENING = frozenset("([{“\"”'‘’„«~≈∼><≥≤=—–…$€£¥₴₽₹₪₺,;%|!?*•·")
_CLOSING = frozenset(")]}”\"“'’»,;:.!?%—–…+|*")


def is_code(line: Line, draft: Draft) -> bool:
    """Something is joined to the number that makes it part of a code: T-72, 10^400, 14:30, 1/3,
    M142.
    """
    first, last = draft.first, draft.last
    if first == 0 and line.before.isalnum() and line.tokens[0].start == 0:
        return True
    if last == len(line) - 1 and line.after.isalnum() and line.tokens[last].end == len(line.text):
        return True
    return (
        _joined_before(line, first)
        or _joined_after(line, last, draft)
        or _beside_digits(line, draft)
    )


def _joined_before(line: Line, first: int) -> bool:
    if not line.glued(first):
        return False
    mark = line.tokens[first - 1].text
    if mark == "’" or mark == "'":
        return line.glued(first - 1) or line.is_number(first)
    if mark in ",;–—":
        return line.glued(first - 1) and line.tokens[first - 2].kind == "number"
    return mark not in _OPENING or first - 1 in line.hidden


def _joined_after(line: Line, last: int, draft: Draft) -> bool:
    if not line.glued(last + 1):
        return False
    mark = line.tokens[last + 1].text
    if mark == "-" or mark == "‑":
        return not (draft.noun is not None and draft.hyphened) and not _is_unit_compound(
            line, last, draft
        )
    if mark == "/":
        return draft.kind is Kind.COUNT or line.word(last + 2) == "/"
    if mark not in _CLOSING:
        return True
    glued = line.glued(last + 2)
    return (
        glued and mark in ":.’'," and line.tokens[last + 2].kind != "mark" and line.is_number(last)
    )


def _is_unit_compound(line: Line, last: int, draft: Draft) -> bool:
    """The 10-km-long column, a $400-million loan: a measure may be the first part of a longer
    word.
    """
    return (
        draft.kind is not Kind.COUNT
        and line.is_word(last + 2)
        and line.word(last + 2) not in ("old", "olds")
    )


def _beside_digits(line: Line, draft: Draft) -> bool:
    """Digits next to digits are a telephone number or a table, unless the one before is a year."""
    for i, j in ((draft.core - 1, draft.core), (draft.core_last + 1, draft.core_last)):
        if line.is_number(i) and line.is_number(j):
            year = i < j and len(line.printed(i)) == 4 and line.printed(i)[:2] in ("19", "20")
            if not year:
                return True
    return line.is_number(draft.core) and _follows_bad_digits(line, draft.core)


def _follows_bad_digits(line: Line, i: int) -> bool:
    """The rest of an expression whose first half was refused: "10 ^ 400", "5 - 3", "3 x 4"."""
    return line.word(i - 1) in (
        "^",
        "*",
        "×",
        "=",
        "/",
        "-",
        "−",
        "±",
        "+",
        "#",
        "№",
        "°",
        "\\",
        "_",
        "@",
    )


def is_score(line: Line, draft: Draft) -> bool:
    """A game's or a vote's result: two numbers and a hyphen that nothing says are of things."""
    if _is_vote(line, draft):
        return True
    hyphen = draft.ranged and any(
        line.word(i) in ("-", "–", "‑") for i in range(draft.core, draft.core_last)
    )
    if not hyphen or draft.kind is not Kind.COUNT or draft.noun is not None or draft.changes:
        return False
    return line.word(draft.last + 1) not in (
        "were",
        "are",
        "have",
        "had",
        "died",
        "of",
        "may",
        "more",
    )


def _is_vote(line: Line, draft: Draft) -> bool:
    """61 votes to 12."""
    numbers = load_words().numbers
    if (
        draft.noun is not None
        and draft.noun.lemma == "vote"
        and line.word(draft.after) in ("to", "against")
    ):
        return line.is_number(draft.after + 1) or line.word(draft.after + 1) in numbers
    before = draft.first - 1
    return (
        draft.noun is None
        and line.word(before) in ("to", "against")
        and line.word(before - 1) in ("vote", "votes")
    )


def is_calibre(line: Line, draft: Draft) -> bool:
    """155mm shells, a 7.62 mm rifle: the calibre is a name for the weapon."""
    if draft.unit != "millimeter":
        return False
    following = line.parsed(draft.last + 1)
    nominal = following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
    return draft.hyphened or (
        nominal and line.word(draft.last + 1) not in load_words().sets["nouns", "metres"]
    )


def is_degree(line: Line, draft: Draft) -> bool:
    """Degrees are of temperature, of angle or from a university."""
    return (
        line.word(draft.core_last + 1) in ("°", "º", "degree", "degrees", "calibre", "caliber")
        or line.word(draft.first - 1) == "minus"
    )


def is_unsure(line: Line, draft: Draft) -> bool:
    """A fraction of a thing ("12.200 soldiers") is a slip, an hour ("18.00") or another country's
    thousands.
    """
    if draft.kind is not Kind.COUNT:
        return False
    pointed = draft.scale == 1 and any(
        "." in line.printed(i) for i in (draft.core, draft.core_last) if line.is_number(i)
    )
    return pointed or any(isinstance(part, Decimal) for part in (draft.low, *draft.figures))
