"""Find a version's files, lay them over those it is based on, check them, and keep the result in memory."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from alongside.practice.checking import HEADER, check_file, check_manifest, check_written
from alongside.practice.crosschecks import check_whole
from alongside.practice.errors import BadFramework, Problem, UnknownVersion
from alongside.practice.files import FOLDERS, KINDS, kind_of
from alongside.practice.frame import Framework
from alongside.practice.merging import merged
from alongside.practice.shapes.building import build

SHIPPED = Path(__file__).parent / "frameworks"
MANIFEST = "framework.json"

Document = dict[str, Any]


def places(own_folder: str) -> dict[str, Path]:
    """Version to folder. An authority's own folder cannot stand in for a shipped version."""
    found = dict(_versions_in(Path(own_folder))) if own_folder else {}
    return {**found, **dict(_versions_in(SHIPPED))}


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder of files that are laid over what lies below: a version, or one language of it."""

    folder: Path
    version: str
    language: str = ""

    def shown(self, name: str) -> str:
        """A file's name as people are told it: "wales-2026-1/cy/process.json"."""
        return "/".join(part for part in (self.version, self.language, f"{name}.json") if part)

    def documents(self) -> Iterator[tuple[str, Document]]:
        """Each file's name ("prompts/school") and content, checked for what a single file must hold."""
        for pattern in ["*.json", *(f"{kind}/*.json" for kind in FOLDERS)]:
            for path in sorted(self.folder.glob(pattern)):
                name = path.relative_to(self.folder).with_suffix("").as_posix()
                if path.name != MANIFEST:
                    yield name, self._document(path, name)

    def _document(self, path: Path, name: str) -> Document:
        document = _json(path, self.shown(name))
        problems = check_written(name, document, self.shown(name), self.version)
        if problems:
            raise BadFramework(problems)
        return {key: value for key, value in document.items() if key not in HEADER}


@lru_cache(maxsize=64)
def load(version: str, language: str, own_folder: str) -> Framework:
    """A version, checked and built. Raises UnknownVersion or BadFramework."""
    folders = places(own_folder)
    manifest, documents, files = _read(version, language, folders)
    return framework_of(manifest, documents, files, language)


def framework_of(
    manifest: Document, documents: Mapping[str, Document], files: Mapping[str, str], language: str
) -> Framework:
    """Check the whole and build it.

    documents: merged content by name, such as "values_check" or "prompts/school".
    files: for each name the file to blame, such as "wales-2026-1/nation.json".
    """
    problems = [
        problem
        for name, document in documents.items()
        for problem in check_file(kind_of(name), document, files[name])
    ]
    problems = problems or check_whole(manifest["version"], documents, files)
    if problems:
        raise BadFramework(problems)
    return build(Framework, {**_header(manifest, language), **_content(documents)})


def _header(manifest: Document, language: str) -> Document:
    names = ("version", "title", "date")
    header = {name: manifest[name] for name in names}
    return {**header, "based_on": manifest.get("based_on", ""), "language": language}


def _content(documents: Mapping[str, Document]) -> Document:
    single = {name: document for name, document in documents.items() if name in KINDS}
    folders = {
        kind: [each for name, each in documents.items() if name.startswith(f"{kind}/")] for kind in FOLDERS
    }
    return {**single, **folders}


def _read(
    version: str, language: str, folders: Mapping[str, Path]
) -> tuple[Document, dict[str, Document], dict[str, str]]:
    """The version's manifest, its merged documents, and for each the uppermost file that speaks of it."""
    line = _line_of(version, folders)
    layers = [Layer(folder, manifest["version"]) for folder, manifest in line]
    if language != "en":
        layers += [Layer(layer.folder / language, layer.version, language) for layer in layers]
    documents: dict[str, Document] = {}
    files: dict[str, str] = {}
    for layer in layers:
        for name, document in layer.documents():
            documents[name] = merged(documents.get(name, {}), document)
            files[name] = layer.shown(name)
    return line[-1][1], documents, files


def _line_of(version: str, folders: Mapping[str, Path]) -> list[tuple[Path, Document]]:
    """The version and all it is based on, oldest first, each with its manifest."""
    line: list[tuple[Path, Document]] = []
    seen: set[str] = set()
    wanted = version
    while wanted:
        if wanted not in folders:
            raise UnknownVersion(wanted, folders)
        if wanted in seen:
            path = ("based_on",)
            raise BadFramework([Problem(f"{version}/{MANIFEST}", path, "goes round in a circle")])
        seen.add(wanted)
        manifest = _manifest(folders[wanted])
        line.insert(0, (folders[wanted], manifest))
        wanted = manifest.get("based_on", "")
    return line


def _manifest(folder: Path) -> Document:
    file = f"{folder.name}/{MANIFEST}"
    manifest = _json(folder / MANIFEST, file)
    problems = check_manifest(manifest, file, folder.name)
    if problems:
        raise BadFramework(problems)
    return manifest


def _versions_in(folder: Path) -> Iterator[tuple[str, Path]]:
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if (path / MANIFEST).is_file():
                yield path.name, path


def _json(path: Path, file: str) -> Document:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise BadFramework([Problem(file, (), f"cannot be read: {error}")]) from error
    if not isinstance(content, dict):
        raise BadFramework([Problem(file, (), "should be an object in curly brackets")])
    return content
