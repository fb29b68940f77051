"""Letters of other scripts, place names and words that are unlikely, lines that no rule took."""

from collections import Counter
from collections.abc import Iterable, Iterator

import regex

from minutes_extract.checks.codes import as_warning, finding
from minutes_extract.checks.walk import pointer_to_zone, texts
from minutes_extract.model.draft import Draft, LineTrace, MinutesParts
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Finding, Place, Table
from minutes_extract.model.places import places_of
from minutes_extract.model.walk import tables_of
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.tables.tables import is_total
from minutes_extract.parsing.text.resolutions import decides, labelled
from minutes_extract.thai.likeness import is_one_letter_off
from minutes_extract.thai.names import find_names
from minutes_extract.thai.places import check_name, doubtful_places, home_province

# Scripts that Thai minutes are written in; a letter of any other is a misreading or a mistake.
FOREIGN = regex.compile(r"[\p{L}\p{M}--[\p{Thai}\p{Latin}\p{Greek}\p{Common}\p{Inherited}]]", regex.V1)
WORD = regex.compile(r"\S+")
DISTRICT_COLUMN = regex.compile(r"^(?:ชื่อ)?อำเภอ$")
# A position or place printed this often is spelt right; one letter off it is likely misread.
USUAL_SPELLING = 3
FIGURES = regex.compile(r"\d+")
# ๔๐,๐๐๐ บาท · ๑๒ ไร่
AMOUNT_SAID = regex.compile(
    r"\d[\d,.]*\s?(?:ล้าน|แสน|หมื่น|พัน)?\s?(?:บาท|ไร่|คน|ราย|เสียง|หุ้น|ครัวเรือน|กิโลเมตร|เมตร|ตัน|โครงการ)(?![ก-๙]{8})"
)
# Rules of lines that are kept in no field: none took them, or the title block's notes.
UNPARSED = {"", "title_note"}


def check_foreign_script(draft: Draft) -> Iterator[Finding]:
    """Each word with letters of another script."""
    for line in _content(draft):
        for word in WORD.finditer(line.text) if FOREIGN.search(line.text) else ():
            letters = "".join(FOREIGN.findall(word[0]))
            if letters:
                message = f"{word[0]} has letters of another script: {letters}."
                yield finding("text.foreign_script", message, "", places_of([line]), word[0], letters=letters)


def check_places(draft: Draft) -> Iterator[Finding]:
    """District names in running text that are none, where a district of the province is spelt almost so."""
    content = list(_content(draft))
    whole = "\n".join(line.text for line in content)
    province = home_province(whole)
    for line in content:
        for doubt in doubtful_places(line.text, province):
            if _is_usual(doubt.mention.name, doubt.suggestions, whole):
                continue
            yield _unlikely(doubt.mention.name, doubt.suggestions, "", places_of([line]))


def _is_usual(name: str, suggestions: tuple[str, ...], whole: str) -> bool:
    """The paper spells the name so again and again, and never as suggested: a place that the list does not know."""
    return whole.count(name) >= USUAL_SPELLING and not any(one in whole for one in suggestions)


def check_districts(minutes: MinutesParts) -> Iterator[Finding]:
    """The same of tables with a column of districts."""
    province = home_province("\n".join(texts(minutes)))
    for path, table in tables_of(minutes):
        for column, name in enumerate(table.columns):
            if DISTRICT_COLUMN.match(name.strip()):
                yield from _unlikely_cells(path, table, column, province)


def _unlikely_cells(path: str, table: Table, column: int, province: str | None) -> Iterator[Finding]:
    for at, row in enumerate(table.rows):
        text = row[column].text if column < len(row) else ""
        suggestions = check_name(text, "district", province) if text else ()
        if suggestions and not is_total(row):
            yield _unlikely(text, suggestions, f"{path}/rows/{at}/{column}", table.places)


def check_positions(minutes: MinutesParts) -> Iterator[Finding]:
    """A position that is one letter off another one that several people hold."""
    held = Counter(person.position for group in minutes.attendance for person in group.people if person.position)
    usual = [position for position, times in held.items() if times >= USUAL_SPELLING]
    for at, group in enumerate(minutes.attendance):
        for index, person in enumerate(group.people):
            position = person.position
            if not position or held[position] > 1:
                continue
            near = [one for one in usual if is_one_letter_off(one, position) and not _differ_in_figures(one, position)]
            if near:
                path = f"/attendance/{at}/people/{index}/position"
                yield _unlikely(position, tuple(near), path, person.places)


def _differ_in_figures(one: str, other: str) -> bool:
    """หมู่ที่ 1 and หมู่ที่ 2 are two positions, each spelt right."""
    return FIGURES.sub("", one) == FIGURES.sub("", other)


def check_unparsed(draft: Draft) -> Iterator[Finding]:
    """Lines that no rule took, neighbours together."""
    group: list[LineTrace] = []
    for one in draft.taken:
        if one.rule in UNPARSED and not one.line.furniture:
            if group and group[-1].zone != one.zone:
                yield _unparsed(group)
                group = []
            group.append(one)
        elif group:
            yield _unparsed(group)
            group = []
    if group:
        yield _unparsed(group)


def _unparsed(group: list[LineTrace]) -> Finding:
    quote = "\n".join(one.line.raw for one in group)
    weighs = any(_holds_something(one.line) for one in group)
    message = f"{len(group)} line{'s' if len(group) > 1 else ''} of the {group[0].zone} fit no rule."
    path = pointer_to_zone(group[0].zone)
    found = finding("content.unparsed", message, path, places_of([one.line for one in group]), quote, lines=len(group))
    return as_warning(found) if weighs else found


def _holds_something(line: Line) -> bool:
    """A person, a decision, an amount or a number with its unit: some field should have it."""
    named = any(name.family for name in find_names(line.text))
    return named or labelled(line.text) is not None or decides(line.text) or AMOUNT_SAID.search(line.text) is not None


def _unlikely(word: str, suggestions: tuple[str, ...], path: str, places: Iterable[Place]) -> Finding:
    message = f"{word} is unlikely; perhaps {' or '.join(suggestions)}."
    return finding("text.unlikely_word", message, path, places, word, suggestions=suggestions)


def _content(draft: Draft) -> Iterator[Line]:
    return (one.line for one in draft.taken if not one.line.furniture and one.zone != Zone.OUTSIDE)
