"""Builds the wheel and the sources, and tries the wheel as somebody has it who only installed it:
``python -m tests.packaging.smoke``.

The wheel is unpacked into a folder of its own, away from the clone.  Libraries come from the
environment that runs this, but only those that the package asks for always, with what they ask for
in turn: a finder that stands before all others refuses every other one, so that what only
developers have cannot be imported.
"""

import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "bridge-at-orlivka.md"
_TRIES = (
    ("--version",),
    ("read", "--workers", "1", "--theatre", "none", "report.md"),
    ("add", "--workers", "1", "--ledger", "one.db", "report.md"),
    ("questions", "--ledger", "one.db"),
    ("verify", "--ledger", "one.db"),
)
_FINDER = '''
import sys

class _Refused:
    """Refuses what only developers have."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {refused!r}:
            raise ModuleNotFoundError(name + " is not among the runtime's libraries", name=name)
        return None

sys.meta_path.insert(0, _Refused())
sys.path.insert(0, {folder!r})
import sayso
assert sayso.__file__.startswith({folder!r}), sayso.__file__
from sayso.cli.main import main
sys.argv[0] = "sayso"
main()
'''


def main() -> None:
    """Build and try; what does not succeed ends it with its words."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _built(folder)
        (wheel,), (sources,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
        _check_sources(sources)
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder / "installed")
            print(f"{wheel.name}: {len(archive.namelist())} files, {wheel.stat().st_size:,} bytes")
        (folder / "report.md").write_bytes(SAMPLE.read_bytes())
        script = folder / "run.py"
        refused = refused_modules()
        script.write_text(_FINDER.format(refused=refused, folder=str(folder / "installed")))
        for words in _TRIES:
            done = subprocess.run(
                [sys.executable, "-P", str(script), *words], cwd=folder, capture_output=True, text=True,
                env={"PATH": "/usr/bin:/bin", "HOME": name, "LC_ALL": "C.UTF-8"}, check=False,
            )  # fmt: skip
            if done.returncode:
                sys.exit(f"sayso {' '.join(words)}: {done.stdout}{done.stderr}")
            told = (done.stdout + done.stderr).strip().splitlines()
            print(f"sayso {' '.join(words)}: {told[0] if told else 'nothing to tell'}")


def _built(folder: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"It cannot be built: {done.stdout}{done.stderr}")


def _check_sources(sources: Path) -> None:
    with tarfile.open(sources) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"pyproject.toml", "LICENSE", "THIRD_PARTY_NOTICES", "src/sayso/__init__.py"}
    if missing := wanted - names:
        sys.exit(f"{sources.name} lacks {', '.join(sorted(missing))}")
    print(f"{sources.name}: {len(names)} files, {sources.stat().st_size:,} bytes")


def refused_modules() -> set[str]:
    """The modules of distributions that the package does not ask for, and no other brings."""
    wanted = set(_closure("sayso"))
    of_wanted = {
        module
        for module, names in metadata.packages_distributions().items()
        if any(_folded(name) in wanted for name in names)
    }
    return set(metadata.packages_distributions()) - of_wanted - {"sayso", "__pycache__"}


def _closure(name: str) -> Iterator[str]:
    """A distribution and all that it asks for, without extras."""
    seen, ahead = set[str](), [name]
    while ahead:
        each = _folded(ahead.pop())
        if each not in seen:
            seen.add(each)
            ahead += _asked(each)
    yield from seen


def _asked(name: str) -> list[str]:
    try:
        told = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    return [re.split(r"[^\w.-]", each, maxsplit=1)[0] for each in told if "extra ==" not in each]


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
