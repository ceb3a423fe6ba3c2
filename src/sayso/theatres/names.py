"""Whether two spellings are one name, by rule and not by list.

Cherevatyi and Cherevaty are, Kyrylenko and Kirilenko, El Fasher and Al-Fashir; Zelensky and
Zelenska are not.  The rules belong to scripts and not to countries; a theatre says which of them
hold in it.  Without any, names match if they differ in nothing but case, accents, apostrophes and
hyphens.  Initials are respelt by no rule.
"""

import re
import unicodedata
from collections.abc import Iterable

from sayso.theatres.arabic import ARABIC
from sayso.theatres.east_slavic import EAST_SLAVIC
from sayso.theatres.spelling import RuleSet, Words

_STRICT = 3
PLAIN = RuleSet(
    "plain", lambda words: tuple(w if len(w) <= _STRICT else w.casefold() for w in words), (), ()
)
"""Holds in every theatre: no rule but the clean-up of the words.  Of initials the case counts if
they are short: WHO is not who, while Nato is NATO."""

RULE_SETS: dict[str, RuleSet] = {each.name: each for each in (EAST_SLAVIC, ARABIC)}
"""The sets that a theatre can name in ``transliteration``."""

_POSSESSIVE = re.compile(r"['’]s\b")
_DROPPED = re.compile("['’‘ʼʹʺ`´″′\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BETWEEN = re.compile(r"[\W_]+")
_INITIALS = 5
_UNDIVIDED = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "Ł": "L",
    "Ø": "O",
    "Đ": "D",
}


def name_words(name: str) -> Words:
    """The words of a name in lower case, without accents, apostrophes, punctuation or a final
    's.
    """
    return tuple(word.casefold() for word in marked_words(name))


def key(name: str, rules: str = "") -> str:
    """What a name is filed under: names that are the same by these rules have one key.

    Names with one key need not be the same: ask ``same_name``.  Empty for a name without letters or
    digits.

    Raises:
        KeyError: if there is no such set of rules.
    """
    rule_set = _rule_set(rules)
    return rule_set.coarse(rule_set.fine(marked_words(name)))


def same_name(one: str, other: str, rules: Iterable[str] = ()) -> bool:
    """Whether two names are one as they stand or by a set of rules; both are whole, or both a
    surname.

    Raises:
        KeyError: if there is no such set of rules.
    """
    ours, theirs = marked_words(one), marked_words(other)
    rule_sets = (PLAIN, *map(_rule_set, rules))
    return any(each.same(each.fine(ours), each.fine(theirs)) for each in rule_sets)


def _rule_set(name: str) -> RuleSet:
    return RULE_SETS[name] if name else PLAIN


def marked_words(name: str) -> Words:
    """As ``name_words``, but words that look like initials (NATO, WHO) keep their capitals."""
    name = unicodedata.normalize("NFC", _DROPPED.sub("", _POSSESSIVE.sub("", name)))
    bare = name if name.isascii() else "".join(map(_bare, name))
    words = filter(None, _BETWEEN.split(bare))
    return tuple(
        word if word.isupper() and 1 < len(word) <= _INITIALS else word.casefold() for word in words
    )


def _bare(letter: str) -> str:
    """A Latin letter without its accent.  Other scripts keep theirs: й is not и."""
    parts = unicodedata.normalize("NFD", letter)
    return parts[0] if len(parts) > 1 and parts[0].isascii() else _UNDIVIDED.get(letter, letter)
