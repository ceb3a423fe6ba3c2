"""A claim: one attribution in one report, as spans of its text."""

from sayso.record.claim import GAP as GAP
from sayso.record.claim import Act as Act
from sayso.record.claim import Certainty as Certainty
from sayso.record.claim import Claim as Claim
from sayso.record.claim import Mode as Mode
from sayso.record.claim import Part as Part
from sayso.record.claim import Reason as Reason
from sayso.record.claim import Source as Source
from sayso.record.claim import Span as Span
from sayso.record.claim import Stance as Stance
from sayso.record.claim import claim_id as claim_id
from sayso.record.claim import place_of as place_of
