"""Who a mention refers to."""

from sayso.record.referent import Kind as Kind
from sayso.record.referent import Mention as Mention
from sayso.record.referent import Referent as Referent
