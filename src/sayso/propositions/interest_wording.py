"""Whether the words of a claim bear out that it is against interest: who is named, and whether it
concedes.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sayso.propositions.lexicon import load_lexicon
from sayso.record.claim import Claim
from sayso.theatres.directory import Directory
from sayso.theatres.theatre import SideKind

_WORD = re.compile(r"[^\W_]+")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|stands?|stood|facing)\s+(?:\w+\s+)?"
    r"(?:accused|charged|blamed|suspected|alleged|believed|thought|said|reported|warned|told|asked|urged)\b",
    re.I,
)
_REDUCED = re.compile(r"^\W*(?:accused|charged|blamed|suspected|alleged)\b", re.I)
_EACH_OTHER = re.compile(r"\b(?:each other|one another)\b", re.I)


def is_sure_speaker(claim: Claim) -> bool:
    """Whether the source of a claim is the one who says it: not somebody accused, and not two who
    blame each other.
    """
    cue, source, content = claim.cue.text, claim.source.text, claim.content.text
    words = _folded(source) | _folded(cue)
    lexicon = load_lexicon("interest")
    if (
        not claim.source
        or _PASSIVE.search(cue)
        or (_REDUCED.search(cue) and cue.casefold().endswith((" of", " over")))
    ):
        return False
    if _EACH_OTHER.search(content) or "each other" in cue or words & lexicon["speaker", "no_party"]:
        return False
    return not words & lexicon["speaker", "accusing_cues"]


def is_admission(claim: Claim) -> bool:
    """Whether a claim that names a wrong of the speaker's own side owns up to it."""
    lexicon = load_lexicon("interest")
    cue, content = _folded(claim.cue.text), _folded(claim.content.text)
    if cue & lexicon["blame", "admits"]:
        return True
    return (
        bool(content & lexicon["blame", "owns"]) and not content & lexicon["blame", "quotes_others"]
    )


@dataclass(frozen=True)
class Wording:
    """The words of one reading: a claim, the trigger's words, the speaker's side."""

    claim: Claim
    trigger: str
    side: str
    directory: Directory

    @cached_property
    def content(self) -> frozenset[str]:
        """The words of the content, folded."""
        return _folded(self.claim.content.text)

    @cached_property
    def _triggers(self) -> frozenset[str]:
        return _folded(self.trigger)

    def has(self, key: str) -> bool:
        """Whether the content has a word of a list."""
        return bool(self.content & load_lexicon("interest")["wording", key])

    def names_own(self) -> bool:
        """Whether the content names the speaker's side, by a name, an adjective, "we" or a pronoun
        of the speaker.
        """
        return self.has("own") or _names(self.claim.content.text, self.side, self.directory)

    def names_other(self) -> bool:
        """Whether the content names another party."""
        others = (each.id for each in self.directory.theatre.sides if each.kind is SideKind.PARTY)
        text = self.claim.content.text
        named = any(_names(text, other, self.directory) for other in others if other != self.side)
        return named or self.has("enemy")

    def tells_of_leaving(self, placed: bool) -> bool:
        """Whether its own forces, and no civilians, leave or lose a place, and do not hand it to
        their own.
        """
        leaving = load_lexicon("interest")["wording", "leaving"]
        gone = self._triggers & leaving or "longer" in self.content
        if not placed or not gone or self.has("no_leaving"):
            return False
        return not self.names_other() or self.names_own()

    def tells_of_the_others_hold(self, taken: bool) -> bool:
        """Whether the other side is named as who took or holds a place, without accusing it or
        telling of the past.
        """
        if not self.names_other() or self.has("accusing"):
            return False
        return not self.has("fails") and (taken or not self.has("past"))

    def tells_of_losses(self, who: str) -> bool:
        """Whether losses are told as suffered and not as dealt out."""
        if "…" in who or self.has("no_losses") or not self.has("suffered"):
            return False
        return self.names_own() or not self.names_other()

    def tells_of_advance(self, hostile: bool) -> bool:
        """Whether the other side gains ground, or has the speaker's own men in a ring."""
        if self.has("accusing") or self.has("fails"):
            return False
        if not hostile:
            return self.names_own()
        return self.names_other() and bool(
            self._triggers & load_lexicon("interest")["wording", "advancing"]
        )


def _folded(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _names(text: str, side: str, directory: Directory) -> bool:
    return bool(_pattern(directory, side).search(text))


@lru_cache(maxsize=64)
def _pattern(directory: Directory, side: str) -> re.Pattern[str]:
    """Finds what a side and those who stand for it are called."""
    found = directory.sides.get(side)
    if found is None:
        return re.compile(r"(?!)")
    theatre = directory.theatre
    actors = {a.id: a for a in theatre.actors if any(own.side == side for own in a.allegiances)}
    names = {found.name, *found.adjectives, *found.demonyms}
    for actor in actors.values():
        names |= {*actor.names, *actor.adjectives, *actor.demonyms}
    names |= {
        name for metonym in theatre.metonyms if metonym.actor in actors for name in metonym.names
    }
    bare = sorted(
        {name.removeprefix("The ").removeprefix("the ") for name in names}, key=len, reverse=True
    )
    called = [name if name[:1].isupper() else f"the {name}" for name in bare if name]
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in called) + r")(?!\w)")
