"""Text that the models can take."""

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """The text with U+FFFD, which is as long, for each half of a character, as broken JSON can
    hold.

    The models are written in languages whose strings hold whole characters only.
    """
    return _SURROGATE.sub("\ufffd", text)
