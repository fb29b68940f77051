"""JSON that an OCR service answers with → pages: the text under the keys that such services use."""

import json
from collections.abc import Iterator

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.page import Page
from minutes_extract.reading.markup.markdown import markdown_pages
from minutes_extract.reading.source import LoadedFile
from minutes_extract.reading.source_lines import TextPage, source_pages

TEXT_KEYS = ("natural_text", "markdown", "md", "text", "full_text", "content", "html", "output")
"""Of an object the first of these that holds text is its text."""
CODE_FENCE = "```"
MAX_DEPTH = 20


def is_json(source: LoadedFile) -> bool:
    """The whole text is JSON, bare or in a fence."""
    return _parsed(source.text) is not None


def read_json(source: LoadedFile) -> tuple[Page, ...]:
    """The texts in their order, each a page where there are several. Raises UnreadableDocumentError where there is none."""
    found = _parsed(source.text)
    if isinstance(found, dict) and "schema_version" in found:
        raise UnreadableDocumentError("the file is JSON of minutes already converted", hint="convert the paper itself")
    texts = list(_texts(found, 0))
    if not texts:
        raise UnreadableDocumentError(
            "the file is JSON, and no text of an OCR service was found in it",
            hint=f"give the text itself, or JSON with one of the keys {', '.join(TEXT_KEYS)}",
        )
    if len(texts) == 1:
        return markdown_pages(source_pages(texts[0], source.options))
    pages = [line for text in texts for line in source_pages(text.replace("\f", "\n"), source.options)]
    return markdown_pages(TextPage(number, page.lines) for number, page in enumerate(pages, 1))


def _parsed(text: str) -> object:
    text = text.strip()
    if text.startswith(CODE_FENCE):
        text = text.partition("\n")[2].removesuffix(CODE_FENCE).strip()
    if not (text.startswith(("{", "[")) and text.endswith(("}", "]"))):
        return None
    try:
        found: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) or (isinstance(found, list) and any(map(_is_object, found))) else None


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _texts(value: object, depth: int) -> Iterator[str]:
    """The texts within a value, in its order."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _texts(one, depth + 1)
    elif isinstance(value, dict):
        own = next((value[key] for key in TEXT_KEYS if isinstance(value.get(key), str) and value[key].strip()), None)
        if own is not None:
            yield own
        else:
            for one in value.values():
                yield from _texts(one, depth + 1)
