"""What lies in a corpus folder: the files to read, and what is there and is not read."""

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from assistant.errors import CorpusError
from assistant.ingest.version import program_version
from assistant.records import content_id

MOST_HASHED: Final = 128 * 1024 * 1024
"""Bytes; of a larger file, size and time of change stand for its content."""


class File(NamedTuple):
    path: Path
    name: str
    """Path in the corpus, with `/`."""

    @property
    def ending(self) -> str:
        return self.path.suffix.lower()


class Folder(NamedTuple):
    files: tuple[File, ...]
    """In order of their paths. Hidden ones and the lock files of office programs are left out."""
    strays: tuple[CorpusError, ...]
    """Links that lead out of the folder, pipes, names that cannot be told, files that went
    meanwhile; none of them is read.
    """

    def ending(self, *endings: str) -> list[File]:
        return [file for file in self.files if file.ending in endings]

    def gone(self) -> list[File]:
        """Files that were removed or renamed since they were listed."""
        return [file for file in self.files if not file.path.is_file()]

    def without(self, gone: Iterable[File]) -> "Folder":
        """They become strays."""
        names = {file.name for file in gone}
        files = tuple(file for file in self.files if file.name not in names)
        return Folder(files, (*self.strays, *map(_gone, sorted(names))))


def list_folder(folder: Path) -> Folder:
    files, strays = list[File](), list[CorpusError]()
    root = os.path.realpath(folder)
    for path in _walk(folder, strays):
        name = path.relative_to(folder).as_posix()
        if not _tellable(name):
            strays.append(_unnameable(name))
        elif path.is_symlink() and _leads_out(path, root):
            strays.append(_leading_out(name))
        elif path.is_file():
            files.append(File(path, name))
        elif not path.is_dir():
            strays.append(_no_file(name))
    return Folder(tuple(sorted(files)), tuple(strays))


def fingerprint(folder: Folder) -> str:
    """Over names and contents of every file, and the program that reads them."""
    parts = (part for file in folder.files for part in (file.name, digest(file.path)))
    return content_id(program_version(), *parts)


def digest(path: Path) -> str:
    """sha256 of the content, in hex; of what is large or may not be read, size and time of change.

    Raises `OSError` where the file is gone.
    """
    found = path.stat()
    return _digest(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=4096)
def _digest(path: Path, size: int, changed_ns: int) -> str:
    """An ingest asks twice: for the reading of the file, and for the corpus."""
    if size <= MOST_HASHED:
        try:
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except PermissionError:
            return content_id("closed", str(changed_ns))
    return content_id(str(size), str(changed_ns))


def _walk(folder: Path, strays: list[CorpusError]) -> Iterator[Path]:
    """Everything but real folders. A linked folder is yielded and not entered."""

    def closed(error: OSError) -> None:
        strays.append(_closed(os.path.relpath(error.filename, folder)))

    for parent, folders, names in os.walk(folder, onerror=closed, followlinks=False):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if (here / name).is_symlink()]
        yield from (
            here / name for name in sorted([*names, *linked]) if not name.startswith((".", "~"))
        )


def _tellable(name: str) -> bool:
    return not any(unicodedata.category(character) in {"Cc", "Cs"} for character in name)


def _leads_out(path: Path, root: str) -> bool:
    return not Path(os.path.realpath(path)).is_relative_to(root)


def _closed(name: str) -> CorpusError:
    return CorpusError(
        "The folder cannot be opened.",
        remedy="Give the user of this program the right to read it.",
        file=name,
        told="这个文件夹无法打开；请给运行本程序的用户读取权限。",
    )


def _leading_out(name: str) -> CorpusError:
    return CorpusError(
        "The link leads out of the corpus folder.",
        remedy="Copy what it leads to into the folder.",
        file=name,
        told="这是指向语料文件夹以外的链接，不会跟随；请把文件复制进来。",
    )


def _gone(name: str) -> CorpusError:
    return CorpusError(
        "The file was removed or renamed while the folder was read.",
        remedy="Run `assistant ingest` again.",
        file=name,
        told="读取期间文件被移走或改名了；请再运行一次 assistant ingest。",
    )


def _no_file(name: str) -> CorpusError:
    return CorpusError(
        "This is no file, or a link to nothing.",
        remedy="Remove it, or put the file itself there.",
        file=name,
        told="这不是普通文件，或是指向空处的链接；请放入文件本身，或将它移走。",
    )


def _unnameable(name: str) -> CorpusError:
    return CorpusError(
        "The name of the file cannot be told.",
        remedy="Rename it without control characters, in UTF-8.",
        file=name.encode("unicode_escape").decode("ascii"),
        told="文件名含有控制字符，或不是 UTF-8；请改名。",
    )
