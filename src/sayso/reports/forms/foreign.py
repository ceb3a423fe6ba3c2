"""What is told apart and not read: documents whose words would come out with their markup, and what
has no words.
"""

import re

from sayso.errors import InputError
from sayso.reports.forms.form import Document, Form, Found

_SIGNS = (
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an older office document"),
    (re.compile(rb"\x1f\x8b"), "a gzip archive"),
    (
        re.compile(rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|BZh[1-9]|\xfd7zXZ\0|\x28\xb5\x2f\xfd"),
        "an archive that is no ZIP",
    ),
)
_PICTURES = (
    re.compile(
        rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0\0\0\0|RIFF.{4}WEBP", re.DOTALL
    ),
    re.compile(rb".{4}ftyp(?:heic|heix|hevc|mif1|msf1|avif)", re.DOTALL),
    re.compile(
        rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*)?(?:<!DOCTYPE "
        rb"svg[^>]{0,200}>\s*)?<svg\b"
    ),
)
_SOUNDS = (
    re.compile(rb"ID3|OggS|fLaC|RIFF.{4}(?:WAVE|AVI )|\x1aE\xdf\xa3|\xff[\xfb\xf3\xf2]", re.DOTALL),
    re.compile(rb".{4}ftyp", re.DOTALL),
)
_SUFFIXES = {
    ".doc": "an older Word document",
    ".xls": "an older spreadsheet",
    ".epub": "an e-book",
}


def _kind(data: bytes, name: str) -> str:
    by_content = next((kind for sign, kind in _SIGNS if sign.match(data)), "")
    return by_content or next(
        (kind for suffix, kind in _SUFFIXES.items() if name.lower().endswith(suffix)), ""
    )


def _read_document(document: Document) -> Found:
    kind = _kind(document.data.lstrip(), document.name) or "a document of another kind"
    raise InputError(
        "R017",
        f"{document.where} is {kind}, which is not read.",
        "Save its words as plain text in UTF-8, and read that.",
    )
    yield


def _read_picture(document: Document) -> Found:
    raise InputError(
        "R023",
        f"{document.where} is an image or a scan: it has no text.",
        "Type its words, or have them recognised, and read those.",
    )
    yield


def _read_sound(document: Document) -> Found:
    raise InputError(
        "R023",
        f"{document.where} is a recording: it has no text.",
        "Read its subtitles or a transcript.",
    )
    yield


DOCUMENT = Form(
    name="other documents",
    what="older office documents, e-books, archives that are no ZIP",
    suffixes=tuple(_SUFFIXES),
    by_content="by the first bytes of each",
    recognise=lambda head: any(sign.match(head.data) for sign, _ in _SIGNS),
    read=_read_document,
    text="none: refused (R017)",
    lost="all",
)
PICTURE = Form(
    name="image",
    what="a picture or a scan: PNG, JPEG, GIF, TIFF, BMP, WebP, HEIC, AVIF, SVG",
    by_content="by the first bytes of each",
    recognise=lambda head: any(sign.match(head.data) for sign in _PICTURES),
    read=_read_picture,
    text="none: refused (R023)",
    lost="all",
)
SOUND = Form(
    name="recording",
    what="sound or film: MP3, Ogg, FLAC, WAV, AVI, MP4, Matroska",
    by_content="by the first bytes of each",
    recognise=lambda head: any(sign.match(head.data) for sign in _SOUNDS),
    read=_read_sound,
    text="none: refused (R023)",
    lost="all",
)
