"""Pin and hash the dependencies anew: one lock for what a user runs, one for what developers add.

Each lock names everything that is needed, extras spelt out, so that pip installs it without resolving anything.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
USER, DEVELOPERS = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
COMPILE = (
    "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11",
    "--no-strip-extras", "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--custom-compile-command", "make lock",
)  # fmt: skip
OF_USER = ("--group", "build", "--extra", "fast")
OF_DEVELOPERS = (*OF_USER, "--group", "dev", "--extra", "dask")


def main() -> None:
    """Write both locks; what a user runs has the same version in both environments."""
    _compile(*OF_USER, "-o", str(USER))
    shared = [argument for name in locked_names(USER) for argument in ("--no-emit-package", name)]
    _compile(*OF_DEVELOPERS, "--constraints", str(USER), *shared, "-o", str(DEVELOPERS))


def locked_names(lock: Path) -> Iterator[str]:
    """The distributions that a lock pins, as the index spells them."""
    for line in lock.read_text("utf-8").splitlines():
        if line and line[0] not in " #":
            yield canonicalize_name(line.partition("==")[0].partition("[")[0])


def _compile(*arguments: str) -> None:
    uv = Path(sys.executable).with_name(COMPILE[0])
    subprocess.run([uv, *COMPILE[1:], *arguments], cwd=ROOT, check=True, env=os.environ | {"UV_NO_PROGRESS": "1"})


if __name__ == "__main__":
    main()
