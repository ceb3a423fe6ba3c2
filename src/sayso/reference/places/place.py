"""A place on earth, and a mention of one."""

from sayso.record.place import BY_THEATRE as BY_THEATRE
from sayso.record.place import Place as Place
from sayso.record.place import Precision as Precision
from sayso.record.place import Relation as Relation
from sayso.record.place import Toponym as Toponym
