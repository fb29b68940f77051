"""Convert the samples and show what came out."""

from pathlib import Path

from minutes_extract.model.minutes import AgendaItem, Minutes, SectionState
from minutes_extract.pipeline import extract

ROOT = Path(__file__).parent.parent
OUT = ROOT / "out" / "demo"
DETAILED = "provincial-office"
SHOWN = {".txt", ".md", ".html", ".docx", ".pdf"}


def main() -> None:
    """One line per sample as it is done, then one of them in some detail."""
    OUT.mkdir(parents=True, exist_ok=True)
    samples = sorted(path for path in ROOT.glob("samples/*/*") if path.suffix in SHOWN and path.stem != "clean")
    shown: Minutes | None = None
    print(f"converting {len(samples)} samples into {OUT.relative_to(ROOT)}/\n")
    for at, path in enumerate(samples, start=1):
        minutes = extract(path)
        name = path.parent.name if path.stem == "minutes" else path.name
        (OUT / f"{path.parent.name}.{path.name}.json").write_text(minutes.model_dump_json(indent=2) + "\n", "utf-8")
        print(f"[{at}/{len(samples)}] {name:21} {summary(minutes)}")
        shown = minutes if path.parent.name == DETAILED else shown
    if shown:
        print("\n" + "\n".join(detail(shown)))


def summary(minutes: Minutes) -> str:
    """What a sample holds, in one line."""
    if minutes.sections.meeting is SectionState.ABSENT:
        return "no minutes of a meeting that was held"
    date = minutes.meeting.date.iso if minutes.meeting.date else "no date"
    people = sum(len(group.people) for group in minutes.attendance)
    resolutions = sum(count_resolutions(item) for item in minutes.agenda)
    return f"{date}  {people} people, {len(minutes.agenda)} agendas, {resolutions} resolutions, {len(minutes.findings)} findings"


def count_resolutions(item: AgendaItem) -> int:
    """Resolutions at the item and below it."""
    return len(item.resolutions) + sum(count_resolutions(child) for child in item.items)


def detail(minutes: Minutes) -> list[str]:
    """Title, agendas and findings of one document."""
    lines = [minutes.source.file_name, f"  {minutes.meeting.title}"]
    for item in minutes.agenda:
        lines.append(f"  {item.number or '–'}  {item.heading}")
        lines += [f"      {child.number}  {(child.heading or '')[:70]}" for child in item.items]
    return lines + [f"  ! {found.code}: {found.message}" for found in minutes.findings]


if __name__ == "__main__":
    main()
