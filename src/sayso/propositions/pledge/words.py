"""The words of giving."""

from sayso.propositions.lexicon import Lexicon, load_lexicon


def words() -> Lexicon:
    """The word lists, by table and key."""
    return load_lexicon("pledge")
