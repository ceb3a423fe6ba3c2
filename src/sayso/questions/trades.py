"""Of what trade those are whom a count names: aid workers are counted apart from people at large."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=20_000)
def trade_of(who: str) -> str:
    """The trade that the words for those counted name, in the plural; empty for none."""
    words = who.casefold().strip("’'.,() ")
    return next(
        (
            trade
            for word, trade in _trades()
            if words == word or words.endswith((f" {word}", f"-{word}"))
        ),
        "",
    )


@cache
def _trades() -> tuple[tuple[str, str], ...]:
    """Words for a trade with its name, the longest first."""
    data = tomllib.loads((files(__package__) / "trades.toml").read_text("utf-8"))
    pairs = [
        (form, trade)
        for trade, entry in data.items()
        for word in entry["words"]
        for form in (word, f"{word}s")
    ]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
