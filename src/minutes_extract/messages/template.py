"""A message with its values → its template's row; the row → the message in another language. Work is linear in the text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

HOLE = re.compile(r"\{(?P<name>\w+)\}")


class Message(NamedTuple):
    """A message in English and in Thai; {name} stands for a value.

    A value called {reason} is a message itself; one called {term}, {term_…} is a word of the program (a kind, a list of
    them); one called {date} an ISO date. All others are quoted as they are.
    """

    english: str
    thai: str


@dataclass(frozen=True)
class Template:
    """The English side of a row, taken apart: texts and the names of the values between them."""

    row: Message

    @cached_property
    def _parts(self) -> list[str]:
        return HOLE.split(self.row.english)

    def values_of(self, message: str) -> Mapping[str, str] | None:
        """The values with which the template becomes the message; None where it does not."""
        texts, names = self._parts[::2], self._parts[1::2]
        if not names:
            return {} if message == texts[0] else None
        if not (message.startswith(texts[0]) and message.endswith(texts[-1])):
            return None
        end = len(message) - len(texts[-1])
        at, values = len(texts[0]), []
        for text in texts[1:-1]:
            found = message.find(text, at, end)
            if found < 0:
                return None
            values.append(message[at:found])
            at = found + len(text)
        return dict(zip(names, [*values, message[at:end]], strict=True)) if at <= end else None

    @property
    def weight(self) -> int:
        """Letters that are fixed: of two templates that fit, the one that says more is meant."""
        return sum(map(len, self._parts[::2]))

    def in_thai(self, values: Mapping[str, str], said: Callable[[str, str], str]) -> str:
        """The Thai side with its values; `said` puts a value, by its name, into Thai."""
        return HOLE.sub(lambda hole: said(hole["name"], values[hole["name"]]), self.row.thai)
