"""Run the review until it is interrupted: bind, print the address, open the browser."""

import secrets
import socket
import webbrowser
from collections.abc import Callable
from dataclasses import replace

from minutes_extract.errors import FileAccessError, UsageError
from minutes_extract.review.settings import Settings

TOKEN_BYTES = 24


def new_token() -> str:
    """What only the one who started the review knows."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def serve(settings: Settings, report_address: Callable[[str], None], open_browser: bool) -> None:
    """Serve a folder. Raises FileAccessError where the folder is not there, UsageError where the address is taken."""
    import uvicorn

    from minutes_extract.review.app import create_app
    from minutes_extract.review.http_protocol import PatientProtocol

    if not settings.folder.is_dir():
        raise FileAccessError(
            f"{settings.folder} is no folder.", "Name the folder that convert or batch wrote its JSON to."
        )
    bound = _bind(settings)
    settings = replace(settings, port=bound.getsockname()[1])
    config = uvicorn.Config(
        create_app(settings),
        http=PatientProtocol,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    address = _address(settings)
    report_address(address)
    if open_browser:
        webbrowser.open(address)
    uvicorn.Server(config).run(sockets=[bound])


def _bind(settings: Settings) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((settings.host, settings.port))
        bound.listen(128)
    except OSError as error:
        raise UsageError(
            f"{settings.host}:{settings.port} cannot be used: {error.strerror}.",
            "Choose another --port, or 0 for a free one.",
        ) from error
    return bound


def _address(settings: Settings) -> str:
    host = "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{settings.port}/?token={settings.token}"
