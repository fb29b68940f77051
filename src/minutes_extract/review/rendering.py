"""Page → JPEG, in a process of its own that may hang or die on a hostile file without harm to the review."""

import multiprocessing
import sys
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

MAX_SECONDS = 20.0
MAX_PIXELS = 24_000_000
MAX_MEMORY = 3 << 30
QUALITY = 82
RENDERER_START_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page of which file, how many pixels wide, and the file to write."""

    paper: str
    is_pdf: bool
    page: int
    width: int
    target: str


class RendererPipe(Protocol):
    """The end of a pipe to the worker, whatever the system makes pipes of."""

    def send(self, obj: object, /) -> None:
        """Ask for a page."""

    def recv(self) -> object:
        """Whether it was written. Raises EOFError where the worker is gone."""

    def poll(self, timeout: float) -> bool:
        """Whether there is an answer, waiting for it so many seconds."""

    def close(self) -> None:
        """Let go of it."""


class Renderer:
    """One worker at a time. A file that takes too long costs its worker; the next page gets a new one."""

    def __init__(self, max_seconds: float = MAX_SECONDS) -> None:
        self._max_seconds = max_seconds
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: RendererPipe | None = None

    def warm_up(self) -> None:
        """Start the worker before the first page is asked for."""
        threading.Thread(target=self._warm, daemon=True).start()

    def render(self, wanted: Wanted) -> bool:
        """Write a page; False where that cannot be done."""
        with self._lock:
            pipe = self._started()
            try:
                pipe.send(wanted)
                if pipe.poll(self._max_seconds):
                    return bool(pipe.recv())
            except (EOFError, OSError):
                pass
            self._stop()
            return False

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._stop()

    def _warm(self) -> None:
        with self._lock:
            self._started()

    def _started(self) -> RendererPipe:
        if self._pipe and self._process and self._process.is_alive():
            return self._pipe
        context = multiprocessing.get_context("spawn")
        pipe, theirs = context.Pipe()
        self._pipe = pipe
        self._process = context.Process(target=work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        if pipe.poll(RENDERER_START_SECONDS):
            pipe.recv()
        return pipe

    def _stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.join()
        if self._pipe:
            self._pipe.close()
        self._process = self._pipe = None


def work(pipe: Connection) -> None:
    """The worker: one page after the other until nobody asks any more."""
    _limit_memory()
    import PIL.Image

    PIL.Image.init()
    pipe.send(True)
    while True:
        try:
            wanted: Wanted = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            pipe.send(_render(wanted))
        except Exception:  # whatever a library makes of a broken file: no page
            pipe.send(False)


def _render(wanted: Wanted) -> bool:
    import PIL.Image

    image = _pdf_page(wanted) if wanted.is_pdf else _image_page(wanted)
    if not isinstance(image, PIL.Image.Image):
        return False
    image.convert("RGB").save(wanted.target, "JPEG", quality=QUALITY)
    return True


def _pdf_page(wanted: Wanted) -> object:
    import pypdfium2

    document = pypdfium2.PdfDocument(wanted.paper)
    try:
        page = document[wanted.page - 1]
        width, height = page.get_size()
        scale = min(wanted.width / width, (MAX_PIXELS / (width * height)) ** 0.5)
        return page.render(scale=scale).to_pil()
    finally:
        document.close()


def _image_page(wanted: Wanted) -> object:
    import PIL.Image

    with PIL.Image.open(Path(wanted.paper)) as image:
        image.seek(wanted.page - 1)
        scale = min(wanted.width / image.width, (MAX_PIXELS / (image.width * image.height)) ** 0.5, 1.0)
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        image.draft("RGB", size)
        return image.convert("RGB").resize(size, PIL.Image.Resampling.LANCZOS)


def _limit_memory() -> None:
    if sys.platform == "win32":  # it has no such limit
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
