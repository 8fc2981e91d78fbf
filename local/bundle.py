"""The functions' bundles for this machine: the same `make build-…` as for Lambda, with this machine's wheels."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

REPO = Path(__file__).parents[1]
CACHE = REPO / ".local" / "bundles"


class BuildFailed(RuntimeError):
    """The build's own words."""


def bundle(function: str, forms: Path) -> bytes:
    """`IntakeFunction` and so on, zipped as Lambda takes it; built when its sources changed. Raises BuildFailed."""
    name = function.removesuffix("Function").lower()
    stored = CACHE / f"{function}-{_fingerprint(name, forms)}.zip"
    if not stored.exists():
        zipped = _zip(_build(function, forms))
        _forget_old(function)
        # Under another name first: an interrupted run must not leave half a bundle to be found.
        partial = stored.with_suffix(f".{os.getpid()}")
        partial.write_bytes(zipped)
        partial.rename(stored)
    return stored.read_bytes()


def _forget_old(function: str) -> None:
    """All but the newest two: tests have a forms.toml, and so a bundle, of their own."""
    stored = sorted(CACHE.glob(f"{function}-*.zip"), key=lambda path: path.stat().st_mtime)
    for old in stored[:-1]:
        old.unlink(missing_ok=True)


def _build(function: str, forms: Path) -> Path:
    target = CACHE / f"{function}-{os.getpid()}"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    settings = [f"ARTIFACTS_DIR={target}", f"FORMS={forms}", "BUNDLE_FOR=", f"VENV={Path(sys.prefix)}"]
    command = ["make", "--silent", f"build-{function}", *settings]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(target, ignore_errors=True)
        raise BuildFailed(f"{function} could not be built:\n{done.stderr.strip()}")
    return target


def _zip(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in _files(folder):
            archive.write(path, path.relative_to(folder))
    shutil.rmtree(folder)
    return buffer.getvalue()


def _fingerprint(name: str, forms: Path) -> str:
    digest = hashlib.sha256(sys.version.encode())
    sources = [REPO / "functions" / name, REPO / "shared"]
    single = [forms, REPO / "Makefile", REPO / "requirements" / f"{name}.txt"]
    for path in [*(file for source in sources for file in _files(source)), *single]:
        digest.update(f"{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
