"""Posts and bodies by what they are: "the Ukrainian president", "the governor of Sumy", "the
defence ministry".
"""

from typing import TYPE_CHECKING

from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.describe import Description, chain, label_of
from sayso.reference.actors.entities import Entity, Link
from sayso.reference.actors.known import entity_of, persons_called
from sayso.reference.actors.lexicon import canonical, words
from sayso.reference.actors.phrases import Phrase, is_apart, is_elsewhere, near, objects, text_of
from sayso.reference.actors.scene import Scene
from sayso.reference.actors.topic import harms
from sayso.reference.actors.unstated import harmed_sides
from sayso.theatres.theatre import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT = frozenset({"at", "in", "with"})
_TO = frozenset({"to"})
_SURNAME = 5
"""Letters of the shortest surname that is looked up without a name before it, of any theatre that
has one.
"""


def by_post(scene: Scene, phrase: Phrase, description: Description) -> Link | None:
    """Who holds the post that a phrase names, on the day of the report; else the post itself.

    None where it does not say whose post it is.
    """
    if phrase.plural or any(token.lower_ in words("not in office") for token in phrase.tokens):
        return None
    if phrase.noun not in words("posts"):
        return None
    post = Post(scene, phrase, description)
    if not post.of and not post.place:
        return _of_state_spoken_of(scene, phrase, post)
    if not phrase.indefinite:
        actor = post.holder(post.of)
        if actor:
            score = 0.85 if scene.on else 0.7
            return entity_of(scene, actor), Reason(
                "theatre", "holds the post", text_of(phrase.tokens), score
            )
    if phrase.indefinite and phrase.noun != "spokesperson":
        return None
    return post.itself()


def _of_state_spoken_of(scene: Scene, phrase: Phrase, post: "Post") -> Link | None:
    """Who holds a post of the state that the sentence is about, or of the outlet's own: "the
    interior minister".
    """
    if phrase.indefinite or phrase.owner is not None:
        return None
    for state, why, score in spoken_of(scene, phrase):
        actor = post.holder([state])
        if actor:
            return entity_of(scene, actor), Reason(
                "rule:coreference", why, text_of(phrase.tokens), score
            )
    return None


class Post:
    """What a phrase says of a post: its title, whose it is (``of``, ids of actors, the nearest
    first), its place.
    """

    def __init__(self, scene: Scene, phrase: Phrase, description: Description) -> None:
        self._scene, self._phrase = scene, phrase
        world = scene.world
        self.states, self._left = world.states_in(text_of(description.before or phrase.core))
        self.of: list[str] = []
        self.place = ""
        self._topic: list[str] = []
        self._owner: Entity | None = None
        owner = [phrase.owner] if phrase.owner is not None and phrase.owner.pos_ != "PRON" else []
        self._read_owner()
        for noun in (*owner, *chain(phrase), *objects(phrase.head, _AT)):
            self._read_noun(noun)
        self._topic += [f"to {near(noun)}" for noun in objects(phrase.head, _TO)]
        self._read_body()
        names = [
            word for word in self._left[:-1] if word[:1].isupper() and not is_office_word(word)
        ]
        if names and not self.place and not self.of and not self.states:
            self.place = " ".join(names)
        self.of += [s for s in self.states if s not in self.of]
        self.of += [
            r
            for a in tuple(self.of)
            if a in world.actors and (r := world.root(world.actors[a])) not in self.of
        ]

    def _read_noun(self, noun: "Token") -> None:
        """Whose or where, by one noun: a namesake's town is not the theatre's, a state's militia
        not the state.
        """
        if is_elsewhere(noun):
            self.place = self.place or text_of(tuple(noun.doc[noun.left_edge.i : noun.i + 3]))
        elif is_apart(noun):
            self.place = self.place or near(noun)
        else:
            self._read(near(noun))

    def _read(self, text: str) -> None:
        world = self._scene.world
        actor = actor_called(self._scene, text)
        if actor:
            self.of.append(actor.id)
            return
        states, left = world.states_in(text)
        if text[:1].isupper() and not states and not self.place:
            self.place = text
        else:
            self.states += states
            self._topic += left

    def _read_owner(self) -> None:
        """Whose, by a pronoun: "its spokesman"."""
        owner = self._phrase.owner
        if owner is None or owner.pos_ != "PRON":
            return
        self._owner = entity = self._scene.mentioned_at(owner)
        if entity is not None and entity.actor is not None:
            self.of.append(entity.actor.id)
        elif entity is not None:
            self.place = entity.name

    def _read_body(self) -> None:
        """A body before the post: Kremlin of "Kremlin spokesman"."""
        for end in range(len(self._left) - 1, 0, -1):
            text = " ".join(self._left[:end])
            actor = actor_called(self._scene, text, self.states)
            if actor:
                self.of.insert(0, actor.id)
                self._left = self._left[end:]
                return

    def holder(self, of: list[str]) -> Actor | None:
        """The one person who holds it, if it is of one of some actors."""
        found = (
            self._scene.world.holder(title, of, self.place, self._scene.on)
            for title in self.titles()
        )
        return next(filter(None, found), None)

    def titles(self) -> list[str]:
        """How the post may be listed, the fullest title first."""
        bare = [
            w for w in self._left if w.casefold() not in words("slight") or w.casefold() == "chief"
        ]
        found = [
            " ".join((*self._left, *self._topic)),
            " ".join((*bare, *self._topic)),
            " ".join(self._left),
            " ".join(bare),
        ]
        return [each for each in dict.fromkeys(found) if each]

    def itself(self) -> Link:
        """The post without its holder."""
        scene, phrase = self._scene, self._phrase
        office = canonical(phrase.head.text)
        of = self.of[0] if self.of else ""
        told = (
            {canonical(word) for word in (*self._left, *self._topic)} - words("slight") - {office}
        )
        office = " ".join((office, *sorted(told)))
        label = f"office:{office}:{of}:{self.place.casefold()}"
        if label not in scene.known:
            made = Entity(label_of(phrase), Kind.OFFICE, office=office, of=of, place=self.place)
            if self._owner is not None:
                made.name = f"{text_of(phrase.core)} of {self._owner.name}"
                made.take_side(
                    self._owner.side, Reason("rule:side", "side", self._owner.name, 0.75)
                )
            made.nouns = {canonical(phrase.head.text)}
            made.modifiers = {canonical(word) for word in (*self._left, *self._topic)}
            if of:
                actor = scene.world.actors[of]
                if not {t.lower_ for t in phrase.core} & words("not for its state"):
                    made.take_side(
                        scene.world.side(actor, scene.on),
                        Reason("theatre", "side", actor.name, 0.85),
                    )
            scene.known[label] = made
        return scene.known[label], Reason(
            "rule:post", "a post without its holder", text_of(phrase.tokens), 0.8
        )


def by_description(scene: Scene, phrase: Phrase) -> Link | None:
    """The body that a description means: "Russia's defence ministry", "the defence ministry" of the
    state spoken of.
    """
    core, doc = phrase.core, phrase.head.doc
    ends = [
        noun.i
        for noun in (*chain(phrase), *objects(phrase.head, _AT))
        if noun.i - phrase.head.i < 10
    ]
    owner = (
        text_of(tuple(phrase.tokens[: len(phrase.tokens) - len(core)]))
        if phrase.owner is not None
        else ""
    )
    for end in (*sorted(ends, reverse=True), phrase.head.i):
        text = f"{owner} {text_of(tuple(doc[core[0].i : end + 1]))}"
        actor = scene.world.body(text)
        if actor:
            return entity_of(scene, actor), Reason("theatre", "description", text.strip(), 0.9)
    if not phrase.definite and not core[0].text[:1].isupper():
        return None
    text = f"{owner} {text_of(core)}"
    if scene.world.states_in(text)[0] or phrase.noun not in words("bodies"):
        return None
    for state, why, score in spoken_of(scene, phrase):
        actor = scene.world.body(text, [state])
        if actor:
            return entity_of(scene, actor), Reason("rule:coreference", why, text.strip(), score)
    return None


def spoken_of(scene: Scene, phrase: Phrase) -> list[tuple[str, str, float]]:
    """The states that a body without one may belong to."""
    found = []
    here = scene.sentence(phrase.start)
    for sentence, score in ((here, 0.7), (here - 1, 0.65)):
        roots = {
            root
            for each in scene.recent(phrase.at, own_content=True)
            if each.sentence == sentence
            and (each.speaks or (each.subject and (sentence == here or not harms(scene, each))))
            and (root := state_of(scene, each.entity))
        }
        if len(roots) == 1:
            found += [
                (root, "of the state spoken of", score)
                for root in roots
                if not _loses(scene, phrase, root)
            ]
            break
    if scene.outlet and (root := state_of(scene, scene.outlet)):
        found.append((root, "of the outlet's own state", 0.65))
    return found


def _loses(scene: Scene, phrase: Phrase, state: str) -> bool:
    """Whether a source tells of the losses of a state, and so is hardly of it."""
    side = scene.world.side(scene.world.actors[state], scene.on)
    return side is not None and phrase.at in scene.sources and side in harmed_sides(scene, phrase)


def state_of(scene: Scene, entity: Entity) -> str:
    """The id of the state that an entity is or belongs to; empty if that is not known."""
    world = scene.world
    if entity.actor is None and entity.of in world.actors:
        return entity.of
    if entity.actor is None:
        side = world.directory.sides.get(entity.side or "")
        return side.actor if side is not None and side.actor in world.actors else ""
    if entity.kind is Kind.STATE:
        return entity.actor.id
    ofs = [o.of for o in entity.actor.offices if o.of in world.actors] or [entity.actor.id]
    roots = {world.root(world.actors[of]) for of in ofs}
    root = roots.pop() if len(roots) == 1 else ""
    if entity.kind is Kind.OUTLET:
        side = world.directory.sides.get(entity.side or "")
        root = side.actor if side is not None and side.actor in world.actors else ""
    return root if root and world.actors[root].kind.value == "state" else ""


def is_office_word(word: str) -> bool:
    """Whether a word may be part of a title, as Deputy or Defence may, and so names no place."""
    return canonical(word) in words("posts") | words("ranks") | words("bodies") | words(
        "slight"
    ) | words("topics")


def actor_called(scene: Scene, text: str, states: list[str] | None = None) -> Actor | None:
    """The one actor of the theatre with a name, a metonym or a description."""
    world = scene.world
    named = world.named(text) if text[:1].isupper() else ()
    if len(named) == 1:
        return named[0]
    meant = world.meant(text) if text[:1].isupper() else None
    return meant or world.state(text) or world.body(text, states or ()) or _surnamed(scene, text)


def _surnamed(scene: Scene, text: str) -> Actor | None:
    """The one person with a lone surname: Zelensky of "Zelensky's adviser"."""
    if " " in text or not text[:1].isupper() or len(text) < _SURNAME:
        return None
    known = persons_called(scene, text)
    if known:
        return known[0].actor if len(known) == 1 else None
    listed = scene.world.directory.surnamed(text)
    return listed[0] if len(listed) == 1 else None
