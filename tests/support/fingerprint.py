"""When a migrated template has to be made anew."""

import ast
import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The repository."""


def fingerprint() -> str:
    """Changes with a migration, with a module that a migration imports, and with the locked versions."""
    digest = hashlib.sha256((ROOT / "requirements" / "runtime.txt").read_bytes())
    for path in sorted(_what_migrations_read()):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:24]


def _what_migrations_read() -> set[Path]:
    migrations = set((ROOT / "alongside").glob("*/migrations/*.py"))
    return migrations | {path for one in migrations for path in _imported_by(one)}


def _imported_by(path: Path) -> set[Path]:
    found: set[Path] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        module = node.module if isinstance(node, ast.ImportFrom) else None
        if isinstance(node, ast.ImportFrom) and module and module.startswith("alongside."):
            base = ROOT / module.replace(".", "/")
            found |= {base.with_suffix(".py"), *(base / f"{name.name}.py" for name in node.names)}
    return {one for one in found if one.is_file()}
