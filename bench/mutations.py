"""Ways in which a text can come broken, each a function of chance and the text; for
``bench.fuzz``.
"""

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, str], str]

SPACES = "\u00a0\u2009\u202f\u2003\u3000\t\n\u2028\u0085\x0b\u1680"
"""White space of other kinds than the usual one."""
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff"
"""Format characters (general category Cf)."""
SCRIPTS = (
    "Мовчання в Сардані, каже мер: сорок двоє поранених.",
    "قال المتحدث إن خمسة قتلوا في سردانا.",
    "发言人说，有五人在萨尔达纳丧生。",
    "Ο εκπρόσωπος είπε ότι πέντε σκοτώθηκαν.",
    "प्रवक्ता ने कहा कि पांच लोग मारे गए।",
    "הדובר אמר כי חמישה נהרגו בסרדנה.",
)
"""A sentence in each of six scripts."""
_QUOTES = "\"“”«»„‘’'"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_OFTEN = 400


def other_spaces(chance: Random, text: str) -> str:
    """Some of the white space is of another kind."""
    return "".join(
        chance.choice(SPACES) if char == " " and chance.random() < 0.4 else char for char in text
    )


def hard_spaces(_: Random, text: str) -> str:
    """No space can break."""
    return text.replace(" ", "\u00a0")


def invisible(chance: Random, text: str) -> str:
    """Characters that nobody sees stand within and between words."""
    return "".join(
        char + chance.choice(INVISIBLE) if chance.random() < 0.1 else char for char in text
    )


def cut(chance: Random, text: str) -> str:
    """The text breaks off, or begins, within a word."""
    at = chance.randint(0, len(text))
    return text[at:] if chance.random() < 0.5 else text[:at]


def joined(_: Random, text: str) -> str:
    """Sentences without what parts them."""
    return re.sub(r"[.!?]\s+", " ", text)


def stuck(_: Random, text: str) -> str:
    """Sentences without the space behind the full stop."""
    return _SENTENCE_END.sub("", text)


def doubled(_: Random, text: str) -> str:
    """The whole text twice."""
    return f"{text}\n\n{text}"


def shouted(_: Random, text: str) -> str:
    """All in capitals."""
    return text.upper()


def whispered(_: Random, text: str) -> str:
    """All in small letters."""
    return text.lower()


def shuffled(chance: Random, text: str) -> str:
    """The words of each sentence in another order."""
    sentences = [sentence.split() for sentence in _SENTENCE_END.split(text)]
    for words in sentences:
        chance.shuffle(words)
    return " ".join(" ".join(words) for words in sentences)


def dropped(chance: Random, text: str) -> str:
    """A third of the words are gone."""
    return " ".join(word for word in text.split(" ") if chance.random() > 0.33)


def unquoted(_: Random, text: str) -> str:
    """No quotation marks."""
    return text.translate(dict.fromkeys(map(ord, _QUOTES)))


def quoted(chance: Random, text: str) -> str:
    """Quotation marks, which need not fit, before words."""
    return " ".join(
        chance.choice(_QUOTES) + word if chance.random() < 0.15 else word
        for word in text.split(" ")
    )


def in_scripts(chance: Random, text: str) -> str:
    """Sentences of six scripts among those of the text."""
    pieces = [*_SENTENCE_END.split(text), *SCRIPTS]
    chance.shuffle(pieces)
    return " ".join(pieces)


def one_word(chance: Random, text: str) -> str:
    """One word of the text, many times."""
    return " ".join([chance.choice(text.split() or ["word"])] * _OFTEN)


def without_letters(_: Random, text: str) -> str:
    """Nothing but figures and signs."""
    return "".join(char for char in text if not char.isalpha())


def in_figures(chance: Random, text: str) -> str:
    """Some words are numbers."""
    return " ".join(
        str(chance.randint(0, 10**9)) if chance.random() < 0.2 else word for word in text.split(" ")
    )


def without_points(_: Random, text: str) -> str:
    """No punctuation at all."""
    return re.sub(r"[^\w\s]", "", text)


def as_it_is(_: Random, text: str) -> str:
    """The text itself."""
    return text


MUTATIONS: tuple[Mutation, ...] = (
    other_spaces,
    hard_spaces,
    invisible,
    cut,
    joined,
    stuck,
    doubled,
    shouted,
    whispered,
    shuffled,
    dropped,
    unquoted,
    quoted,
    in_scripts,
    one_word,
    without_letters,
    in_figures,
    without_points,
)
