"""An amount: how many or how much a report says, with the bounds that its words leave."""

from sayso.record.amount import Amount as Amount
from sayso.record.amount import Kind as Kind
from sayso.record.amount import Noun as Noun
from sayso.record.amount import Number as Number
