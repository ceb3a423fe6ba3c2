"""What a place is filed under: its name without case, accents, marks, and the ways of writing one
word.
"""

import re

from sayso.theatres.names import name_words

_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARTICLES = frozenset({"the"})
_POINTS = re.compile(r"(?<=\b[^\W\d_])\.(?=\s?[^\W\d_]\b)\s?|(?<=\w)\.(?=\s|$)")


def place_key(name: str) -> str:
    """The key of a name; names that differ in nothing that counts have one.  Empty for one without
    letters.

    Saint is St, mount is Mt, fort is Ft; "U.S." is "US"; a leading "the" is left off.
    """
    words = [_WORDS.get(word, word) for word in name_words(_POINTS.sub("", name))]
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return " ".join(words)
