"""What the source does: says it, thinks it, or means to do it."""

from sayso.attribution.judgement.cue import Cue
from sayso.attribution.judgement.lexicon import load_lexicon
from sayso.record.claim import Act, Reason


def judge_act(cue: Cue, speech: float) -> tuple[Act, Reason]:
    """By the cue's words; by the tagger's probability of ``speech`` where they are not in the
    lexicon.

    A word of speech beats one of thought beside it: in "said he believed" the cue that says is the
    claim's.
    """
    lexicon = load_lexicon()
    for act in (Act.SPEECH, Act.INTENT, Act.THOUGHT):
        word = cue.first_in(lexicon["act", act])
        if word == "consider" and act is Act.INTENT and not _takes_action(cue):
            continue
        if word:
            return act, Reason("rule:act", act, word)
    act = Act.SPEECH if speech >= 0.5 else Act.THOUGHT
    return act, Reason(
        "model:speech", act, score=round(speech if act is Act.SPEECH else 1 - speech, 3)
    )


def _takes_action(cue: Cue) -> bool:
    """Whether what is considered is an action ("considers sending") and not a matter ("considers it
    lost").
    """
    following = cue.tokens[-1].doc[cue.tokens[-1].i + 1 : cue.tokens[-1].i + 2]
    return any(t.tag_ == "VBG" or t.pos_ == "NOUN" for t in following)
