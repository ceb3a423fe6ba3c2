"""What the text itself says a name lies in: "Paris, Texas", "El Obeid in North Kordofan"."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sayso.reference.places.gazetteer import Entry
from sayso.reference.places.judging import Judgement, Likelihood
from sayso.reference.places.lexicon import load_lexicon
from sayso.reference.places.matching import Match

Parents = frozenset[int | str]
"""The numbers of divisions and the codes of countries; ``NOWHERE`` alone if none of the name's
places lies there.
"""
NOWHERE: Parents = frozenset({0})
_WITHIN = (",", "(", "in", ", in")
"""What stands between a name and what it lies in."""
_LONGEST = 3
IN_LIST = "in a list of such places"
"""Why a name is of the kind that stands after a list."""


def find_parents(judged: Iterable[Sequence[Judgement]]) -> dict[int, Parents]:
    """By the start of a name, what it is said to lie in."""
    found: dict[int, Parents] = {}
    for line in judged:
        over_next: tuple[Match, ...] = ()
        for one, other in reversed(list(pairwise(line))):
            first, second = one.match, other.match
            if one.what == IN_LIST and over_next:
                told = _told(one, over_next[0], "in")
            else:
                between = _between(first, second)
                told = (
                    _told(one, second, between)
                    if between and other.likelihood > Likelihood.NEVER
                    else None
                )
                over_next = (second,) if told else ()
            if told:
                found[first.start] = told
    return found


def _told(judgement: Judgement, second: Match, between: str) -> Parents | None:
    """The places that ``second`` names and that hold one of those that the judged name may mean."""
    first = judgement.match
    if not first.entries:
        return None
    over = _containing(first.entries, second.entries)
    if over and not (
        _state(first) and _state(second) and judgement.kind not in ("county", "settlement")
    ):
        return over
    outside = (
        between == ","
        and second.label == "GPE"
        and _state(second)
        and not any(map(_large, first.entries))
    )
    return NOWHERE if outside else None


def _between(first: Match, second: Match) -> str:
    """What joins a name to what it lies in: "," or "in", or "of" after a word for its kind; else
    nothing.
    """
    if second.first - first.last > _LONGEST:
        return ""
    words = [token.lower_ for token in first.doc[first.last : second.first]]
    kind = bool(words) and words[0] in load_lexicon().kinds
    joint = " ".join(words[1:] if kind else words) or ("," if first.last == second.first else "")
    return joint if joint in _WITHIN or (kind and joint == "of") else ""


def _containing(entries: Iterable[Entry], others: Iterable[Entry]) -> Parents:
    """The numbers of those of ``others`` that hold one of ``entries``, and the code of a country
    that does.
    """
    numbers = {number for entry in entries for number in (entry.adm1, entry.adm2)}
    countries = {entry.place.country for entry in entries}
    divisions = {other.number for other in others if other.number in numbers}
    lands = {
        other.place.country
        for other in others
        if other.kind == "A.PCLI" and other.place.country in countries
    }
    return frozenset({*divisions, *lands})


def _state(match: Match) -> bool:
    """Whether it is first of all a first-order division's name: one of several in a list lies in no
    other.
    """
    main = [entry for entry in match.entries if entry.main]
    return bool(main) and max(main, key=lambda entry: entry.place.population).kind == "A.ADM1"


def _large(entry: Entry) -> bool:
    return entry.kind in ("A.ADM1", "A.PCLI") or entry.kind[0] not in "PA"
