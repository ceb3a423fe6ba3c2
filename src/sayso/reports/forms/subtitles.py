"""Subtitles: what was said in a film or a broadcast, with its times."""

import re

from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, Head, broken, refuse_long
from sayso.reports.markup import plain
from sayso.reports.text import check_text

_CUE = re.compile(
    r"^[ \t]*(?:[0-9]{1,4}:)?[0-9]{2}:[0-9]{2}[.,][0-9]{3}[ \t]*-->[ "
    r"\t]*(?:[0-9]{1,4}:)?[0-9]{2}:[0-9]{2}[.,][0-9]{3}"
    r"[^\n]{0,200}$",
    re.MULTILINE,
)
_SRT = re.compile(rb"[0-9]{1,6}[ \t]*\r?\n[ \t]*[0-9]{1,4}:[0-9]{2}:[0-9]{2}[.,][0-9]{3}[ \t]*-->")
_VTT = re.compile(rb"WEBVTT(?:[ \t\r\n]|$)")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,60})?\s+([^<>\n]{1,80})>")
_NUMBER = re.compile(r"[0-9]{1,6}")


def read(document: Document) -> Found:
    """One report: the words of all cues, in which a line that is shown twice stands once.

    Raises:
        InputError: R022 if no cue has words.
    """
    text, notes = document.text()
    lines = list[str]()
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines.extend(_words(block, lines[-1] if lines else ""))
    words = "\n".join(lines)
    if not words.strip():
        raise broken(document.where, "a file of subtitles", "no cue has words")
    check_text(words, document.where)
    refuse_long(words, document.where)
    told = "Its text is that of subtitles, without their times."
    yield Report(words, doc=document.name, notes=(*notes, told), capture=document.capture())


def _words(block: str, before: str) -> list[str]:
    """The lines of one cue; ``before`` is the last line shown, which rolling subtitles repeat."""
    cue = _CUE.search(block)
    if cue is None or _ASIDE.match(block.strip()):
        return []
    lines = list[str]()
    for printed in block[cue.end() :].splitlines():
        line = " ".join(plain(_VOICE.sub(r"\1: ", printed)).split())
        if line and line != (lines[-1] if lines else before) and not _NUMBER.fullmatch(line):
            lines.append(line)
    return lines


def _is_subtitles(head: Head) -> bool:
    return bool(_VTT.match(head.data) or _SRT.match(head.data))


FORM = Form(
    name="subtitles",
    what="SubRip (SRT) and WebVTT",
    suffixes=(".srt", ".vtt"),
    by_content="begins with `WEBVTT`, or with a number and a line of two times with `-->` between",
    recognise=_is_subtitles,
    read=read,
    text="the words of all cues, a line each; a voice's name as `NAME: `; lines that are shown "
    "again once",
    lost="times, styles and notes",
)
