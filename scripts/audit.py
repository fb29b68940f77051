"""Known weaknesses of what is locked, as an advisory service tells them: `make audit`.

The service speaks OSV's protocol (https://osv.dev); ADVISORIES names another. Ends with 1 where there are any, with 3 where
the service cannot be reached: then nothing is known, and that is said.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import NamedTuple

import regex
from scripts.lock import DEVELOPERS, USER

SERVICE = "https://api.osv.dev/v1/querybatch"
SECONDS = 30.0
# pydantic==2.12.5 \
PINNED = regex.compile(r"^(?P<name>[\w.-]+)(?:\[[^]]*\])?==(?P<version>[^\s;]+)", regex.M)
UNREACHABLE = 3


class Pinned(NamedTuple):
    """A package of a lock."""

    name: str
    version: str


def main() -> int:
    """Ask and tell."""
    packages = [one for lock in (USER, DEVELOPERS) for one in pinned(lock)]
    service = os.environ.get("ADVISORIES", SERVICE)
    try:
        told = asked(service, packages)
    except (OSError, ValueError) as error:
        print(f"no advisory service was reached ({service}: {error}); nothing is known of {len(packages)} packages")
        return UNREACHABLE
    for package, advisories in told.items():
        print(f"{package.name} {package.version}: {', '.join(advisories)}")
    print(f"{len(packages)} packages asked about, {len(told)} with advisories")
    return int(bool(told))


def pinned(lock: Path) -> list[Pinned]:
    """What a lock holds."""
    return [Pinned(found["name"], found["version"]) for found in PINNED.finditer(lock.read_text("utf-8"))]


def asked(service: str, packages: list[Pinned]) -> dict[Pinned, list[str]]:
    """The advisories of each package that has any. Raises OSError or ValueError where the service does not answer."""
    queries = [{"package": {"name": one.name, "ecosystem": "PyPI"}, "version": one.version} for one in packages]
    body = json.dumps({"queries": queries}).encode()
    request = urllib.request.Request(service, body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        results = json.load(answer)["results"]
    found = {one: [row["id"] for row in result.get("vulns", [])] for one, result in zip(packages, results, strict=True)}
    return {one: advisories for one, advisories in found.items() if advisories}


if __name__ == "__main__":
    sys.exit(main())
