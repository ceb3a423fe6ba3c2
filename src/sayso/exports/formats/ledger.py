"""The whole ledger, to be kept or replayed."""

from io import TextIOWrapper
from typing import BinaryIO

from sayso.exports.format import Format
from sayso.ledger.replay import export
from sayso.ledger.store import Ledger


def _copy(ledger: Ledger, stream: BinaryIO) -> list[str]:
    text = TextIOWrapper(stream, "utf-8", newline="\n", write_through=True)
    try:
        return export(ledger, text)
    finally:
        text.detach()


FORMAT = Format(
    name="ledger",
    title="every commit, every record, and the bytes of every capture",
    media_type="application/jsonl",
    suffix=".jsonl",
    lost="nothing: sayso replay makes the same ledger of it, with the same head",
    read_by="sayso replay; any reader of JSON Lines",
    copy=_copy,
)
