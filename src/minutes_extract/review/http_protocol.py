"""HTTP as uvicorn speaks it, with a time limit on the head of a request and our headers on its own refusals."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from minutes_extract.review.security import HEADERS

HEAD_SECONDS = 10.0
"""For the head of a request to arrive: whoever sends a letter a minute holds no connection."""


class PatientProtocol(H11Protocol):
    """Closes a connection whose next request does not begin in time."""

    _head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected."""
        super().connection_made(transport)
        self._wait_for_head()

    def handle_events(self) -> None:
        """Bytes have arrived, perhaps a whole head."""
        super().handle_events()
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """The next head may come."""
        self._wait_for_head()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP."""
        head = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
        more = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        for event in (
            h11.Response(status_code=400, headers=[*head, *more], reason=b"Bad Request"),
            h11.Data(data=msg.encode("ascii", "replace")),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _wait_for_head(self) -> None:
        self._stop_waiting()
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._head_timer:
            self._head_timer.cancel()
        self._head_timer = None
