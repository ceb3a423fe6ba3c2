"""How Ukrainian, Russian and Belarusian names are spelt in Latin letters: many ways, one name.

The rules bridge ways of writing the same Cyrillic letters.  They do not translate: Kharkiv and
Kharkov, Serhiy and Sergei's Oleksandr and Aleksandr differ in Cyrillic too, and belong into a
theatre as aliases or given names.
"""

import re

from sayso.theatres.spelling import REPEATED, RuleSet, Words, rule

_LATIN = {
    "ё": "e",
    "є": "ye",
    "ж": "zh",
    "и": "y",
    "й": "y",
    "ы": "y",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
} | {
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ь": "",
    "ъ": "",
}
_TABLE = str.maketrans(
    _LATIN | dict(zip("абвгґдезіїклмнопрстуўфэ", "abvggdeziiklmnoprstuwfe", strict=True))
)
_VOWELS = re.compile(r"[aeiou]+")


def _prepare(words: Words) -> Words:
    return tuple(word.translate(_TABLE) for word in words)


def _guard(word: re.Match[str]) -> str:
    """A word of one syllable keeps h, g and kh apart, by letters that are alike to none."""
    syllables = len(_VOWELS.findall(re.sub(r"(?<=[^aeiou])es?$", "", word[0])))
    return word[0] if syllables > 1 else word[0].translate(str.maketrans("hgx", "HGX"))


_SIGNS = {
    "shch": "Q",
    "sch": "Q",
    "zh": "Z",
    "sh": "S",
    "tch": "C",
    "ch": "C",
    "kh": "x",
    "ts": "T",
    "tz": "T",
}
_LETTERS = {"zgh": "zg", "gh": "g", "ph": "f", "ck": "k", "w": "v", "c": "k", "q": "k"}

EAST_SLAVIC = RuleSet(
    "east-slavic",
    _prepare,
    (
        rule("x is ks: Alexei, Aleksei.", "x", "ks"),
        rule("-off and -eff are -ov and -ev: Romanoff, Romanov.", r"(?<=[oe])ff$", "v"),
        rule(
            "shch and sch are щ, tch and ch are ч, tz and ts are ц: Shcherbyna, Scherbyna.",
            "shch|sch|tch|zh|sh|ch|kh|ts|tz",
            lambda found: _SIGNS[found[0]],
        ),
        rule(
            "gh is g, ph is f, w is v; c, ck and q are k: Wagner, Vagner.",
            "zgh|gh|ph|ck|[wcq]",
            lambda found: _LETTERS[found[0]],
        ),
        rule(
            "-ei, -ey, -ii, -iy, -yi, -yy, -ij and -y are one ending: Zelenskyy, Zelensky.",
            r"e?[iyj]+$",
            "i",
        ),
        rule("ye, ie and je are e: Yermak, Ermak; Sievierodonetsk, Severodonetsk.", "[iyj]+e", "e"),
        rule(
            "ya, ia, ja are one, and so are yu, iu, ju: Malyar, Maliar; Izyum, Izium.",
            "[iyj]+(?=[au])",
            "J",
        ),
        rule(
            "yo and io after a consonant are e: Artyom, Artem; Pyotr, Petr.",
            r"(?<=[^aeiouyjJ])[iyj]+o(?=.)",
            "e",
        ),
        rule("y and j are i: Kyrylenko, Kirilenko.", "[yj]", "i"),
        rule("-ter and -der are -tr and -dr: Alexander, Aleksandr.", "(?<=[td])er$", "r"),
        REPEATED,
        rule(
            "h is g (Ukrainian and Russian г) or kh (х): Hromov, Gromov; Mihail, Mikhail. "
            "Not in words of one syllable: Hill is not Gill.",
            r"^.+$",
            _guard,
        ),
    ),
    alike=("hgx",),
)
"""Names from Ukrainian, Russian and Belarusian."""
