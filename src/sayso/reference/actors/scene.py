"""What has been read of a report so far: who was mentioned, who spoke last, what stands in
quotation marks.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sayso.language.analysis import Analysis
from sayso.record.claim import Claim, Reason
from sayso.record.referent import Kind
from sayso.reference.actors.entities import Entity, Mentioned
from sayso.reference.actors.phrases import Phrase
from sayso.reference.actors.world import World

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST = 0.6
"""The score below which a link stays open."""
_NESTED = 8
"""Contents that may hold one another."""
_LONGEST_LIST = 12
_WINDOW = 40
"""Mentions that are looked back at."""


@dataclass(slots=True)
class Scene:
    """One reading of one report.  ``contents`` are the spans of claims' contents with the number of
    their claim.
    """

    analysis: Analysis
    world: World
    on: date | None
    outlet: Entity | None
    claims: Sequence[Claim]
    sources: dict[int, int]
    """From where the noun of a source begins to the number of its first claim."""
    sentences: list[int]
    mentions: list[Mentioned] = field(default_factory=list)
    by_noun: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    known: dict[str, Entity] = field(default_factory=dict)
    by_surname: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    speakers: list[Entity] = field(default_factory=list)
    spoke_in: int = -1
    silent: list[tuple[Entity, Phrase]] = field(default_factory=list)
    """Those whose side no words told when they were mentioned."""
    beside: dict[int, Phrase] = field(default_factory=dict)
    speaking: dict[int, Entity] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)
    numbers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    places: list[tuple[int, str]] = field(default_factory=list)
    contents: list[tuple[int, int, int]] = field(default_factory=list)

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a code point."""
        return bisect_right(self.sentences, at) - 1

    def quoted(self, at: int) -> int:
        """The number of the quotation that holds a code point; -1 if none does."""
        quotations = self.analysis.quotations
        number = bisect_right(quotations, at, key=lambda each: each.start) - 1
        return number if number >= 0 and at < quotations[number].end else -1

    def last_place(self, before: int) -> str:
        """The governed place that was named last before a code point; empty if none was."""
        at = bisect_right(self.places, (before, "")) - 1
        return self.places[at][1] if at >= 0 else ""

    def told_in(self, at: int) -> int | None:
        """The number of the claim whose content holds a code point, the innermost; None if none
        does.
        """
        last = bisect_right(self.contents, (at, len(self.analysis.text) + 1, 0))
        for start, end, number in reversed(self.contents[max(0, last - _NESTED) : last]):
            if start <= at < end:
                return number
        return None

    def speaker_of(self, number: int) -> Entity | None:
        """Who was found to be a claim's source."""
        return self.speaking.get(self.heads.get(number, -1))

    def mentioned_at(self, token: "Token | None") -> Entity | None:
        """Who is meant by a word that has been read already; None if that is open."""
        if token is None:
            return None
        at = self.analysis.parse.span(token)[0]
        return next(
            (each.entity for each in reversed(self.mentions[-_WINDOW:]) if each.at == at), None
        )

    def note(self, phrase: Phrase, entity: Entity, why: tuple[Reason, ...]) -> None:
        """Remember a mention; the words by which it was called may call it again."""
        speaks = phrase.at in self.sources
        quoted = self.quoted(phrase.start)
        sentence = self.sentence(phrase.start)
        subject = phrase.head.dep_ in ("nsubj", "nsubjpass")
        made = Mentioned(
            phrase.start, phrase.end, sentence, entity, why, phrase.at, quoted, subject, speaks
        )
        self.mentions.append(made)
        if speaks:
            self.speakers.append(entity)
            self.spoke_in = sentence
            self.speaking[phrase.at] = entity
        for noun in entity.nouns:
            known = self.by_noun[noun]
            if entity in known[-3:]:
                known.remove(entity)
            known.append(entity)

    def recent(
        self, before: int, quoted: int = -1, sentences: int = 3, own_content: bool = False
    ) -> Iterator[Mentioned]:
        """Mentions before a code point, the last first; what only a quotation mentions is left out
        outside it.

        So is what stands in the content of a claim whose source is at that point: nobody is both
        named and "he" there.  ``own_content`` lets it in.
        """
        numbers = () if own_content else self.numbers.get(before, ())
        own = [self.claims[number].content.spans for number in numbers]
        at = bisect_right(self.mentions, before - 1, key=lambda each: each.at)
        here = self.sentence(before)
        for each in reversed(self.mentions[max(0, at - _WINDOW) : at]):
            if here - each.sentence > sentences:
                return
            if each.quoted in (-1, quoted) and not any(
                a <= each.at < b for spans in own for a, b in spans
            ):
                yield each

    def note_group(self, phrase: Phrase) -> None:
        """Remember several as one where a phrase ends a list of them: "Ukraine and its
        partners".
        """
        head = phrase.head
        if head.dep_ != "conj" or any(child.dep_ == "conj" for child in head.rights):
            return
        chain = [head]
        while chain[-1].dep_ == "conj" and len(chain) < _LONGEST_LIST:
            chain.append(chain[-1].head)
        at = {each.at: each for each in self.mentions[-_WINDOW:]}
        members: list[Mentioned] = []
        for token in reversed(chain):
            where = self.analysis.parse.span(token)[0]
            if where not in at or token.pos_ == "PRON":
                return
            members.append(at[where])
        entities = tuple(dict.fromkeys(each.entity for each in members))
        if len(entities) < 2 or any(each.members for each in entities):
            return
        start, end = members[0].start, members[-1].end
        name = " and ".join([", ".join(each.name for each in entities[:-1]), entities[-1].name])
        group = Entity(
            name,
            Kind.UNNAMED,
            plural=True,
            named=all(each.named for each in entities),
            members=entities,
        )
        speaks = members[0].at in self.sources
        subject = members[0].subject
        why = tuple(reason for each in members for reason in each.why)
        self.mentions.append(
            Mentioned(
                start,
                end,
                self.sentence(start),
                group,
                why,
                phrase.at,
                self.quoted(start),
                subject,
                speaks,
            )
        )
        if speaks:
            self.speakers.append(group)
            self.speaking[members[0].at] = group
