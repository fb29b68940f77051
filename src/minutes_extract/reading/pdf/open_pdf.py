"""Bytes → a page source, or an error that says why not."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO

from minutes_extract.errors import EncryptedDocumentError, MinutesError, UnreadableDocumentError
from minutes_extract.model.options import Options
from minutes_extract.reading.pdf.glyph import PageSource, RawPage

HEADER = b"%PDF-"
HEADER_WITHIN = 1024
"""Bytes: how far into the file the header may stand."""
END = b"%%EOF"
TAIL_WORDS = (b"startxref", b"trailer", b"endobj")
"""Words of which the last one in a file stands at its end; the libraries look for it byte by byte from behind."""
TAIL = 64
"""Bytes that may belong to the file after the last of them: a number and %%EOF."""
NOISY = ("playa", "pdfminer", "fontTools")
"""Libraries that log each fault of a file; without a handler Python prints that on standard error."""


def is_pdf(data: bytes) -> bool:
    """The file says that it is a PDF."""
    return HEADER in data[: HEADER_WITHIN + len(HEADER)]


def open_pdf(data: bytes, options: Options) -> PageSource:
    """The pages of a PDF: by playa, and where that fails, page by page or on the whole file, by pdfminer.

    Raises EncryptedDocumentError, UnreadableDocumentError or LimitError.
    """
    if not is_pdf(data):
        raise UnreadableDocumentError("this is not a PDF", hint="check the file")
    for name in NOISY:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    data = _without_tail(data)
    try:
        source: PageSource = TwoSources(open_with_playa(data, options), lambda: open_with_pdfminer(data, options))
    except _StumbledError:
        source = open_with_pdfminer(data, options)
    if not source.page_count:
        raise UnreadableDocumentError("the PDF has no pages", hint="check that it was saved whole")
    return source


def _without_tail(data: bytes) -> bytes:
    """The file without what was appended to it: padding, another file."""
    last = max(data.rfind(word) for word in TAIL_WORDS)
    if last < 0:
        raise UnreadableDocumentError("the PDF is damaged", hint="save it again, or print it to a new PDF")
    return data[: last + TAIL]


class _StumbledError(UnreadableDocumentError):
    """A library could not open the file; another one may."""


class TwoSources:
    """Pages of one source; those it cannot interpret come from another, opened when it is needed."""

    def __init__(self, first: PageSource, open_second: Callable[[], PageSource]) -> None:
        self._first = first
        self._open_second = open_second

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return self._first.page_count

    def page(self, number: int) -> RawPage:
        """Interpret one page. Raises UnreadableDocumentError where neither source can."""
        try:
            return self._first.page(number)
        except MinutesError:
            raise
        except Exception:  # a broken page: the libraries raise whatever the page makes them stumble over
            return self._second_page(number)

    def _second_page(self, number: int) -> RawPage:
        try:
            return self._second.page(number)
        except MinutesError:
            raise
        except Exception as error:
            raise UnreadableDocumentError(f"page {number} cannot be read: {error}") from error

    @cached_property
    def _second(self) -> PageSource:
        return self._open_second()


def open_with_playa(data: bytes, options: Options) -> PageSource:
    """The fast source."""
    import playa
    from playa.xref import XRefFallback

    from minutes_extract.reading.pdf.playa_source import PlayaSource

    with _translated(playa.PDFPasswordIncorrect, playa.PDFEncryptionError):
        document = playa.Document(data, password=options.password or "")
        if isinstance(document.xrefs[0], XRefFallback) and END not in data:
            raise UnreadableDocumentError("the PDF is cut off", hint="fetch it again")
        return PlayaSource(document, options.max_pages)


def open_with_pdfminer(data: bytes, options: Options) -> PageSource:
    """The reference."""
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    from minutes_extract.reading.pdf.pdfminer_source import PdfminerSource

    with _translated(PDFPasswordIncorrect, PDFEncryptionError):
        document = PDFDocument(PDFParser(BytesIO(data)), password=options.password or "")
        return PdfminerSource(document, options.max_pages)


@contextmanager
def _translated(wrong_password: type[Exception], unknown_cipher: type[Exception]) -> Iterator[None]:
    """Errors of a library as ours."""
    try:
        yield
    except MinutesError:
        raise
    except wrong_password as error:
        raise EncryptedDocumentError("the PDF asks for a password", hint="give it with --password") from error
    except unknown_cipher as error:
        raise EncryptedDocumentError(
            "the PDF is encrypted in a way that cannot be read", hint="save it without encryption"
        ) from error
    except Exception as error:  # a damaged file: the libraries raise whatever it makes them stumble over
        raise _StumbledError("the PDF is damaged", hint="save it again, or print it to a new PDF") from error
