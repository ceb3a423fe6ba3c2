"""How many: killed, wounded, captured, remaining, destroyed, alleged, and whatever else its words
list.
"""

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Self

from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause, Form, read_clauses
from sayso.propositions.count.context import is_on_top, told_before
from sayso.propositions.count.details import event_of, group_of_counted, side_of, stance_of, time_of
from sayso.propositions.count.earlier import as_of_things, is_share, read_elided, shared_noun
from sayso.propositions.count.groups import group_of, is_person, words
from sayso.propositions.count.numbers import MANY, ONE, Number, Share, find_numbers, find_unbounded
from sayso.propositions.count.reading import Reading, is_of
from sayso.propositions.count.readings import read_number
from sayso.propositions.count.where import occasion_time, place_of_count
from sayso.propositions.english import last_word
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality, manner_of
from sayso.propositions.phrases import core, name_of
from sayso.propositions.proposition import Comparison, KnownProposition, Proposition
from sayso.record.amount import Number as Bound
from sayso.record.claim import Act, Certainty, Stance
from sayso.reference.amounts.agree import widened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_TOLD = (Modality.FACT, Modality.POSSIBLE, Modality.CONDITIONAL)
_CLIMB = 4
_LEFT = ("remaining", "evacuated")
_OF_ONE = ("killed", "wounded", "missing", "captured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(KnownProposition):
    """How many of whom or what something happened to.

    ``what`` is a key of its words ("killed"); ``who`` are the words for whom or what is counted,
    ``group`` their kind ("soldiers"), empty of people in general; ``whose`` is the side that they
    belong to, ``whose_name`` what to call it before a noun ("Norland's").  There are at least
    ``low`` and at most ``high``, None without an upper bound; ``approximate`` says that it is only
    about so many, and ``figure`` is the number as printed, where no bound is: 400 of "about 400"
    and of "more than 400". ``per`` is the time unit of a rate, ``further`` says that they come on
    top of what was told before, ``share`` that they are a part of it ("twelve of them").  ``event``
    is the kind of event ("attack"; "war" where all since its start are counted), empty where none
    is told.
    """

    type: ClassVar[str] = "count"
    tells: ClassVar[tuple[str, ...]] = ("low", "high", "per")

    what: str
    who: str = ""
    group: str = ""
    whose: str | None = None
    whose_name: str = ""
    low: int = 0
    high: int | None = None
    approximate: bool = False
    figure: int | None = None
    per: str = ""
    further: bool = False
    share: bool = False
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
        return (
            told
            and self.stance is not Stance.WITHHOLDS
            and self.certainty is not Certainty.HYPOTHETICAL
        )

    def answer_alone(self) -> Self:
        """The bounds and their rate; what is counted is the question's."""
        return type(self)(spans=(), what="", low=self.low, high=self.high, per=self.per)

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        about = [
            ("what", self.what),
            ("group", self.group or _unarmed(self.who)),
            ("whose", self.whose or ""),
            ("event", self.event),
            ("reach", "war" if self.event == "war" else ""),
            ("per", self.per),
            ("further", "further" if self.further else ""),
            ("share", "share" if self.share else ""),
        ]
        group = self.group or (
            "troops"
            if self.whose_name and self.what in ("killed", "wounded", "casualties")
            else "people"
        )
        whom = f"{self.whose_name} {group}" if self.whose_name else group
        whom = f"pieces of {whom}" if group in ("equipment", "artillery") else whom
        done = words().data["asked"].get(self.what, f"were {self.what}")
        event = f" in the {self.event}" if self.event else ""
        per = f" a {self.per}" if self.per else ""
        whom = f"of these {whom}" if self.share else whom
        return (
            about,
            f"How many {'more ' if self.further else ''}{whom} "
            f"{done}{per}{event}{self.in_place()}?",
        )

    def _compare(self, other: Proposition) -> Comparison:
        if not isinstance(other, Count) or not self._same_thing(other):
            return Comparison.UNRELATED
        if (self.low, self.high) == (other.low, other.high):
            return Comparison.SAME
        mine = widened(self.low, self.high, self.approximate)
        theirs = widened(other.low, other.high, other.approximate)
        meet = _reaches(mine[1], theirs[0]) and _reaches(theirs[1], mine[0])
        return Comparison.NARROWER if meet else Comparison.CONFLICTING

    def _same_thing(self, other: "Count") -> bool:
        """What one of them leaves open may be what the other tells."""
        pairs = ((self.group, other.group), (self.whose, other.whose), (self.event, other.event))
        mine, theirs = ((each.what, each.per, each.further, each.share) for each in (self, other))
        return mine == theirs and all(not ours or not its or ours == its for ours, its in pairs)


def _unarmed(who: str) -> str:
    """People are of no kind, and yet they are hardly the soldiers of another count."""
    return "people" if last_word(who.casefold()) in words()["kinds", "unarmed"] else ""


def _reaches(high: Bound | None, low: Bound) -> bool:
    return high is None or high >= low


def _read(
    scene: "Scene", number: Number, head: "Token", former: "Token | None"
) -> "Iterator[Count]":
    reading = read_number(head) or (read_number(former) if former is not None else None)
    reading = told_before(scene, reading, head) or read_elided(scene, head)
    if reading is None or scene.act is Act.INTENT or not _is_told(number, reading):
        return
    clause = next(iter(read_clauses((reading.verb,), scene.inside)), None)
    if clause is not None and not _tells(scene, clause, head, reading):
        return
    shared = shared_noun(scene, head, reading) if not number.who else None
    counted = shared if shared is not None else _called(head)
    group = group_of_counted(counted, reading, number)
    reading = as_of_things(reading, group)
    if not is_of(reading.what, group) or (
        group == "settlements" and reading.what not in words()["kinds", "of_settlements"]
    ):
        return
    around = _around(scene, clause, reading)
    event, time = event_of(clause) or event_of(around), time_of(scene, clause, reading)
    whose = side_of(scene, reading, clause, counted, group)
    tokens = [*core(head), reading.word, reading.verb]
    found = place_of_count(scene, around or clause, event, reading.what, time)
    count = Count(
        spans=scene.spans_of(clause.tokens if clause and clause.form is Form.VERB else tokens),
        stance=stance_of(scene, clause, number, head),
        certainty=scene.certainty_of(clause) if clause else scene.certainty,
        likelihood=clause.manner.likelihood if clause else None,
        place=found.place if found else None,
        place_text=found.words if found else "",
        event_time=time or occasion_time(scene, found, event, reading.what),
        why=(scene.reason("count", reading.what, tokens),),
        what=reading.what,
        who=number.who or ("" if head.pos_ == "NUM" else name_of(head)),
        group=group,
        whose=whose,
        whose_name=scene.parties.called(whose),
        low=number.low,
        high=number.high,
        approximate=number.approximate,
        figure=number.figure,
        per=number.per,
        further=number.further and is_on_top(scene, head, reading.what),
        share=is_share(clause, head),
        parts=number.parts,
        event=event,
    )
    yield count
    yield from (_of_part(count, part) for part in number.parts if _is_apart(part.group, group))


def _is_apart(part: str, whole: str) -> bool:
    """Children among people are asked after by themselves."""
    return part != whole and part in words()["kinds", "apart"] and is_person(whole)


def _of_part(count: Count, part: Share) -> Count:
    return replace(
        count,
        who=part.who,
        group=part.group,
        low=part.low,
        high=part.high,
        approximate=part.approximate,
        figure=None,
        parts=(),
    )


def _tells(scene: "Scene", clause: Clause, head: "Token", reading: Reading) -> bool:
    """Whether the clause is told as a fact or supposed, and nothing above those counted leaves them
    open.
    """
    if not scene.speaks(clause) or _is_offered(clause):
        return False
    if scene.stance is Stance.WITHHOLDS and clause.modality is Modality.OPEN:
        return True
    if clause.modality not in _TOLD:
        return False
    below = [head] if clause.head.dep_ in ("acl", "amod", "relcl") else []
    if reading.word.head == clause.head and (
        reading.word.pos_ == "NOUN" or reading.word.dep_ == "xcomp"
    ):
        below.append(reading.word)
    manners = [manner_of(token, scene.inside) for token in below]
    return all(each.modality in _TOLD and each.negated == clause.negated for each in manners)


def _around(scene: "Scene", clause: Clause | None, reading: Reading) -> Clause | None:
    """The clause of the verb that a count told by a noun stands under: "the war has cost 300
    dead".
    """
    if clause is not None and clause.form is Form.VERB:
        return None
    above = islice(reading.verb.ancestors, _CLIMB)
    verb = next((t for t in above if t.pos_ == "VERB" and scene.holds(t)), None)
    return next(iter(read_clauses((verb,), scene.inside)), None) if verb is not None else None


def _is_told(number: Number, reading: Reading) -> bool:
    """One or many is a count only of people to whom something befell."""
    if number.high == 0 and reading.what in _LEFT and reading.counted.lower_ in ("none", "nothing"):
        return False
    if (
        number.high == 1
        and reading.what not in _OF_ONE
        and (number is ONE or reading.what == "allegations")
    ):
        return False
    return number is not MANY or reading.what in words()["vague", "what"]


def _called(head: "Token") -> "Token":
    """What those counted are said to be: "twelve of the victims were children"."""
    if group_of(head) not in ("", "people"):
        return head
    subject = head.head.head if head.dep_ == "pobj" and head.head.head.pos_ == "NUM" else head
    verb = subject.head
    named = (
        next((c for c in verb.children if c.dep_ == "attr"), None)
        if subject.dep_ == "nsubj"
        else None
    )
    return named if named is not None and lemma_of(verb) == "be" and group_of(named) else head


def _is_offered(clause: Clause) -> bool:
    """An infinitive after a word of purpose: "offered to take in 500 wounded", unlike "claimed to
    have killed 12".
    """
    head = clause.head
    while (
        head.pos_ not in ("VERB", "AUX")
        and head.dep_ in ("dobj", "pobj", "prep")
        and head.head != head
    ):
        head = head.head
    if (
        head.tag_ != "VB"
        or head.dep_ != "xcomp"
        or not any(c.lower_ == "to" for c in head.children)
    ):
        return False
    lexicon, lemma = load_lexicon("clause"), lemma_of(head.head)
    return any(lemma in lexicon["governors", key] for key in ("intended", "attempted", "obliged"))
