"""A path or bytes → a source, within the limit of size."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from minutes_extract.errors import FileAccessError, LimitError
from minutes_extract.model.options import DEFAULT_OPTIONS, Options
from minutes_extract.reading.file_name import shown
from minutes_extract.reading.source import LoadedFile


def load(path: Path, options: Options = DEFAULT_OPTIONS) -> LoadedFile:
    """A file's bytes. Raises FileAccessError or LimitError."""
    try:
        found = path.stat()
        if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):  # reading a pipe or a device may never end
            raise FileAccessError(f"{shown(str(path))} is no ordinary file", hint="copy it into one")
        if found.st_size > options.max_bytes:  # before reading: the limit is there to spare the memory
            raise _too_large(path.name, options)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileAccessError(f"{shown(str(path))} does not exist", hint="check the path") from error
    except IsADirectoryError as error:
        raise FileAccessError(f"{shown(str(path))} is a folder", hint="use the batch command for a folder") from error
    except PermissionError as error:
        raise FileAccessError(f"{shown(str(path))} may not be read", hint="check the file's permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise FileAccessError(
            f"{shown(str(path))} cannot be read: {error.strerror if isinstance(error, OSError) else error}"
        ) from error
    return source_of(data, path.name, options)


def source_of(data: bytes, file_name: str, options: Options = DEFAULT_OPTIONS) -> LoadedFile:
    """A file that is already in memory. Raises LimitError."""
    if len(data) > options.max_bytes:
        raise _too_large(file_name, options)
    return LoadedFile(data, shown(file_name), options)


def _too_large(file_name: str, options: Options) -> LimitError:
    return LimitError(
        f"{shown(file_name)} is larger than {options.max_bytes:,} bytes", hint="raise the size limit or split it"
    )
