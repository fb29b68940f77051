"""`index` and `search`: a folder of JSON into one database, and questions to it."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.commands.exit_codes import SOME_FAILED
from minutes_extract.commands.messages import echo

if TYPE_CHECKING:
    from minutes_extract.archive.documents import Unusable
    from minutes_extract.search.answers import ItemAnswer
    from minutes_extract.search.index import Indexed
    from minutes_extract.search.query import Hit, SearchResult
    from minutes_extract.search.snippet import SnippetPart

PROGRESS_EVERY = 500
"""Documents between two lines of progress."""
LONGEST_ANSWER = 160
"""Letters of a speech that are shown."""
BOLD_ON, BOLD_OFF = "\N{ESCAPE}[1m", "\N{ESCAPE}[0m"

Database = Annotated[Path, typer.Option("--db", metavar="FILE", help="The search database, one SQLite file.")]


def register(app: typer.Typer) -> None:
    """Put the commands into the command line."""
    app.command()(index)
    app.command()(search)


def index(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of JSON, as convert or batch wrote it.")],
    database: Database,
) -> None:
    """Make or renew a search database: what changed is indexed again, what is gone is taken out.

    Example: minutes-extract index out/ --db minutes.sqlite
    """
    from minutes_extract.search.index import index as build

    done = build(folder, database, _report_unusable, _report_progress)
    echo(
        f"{done.added} added, {done.changed} changed, {done.unchanged} unchanged, {done.removed} removed, "
        f"{done.failed} failed ({done.items} items indexed by {done.engine})"
    )
    if done.no_minutes:
        echo(f"{done.no_minutes} papers are no minutes: their words are not searched")
    if done.failed:
        raise typer.Exit(SOME_FAILED)


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words and "phrases"; all are wanted.')],
    database: Database,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="2566-10, 2566 or 2023-10-27.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last month, year or day.")] = None,
    body: Annotated[str | None, typer.Option(help="Part of the name of who met.")] = None,
    person: Annotated[str | None, typer.Option(help="Someone on the attendance list or among the signatures.")] = None,
    outcome: Annotated[str | None, typer.Option(help="approved, acknowledged, rejected, deferred …")] = None,
    kind: Annotated[str | None, typer.Option(help="for_consideration, for_information, other_business …")] = None,
    in_tables: Annotated[bool, typer.Option("--table", help="Only what stands in tables.")] = False,
    said_by: Annotated[str | None, typer.Option(help="Who says the words: a name or an office.")] = None,
    moved_by: Annotated[str | None, typer.Option(help="Who moves it: a name or an office.")] = None,
    task_of: Annotated[str | None, typer.Option(help="Who is told to do something: a name or an office.")] = None,
    due_by: Annotated[str | None, typer.Option(metavar="DATE", help="The last day by which a task is due.")] = None,
    limit: Annotated[int, typer.Option(help="The most hits.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Find agenda items, best first. An empty QUERY with filters lists what they let through, newest first.

    Example: minutes-extract search 'งบ "อัตราค่าบริการ"' --db minutes.sqlite --from 2566-10 --outcome approved
    """
    from minutes_extract.search.ask import Filters, day_from, kind_named, ordered, outcome_named
    from minutes_extract.search.query import search as ask

    filters = Filters(
        since=day_from(since) if since else None,
        until=day_from(until, last=True) if until else None,
        body=body,
        person=person,
        outcome=outcome_named(outcome) if outcome else None,
        kind=kind_named(kind) if kind else None,
        in_tables=in_tables,
        said_by=said_by,
        moved_by=moved_by,
        task_of=task_of,
        due_by=day_from(due_by, last=True) if due_by else None,
    )
    found = ask(database, query, ordered(filters), limit)
    if as_json:
        print(_as_json(query, found))
    else:
        _show(found)


def _show(found: "SearchResult") -> None:
    for number, hit in enumerate(found.hits, start=1):
        print("\n".join(_lines(number, hit)))
    if not found.hits:
        echo("nothing found")
    for query in found.did_you_mean:
        echo(f"did you mean: {_printable(query)}")


def _lines(number: int, hit: "Hit") -> list[str]:
    """A hit as lines: where in the agenda, which meeting, the words, the file."""
    from minutes_extract.archive.renderings import thai_date
    from minutes_extract.thai.dates import day_of

    day = day_of(hit.date)
    meeting = " ".join(filter(None, (hit.body or hit.title, hit.number)))
    dated = f"{thai_date(day)} ({hit.date})" if day else None
    page = f"page {hit.page}" if hit.page else None
    line = f"line {hit.first_line}" if hit.first_line else None
    facts = " · ".join(filter(None, (meeting, dated, page, line, " ".join(hit.outcomes))))
    head = f"{number}. {hit.path or '–'}  {hit.heading or hit.title or ''}"
    answers = [f"   {_printable(_answer(one))}" for one in hit.answers] or [f"   {_marked(hit.snippet)}"]
    return [_printable(head), f"   {_printable(facts)}", *answers, f"   {_printable(hit.file)}", ""]


def _answer(one: "ItemAnswer") -> str:
    """Who says, moves or must do what, on one line."""
    text = one.text if len(one.text) <= LONGEST_ANSWER else f"{one.text[:LONGEST_ANSWER]}…"
    due = f" ({one.due})" if one.due else ""
    return f"{one.who or '–'}: {' '.join(text.split())}{due}"


def _marked(pieces: "tuple[SnippetPart, ...]") -> str:
    before, after = (BOLD_ON, BOLD_OFF) if sys.stdout.isatty() else ("«", "»")
    return "".join(f"{before}{_printable(text)}{after}" if marked else _printable(text) for text, marked in pieces)


def _printable(text: str) -> str:
    """A terminal obeys control characters: none of a document reaches it."""
    return "".join(letter for letter in text if letter.isprintable())


def _as_json(query: str, found: "SearchResult") -> str:
    hits = [
        {
            "file": hit.file,
            "id": hit.record_id,
            "meeting": {
                "title": hit.title,
                "body": hit.body,
                "number": hit.number,
                "date": hit.date,
                "date_be": hit.date_be,
            },
            "path": hit.path,
            "kind": hit.kind,
            "heading": hit.heading,
            "outcomes": hit.outcomes,
            "page": hit.page,
            "line": hit.first_line,
            "snippet": [{"text": text, "match": marked} for text, marked in hit.snippet],
            "answers": [one._asdict() for one in hit.answers],
            "found_by": hit.found_by,
        }
        for hit in found.hits
    ]
    return json.dumps({"query": query, "hits": hits, "did_you_mean": found.did_you_mean}, ensure_ascii=False, indent=2)


def _report_unusable(one: "Unusable") -> None:
    echo(f"{'skipped' if one.foreign else 'error'}: {one.name}: {one.reason}")


def _report_progress(done: "Indexed") -> None:
    seen = done.added + done.changed + done.unchanged
    if seen and seen % PROGRESS_EVERY == 0:
        echo(f"{seen} documents")
