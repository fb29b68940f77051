"""Remarks of a page gathered while it is read: quotes cut to a length, what stands there often told once."""

from collections import Counter
from collections.abc import Iterable

from minutes_extract.model.page import LONGEST_QUOTE, MOST_REMARKS, PageRemark


def gathered(remarks: Iterable[PageRemark]) -> tuple[PageRemark, ...]:
    """The remarks in their order; of a kind that is met too often the rest is counted in the last."""
    met: Counter[str] = Counter()
    kept: list[PageRemark] = []
    last: dict[str, int] = {}
    for remark in remarks:
        met[remark.what] += 1
        if met[remark.what] <= MOST_REMARKS:
            last[remark.what] = len(kept)
            kept.append(remark._replace(quote=remark.quote[:LONGEST_QUOTE]))
        else:
            at = last[remark.what]
            kept[at] = kept[at]._replace(times=kept[at].times + remark.times)
    return tuple(kept)
