"""The language of the command line: `--language`, wherever it stands, else the locale's; help and wrong usage in Thai."""

import locale
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from typer._click import Command, Context, HelpFormatter
from typer._click.exceptions import ClickException

from minutes_extract.commands.messages import echo, report_error
from minutes_extract.errors import UsageError
from minutes_extract.messages.say import ENGLISH_CODE, LANGUAGES, THAI_CODE, in_thai

OPTION = "--language"
WITH_OWN_OPTION = "review"
"""Its --language is that of the static pages too, so it stays where it is."""
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first one that is set says what the user reads."""


def language_asked(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> tuple[str, list[str]]:
    """The language, and the arguments without the option. Raises UsageError for a language that is not there."""
    language, kept = locale_language(environment), []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        name, is_joined, value = argument.partition("=")
        if argument == "--":
            kept += [argument, *waiting]
            break
        if name != OPTION or (not is_joined and not waiting):
            kept.append(argument)
            continue
        language = value if is_joined else waiting.pop(0)
        if language not in LANGUAGES:
            raise UsageError(f"There is no --language {language}.", "Choose th or en.")
    if WITH_OWN_OPTION in kept[:1]:
        kept += [OPTION, language]
    return language, kept


def locale_language(environment: Mapping[str, str]) -> str:
    """Thai where the locale is, else English. Windows keeps it apart from the environment."""
    said = next((value for name in LOCALE_VARIABLES if (value := environment.get(name))), "")
    if not said and sys.platform == "win32":
        said = locale.getlocale()[0] or ""
    return THAI_CODE if said.lower().startswith(("th_", "th-", "th.", "thai")) or said.lower() == "th" else ENGLISH_CODE


def put_in_thai(command: Command) -> None:
    """Help of the command, and of those below it, in Thai."""
    command.context_class = _ThaiContext
    command.help = "\n\n".join(in_thai(" ".join(part.split())) for part in (command.help or "").split("\n\n"))
    below: Mapping[str, Command] = getattr(command, "commands", {})
    for one in below.values():
        put_in_thai(one)


def report_usage(error: ClickException) -> None:
    """What was typed wrongly, in Thai."""
    context: Context | None = getattr(error, "ctx", None)
    if context is not None:
        print(context.get_usage(), file=sys.stderr)
        echo(f"Try '{context.command_path} --help' for help.")
    report_error(UsageError(" ".join(error.format_message().split())))


class _ThaiFormatter(HelpFormatter):
    """Writes headings and descriptions in Thai."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of a help."""
        super().write_usage(prog, args, prefix or f"{in_thai('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """Options, Commands …"""
        super().write_heading(in_thai(heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], *arguments: Any, **more: Any) -> None:
        """Options or commands with what they do; what stands in brackets behind it is a value."""
        super().write_dl([(name, _described(text)) for name, text in rows], *arguments, **more)


class _ThaiContext(Context):
    formatter_class = _ThaiFormatter


def _described(text: str) -> str:
    said, gap, values = text.partition("  [")
    values = values.replace("default: ", "ค่าปกติ: ").replace("required", "ต้องระบุ")
    return f"{in_thai(said)}{gap}{values}"
