"""What a rule reads: who, what change, which ground."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.propositions.clause import Clause, Form
from sayso.propositions.control.grounds import Ground
from sayso.propositions.control.type import CONTESTED, Change
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.party import Party

if TYPE_CHECKING:
    from spacy.tokens import Token

_OTHERS = frozenset(
    {
        "belong",
        "change",
        "fly",
        "raise",
        "hoist",
        "regard",
        "consider",
        "see",
        "declare",
        "have",
        "make",
    }
)
"""Verbs that tell it only with what stands beside them."""
FOUGHT_OVER = Party(CONTESTED, CONTESTED, CONTESTED)


@dataclass(frozen=True, slots=True)
class Holding:
    """``turned`` says that the clause's own negation is already in ``change`` ("no longer holds" is
    lost).
    """

    clause: Clause
    holder: Party
    change: Change
    ground: Ground
    words: tuple["Token", ...]
    turned: bool = False


def may_tell(clause: Clause) -> bool:
    """Whether the predicate is in any list at all: most clauses are told apart by this alone."""
    if clause.form is Form.ADJECTIVE:
        return False
    told = _verbs() if clause.form is Form.VERB else _nouns()
    return clause.lemma.partition(" ")[0] in told or clause.head.lower_ in told


@cache
def _verbs() -> frozenset[str]:
    lexicon = load_lexicon("control")
    lists = [words for (table, _), words in lexicon.items() if table in ("verbs", "free")]
    return frozenset(word.partition(" ")[0] for words in lists for word in words) | _OTHERS


@cache
def _nouns() -> frozenset[str]:
    lexicon = load_lexicon("control")
    return frozenset(
        word
        for key in ("take", "hold", "lose", "fall", "withdraw", "contest")
        for word in lexicon["nouns", key]
    )


def meaning(clause: Clause, *keys: str) -> str | None:
    """The first of the lists of control.toml, for the clause's form, that its predicate is in."""
    lexicon = load_lexicon("control")
    table = "verbs" if clause.form is Form.VERB else "nouns"
    forms = {clause.lemma, clause.head.lower_}
    return next(
        (key for key in keys if (table, key) in lexicon and forms & lexicon[table, key]), None
    )


def is_given_up(clause: Clause) -> bool:
    """By its own words no longer so: "does not hold"; what a word above it denies ("it is untrue
    that") is denied.
    """
    return (clause.negated and not clause.manner.turned) or is_no_longer(clause)


def is_no_longer(clause: Clause) -> bool:
    """Such as "no longer", "not any more"."""
    words = [t.lower_ for t in clause.tokens]
    pairs = set(pairwise(words))
    return "anymore" in words or bool(
        pairs & {("no", "longer"), ("any", "more"), ("any", "longer")}
    )
