"""What the speaker does with the content: asserts, denies, doubts or withholds it."""

from functools import cache
from typing import TYPE_CHECKING

from sayso.attribution.judgement.cue import Cue
from sayso.attribution.judgement.lexicon import Lexicon, load_lexicon
from sayso.attribution.judgement.turned import (
    held_back,
    reports_false,
    rhetorical,
    truth_at,
    turned_twice,
    under_whether,
)
from sayso.language.parser import lemma_of, root_of
from sayso.language.veridicality.compose import compose
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.negation import none_of
from sayso.language.veridicality.table import cues_of, entries_of, lemmas_of, verb_of
from sayso.record.claim import Reason, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKERS = frozenset({"i", "we", "he", "she", "it", "they"})
_AMOUNTING = ("be", "amount", "belong")
_BEFORE = 8
"""Words before a relative of saying among which "contrary to" stands."""
_TAKING = frozenset({"take", "walk", "drop"})
"""With a denial as their object these take it back."""
_CLOSING = 3
"""Words behind a content among which it can be called false: "a complete invention"."""
_CALLED = ("attr", "acomp", "oprd")
_NON_FINITE = ("xcomp", "pcomp", "csubj", "acl", "advcl", "relcl")
_PREDICATE = ("attr", "acomp", "oprd", "pobj", "ccomp", "ROOT", "dobj", "xcomp", "conj", "amod")


def judge_stance(cue: Cue, content: tuple["Token", ...]) -> tuple[Stance, Reason]:
    """By the cue and what negates it, then by a content that itself withholds or calls a rival
    claim false.
    """
    lexicon = load_lexicon()
    judged = (
        _withheld(cue, lexicon)
        or _by_cue(cue)
        or _left_out(cue, content)
        or _by_content(cue, content, lexicon)
    )
    if judged is not None:
        judged = turned_twice(cue, content, *judged) or judged
    stance, words = judged or (Stance.ASSERTS, " ".join(t.text for t in cue.tokens))
    return stance, Reason("rule:stance", stance, words)


def _left_out(cue: Cue, content: tuple["Token", ...]) -> tuple[Stance, str] | None:
    """By a frame of the content that is left out of it, or is taken for its end."""
    found = under_whether(content) or reports_false(cue, content)
    return (Stance.WITHHOLDS, found) if found else None


@cache
def _phrases(stance: Stance) -> frozenset[str]:
    """The cues of several words."""
    return frozenset(words for words in cues_of(stance) if " " in words)


def _is_known_or_said(lemma: str) -> bool:
    """To deny that one knew or said something does not deny it: a verb that passes its clause
    on.
    """
    entries = entries_of(lemma, "VERB", Frame.THAT)
    return any((e.positive, e.negated) == ("+", "o") and not e.refused for e in entries)


def denies(lemma: str) -> bool:
    """Whether it is a verb of denial."""
    return lemma in cues_of("denies")


def stance_of_cue(cue: Cue) -> Stance:
    """The stance that the cue alone takes, whatever its content says of itself."""
    lexicon = load_lexicon()
    judged = _withheld(cue, lexicon) or _by_cue(cue)
    return judged[0] if judged else Stance.ASSERTS


def _withheld(cue: Cue, lexicon: Lexicon) -> tuple[Stance, str] | None:
    asked = _asked(cue, lexicon)
    if asked:
        return Stance.WITHHOLDS, asked
    phrase = cue.phrase_in(lexicon["stance", "withholds_phrases"])
    if phrase:
        return Stance.WITHHOLDS, phrase
    nothing = _nothing_of(cue, lexicon)
    if nothing:
        return Stance.WITHHOLDS, nothing
    word = (
        cue.first_in(lexicon["stance", "withholds"] | cues_of("withholds"))
        or rhetorical(cue)
        or _saying_denied(cue)
        or held_back(cue)
    )
    if word:
        return Stance.WITHHOLDS, word
    kept = lexicon["stance", "withholds_when_negated"]
    refusal = cue.phrase_in(lexicon["stance", "refusals"])
    if refusal:
        after = cue.phrase.split(refusal, 1)[1].split()[:3]
        spoken = cue.first_in(kept, after)
        if spoken:
            return Stance.WITHHOLDS, f"{refusal} {spoken}"
    spoken = cue.first_in(kept)
    if spoken is None:
        return None
    outside = cue.first_in(
        lexicon["stance", "refusals"] | {"yet", "short"}, map(lemma_of, cue.governors)
    )
    kept_by = outside or (cue.negation.text if cue.negation is not None else None)
    return (Stance.WITHHOLDS, f"{kept_by} {spoken}") if kept_by else None


def _nothing_of(cue: Cue, lexicon: Lexicon) -> str | None:
    """A noun of the cue that there is none of, or that is only set aside: "there is no
    confirmation", "says despite reports".
    """
    lacked = lexicon["stance", "lacks"] | lexicon["stance", "lacks_when_asked"]
    for token in cue.tokens:
        none = none_of(token) if lemma_of(token) in lacked else None
        if none:
            return f"{none} {token.text}"
        before = token.doc[max(token.sent.start, token.i - 1) : token.i].text
        if before.lower() == "despite" and token != cue.tokens[0]:
            return f"{before} {token.text}"
    return None


def _asked(cue: Cue, lexicon: Lexicon) -> str | None:
    """A question put to the source, which says nothing by it: "asked whether", "pressed on", "was
    questioned about".
    """
    verb = cue.root
    if verb.tag_ not in ("VBN", "VBD") or lemma_of(verb) not in lexicon["stance", "asking"]:
        return None
    active = any(
        c.dep_ in ("nsubj", "dobj") or c.lower_ in ("have", "has", "had", "having")
        for c in verb.children
    )
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    first = next((t for t in verb.sent if not t.is_punct and not t.is_space), verb)
    return (
        str(verb.text)
        if passive or (not active and (verb.dep_ in ("advcl", "acl") or first == verb))
        else None
    )


def _saying_denied(cue: Cue) -> str | None:
    """That something was said or known is denied, or a denial of it taken back, which leaves it
    open: "denied knowing", "it is wrong to say", "withdrew its denial".
    """
    denying = cues_of("denies")
    for token in cue.tokens:
        lemma = lemma_of(token)
        above = lemma_of(token.head)
        if (
            _is_known_or_said(lemma)
            and above in denying
            and token.dep_ in ("xcomp", "pcomp", "ccomp")
        ):
            return f"{token.head.text} {token.text}"
        before = verb_of(token.doc[max(token.sent.start, token.i - 1) : token.i].text.lower())
        taken = cues_of("withdraws") | denying | _TAKING
        if lemma in denying and ((token.dep_ == "dobj" and above in taken) or before in taken):
            return f"{token.head.text} {token.text}"
    verb = cue.root
    if verb.dep_ not in _NON_FINITE or verb.tag_ not in ("VB", "VBG", "VBN") or cue.subjects:
        return None
    put = compose(verb)
    turns = [entry for entry in put.entries if entry.truth or entry.lemmas[0] == "deny"]
    return " ".join(put.words) if turns and put.negated else None


def _called_false(cue: Cue) -> tuple[Stance, str] | None:
    """What the cue itself calls false or not true: "it would be a lie to say", "is not true"; where
    it says "not" of a falsehood, nothing follows.
    """
    for token in cue.tokens:
        truth = truth_at(token) if token.dep_ in _CALLED else ""
        if truth == "-":
            return (Stance.DENIES if cue.negation is None else Stance.WITHHOLDS), token.text
        if truth == "+" and cue.negation is not None:
            return Stance.DENIES, f"{cue.negation.text} {token.text}"
    return None


def _contradicted(cue: Cue) -> str | None:
    """What somebody is named for only to be contradicted: "contrary to what the minister said"."""
    for token in (cue.root, *cue.root.ancestors):
        before = token.doc[max(token.sent.start, token.i - _BEFORE) : token.i]
        if token.dep_ == "pcomp" and any(
            t.lower_ in ("contrary", "contradicting", "despite", "unlike") for t in before
        ):
            return "contrary"
    doc = cue.root.doc
    near = ([t.lower_ for t in doc[max(0, token.i - 2) : token.i + 2]] for token in cue.tokens)
    contrary = any(
        words[n : n + 2] == ["contrary", "to"] for words in near for n in range(len(words))
    )
    return "contrary to" if contrary else None


def _by_cue(cue: Cue) -> tuple[Stance, str] | None:
    contrary = _contradicted(cue)
    if contrary:
        return Stance.DENIES, contrary
    called = _called_false(cue)
    if called:
        return called
    for stance in (Stance.DENIES, Stance.DOUBTS):
        found = cue.phrase_in(_phrases(stance)) or cue.first_in(cues_of(stance))
        if found and (cue.negation is None or " not " in f" {found} "):
            return (Stance.DOUBTS if _is_open_noun(cue, found) else stance), found
    unsure = cue.first_in(cues_of("doubts", negated=True))
    if unsure and cue.negation is not None:
        return Stance.DOUBTS, f"{cue.negation.text} {unsure}"
    thought = cue.first_in(cues_of("denies", negated=True))
    if thought and cue.negation is not None:
        return Stance.DENIES, f"{cue.negation.text} {thought}"
    return _by_adjective(cue)


def _is_open_noun(cue: Cue, lemma: str) -> bool:
    """Whether a word of denial is here a noun that leaves all open: "it is in dispute whether"."""
    nouns = [t for t in cue.tokens if t.pos_ == "NOUN" and lemma_of(t) == lemma]
    entries = entries_of(lemma, "NOUN", Frame.WHETHER) if nouns else ()
    return any(e.positive == "o" for e in entries)


def _by_adjective(cue: Cue) -> tuple[Stance, str] | None:
    """What the table makes of "it is ... that": "it is impossible that" denies, "it is not
    impossible" leaves open.
    """
    impersonal = any(t.lower_ == "it" for t in (*cue.subjects, *cue.tokens))
    word = (
        next((t for t in cue.tokens if t.pos_ == "ADJ" and t.dep_ in _CALLED), None)
        if impersonal
        else None
    )
    entry = (
        next(iter(entries_of(lemma_of(word), "ADJ", Frame.THAT)), None)
        if word is not None
        else None
    )
    if word is None or entry is None or entry.likelihood:
        return None
    effect = entry.positive if cue.negation is None else entry.negated
    stances = {"-": Stance.DENIES, "o": Stance.WITHHOLDS}
    return (stances[effect], word.text) if effect in stances else None


def _by_content(
    cue: Cue, content: tuple["Token", ...], lexicon: Lexicon
) -> tuple[Stance, str] | None:
    root = root_of(content)
    if root is None:
        return None
    return _content_withholds(root, lexicon) or _content_calls_false(cue, root, content, lexicon)


def _content_withholds(root: "Token", lexicon: Lexicon) -> tuple[Stance, str] | None:
    """The speaker keeps the answer back in so many words: "said it could not confirm"."""
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None:
        return None
    asked = _leaves_open(root)
    who = lemma_of(subject)
    if subject.lower_ not in _SPEAKERS | {"there"} and not (
        asked and who in lexicon["stance", "inquirers"]
    ):
        return None
    found = _early(root) or _unsaid(root, lexicon) or _lacking(root, asked, lexicon)
    return (Stance.WITHHOLDS, found) if found else None


def _early(root: "Token") -> str | None:
    words = " ".join(t.lower_ for t in root.subtree)
    return next((phrase for phrase in ("too early to", "too soon to") if phrase in words), None)


def _unsaid(root: "Token", lexicon: Lexicon) -> str | None:
    """A verb of telling or knowing that is negated: "could not confirm", "it is not clear"."""
    negation = next((c for c in root.children if c.dep_ == "neg"), None)
    said = (root, *(c for c in root.children if c.dep_ in ("xcomp", "acomp")))
    kept = lexicon["stance", "withholds_when_negated"] - {"claim", "give", "offer"}
    spoken = next((t for t in said if lemma_of(t) in kept), None)
    return f"{negation.text} {spoken.text}" if negation is not None and spoken is not None else None


def _lacking(root: "Token", asked: bool, lexicon: Lexicon) -> str | None:
    """A noun that there is none of: "has no information", "there is no evidence of who did it"."""
    lacked = lexicon["stance", "lacks"] | (
        lexicon["stance", "lacks_when_asked"] if asked else frozenset()
    )
    for noun in root.children:
        if noun.dep_ in ("dobj", "attr") and lemma_of(noun) in lacked:
            none = next((c for c in noun.children if c.lower_ == "no"), None)
            if none is not None:
                return f"{none.text} {noun.text}"
    return None


def _leaves_open(root: "Token") -> bool:
    """An indirect question hangs on the clause: "whether", "who", "how"."""
    return any(
        t.tag_ in ("WP", "WRB", "WDT", "WP$") or t.lower_ in ("whether", "if") for t in root.subtree
    )


def _content_calls_false(
    cue: Cue, root: "Token", content: tuple["Token", ...], lexicon: Lexicon
) -> tuple[Stance, str] | None:
    first = cue.tokens[0]
    before = first.doc[max(first.sent.start, first.i - 3) : first.i]
    called = (
        cue.first_in(lemmas_of("call", "VERB", Frame.SAYING), (*cue.lemmas, *map(lemma_of, before)))
        is not None
    )
    last = next((t for t in reversed(content) if t.is_alpha), root)
    for token in content:
        at_end = (
            called and token == last
        )  # wherever the parse hangs it: "calls report that p a lie"
        if not at_end and (token.dep_ not in _PREDICATE or not _is_near(token, root, called)):
            continue
        beside = (token,) if at_end else (token, token.head)
        negated = any(c.dep_ == "neg" for t in beside for c in t.children)
        truth = truth_at(token)
        if truth == "-" and not negated:
            return Stance.DENIES, token.text
        if truth == "+" and (negated or none_of(token)):
            return Stance.DENIES, f"not {token.text}"
    behind = _called_behind(content[-1]) if called else None
    if behind is not None:
        return Stance.DENIES, behind.text
    words = f" {' '.join(t.lower_ for t in content)} "
    failure = next((f for f in lexicon["stance", "failures"] if f" {f} " in words), None)
    return (Stance.DENIES, failure) if failure else None


def _called_behind(last: "Token") -> "Token | None":
    """What closes a sentence behind the content of a cue that calls it something: "calls the report
    that p | false".
    """
    rest = [t for t in last.doc[last.i + 1 : last.sent.end] if not (t.is_punct or t.is_space)][
        :_CLOSING
    ]
    ends = next((t for t in reversed(rest) if t.is_alpha), None)
    return ends if ends is not None and truth_at(ends) == "-" else None


def _is_near(token: "Token", root: "Token", called: bool) -> bool:
    """The token is what the content's main clause says of its subject, or what the cue calls its
    object.
    """
    if called:
        chain = (token, token.head, token.head.head)
        return root in chain or root.head in chain
    if token == root:
        return any(c.dep_ in ("nsubj", "cop") for c in token.children)
    if token.dep_ == "pobj":
        return token.head.head == root and lemma_of(root) in _AMOUNTING
    return token.dep_ not in ("amod", "dobj") and token.head == root
