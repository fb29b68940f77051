"""A folder of JSON with its papers, and a browser without a screen to ask for its pages."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import JsonValue
from starlette.testclient import TestClient
from tests import paths

from minutes_extract.pipeline import extract
from minutes_extract.review.app import create_app
from minutes_extract.review.folder import opaque_id
from minutes_extract.review.security import CSRF_HEADER, cookie_name, csrf_token
from minutes_extract.review.settings import Settings

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"
TOKEN = "a-token-of-the-test"
SAMPLES = {"council.json": "municipal-council/minutes.html", "office/province.json": "provincial-office/minutes.md"}
Record = dict[str, JsonValue]


@dataclass
class Reviewing:
    """A running review, asked as its own pages ask."""

    folder: Path
    settings: Settings
    client: TestClient
    headers: dict[str, str] = field(default_factory=dict)

    def path(self, name: str) -> str:
        return f"/document/{opaque_id(name)}"

    def get(self, path: str) -> str:
        answer = self.client.get(path, headers={"accept-language": "en"})
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(self, name: str, what: str, **more: object) -> tuple[int, dict[str, object]]:
        asked = {"revision": self.revision(name), "who": "นางสาวตรวจ ทาน", **more}
        answer = self.client.post(f"{self.path(name)}/{what}", json=asked, headers=self.headers)
        return answer.status_code, answer.json()

    def save(self, name: str, *changes: dict[str, object], **more: object) -> tuple[int, dict[str, object]]:
        return self.post(name, "changes", changes=list(changes), **more)

    def revision(self, name: str) -> int:
        patches = self.patches(name)
        return int(str(patches["revision"])) if patches else 0

    def patches(self, name: str) -> Record:
        path = self.folder / name.replace(".json", ".patches.json")
        found: Record = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return found


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two samples converted, their papers beside the JSON."""
    folder = tmp_path_factory.mktemp("extracted")
    for name, sample in SAMPLES.items():
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        source = paths.SAMPLES / sample
        shutil.copy(source, target.parent / source.name)
        target.write_text(extract(source).model_dump_json(indent=2), "utf-8")
    return folder


@pytest.fixture
def folder(extracted: Path, tmp_path: Path) -> Path:
    """A copy of the converted samples to work on."""
    return Path(shutil.copytree(extracted, tmp_path / "out"))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[Path], Reviewing]]:
    """Starts a review of a folder."""
    running: list[TestClient] = []

    def begin(folder: Path) -> Reviewing:
        settings = Settings(folder=folder, cache=tmp_path / "cache", token=TOKEN, port=PORT)
        client = TestClient(create_app(settings), base_url=ADDRESS, follow_redirects=False)
        client.__enter__()
        running.append(client)
        client.cookies.set(cookie_name(settings), TOKEN)
        headers = {"origin": ADDRESS, CSRF_HEADER: csrf_token(settings)}
        return Reviewing(folder, settings, client, headers)

    yield begin
    for client in running:
        client.__exit__(None, None, None)


@pytest.fixture
def reviewing(folder: Path, start: Callable[[Path], Reviewing]) -> Reviewing:
    """A review of the converted samples."""
    return start(folder)
