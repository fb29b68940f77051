"""Random minutes read and held against their truth: tables by kind of body and damage, of how far `confidence` holds, and of warnings.

    python scripts/bench_minutes.py [--count 100] [--seed 31337] [--configuration held_out]

Equal is what has the same letters, blanks and marks at the ends apart. The truth of a damaged paper is that of the sound one.
"""

import argparse
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.minutes.configurations import CONFIGURATIONS
from training.minutes.damage import damage
from training.minutes.generate import GeneratedMinutes, generate
from training.minutes.truth import Truth, walk

from minutes_extract import extract_all
from minutes_extract.model.minutes import AgendaItem, Minutes, Severity

DAMAGES = (None, "ocr_light", "ocr_heavy")
FIELDS = ("header", "people", "agendas", "items", "resolutions", "signatures")
COMPARED = 160
"""Letters of a resolution."""
SURE = 0.95
INFERRED = "structure.inferred"
"""Says that no known words stand there, which holds whether or not the value is right."""
PARTS = {
    "meeting": ("header",),
    "attendance": ("people",),
    "agenda": ("agendas", "items", "resolutions"),
    "signatures": ("signatures",),
}
"""The fields that a warning doubts, by the first key of its path."""


@dataclass(slots=True)
class Tally:
    """What was found, what is true, what is both; by field."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, found: Iterable[str], true: Iterable[str]) -> None:
        """Count one field of one paper."""
        here, there = Counter(found), Counter(true)
        self.right[name] += (here & there).total()
        self.found[name] += here.total()
        self.true[name] += there.total()

    def macro(self) -> float:
        """F1, the mean of the fields."""
        scores = [
            2 * self.right[name] / (self.found[name] + self.true[name] or 1) for name in FIELDS if self.true[name]
        ]
        return sum(scores) / len(scores) if scores else 1.0


Reliability = dict[tuple[str, str], Counter[bool]]
"""By part and how sure it is: how many are right, and wrong."""
Warnings = dict[str, Counter[bool]]
"""By code: how many are right, and false alarms, on sound papers."""


@dataclass(slots=True)
class Counts:
    """Papers read whole, people lost, titles null; by damage."""

    papers: int = 0
    whole: int = 0
    people: int = 0
    lost: int = 0
    untitled: int = 0

    def add(self, minutes: Minutes | None, truth: Truth) -> None:
        """Count one meeting."""
        wrong = _wrong_fields(minutes, truth)
        people = Counter(_true(truth, "people"))
        found = Counter(_found(minutes, "people")) if minutes else Counter[str]()
        self.papers += 1
        self.whole += not wrong
        self.people += people.total()
        self.lost += (people - found).total()
        self.untitled += bool(truth["meeting"]["title"]) and not (minutes and minutes.meeting.title)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=31337)
    parser.add_argument("--configuration", choices=CONFIGURATIONS, default="held_out")
    parser.add_argument("--damage", nargs="*", type=lambda name: name if name != "none" else None)
    given = parser.parse_args()
    by_kind: dict[str, dict[str | None, Tally]] = defaultdict(lambda: defaultdict(Tally))
    reliability: dict[str | None, Reliability] = {name: defaultdict(Counter) for name in DAMAGES}
    counts = {name: Counts() for name in DAMAGES}
    warnings: Warnings = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(given.seed, given.seed + given.count):
            sound = generate(seed, given.configuration)
            for name in given.damage or DAMAGES:
                paper = damage(sound, name) if name else sound
                _measure(
                    paper,
                    Path(folder) / "paper.txt",
                    (by_kind[sound.kind][name], by_kind["all"][name]),
                    reliability[name],
                    counts[name],
                    None if name else warnings,
                )
    _print_counts(counts, by_kind)
    _print_kinds(by_kind)
    _print_reliability(reliability)
    _print_warnings(warnings)
    return 0


def _measure(
    paper: GeneratedMinutes,
    path: Path,
    tallies: Iterable[Tally],
    reliability: Reliability,
    counts: Counts,
    warnings: Warnings | None,
) -> None:
    path.write_text(paper.text(), encoding="utf-8", newline="\n")
    found = extract_all(path)
    for at, truth in enumerate(paper.truths):
        minutes = found[at] if at < len(found) else None
        for tally in tallies:
            for name in FIELDS:
                tally.add(name, _found(minutes, name) if minutes else (), _true(truth, name))
        counts.add(minutes, truth)
        if minutes:
            _hold(minutes, truth, reliability)
        if minutes and warnings is not None:
            _judge(minutes, _wrong_fields(minutes, truth), warnings)


def _wrong_fields(minutes: Minutes | None, truth: Truth) -> set[str]:
    """The fields that are not as on the paper."""
    if minutes is None:
        return set(FIELDS)
    return {name for name in FIELDS if Counter(_found(minutes, name)) != Counter(_true(truth, name))}


def _judge(minutes: Minutes, wrong: set[str], warnings: Warnings) -> None:
    """A warning of a sound paper is right where something that it doubts was read wrong."""
    for one in minutes.findings:
        if one.severity is Severity.WARNING:
            doubted = PARTS.get(one.path.split("/")[1] if one.path else "", FIELDS)
            warnings[one.code][one.code == INFERRED or not wrong.isdisjoint(doubted)] += 1


def _found(minutes: Minutes, name: str) -> Iterator[str]:
    if name == "header":
        meeting = minutes.meeting
        number, date = meeting.number and meeting.number.text, meeting.date and meeting.date.iso
        facts = (
            meeting.title,
            number,
            date,
            meeting.time_start,
            meeting.time_end,
            meeting.opened,
            meeting.adjourned,
            meeting.venue,
        )
        yield from _numbered(facts)
    elif name == "people":
        yield from (_plain(one.name) for group in minutes.attendance for one in group.people)
    elif name == "signatures":
        yield from (f"{one.role.value}#{_plain(one.name)}" for one in minutes.signatures)
    elif name == "agendas":
        yield from (f"{_plain(one.number)}#{_plain(one.heading)}" for one in minutes.agenda)
    else:
        for agenda in minutes.agenda:
            yield from _below(agenda, _plain(agenda.number), name)


def _below(node: AgendaItem, agenda: str, name: str) -> Iterator[str]:
    if name == "resolutions":
        yield from (f"{agenda}#{_plain(one.text)[:COMPARED]}" for one in node.resolutions)
    for item in node.items:
        if name == "items":
            yield f"{agenda}#{_plain(item.number)}"
        yield from _below(item, agenda, name)


def _true(truth: Truth, name: str) -> Iterator[str]:
    meeting = truth["meeting"]
    if name == "header":
        number, date = meeting["number"], meeting["date"]
        facts = [meeting["title"], number and number["text"], date and date["iso"]]
        facts += [meeting[key] for key in ("time_start", "time_end", "opened", "adjourned", "venue")]
        yield from _numbered(facts)
    elif name == "people":
        yield from (_plain(one["name"]) for group in truth["attendance"] for one in group["people"])
    elif name == "signatures":
        yield from (f"{one['role']}#{_plain(one['name'])}" for one in truth["signatures"])
    elif name == "agendas":
        yield from (f"{_plain(one['number'])}#{_plain(one['heading'])}" for one in truth["agenda"])
    else:
        for agenda in truth["agenda"]:
            number = _plain(agenda["number"])
            for item, node in walk(agenda):
                if name == "items" and item:
                    yield f"{number}#{_plain(item)}"
                if name == "resolutions":
                    yield from (f"{number}#{_plain(one['text'])[:COMPARED]}" for one in node["resolutions"])


def _numbered(facts: Iterable[str | None]) -> Iterator[str]:
    return (f"{at}#{_plain(fact)}" for at, fact in enumerate(facts) if fact)


def _plain(text: str | None) -> str:
    words = unicodedata.normalize("NFC", text or "")
    return "".join(words.split()).strip(".:;,-…\"'()")


# -- how far confidence holds ------------------------------------------------------------------------------------------


def _hold(minutes: Minutes, truth: Truth, reliability: Reliability) -> None:
    """Lists by the status of their people, agendas by number and heading, resolutions by text."""
    statuses = {(group["status"], _plain(one["name"])) for group in truth["attendance"] for one in group["people"]}
    for group in minutes.attendance:
        known = [(group.status.value, _plain(one.name)) in statuses for one in group.people]
        if known:
            reliability["list", _sureness(group.confidence)][2 * sum(known) > len(known)] += 1
    agendas = set(_true(truth, "agendas"))
    for agenda in minutes.agenda:
        name = f"{_plain(agenda.number)}#{_plain(agenda.heading)}"
        reliability["agenda", _sureness(agenda.confidence)][name in agendas] += 1
        _hold_resolutions(agenda, set(_true(truth, "resolutions")), _plain(agenda.number), reliability)


def _hold_resolutions(node: AgendaItem, true: set[str], agenda: str, reliability: Reliability) -> None:
    for one in node.resolutions:
        reliability["resolution", _sureness(one.confidence)][f"{agenda}#{_plain(one.text)[:COMPARED]}" in true] += 1
    for item in node.items:
        _hold_resolutions(item, true, agenda, reliability)


def _sureness(confidence: float | None) -> str:
    if confidence is None:
        return "by known words"
    return f"{SURE} and more" if confidence >= SURE else f"{confidence:.1f}"


# -- tables ------------------------------------------------------------------------------------------------------------


def _print_counts(counts: dict[str | None, Counts], by_kind: dict[str, dict[str | None, Tally]]) -> None:
    print("| papers | macro F1 | whole | people lost | titles null |\n|---|---|---|---|---|")
    for name, one in counts.items():
        if one.papers:
            whole, lost = 100 * one.whole / one.papers, 100 * one.lost / (one.people or 1)
            null = 100 * one.untitled / one.papers
            macro = by_kind["all"][name].macro()
            print(
                f"| {one.papers}, {name or 'sound'} | {macro:.3f} | {whole:.0f} % | {lost:.1f} % of {one.people} | {null:.1f} % |"
            )
    print()


def _print_warnings(warnings: Warnings) -> None:
    if not warnings:
        return
    print("\n| warning, sound papers | right | false alarms |\n|---|---|---|")
    for code, counts in sorted(warnings.items()):
        print(f"| `{code}` | {counts[True]} | {counts[False]} |")
    total = sum(warnings.values(), Counter[bool]())
    print(f"| all: precision {total[True] / total.total():.3f} | {total[True]} | {total[False]} |")


def _score(tally: Tally) -> str:
    return f"{tally.macro():.3f}" if tally.true else "–"


def _print_kinds(by_kind: dict[str, dict[str | None, Tally]]) -> None:
    print("| kind of body | sound | light OCR damage | heavy OCR damage |\n|---|---|---|---|")
    for kind in sorted(by_kind, key=lambda kind: (kind == "all", kind)):
        print(f"| {kind} | " + " | ".join(_score(by_kind[kind][name]) for name in DAMAGES) + " |")


def _print_reliability(reliability: dict[str | None, Reliability]) -> None:
    print("\n| part | told | sound: number, wrong | light damage | heavy damage |\n|---|---|---|---|---|")
    for part, told in sorted({key for one in reliability.values() for key in one}):
        cells = []
        for name in DAMAGES:
            counts = reliability[name][part, told]
            wrong = 100 * counts[False] / (counts.total() or 1)
            cells.append(f"{counts.total()}, {wrong:.1f} %" if counts.total() else "–")
        print(f"| {part} | {told} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    sys.exit(main())
