"""Who may ask what: one test for each thing that must not happen."""

import hashlib
import json
import socket
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from starlette.testclient import TestClient
from tests.waiting import PATIENCE, wait_until

from minutes_extract.review.security import CSRF_HEADER, HEADERS, host_is_ours
from minutes_extract.review.serve import serve
from minutes_extract.review.settings import Settings
from minutes_extract.review.sources import bare_name

if TYPE_CHECKING:
    from conftest import Reviewing

COUNCIL = "council.json"
SCRIPT = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)>\"'"
TITLE = {"op": "set", "path": "/meeting/title", "value": "x"}


def test_nothing_without_the_token(reviewing: "Reviewing") -> None:
    reviewing.client.cookies.clear()
    for path in ("/", reviewing.path(COUNCIL), "/static/review.css", "/?token=wrong", "/?token="):
        assert reviewing.client.get(path).status_code == 403
    answer = reviewing.client.post(f"{reviewing.path(COUNCIL)}/changes", json={}, headers=reviewing.headers)
    assert answer.status_code == 403


def test_the_token_is_in_the_address_once_then_in_a_strict_cookie(reviewing: "Reviewing") -> None:
    reviewing.client.cookies.clear()
    answer = reviewing.client.get(f"/?token={reviewing.settings.token}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "samesite=strict" in cookie
    assert "httponly" in cookie
    assert reviewing.client.get("/").status_code == 200


def test_the_token_does_not_lead_elsewhere(reviewing: "Reviewing") -> None:
    answer = reviewing.client.get(f"//elsewhere.example/?token={reviewing.settings.token}")
    assert not answer.headers.get("location", "/").startswith("//")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:8765", ""]
)
def test_a_name_that_points_here_is_refused(reviewing: "Reviewing", host: str) -> None:
    assert reviewing.client.get("/", headers={"host": host}).status_code == 421


def test_hosts_of_a_review_that_others_may_reach(tmp_path: Path) -> None:
    everywhere = Settings(tmp_path, tmp_path, "t", host="0.0.0.0", port=80)
    assert host_is_ours("192.168.1.5", everywhere)
    assert not host_is_ours("rebinding.example", everywhere)
    named = Settings(tmp_path, tmp_path, "t", host="archive.local", port=9000)
    assert host_is_ours("archive.local:9000", named)
    assert not host_is_ours("localhost:9000", named)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://127.0.0.1:8765"},
        {CSRF_HEADER: "guessed"},
        {CSRF_HEADER: ""},
    ],
)
def test_another_page_cannot_write(reviewing: "Reviewing", headers: dict[str, str]) -> None:
    asked = {"revision": 0, "who": "x", "changes": [TITLE]}
    for what in ("changes", "undo", "answer", "conflict", "checked", "accept"):
        answer = reviewing.client.post(
            f"{reviewing.path(COUNCIL)}/{what}", json=asked, headers=reviewing.headers | headers
        )
        assert answer.status_code == 403
    assert reviewing.patches(COUNCIL) == {}


def test_a_link_cannot_write(reviewing: "Reviewing") -> None:
    for what in ("changes", "undo", "accept"):
        assert reviewing.client.get(f"{reviewing.path(COUNCIL)}/{what}").status_code in {404, 405}


def test_headers_keep_a_page_in_its_place(reviewing: "Reviewing") -> None:
    for path in ("/", reviewing.path(COUNCIL), "/static/document.js", "/nothing"):
        headers = reviewing.client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "/etc/passwd",
        "....//etc/passwd",
        "council.json",
    ],
)
def test_no_way_out_of_the_folder(reviewing: "Reviewing", path: str) -> None:
    for where in (f"/document/{path}", f"/static/{path}", f"/document/{path}/page/1.jpg", f"/{path}"):
        answer = reviewing.client.get(where)
        assert answer.status_code in {303, 404}
        assert "root:" not in answer.text


def test_a_paper_outside_the_folder_is_not_shown(
    folder: Path, tmp_path: Path, start: "Callable[[Path], Reviewing]"
) -> None:
    """Neither by its name in the JSON nor by a link, though the sha256 is right."""
    secret = tmp_path / "secret.txt"
    secret.write_text("รายงานการประชุมลับสุดยอด", "utf-8")
    (folder / "link.txt").symlink_to(secret)
    for name, file_name in (("a.json", "../secret.txt"), ("b.json", str(secret)), ("c.json", "link.txt")):
        document = json.loads((folder / COUNCIL).read_text("utf-8"))
        document["source"] |= {"file_name": file_name, "sha256": hashlib.sha256(secret.read_bytes()).hexdigest()}
        (folder / name).write_text(json.dumps(document), "utf-8")
    reviewing = start(folder)
    for name in ("a.json", "b.json", "c.json"):
        assert "ลับสุดยอด" not in reviewing.get(reviewing.path(name))


def test_a_json_that_is_a_link_is_not_listed(
    folder: Path, tmp_path: Path, start: "Callable[[Path], Reviewing]"
) -> None:
    (tmp_path / "outside.json").write_bytes((folder / COUNCIL).read_bytes())
    (folder / "link.json").symlink_to(tmp_path / "outside.json")
    (folder / "loop").symlink_to(folder)
    reviewing = start(folder)
    assert reviewing.client.get(reviewing.path("link.json")).status_code == 404
    assert "2 documents" in reviewing.get("/")


def test_a_paper_with_another_sha256_is_not_the_paper(reviewing: "Reviewing") -> None:
    assert 'data-line="16"' in reviewing.get(reviewing.path(COUNCIL))
    (reviewing.folder / "minutes.html").write_text("<p>another</p>", "utf-8")
    page = reviewing.get(reviewing.path(COUNCIL))
    assert "is not beside the JSON" in page
    assert "another</p>" not in page


def test_script_in_names_titles_and_papers_is_escaped(folder: Path, start: "Callable[[Path], Reviewing]") -> None:
    text = (folder / COUNCIL).read_text("utf-8")
    document = json.loads(text)
    document["meeting"]["title"] = document["meeting"]["body"] = document["meeting"]["venue"] = SCRIPT
    document["attendance"][0]["people"][0]["name"] = document["agenda"][0]["heading"] = SCRIPT
    document["source"]["file_name"] = SCRIPT
    document["findings"][0]["message"] = document["findings"][0]["quote"] = SCRIPT
    document["findings"][0]["code"] = document["findings"][0]["path"] = SCRIPT
    document["findings"][0]["evidence"] = {SCRIPT: SCRIPT}
    (folder / f"{quote('<script>', safe='<>')}.json").write_text(json.dumps(document), "utf-8")
    reviewing = start(folder)
    for path in ("/", f"/?{'q'}={quote(SCRIPT)}", f"/?code={quote(SCRIPT)}", reviewing.path("<script>.json")):
        page = reviewing.get(path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert page.count("<script") == page.count('<script src="/static/')


def test_script_typed_in_a_correction_is_escaped(reviewing: "Reviewing") -> None:
    status, _ = reviewing.save(COUNCIL, TITLE | {"value": SCRIPT}, who=SCRIPT[:100], why=SCRIPT)
    assert status == 200
    assert "<script>alert" not in reviewing.get(reviewing.path(COUNCIL)) + reviewing.get("/")


@pytest.mark.parametrize(
    "path",
    [
        "/source/sha256", "/findings/0", "/schema_version", "", "/meeting/places", "/attendance/0/people/0/raw",
        "/meeting/nothing", "/attendance/99/heading", "/agenda/0/items/0/path", "meeting/title", "/attendance",
    ],
)  # fmt: skip
def test_what_is_no_field_cannot_be_written(reviewing: "Reviewing", path: str) -> None:
    assert reviewing.save(COUNCIL, {"op": "set", "path": path, "value": "x"})[0] == 422
    assert reviewing.patches(COUNCIL) == {}


@pytest.mark.parametrize(
    "body", [b"", b"[", b"[]", b'{"revision": "x"}', b'{"revision": 0, "who": "x", "more": 1}', b"\xff", b"[" * 100_000]
)
def test_a_request_that_is_none_is_refused(reviewing: "Reviewing", body: bytes) -> None:
    answer = reviewing.client.post(f"{reviewing.path(COUNCIL)}/changes", content=body, headers=reviewing.headers)
    assert answer.status_code == 400


def test_too_much_at_once_is_refused(reviewing: "Reviewing") -> None:
    body = b" " * (5 << 20)
    answer = reviewing.client.post(f"{reviewing.path(COUNCIL)}/changes", content=body, headers=reviewing.headers)
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("a.pdf", "a.pdf"),
        ("../a.pdf", "a.pdf"),
        ("c:\\x\\a.pdf", "a.pdf"),
        ("..", ""),
        ("", ""),
        ("/", ""),
        ("a\0b", ""),
    ],
)
def test_only_the_last_part_of_a_name_counts(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/document/{id}/page/" + "9" * 4_400 + ".jpg", 404),
        ("/document/{id}/page/0.jpg", 404),
        ("/document/{id}/page/-1.jpg", 404),
        ("/document/{id}/page/١.jpg", 404),
        ("/document/{id}/" + "x" * 9_000 + "/1.jpg", 404),
        ("/?page=" + "9" * 5_000, 200),
        ("/?q=%00%1b%ff" + "x" * 9_000, 200),
        ("/?code=%00&sort=%00&state=%00", 200),
        ("/nowhere", 404),
        ("/static/..%2f..%2fapp.py", 404),
    ],
)
def test_every_answer_is_in_bounds_and_carries_the_headers(reviewing: "Reviewing", path: str, status: int) -> None:
    answer = reviewing.client.get(path.replace("/document/{id}", reviewing.path("council.json")))
    assert answer.status_code == status
    assert HEADERS.items() <= dict(answer.headers).items()


def test_a_fault_of_the_program_carries_the_headers(
    folder: Path, start: "Callable[[Path], Reviewing]", monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("nobody foresaw it")

    monkeypatch.setattr("minutes_extract.review.app.queue.queue_page", fails)
    told = start(folder).client
    client = TestClient(told.app, base_url=str(told.base_url), raise_server_exceptions=False, cookies=told.cookies)
    answer = client.get("/")
    assert answer.status_code == 500
    assert HEADERS.items() <= dict(answer.headers).items()


@pytest.mark.parametrize("value", [10**400, -(10**16), 1e300])
def test_numbers_have_bounds(reviewing: "Reviewing", value: float) -> None:
    status, told = reviewing.save(
        "council.json", {"op": "set", "path": "/attendance/0/people/0/number", "value": value}
    )
    assert status == 422, told


@pytest.mark.parametrize("iso", ["2023-13-27", "2566-02-30", "0000-00-00", "วันนี้", "9" * 5_000])
def test_no_date_makes_a_document_unopenable(reviewing: "Reviewing", iso: str) -> None:
    reviewing.save("council.json", {"op": "set", "path": "/meeting/date/iso", "value": iso})
    assert "document.js" in reviewing.get(reviewing.path("council.json"))
    reviewing.get("/")
    if reviewing.revision("council.json"):
        assert reviewing.post("council.json", "undo")[0] == 200


def test_a_document_with_an_impossible_date_is_shown(folder: Path, start: "Callable[[Path], Reviewing]") -> None:
    file = folder / "council.json"
    minutes = json.loads(file.read_text("utf-8"))
    minutes["meeting"]["date"] = {"raw": "", "iso": "2566-02-30", "weekday": "monday"}
    file.write_text(json.dumps(minutes), "utf-8")
    reviewing = start(folder)
    assert "internal.error" not in reviewing.get(reviewing.path("council.json"))


def test_a_head_that_does_not_arrive_and_what_is_no_http(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("minutes_extract.review.http_protocol.HEAD_SECONDS", 0.5)
    settings = Settings(folder=folder, cache=tmp_path / "cache", token="of-the-test")
    addresses: list[str] = []
    Thread(target=serve, args=(settings, addresses.append, False), daemon=True).start()
    assert wait_until(lambda: addresses)
    port = urlsplit(addresses[0]).port
    with socket.create_connection(("127.0.0.1", port or 0), timeout=PATIENCE) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert slow.recv(1000) == b""  # closed without an answer
    with socket.create_connection(("127.0.0.1", port or 0), timeout=PATIENCE) as wrong:
        wrong.sendall(b"\x00\x01\r\n\r\n")
        refused = b"".join(iter(lambda: wrong.recv(4096), b""))
    assert refused.startswith(b"HTTP/1.1 400")
    assert all(f"{name}: {value}".encode() in refused for name, value in HEADERS.items())
