"""Places on pages that were turned, cut or shrunk for reading → places on the pages of the file."""

from collections.abc import Mapping, Sequence

from minutes_extract.model.line import Box
from minutes_extract.model.minutes import Minutes
from minutes_extract.model.page import Page, PageFrame

Frames = Mapping[int, Sequence[PageFrame]]


def placed_in_file(minutes: Minutes, pages: Sequence[Page]) -> Minutes:
    """The minutes with every box on the page of the file; the same where every page lies there as it was read."""
    frames = {page.number: page.frames for page in pages if page.frames and page.number is not None}
    if not frames:
        return minutes
    return Minutes.model_validate(_placed(minutes.model_dump(), frames))


def _placed(value: object, frames: Frames) -> object:
    if isinstance(value, dict):
        if value.keys() >= {"page", "first_line", "box"} and value["box"] is not None:
            return {**value, "box": _box(value, frames)}
        return {key: _placed(one, frames) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_placed(one, frames) for one in value)
    return value


def _box(place: Mapping[str, object], frames: Frames) -> object:
    page, line, box = place["page"], place["first_line"], place["box"]
    if not (isinstance(page, int) and isinstance(line, int) and isinstance(box, tuple)):
        return box
    above = [frame for frame in frames.get(page, ()) if frame.first_line <= line]
    return tuple(above[-1].in_file(Box(*box))) if above else box
