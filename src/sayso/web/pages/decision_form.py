"""What every form has by which something is decided."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Form


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """Why it is decided so, who decides where nobody is signed in, and the form's own token."""

    why: Annotated[str, Form(max_length=2000)] = ""
    name: Annotated[str, Form(max_length=200)] = ""
    form: Annotated[str, Form(max_length=200)] = ""


Decided = Annotated[DecisionForm, Depends()]
