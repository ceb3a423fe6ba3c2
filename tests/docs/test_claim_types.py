"""The types that the browser code has of a claim are those of its schema."""

import importlib.util
import json

from .pages import ROOT


def test_the_types_of_a_claim_are_made_of_its_schema() -> None:
    """Where this fails: ``python ui/claim_types.py``."""
    spec = importlib.util.spec_from_file_location("claim_types", ROOT / "ui" / "claim_types.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    schema = json.loads(module.SCHEMA.read_text("utf-8"))
    assert module.TYPES.read_text("utf-8") == module.types_of(schema)
