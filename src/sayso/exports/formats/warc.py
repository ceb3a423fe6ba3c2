"""The reports as a web archive."""

from sayso.exports.format import Format
from sayso.ledger.warc import export_warc

FORMAT = Format(
    name="warc",
    title="captures and texts of the reports as a web archive",
    media_type="application/warc",
    suffix=".warc.gz",
    lost="claims, questions and decisions; sayso add reads the same reports of it",
    read_by="warcio",
    copy=export_warc,
)
