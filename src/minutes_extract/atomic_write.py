"""Files that exist are whole: written under a temporary name beside the target, then renamed."""

import errno
import os
import tempfile
from pathlib import Path

from minutes_extract.errors import FileAccessError

READABLE = 0o644
# What is wrong with one name only, so that others can be written.
ONE_NAME = {
    errno.ENAMETOOLONG,
    errno.EILSEQ,
    errno.EINVAL,
    errno.ENOTDIR,
    errno.EEXIST,
    errno.EISDIR,
    errno.ENOTEMPTY,
    errno.EXDEV,
}


def atomic_write(target: Path, data: bytes) -> None:
    """Write a file, making its folder; raises FileAccessError, and leaves nothing half-written then."""
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=target.parent, prefix=".", suffix=".part", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(READABLE)
        temporary.replace(target)
        temporary = None
    except OSError as error:
        raise FileAccessError(f"{target} cannot be written: {error.strerror}", "choose another place") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
