"""How many: killed, wounded, captured, remaining, destroyed, alleged, and whatever else ``count.toml`` lists."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sayso.attribution.claim import Act, Certainty, Stance
from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause, Form, read_clauses
from sayso.propositions.counting.context import told_before
from sayso.propositions.counting.details import event_of, side_of, stance_of
from sayso.propositions.counting.groups import group_of, words
from sayso.propositions.counting.numbers import MANY, ONE, Number, Share, find_numbers, find_unbounded
from sayso.propositions.counting.readings import read_number
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.phrases import core, name_of
from sayso.propositions.proposition import Comparison, Proposition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_TOLD = (Modality.FACT, Modality.POSSIBLE, Modality.CONDITIONAL)
_OF_ONE = ("killed", "wounded", "missing", "captured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Proposition):
    """How many of whom or what something happened to.

    ``what`` is a key of ``count.toml`` ("killed"); ``who`` are the words for whom or what is counted, ``group`` their
    kind ("soldiers"), empty of people in general; ``whose`` is the side that they belong to, ``whose_name`` what
    to call it before a noun ("Norland's").  There are at least
    ``low`` and at most ``high``, None without an upper bound; ``approximate`` says that a bound is this program's.
    ``per`` is the time unit of a rate, ``further`` says that they come on top of what was told before.  ``event`` is
    the kind of event ("attack"), empty where none is told.
    """

    type: ClassVar[str] = "count"

    what: str
    who: str = ""
    group: str = ""
    whose: str | None = None
    whose_name: str = ""
    low: int = 0
    high: int | None = None
    approximate: bool = False
    per: str = ""
    further: bool = False
    parts: tuple[Share, ...] = ()
    event: str = ""

    @classmethod
    def find(cls, scene: "Scene") -> list["Count"]:
        """By the amounts of the passage, and the words that say there was none."""
        found = [made for number in find_numbers(scene) for made in _read(scene, *number)]
        if not found and scene.cue:
            found = [made for number in find_unbounded(scene) for made in _read(scene, *number)][:1]
        return sorted(found, key=lambda each: each.spans)

    @property
    def answers(self) -> bool:
        """What is withheld, supposed or told without any bound does not."""
        told = self.low > 0 or self.high is not None
        return told and self.stance is not Stance.WITHHOLDS and self.certainty is not Certainty.HYPOTHETICAL

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        about = [
            ("what", self.what),
            ("group", self.group),
            ("whose", self.whose or ""),
            ("event", self.event),
            ("per", self.per),
            ("further", "further" if self.further else ""),
        ]
        group = self.group or (
            "troops" if self.whose_name and self.what in ("killed", "wounded", "casualties") else "people"
        )
        whom = f"{self.whose_name} {group}" if self.whose_name else group
        whom = f"pieces of {whom}" if group in ("equipment", "artillery") else whom
        done = words().data["asked"].get(self.what, f"were {self.what}")
        event = f" in the {self.event}" if self.event else ""
        per = f" a {self.per}" if self.per else ""
        return about, f"How many {'more ' if self.further else ''}{whom} {done}{per}{event}{self.in_place()}?"

    def _compare(self, other: Proposition) -> Comparison:
        if not isinstance(other, Count) or not self._same_thing(other):
            return Comparison.UNRELATED
        if (self.low, self.high) == (other.low, other.high):
            return Comparison.SAME
        meet = _reaches(self.high, other.low) and _reaches(other.high, self.low)
        return Comparison.NARROWER if meet else Comparison.CONFLICTING

    def _same_thing(self, other: "Count") -> bool:
        """What one of them leaves open may be what the other tells."""
        pairs = ((self.group, other.group), (self.whose, other.whose), (self.event, other.event))
        return (self.what, self.per, self.further) == (other.what, other.per, other.further) and all(
            not mine or not theirs or mine == theirs for mine, theirs in pairs
        )


def _reaches(high: int | None, low: int) -> bool:
    return high is None or high >= low


def _read(scene: "Scene", number: Number, head: "Token", former: "Token | None") -> "Iterator[Count]":
    reading = read_number(head) or (read_number(former) if former is not None else None)
    reading = told_before(scene, reading, head)
    if reading is None or scene.act is Act.INTENT:
        return
    if number.high == 1 and reading.what not in _OF_ONE and (number is ONE or reading.what == "allegations"):
        return
    if number is MANY and reading.what not in words()["vague", "what"]:
        return
    clause = next(iter(read_clauses((reading.verb,), scene.inside)), None)
    if clause is not None and (clause.modality not in _TOLD or _is_offered(clause)):
        return
    group = _group(_called(head), number)
    if group == "settlements" and reading.what not in words()["kinds", "of_settlements"]:
        return
    whose = side_of(scene, reading, clause)
    tokens = [*core(head), reading.word, reading.verb]
    place, place_text = scene.where(clause, reading.what not in words()["kinds", "anywhere"]) if clause else (None, "")
    yield Count(
        spans=scene.spans_of(clause.tokens if clause and clause.form is Form.VERB else tokens),
        stance=stance_of(scene, clause, number, head),
        certainty=scene.certainty_of(clause) if clause else scene.certainty,
        place=place,
        place_text=place_text,
        event_time=scene.when(clause) if clause else scene.event_time,
        why=(scene.reason("count", reading.what, tokens),),
        what=reading.what,
        who=number.who or ("" if head.pos_ == "NUM" else name_of(head)),
        group=group,
        whose=whose,
        whose_name=scene.parties.called(whose),
        low=number.low,
        high=number.high,
        approximate=number.approximate,
        per=number.per,
        further=number.further,
        parts=number.parts,
        event=event_of(clause),
    )


def _group(head: "Token", number: Number) -> str:
    found = group_of(head) or number.group
    return "" if found in ("people", "losses") else found


def _called(head: "Token") -> "Token":
    """What those counted are said to be: "twelve of the victims were children"."""
    subject = head.head.head if head.dep_ == "pobj" and head.head.head.pos_ == "NUM" else head
    verb = subject.head
    named = next((c for c in verb.children if c.dep_ == "attr"), None) if subject.dep_ == "nsubj" else None
    return named if named is not None and lemma_of(verb) == "be" and group_of(named) else head


def _is_offered(clause: Clause) -> bool:
    """An infinitive after a word of purpose: "offered to take in 500 wounded", unlike "claimed to have killed 12"."""
    head = clause.head
    while head.pos_ not in ("VERB", "AUX") and head.dep_ in ("dobj", "pobj", "prep") and head.head != head:
        head = head.head
    if head.tag_ != "VB" or head.dep_ != "xcomp" or not any(c.lower_ == "to" for c in head.children):
        return False
    lexicon, lemma = load_lexicon("clause"), lemma_of(head.head)
    return any(lemma in lexicon["governors", key] for key in ("intended", "attempted", "obliged"))
