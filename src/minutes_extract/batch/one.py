"""One document by itself, as a batch reads it: whole, or a long one in parts, each a call under the limits."""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

from minutes_extract.batch.convert import extracted
from minutes_extract.batch.packed_pages import joined, packed_part
from minutes_extract.batch.page_ranges import PART_PAGES
from minutes_extract.batch.task import Conversion, ConversionTask

P = ParamSpec("P")
T = TypeVar("T")


class Call(Protocol):
    """Runs a call where it does no harm."""

    def __call__(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Its answer."""


def converted(task: ConversionTask, call: Call) -> Conversion:
    """The conversion of a document. Raises MinutesError where it has none."""
    answer = call(extracted, task)
    if isinstance(answer, Conversion):
        return answer
    firsts = range(1, answer.file.page_count + 1, PART_PAGES)
    lasts = (min(first + PART_PAGES - 1, answer.file.page_count) for first in firsts)
    parts = tuple(call(packed_part, task, answer.file, *pages) for pages in zip(firsts, lasts, strict=True))
    return call(joined, task.key, task.options, answer.file, parts)
