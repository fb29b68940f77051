"""A path → the documents there: a file, pictures that are the pages of one paper, a folder of them."""

import hashlib
from pathlib import Path

from minutes_extract.errors import FileAccessError
from minutes_extract.model.options import DEFAULT_OPTIONS, Options
from minutes_extract.model.page import Document
from minutes_extract.reading.containers.documents import read_documents, read_pictures
from minutes_extract.reading.containers.page_series import is_picture_name, natural_order, series_of
from minutes_extract.reading.file_name import shown
from minutes_extract.reading.load import load


def read_path(path: Path, options: Options = DEFAULT_OPTIONS) -> tuple[Document, ...]:
    """The documents at a path. Raises MinutesError."""
    files = files_of(path)
    if len(files) == 1 and not path.is_dir():
        return read_documents(load(files[0], options))
    left = options.max_bytes - sum(file.stat().st_size for file in files)
    sources = [load(file, options) for file in files] if left >= 0 else [load(path, options)]
    return (read_pictures(sources, path.name),)


def files_of(path: Path) -> list[Path]:
    """The files that make the document: of a folder its pictures, of the first page of a paper all its pages.

    Raises FileAccessError for a folder without pictures.
    """
    try:
        if path.is_dir():
            return _pictures_in(path)
        beside = [other.name for other in path.parent.iterdir()] if series_of(path.name, [path.name]) else []
        names = series_of(path.name, beside)
    except (OSError, ValueError):
        return [path]
    if len(names) < 2 or names[0] != path.name:
        return [path]
    return [path.with_name(name) for name in names]


def digest_of(path: Path) -> str:
    """The checksum of a document: of its bytes, those of all its files after each other. Raises OSError."""
    digest = hashlib.sha256()
    for one in files_of(path):
        with one.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
    return digest.hexdigest()


def _pictures_in(folder: Path) -> list[Path]:
    files = sorted(
        (one for one in folder.iterdir() if one.is_file() and is_picture_name(one.name)),
        key=lambda one: natural_order(one.name),
    )
    pictures = [one for one in files if not one.name.startswith(".")]
    if not pictures:
        raise FileAccessError(f"{shown(str(folder))} holds no pictures", hint="use the batch command for a folder")
    return pictures
