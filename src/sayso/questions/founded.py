"""Which questions can be asked by themselves, and which wait for an answer that tells what they are
about.
"""

from collections.abc import Mapping

from sayso.questions.asking import is_named_facility
from sayso.questions.frames import Frame
from sayso.questions.gate import is_place_name


def is_founded(frame: Frame) -> bool:
    """Whether it can be asked by itself: of what is told without its place, its donor or whose it
    is, only others can tell what it answers, so that it waits for them.
    """
    about = dict(frame.about)
    if frame.type == "pledge":
        return bool(about.get("donor"))
    if frame.type == "responsibility":
        deed = about.get("thing") or about.get("victim") or (_is_named(frame) and about.get("kind"))
        return bool(deed) or _names_its_deed(frame.sentence)
    if frame.type == "count":
        return bool(about.get("whose")) or (
            _is_named(frame) and (not frame.spot.is_country or not _is_of_an_army(about))
        )
    if frame.type == "movement" and frame.spot.is_country:
        return False
    if frame.type == "strike" and frame.spot.is_country:
        return (
            not about.get("repelled")
            and bool(about.get("target"))
            and about["target"] not in frame.spot.name.casefold()
        )
    told = bool(frame.spot.id) or bool(about.get("condition"))
    return frame.type not in _PLACED or told or is_named_facility(about.get("part", ""))


_PLACED = frozenset({"control", "strike", "movement", "outlook"})
_LOSSES = frozenset({"killed", "wounded", "casualties", "captured", "missing"})


def _is_named(frame: Frame) -> bool:
    """Whether its place is told by a name: "the flooded areas" are no place that two reports
    share.
    """
    return frame.spot.known or is_place_name(frame.spot.name)


def _is_of_an_army(about: Mapping[str, str]) -> bool:
    """Whether soldiers were lost and nothing tells whose: in a state at war either army's."""
    soldiers = about.get("group") == "soldiers" and about.get("what") in _LOSSES
    return soldiers and not about.get("nation")


def _names_its_deed(sentence: str) -> bool:
    """Whether a deed is told by a name: "the Makiivka strikes", not "the attack"."""
    told = not sentence.startswith("Who is to blame")
    return told and any(word[:1].isupper() for word in sentence.split()[1:])
