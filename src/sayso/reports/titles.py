"""A headline is words of the report too: it stands before the text, unless the text repeats it."""

_DOTS = " .…"


def join_title(title: str, text: str) -> str:
    """The title, a blank line and the text; the text alone where it begins with the title; else the
    one there is.

    White space and case are of no matter to whether it does, nor are the dots that mark a title cut
    short.
    """
    begins = _alike(title).rstrip(_DOTS)
    if not begins:
        return text
    if _alike(text[: 2 * len(title) + _SLACK]).startswith(begins):
        return text
    return f"{title.strip()}\n\n{text}" if text.strip() else title.strip()


_SLACK = 1000
"""Code points of the beginning that may be white space between or before the words of the title."""


def _alike(words: str) -> str:
    return " ".join(words.split()).casefold()
