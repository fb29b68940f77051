"""`review`: the paper beside the fields, in the browser."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.commands.exit_codes import SOME_FAILED
from minutes_extract.commands.messages import echo
from minutes_extract.errors import MinutesError

if TYPE_CHECKING:
    from minutes_extract.review.settings import Settings


def register(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command()(review)


def review(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of JSON, as convert or batch wrote it.")],
    sources: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the papers are, if not beside the JSON.")
    ] = None,
    golden: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where accepted documents go; DIR/golden if not given.")
    ] = None,
    database: Annotated[
        Path | None,
        typer.Option("--db", metavar="FILE", help="Search database of DIR: the search box sees whole texts."),
    ] = None,
    reviewer: Annotated[str, typer.Option(metavar="NAME", help="Who reviews; can be put in on the page.")] = "",
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    cache: Annotated[Path | None, typer.Option(metavar="DIR", help="Where page images and the list are kept.")] = None,
    static: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write one read-only HTML file per document instead.")
    ] = None,
    language: Annotated[str, typer.Option(help="Language of messages and of --static pages: th or en.")] = "th",
) -> None:
    """Look at what was read beside the paper, put it right, accept it.

    Example: minutes-extract review out/ --sources scans/
    """
    from minutes_extract.review.security import is_loopback
    from minutes_extract.review.serve import new_token, serve
    from minutes_extract.review.settings import Settings

    _refuse_papers(folder)
    settings = Settings(
        folder=folder,
        cache=_made(cache or _cache_folder()),
        token=new_token(),
        sources=sources or _sources_of_batch(folder),
        golden=golden,
        host=host,
        port=port,
        reviewer=reviewer,
        database=database,
    )
    if static:
        _write_static(settings, static, language)
        return
    if not is_loopback(host):
        echo(
            f"warning: {host} can be reached from other machines. Whoever has the link below can read and change everything;\n"
            "  nothing is encrypted on the way. Leave --host out to keep it on this machine."
        )
    serve(settings, _print_address, open_browser=not no_browser)


def _write_static(settings: "Settings", out: Path, language: str) -> None:
    from minutes_extract.errors import UsageError
    from minutes_extract.messages.say import LANGUAGES
    from minutes_extract.review.static_pages import write_static

    if language not in LANGUAGES:
        raise UsageError(f"There is no --language {language}.", "Choose th or en.")
    if write_static(settings, out, language, echo):
        raise typer.Exit(SOME_FAILED)


def _refuse_papers(folder: Path) -> None:
    """Raises UsageError for a folder without JSON that no batch made."""
    from minutes_extract.archive.files import stamped_files
    from minutes_extract.batch.ledger import LEDGER_NAME
    from minutes_extract.errors import UsageError

    if folder.is_dir() and not (folder / LEDGER_NAME).is_file() and next(stamped_files(folder), None) is None:
        hint = f"Convert the papers first, then review what came out: minutes-extract batch {folder} -o OUT"
        raise UsageError(f"{folder} holds no JSON of minutes to review.", hint)


def _sources_of_batch(folder: Path) -> Path | None:
    """The folder above all papers of the batch that made the JSON, if it is still there."""
    from minutes_extract.batch.ledger import LEDGER_NAME, open_copy

    if not (folder / LEDGER_NAME).is_file():
        return None
    try:
        with open_copy(folder) as ledger:
            above = os.path.commonpath([os.path.dirname(source) for _, source, *_ in ledger.rows()] or [""])
    except (MinutesError, ValueError):  # a ledger of another version; papers on several drives
        return None
    is_some_folder = above and len(Path(above).parts) > 1 and os.path.isdir(above)
    return Path(above) if is_some_folder else None


def _made(cache: Path) -> Path:
    """The folder of the cache, made where it is not there. Raises FileAccessError."""
    from minutes_extract.errors import FileAccessError

    try:
        cache.mkdir(parents=True, exist_ok=True)
        (cache / ".writable").touch()
    except OSError as error:
        raise FileAccessError(
            f"The cache {cache} cannot be written: {error.strerror}.", "Choose another --cache."
        ) from error
    return cache


def _cache_folder() -> Path:
    """The user's cache folder, as the system has it."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "minutes-extract" / "review"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "minutes-extract" / "review"


def _print_address(address: str) -> None:
    echo("Review at (Ctrl+C ends it):")
    print(address, flush=True)
