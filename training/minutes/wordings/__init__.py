"""Every table of wordings. They are written from the official form and from how the genre varies, not from the parser."""

from training.minutes.wordings import (
    agenda,
    closings,
    decisions,
    heads,
    kinds,
    layouts,
    letters,
    names,
    places,
    prose,
    titles,
)
from training.minutes.wordings.table import Wordings

MODULES = (layouts, titles, heads, agenda, decisions, prose, closings, letters, names, places, kinds)
TABLES: dict[str, Wordings] = {table.name: table for module in MODULES for table in module.TABLES if table is not None}
