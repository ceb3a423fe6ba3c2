"""How Arabic names are spelt in Latin letters: short vowels freely, some consonants in three ways.

A name in Arabic script has no short vowels, so it is never matched with a Latin one by rule: a
theatre lists it.
"""

import re
from itertools import pairwise

from sayso.theatres.spelling import REPEATED, RuleSet, Words, rule

_ARTICLES = frozenset({"al", "el", "ul"})
_ASSIMILATED = re.compile(r"[aeu](sh|[sdnrtz])")
_ABD = re.compile(r"abd[aeiou](?:l$|l(?=..)|(?=([rnsdtz])\1))")
_DIN = re.compile(r"(?<=..)[aeiu][ld]?d(?:i|ee|ie)ne?$")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_SHAPES = str.maketrans("أإآٱىةؤئ", "اااايهوي")


def _prepare(words: Words) -> Words:
    bare = tuple(_script(word) for word in words)
    kept = [word for word, following in pairwise((*bare, "")) if not _is_article(word, following)]
    return tuple(part for word in kept for part in _split(word))


def _script(word: str) -> str:
    """Arabic script without vowel signs, the article or the variants of a letter; other script as
    it is.
    """
    word = _MARKS.sub("", word).translate(_SHAPES)
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _is_article(word: str, following: str) -> bool:
    if not following:
        return False
    assimilated = _ASSIMILATED.fullmatch(word)
    return word in _ARTICLES or bool(assimilated and following.startswith(assimilated[1]))


def _split(word: str) -> Words:
    """Compounds as the words that they are made of: Abdelfattah, Nasreddin."""
    if _ABD.match(word):
        word = _ABD.sub("abd ", word, count=1)
    return tuple(_DIN.sub(" din", word).split())


_SIGNS = {"sh": "S", "ch": "S", "kh": "x", "gh": "R", "th": "T", "dh": "D", "dj": "j"} | {
    "ph": "f",
    "ck": "k",
    "dt": "t",
    "c": "k",
}
_LONG = {"aa": "a", "ee": "i", "oo": "u", "ou": "u"}

ARABIC = RuleSet(
    "arabic",
    _prepare,
    (
        rule("x is ks.", "x", "ks"),
        rule(
            "ch is sh, dj is j, dt is t, ph is f, c and ck are k: Bachir, Bashir; Hemedti, Hemeti.",
            "sh|ch|kh|gh|th|dh|dj|ph|ck|dt|c",
            lambda found: _SIGNS[found[0]],
        ),
        rule(
            "aa is a, ee is i, oo and ou are u: Khartoum, Khartum.",
            "aa|ee|oo|ou",
            lambda found: _LONG[found[0]],
        ),
        rule("o is u: Omar, Umar.", "o", "u"),
        rule("-h after a vowel is silent: Tawilah, Tawila.", "(?<=[aeiu])h$", ""),
        rule("ai, ay, ei and ey are one: Hussein, Husayn.", "[ae][yi](?![aeiu])", "Y"),
        rule("au is aw: Taufiq, Tawfiq.", "au", "aw"),
        rule(
            "y after a consonant is i: Kabashy, Kabashi.", "(?<=[^aeiu])y(?![aeiu])|(?<=i)y+$", "i"
        ),
        rule("ia is iya: Kabkabia, Kabkabiya.", "i(?=[aeu])", "iy"),
        REPEATED,
    ),
    alike=("eai", "gjqR", "qk", "Tts", "Ddz"),
)
"""Names from Arabic."""
