"""Who may ask what: host, token, origin, and the headers that keep a page from doing more than it should.

Each request passes, in this order: the Host must be an address of ours (another name that points here is a rebinding
attack), the cookie must hold the token (the first request brings it in the URL), and a write must come from our own
page (Origin, and the token of the page in a header that no foreign form can set).
"""

import hashlib
import hmac
import ipaddress
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from minutes_extract.review.settings import LOOPBACK, Settings

SAFE_METHODS = frozenset({"GET", "HEAD"})
CSRF_HEADER = "x-review-token"
LOOPBACK_NAMES = frozenset({LOOPBACK, "localhost", "::1"})
ANY_ADDRESS = frozenset({"0.0.0.0", "::"})
COOKIE_SECONDS = 7 * 24 * 3600
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",  # the first URL holds the token
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
NO_STORE = "no-store"


class RequestGuard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", NO_STORE)
            await send(message)

        answer = self._refusal(scope)
        await (answer or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not host_is_ours(headers.get("host", ""), self._settings):
            return PlainTextResponse("This name is not an address of this review.", 421)
        brought = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if brought and scope["method"] in SAFE_METHODS:
            return self._let_in(scope, brought)
        if not _same(_cookie(headers, cookie_name(self._settings)), self._settings.token):
            return _stranger()
        if scope["method"] not in SAFE_METHODS and not self._is_own_page(headers):
            return PlainTextResponse("Only the review's own pages may write.", 403)
        return None

    def _let_in(self, scope: Scope, brought: str) -> Response:
        if not _same(brought, self._settings.token):
            return _stranger()
        answer = RedirectResponse(scope["path"] if _is_plain(scope["path"]) else "/", 303)
        answer.set_cookie(
            cookie_name(self._settings),
            self._settings.token,
            max_age=COOKIE_SECONDS,
            httponly=True,
            samesite="strict",
            path="/",
        )
        return answer

    def _is_own_page(self, headers: Headers) -> bool:
        origin = urlsplit(headers.get("origin", ""))
        own = origin.scheme == "http" and origin.netloc == headers.get("host")
        return own and _same(headers.get(CSRF_HEADER, ""), csrf_token(self._settings))


def host_is_ours(host: str, settings: Settings) -> bool:
    """Whether a Host header names the address we are bound to, with our port.

    Where every address is bound, a number is ours; a name may be anybody's, so none but localhost is taken.
    """
    try:
        parts = urlsplit(f"//{host}")
        name, port = (parts.hostname or "").lower(), parts.port or 80
    except ValueError:
        return False
    if port != settings.port or not name or parts.username is not None:
        return False
    if settings.host in ANY_ADDRESS:
        return name in LOOPBACK_NAMES or _is_number(name)
    return name == settings.host.lower() or (settings.host in LOOPBACK_NAMES and name in LOOPBACK_NAMES)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    return host in LOOPBACK_NAMES


def csrf_token(settings: Settings) -> str:
    """What a page of ours sends with a write: made of the token, but not the token."""
    return hmac.new(settings.token.encode(), b"write", hashlib.sha256).hexdigest()


def cookie_name(settings: Settings) -> str:
    """Cookies do not know ports: two reviews on one machine must not share one."""
    return f"minutes_review_{settings.port}"


def _stranger() -> Response:
    text = "เปิดหน้านี้ด้วยลิงก์ที่โปรแกรมแสดงไว้ (มีรหัสผ่านอยู่ในลิงก์)\nOpen this page with the link that the program showed; it holds the token.\n"
    return PlainTextResponse(text, 403)


def _cookie(headers: Headers, wanted: str) -> str:
    for part in headers.get("cookie", "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == wanted:
            return value
    return ""


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_plain(path: str) -> bool:
    """A path of ours; `//elsewhere` would lead to another host."""
    return path.startswith("/") and not path.startswith(("//", "/\\"))


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())
