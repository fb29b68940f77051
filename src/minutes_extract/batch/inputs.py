"""Folders, files and lists → the inputs of a batch, in an order that does not change."""

import os
import stat
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

import regex

from minutes_extract.batch.globs import matcher
from minutes_extract.errors import FileAccessError, UsageError
from minutes_extract.reading.containers.page_series import is_picture_name, page_name, series_of
from minutes_extract.reading.file_name import shown

STDIN = "-"
# What lies about in folders and is no document; a file that is named by hand is taken all the same.
LITTER = (
    ".*",  # hidden files and folders
    "~$*",  # owner files of Word
    "thumbs.db",
    "desktop.ini",
    "*.part",  # downloads and scans on their way
    "*.partial",
    "*.crdownload",
    "*.tmp",
)
_LITTER = regex.compile("|".join(map(translate, LITTER)), regex.I)


@dataclass(frozen=True)
class Selection:
    """What the user named: files and folders, a list of files (`-` is standard input), and globs for the folders."""

    paths: tuple[str, ...] = ()
    list_file: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    folder_is_document: bool = False
    """The pictures of a folder are the pages of one paper."""


class Problem(NamedTuple):
    """Why something that was found is no input."""

    status: str
    error: str
    reason: str


class FoundInput(NamedTuple):
    """One input. `key` is its path below the folder that was named, and so its place under the output folder.

    `stamp` tells, without reading it, whether the file is still the same; it is empty where the file cannot be seen.
    """

    key: str
    source: str
    stamp: str
    problem: Problem | None = None


REACHED_ALREADY = Problem("skipped", "link", "a link to a folder that was reached already")
NO_FILE = Problem("skipped", "no_file", "no ordinary file")


def find_inputs(selection: Selection, output: Path) -> Iterator[FoundInput]:
    """Every input once a path. Raises UsageError or FileAccessError where a name makes no sense."""
    folders = [path for path in selection.paths if os.path.isdir(path)]
    _keep_apart(folders, output)
    walk = _FolderWalk(selection, output)
    for path in selection.paths:
        if path in folders:
            yield from walk.below(path)
        elif os.path.lexists(path):
            yield _found_paper(key_of(path), path, _names_beside(os.path.dirname(os.path.abspath(path))))
        else:
            raise FileAccessError(f"{shown(path)} does not exist.", "Check the path.")
    for path in _listed(selection.list_file) if selection.list_file else ():
        yield _found_paper(key_of(path), path, _names_beside(os.path.dirname(os.path.abspath(path))))


@lru_cache(maxsize=64)
def _names_beside(folder: str) -> tuple[str, ...]:
    """Pictures that may be pages of one paper."""
    try:
        return tuple(name for name in os.listdir(folder) if page_name(name))
    except OSError:
        return ()


def _found_paper(key: str, path: str, beside: Sequence[str]) -> FoundInput:
    """A file; the first page of a paper stands for all its pages, the others are skipped and named."""
    name = os.path.basename(path)
    pages = series_of(name, beside)
    if len(pages) < 2:
        return found_file(key, path)
    if name != pages[0]:
        return FoundInput(key, os.path.abspath(path), "", Problem("skipped", "page", f"a page of {shown(pages[0])}"))
    folder = os.path.dirname(path)
    first, *rest = (found_file(key, os.path.join(folder, page)) for page in pages)
    return first._replace(stamp="+".join((first.stamp, *(one.stamp for one in rest))))


def _found_folder(key: str, path: str, pictures: Sequence[str]) -> FoundInput:
    """A folder of pictures, which is one paper."""
    stamps = (found_file(key, os.path.join(path, name)).stamp for name in pictures)
    return FoundInput(key, os.path.abspath(path), "+".join(stamps))


def key_of(path: str) -> str:
    """A single file's place under the output folder: its path as given, or from the root where it is absolute."""
    clean = os.path.normpath(path)
    if os.path.isabs(clean) or clean.split(os.sep)[0] == os.pardir:
        return os.path.abspath(clean).lstrip(os.sep)
    return clean


def found_file(key: str, path: str) -> FoundInput:
    """One file with its stamp. A file that cannot be seen is left to the reader, which says why."""
    source = os.path.abspath(path)
    try:
        seen = os.stat(source)
    except (OSError, ValueError):
        return FoundInput(key, source, "")
    if stat.S_ISDIR(seen.st_mode) or not stat.S_ISREG(seen.st_mode):
        return FoundInput(key, source, "", NO_FILE)
    return FoundInput(key, source, f"{seen.st_size}-{seen.st_mtime_ns}-{seen.st_ctime_ns}-{seen.st_ino}")


class _FolderWalk:
    """Folders and what lies below them; every folder once, however many links lead to it."""

    def __init__(self, selection: Selection, output: Path) -> None:
        self._wanted = matcher(selection.include or ("**",))
        self._unwanted = matcher(selection.exclude)
        self._output = _identity(os.fspath(output))
        self._folder_is_document = selection.folder_is_document
        self._reached: set[tuple[int, int] | None] = set()

    def below(self, root: str) -> Iterator[FoundInput]:
        """Files of a folder by name, then its folders by name; links to folders when all real folders are done."""
        waiting, linked = [""], deque[str]()
        while waiting or linked:
            key = waiting.pop() if waiting else linked.popleft()
            path = os.path.join(root, key) if key else root
            try:
                if self._output and _identity(path) == self._output:
                    continue
                if not self._is_first_visit(path):
                    if key:  # a folder that was named twice is no news
                        yield FoundInput(key, os.path.abspath(path), "", REACHED_ALREADY)
                    continue
                with os.scandir(path) as entries:
                    here = sorted(entries, key=lambda entry: os.fsencode(entry.name))
            except OSError as error:
                reason = f"the folder cannot be read: {error.strerror}"
                yield FoundInput(key or ".", os.path.abspath(path), "", Problem("failed", "file_access", reason))
                continue
            folders, files = _parted(here)
            names = [entry.name for entry in files]
            pictures = [name for name in names if is_picture_name(name)] if self._folder_is_document else []
            if pictures:
                yield _found_folder(key or os.path.basename(os.path.abspath(root)), path, pictures)
            yield from self._files(root, key, [name for name in names if name not in pictures])
            keys = [(_joined(key, entry.name), entry.is_symlink()) for entry in folders]
            kept = [(below, is_link) for below, is_link in keys if not self._unwanted(below)]
            waiting += [below for below, is_link in reversed(kept) if not is_link]
            linked += [below for below, is_link in kept if is_link]

    def _files(self, root: str, folder: str, names: list[str]) -> Iterator[FoundInput]:
        pages = [name for name in names if page_name(name)]
        for name in names:
            key = _joined(folder, name)
            if self._wanted(key) and not self._unwanted(key):
                yield _found_paper(key, os.path.join(root, key), pages)

    def _is_first_visit(self, path: str) -> bool:
        seen = os.stat(path)
        identity = (seen.st_dev, seen.st_ino)
        if identity in self._reached:
            return False
        self._reached.add(identity)
        return True


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _parted(entries: "list[os.DirEntry[str]]") -> "tuple[list[os.DirEntry[str]], list[os.DirEntry[str]]]":
    """Folders and files, without litter."""
    folders: list[os.DirEntry[str]] = []
    files: list[os.DirEntry[str]] = []
    for entry in entries:
        if not _LITTER.match(entry.name):
            (folders if _is_folder(entry) else files).append(entry)
    return folders, files


def _identity(path: str) -> tuple[int, int] | None:
    """What the system calls a folder, whatever links lead to it; None where it is not there."""
    try:
        seen = os.stat(path)
    except (OSError, ValueError):
        return None
    return seen.st_dev, seen.st_ino


def _keep_apart(folders: list[str], output: Path) -> None:
    """An output folder may lie below an input folder, where it is left out, but not the other way round."""
    there = os.path.realpath(output)
    for folder in folders:
        if os.path.commonpath((there, os.path.realpath(folder))) == there:
            raise UsageError(
                f"The output folder is or holds the input folder {shown(folder)}: results would be read as inputs.",
                "Choose another -o.",
            )


def _listed(list_file: str) -> Iterator[str]:
    """The paths of a list: one a line, or ended by NUL as `find -print0` writes them."""
    if list_file == STDIN:
        yield from _paths(sys.stdin.buffer)
        return
    try:
        with open(list_file, "rb") as file:
            yield from _paths(file)
    except OSError as error:
        raise FileAccessError(f"The list {list_file} cannot be read: {error.strerror}.", "Check the path.") from error


def _paths(file: BinaryIO) -> Iterator[str]:
    for line in file:
        for name in line.split(b"\0") if b"\0" in line else (line.rstrip(b"\r\n"),):
            if name.strip():
                yield os.fsdecode(name)
