"""Why a question stands as it does, in one sentence."""

from collections.abc import Sequence

from sayso.questions.positions import Position
from sayso.questions.speaking import voice_of
from sayso.questions.standing import Standing, Verdict
from sayso.questions.times import as_day
from sayso.questions.wording import position_in_words, says, side_in_words, who

_FEW = 3


def reason_of(verdict: Verdict | None, positions: Sequence[Position]) -> str:
    """The reason of a verdict; None is that of a question which nobody has answered."""
    if verdict is None or not verdict.active:
        return _unanswered(positions)
    return _REASONS[verdict.standing](verdict)


def _unanswered(positions: Sequence[Position]) -> str:
    withheld = [who(position) for position in positions if position.held is None]
    if withheld:
        return (
            f"Nobody answers it; {_listed(withheld)} {'does' if len(withheld) == 1 else 'do'} not "
            "say."
        )
    return "Nobody answers it: it is only supposed."


def _unconfirmed(verdict: Verdict) -> str:
    voices = {voice_of(position) for position in verdict.active}
    told = _listed([says(position) for position in verdict.active])
    if len(voices) > 1:
        return f"{told}; none of them bears out another."
    named = verdict.active[0].side if len(verdict.active) > 1 else None
    return (
        f"{told}; nobody outside {side_in_words(named)} does."
        if named
        else f"Only one say-so: {told}."
    )


def _agreed(verdict: Verdict) -> str:
    return (
        f"{_listed([says(position) for position in verdict.active])}: their answers are compatible."
    )


def _contested(verdict: Verdict) -> str:
    first, second = verdict.conflicts[0]
    return f"{says(first)}, {says(second)}: both cannot be right."


def _denied(verdict: Verdict) -> str:
    first, second = verdict.conflicts[0]
    put, denies = (second, first) if first.held and first.held.denied else (first, second)
    return f"{says(put)}, and {says(denies)}."


def _conceded(verdict: Verdict) -> str:
    last = verdict.concessions[-1]
    by, to, before = last.by, last.to, last.gave_up
    when = f"On {as_day(by.first)} " if by.dated else ""
    gave_up = f" after “{position_in_words(before)}”" if before else ""
    against = ", against the interest of its own side" if by.against else ""
    if to is None:
        return (
            f"{when}{who(by)} said “{position_in_words(by)}”{gave_up}, of a place that its own "
            "side had."
        )
    borne_out = f"{who(to)} says “{position_in_words(to)}”"
    return f"{when}{who(by)} said “{position_in_words(by)}”{gave_up}{against}; {borne_out}."


def _superseded(verdict: Verdict) -> str:
    old, new = verdict.replaced[-1]
    whose = "its own source" if old.holder == new.holder else who(new)
    when = f" on {as_day(new.first)}" if new.dated else ""
    told = position_in_words(new)
    return (
        f"{told[:1].upper()}{told[1:]} took the place of {position_in_words(old)}, by "
        f"{whose}{when}."
    )


def _listed(words: Sequence[str]) -> str:
    shown = list(words[:_FEW])
    if len(words) > _FEW:
        shown.append(f"{len(words) - _FEW} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


_REASONS = {
    Standing.UNCONFIRMED: _unconfirmed,
    Standing.AGREED: _agreed,
    Standing.CONTESTED: _contested,
    Standing.DENIED: _denied,
    Standing.CONCEDED: _conceded,
    Standing.SUPERSEDED: _superseded,
}
