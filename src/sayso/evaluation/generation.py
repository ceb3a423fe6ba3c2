"""Sentences of frames and clauses, drawn by a seed: every frame in its turn; types, tenses, orders,
modes by lot.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from string import Formatter

from sayso.evaluation.conjugation import auxiliaries, finite
from sayso.evaluation.embedding import Clause, Embeddings, Frame, slots_of

_TRIES = 40
"""How often a sentence that came before is drawn anew before it is taken as it is; a frame has at
least dozens.
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what is right of it.

    ``gives`` is what the speaker who holds the frame says of the positive clause: asserts, denies,
    none.  ``tense`` is that of a finite clause, empty of other forms.  ``places`` are the spans of
    the template's slots, in code points.
    """

    text: str
    frame: Frame
    clause: Clause
    mode: str
    tense: str
    negated: bool
    gives: str
    places: Mapping[str, tuple[int, int]]


def generate(embeddings: Embeddings, count: int, seed: int) -> Iterator[Sentence]:
    """So many sentences, the same for the same folder, count and seed.  Every frame comes as often
    as any other.
    """
    random = Random(seed)
    seen: set[str] = set()
    fitting = [(frame, _by_type(frame, embeddings.clauses)) for frame in embeddings.frames]
    for number in range(count):
        if number % len(fitting) == 0:
            random.shuffle(fitting)
        frame, by_type = fitting[number % len(fitting)]
        sentence = _new(embeddings, frame, by_type, random, seen)
        seen.add(sentence.text)
        yield sentence


def _by_type(frame: Frame, clauses: Sequence[Clause]) -> list[list[Clause]]:
    """The clauses that fit, by type.  A frame that leaves its clause open takes no outlook, which
    is open itself.
    """
    fitting = [clause for clause in clauses if clause.fits(frame)]
    if "none" in (frame.gives, frame.negated):
        fitting = [clause for clause in fitting if clause.type != "outlook"]
    types = sorted({clause.type for clause in fitting})
    return [[clause for clause in fitting if clause.type == of] for of in types]


def _new(
    embeddings: Embeddings,
    frame: Frame,
    by_type: Sequence[Sequence[Clause]],
    random: Random,
    seen: set[str],
) -> Sentence:
    sentence = _draw(embeddings, frame, random.choice(random.choice(by_type)), random)
    for _ in range(_TRIES):
        if sentence.text not in seen:
            break
        sentence = _draw(embeddings, frame, random.choice(random.choice(by_type)), random)
    return sentence


def _draw(embeddings: Embeddings, frame: Frame, clause: Clause, random: Random) -> Sentence:
    mode = random.choice(sorted(frame.templates))
    template = random.choice(frame.templates[mode])
    negated = bool(frame.negated) and random.random() < 1 / 3
    tense = _tense(frame, clause, mode, negated, random)
    speakers = [name for name in embeddings.speakers if name.split()[-1] not in _words(clause)]
    values = _values(clause, tense, negated)
    values |= {"S": random.choice(speakers), "O": random.choice(embeddings.voices)}
    text, places = fill(template, values)
    gives = frame.negated if negated else frame.gives
    finite_tense = tense if "C" in slots_of(frame) else ""
    return Sentence(text, frame, clause, mode, finite_tense, negated, gives, places)


def _words(clause: Clause) -> str:
    return f"{clause.subject} {clause.rest} {clause.alternative}"


def _tense(frame: Frame, clause: Clause, mode: str, negated: bool, random: Random) -> str:
    """One that frame and clause share; a headline may tell what has happened in the present."""
    tenses = [tense for tense in clause.tenses if tense in frame.tenses]
    if mode == "headline" and "past" in tenses and not negated and "present" in frame.tenses:
        tenses = [*tenses, "present"]
    return random.choice(tenses or ["past"])


def _values(clause: Clause, tense: str, negated: bool) -> dict[str, str]:
    verb, plural = clause.verb, clause.is_plural
    verbs = {
        "inf": verb.base,
        "ger": verb.gerund,
        "pp": verb.participle,
        "vpast": finite(verb, plural, "past"),
        "vpres": finite(verb, plural, "present"),
    }
    values = {slot: f"{form} {clause.rest}" for slot, form in verbs.items()}
    values["C"] = f"{clause.subject} {finite(verb, plural, tense, negated)} {clause.rest}"
    values |= {"subj": clause.subject, "alt": clause.alternative, "nom": clause.nominal}
    values["nomn"] = clause.nominal.removeprefix("the ")
    return {**values, **auxiliaries(plural)}


def fill(template: str, values: Mapping[str, str]) -> tuple[str, dict[str, tuple[int, int]]]:
    """A template with its slots filled, with capitals where sentences and quotations begin; and
    where each slot is.
    """
    text, places = "", {}
    for literal, name, _, _ in Formatter().parse(template):
        text += literal
        if name:
            places[name] = (len(text), len(text) + len(values[name]))
            text += values[name]
    return _with_capitals(text), places


def _with_capitals(text: str) -> str:
    return re.sub(r"(^|“|[.:] )(\w)", lambda start: start[1] + start[2].upper(), text)
