"""The original bytes of a report, as they were read or fetched."""

from sayso.record.capture import Capture as Capture
