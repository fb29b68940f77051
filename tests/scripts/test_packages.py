"""What is shipped: licences named and free, and known weaknesses asked for."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from scripts import audit
from scripts.licences import OF_ANOTHER_SYSTEM, TARGET, licence_of, may_be_shipped
from scripts.lock import USER, locked_names


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("GPL-3.0-or-later", False),
        ("GNU General Public License v2 (GPLv2)", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("AGPL-3.0", False),
        ("Mozilla Public License 2.0 (MPL 2.0)", False),
        ("CC BY-SA 4.0", False),
        ("not named", False),
    ],
)
def test_which_licences_may_be_shipped(licence: str, free: bool) -> None:
    assert may_be_shipped(licence) is free


def test_the_page_names_all_that_is_locked() -> None:
    page = TARGET.read_text("utf-8")
    assert [name for name in locked_names(USER) if f"| {name} |" not in page] == []
    assert licence_of("no-such-package") == OF_ANOTHER_SYSTEM


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """An advisory service that knows of one weakness; what it was asked about."""
    names: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            queries = json.loads(self.rfile.read(int(self.headers["content-length"])))["queries"]
            names.extend(query["package"]["name"] for query in queries)
            results = [
                {"vulns": [{"id": "PYSEC-1"}]} if query["package"]["name"] == "pillow" else {} for query in queries
            ]
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"results": results}).encode())

        def log_message(self, *_: object) -> None:
            """Nothing is told."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("ADVISORIES", f"http://127.0.0.1:{server.server_port}/")
    yield names
    server.shutdown()


def test_a_weakness_is_told(service: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main() == 1
    told = capsys.readouterr().out
    assert "PYSEC-1" in told
    assert "1 with advisories" in told
    assert {"pillow", "pydantic", "pytest"} <= {*service}


def test_that_nobody_could_be_asked_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ADVISORIES", "http://127.0.0.1:1/")
    assert audit.main() == audit.UNREACHABLE
    assert "no advisory service was reached" in capsys.readouterr().out
