"""Random minutes: the same twice, every line labelled, and truth that says what the lines say."""

import json
import unicodedata
from pathlib import Path

import pytest
import regex
from training.minutes import GeneratedMinutes, generate
from training.minutes.__main__ import write
from training.minutes.attendance import ROLES
from training.minutes.configurations import CONFIGURATIONS, Shares
from training.minutes.damage import DAMAGES, SPARE, damage
from training.minutes.document import HEADS, ZONE_ORDER, Role, Zone
from training.minutes.person_lines import LAYOUTS
from training.minutes.style import DIMENSIONS
from training.minutes.truth import Truth, plain, scored, walk
from training.minutes.wordings import MODULES, TABLES
from training.minutes.wordings.kinds import KINDS
from training.minutes.wordings.layouts import ATTENDANCE

SEEDS = range(25)
MANY = 1500
"""Papers, at most, until every row of every table is drawn."""


@pytest.fixture(scope="module", params=CONFIGURATIONS)
def papers(request: pytest.FixtureRequest) -> list[GeneratedMinutes]:
    """Some papers of each configuration."""
    return [generate(seed, request.param) for seed in SEEDS]


def letters(text: str) -> str:
    """The text without blanks and breaks of words, as truth writes it."""
    return regex.sub(r"\s+", "", plain(text))


def lines_of(paper: GeneratedMinutes, meeting: int) -> str:
    """What stands on the lines of one meeting, page furniture apart."""
    texts = [line.text for line in paper.lines if line.meeting == meeting and line.zone != Zone.FURNITURE]
    joined = "".join(text.removesuffix("-") if paper.style.wrap == "hyphens" else text for text in texts)
    return letters(joined)


def resolutions(truth: Truth) -> list[Truth]:
    """All decisions of a meeting."""
    return [one for agenda in truth["agenda"] for _, node in walk(agenda) for one in node["resolutions"]]


def test_a_seed_gives_one_paper() -> None:
    for configuration in CONFIGURATIONS:
        assert generate(5, configuration) == generate(5, configuration)
        assert generate(5, configuration).text() != generate(6, configuration).text()


def test_only_the_test_configuration_draws_rows_held_out() -> None:
    for configuration in ("plain", "mixed"):
        used = {pair for seed in range(60) for pair in generate(seed, configuration).used}
        allowed = {"plain": ("common",), "mixed": ("common", "rare")}[configuration]
        assert all(any(row in TABLES[name].of_use(use) for use in allowed) for name, row in used)


def test_every_table_has_a_name_of_its_own_and_common_rows() -> None:
    assert len(TABLES) == sum(len(module.TABLES) for module in MODULES)
    assert all(table.common for table in TABLES.values())


def test_every_row_and_every_kind_is_drawn_by_some_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CONFIGURATIONS, "even", Shares(1.0, 1.5, 2.0))
    rows = {(name, row) for name, table in TABLES.items() for row in table.rows()}
    kinds = {kind.name for kind in KINDS}
    for paper in (generate(seed, "even") for seed in range(MANY)):
        rows -= paper.used
        kinds.discard(paper.kind)
        if not rows and not kinds:
            break
    assert not rows
    assert not kinds


def test_kinds_held_out_are_drawn_for_tests_only() -> None:
    known = {kind.name for kind in KINDS if kind.use == "common"}
    assert {generate(seed, "mixed").kind for seed in range(60)} <= known


def test_layouts_are_those_of_the_tables() -> None:
    assert set(ATTENDANCE.rows()) == set(LAYOUTS)
    assert all(table.name in TABLES for table in DIMENSIONS.values())


def test_every_line_has_one_label(papers: list[GeneratedMinutes]) -> None:
    for paper in papers:
        assert paper.text() == "".join(f"{line.text}\n" for line in paper.lines)
        for line in paper.lines:
            assert isinstance(line.zone, Zone)
            assert isinstance(line.role, Role)
            assert "\n" not in line.text
            assert line.keyword in line.text
            assert (line.zone == Zone.FURNITURE) <= (line.role == Role.FURNITURE)
            assert line.text or line.role == Role.FURNITURE


def test_zones_stand_in_their_order(papers: list[GeneratedMinutes]) -> None:
    for paper in papers:
        for meeting in range(len(paper.truths)):
            zones = [
                ZONE_ORDER.index(line.zone)
                for line in paper.lines
                if line.meeting == meeting and line.zone in ZONE_ORDER
            ]
            assert zones == sorted(zones)
            assert {Zone.FRONT, Zone.ATTENDANCE, Zone.AGENDA, Zone.CLOSING} <= {ZONE_ORDER[zone] for zone in zones}


def test_people_stand_on_lines_of_persons(papers: list[GeneratedMinutes]) -> None:
    for paper in papers:
        for meeting, truth in enumerate(paper.truths):
            printed = lines_of(paper, meeting)
            people = [person for group in truth["attendance"] for person in group["people"]]
            assert all(letters(person["name"]) in printed for person in people)
            if paper.style.attendance not in ("two_a_line", "commas"):
                begun = [
                    one
                    for one in paper.lines
                    if one.meeting == meeting and one.role == Role.PERSON and not one.continues
                ]
                assert len(begun) == len(people)


def test_counts_are_those_of_the_lists(papers: list[GeneratedMinutes]) -> None:
    groups = [group for paper in papers for truth in paper.truths for group in truth["attendance"]]
    counted = [group for group in groups if group["stated_count"] and group["people"]]
    assert counted
    assert all(group["stated_count"] == len(group["people"]) for group in counted)
    assert {group["status"] for group in groups} <= set(ROLES)


def test_heads_of_lists_are_printed(papers: list[GeneratedMinutes]) -> None:
    for paper in papers:
        for meeting, truth in enumerate(paper.truths):
            heads = [one for one in paper.lines if one.meeting == meeting and one.role in HEADS and not one.continues]
            said = [group["heading"] for group in truth["attendance"] if group["heading"]]
            assert all(any(letters(word) in letters(head.text) for head in heads) for word in said)


def test_title_number_and_venue_stand_in_the_title_block(papers: list[GeneratedMinutes]) -> None:
    for paper in papers:
        for at, truth in enumerate(paper.truths):
            front = letters("".join(one.text for one in paper.lines if one.meeting == at and one.zone == Zone.FRONT))
            meeting = truth["meeting"]
            if paper.style.wrap != "hyphens":
                assert letters(meeting["title"]) in front
                assert letters(meeting["venue"]) in front
            assert meeting["number"] is None or letters(meeting["number"]["text"]) in front


def test_the_agenda_is_printed(papers: list[GeneratedMinutes]) -> None:
    for paper in papers:
        for meeting, truth in enumerate(paper.truths):
            printed = lines_of(paper, meeting)
            for agenda in truth["agenda"]:
                assert letters(agenda["heading"]) in printed
                assert agenda["label"] is None or letters(agenda["label"]) in printed
                for number, node in walk(agenda):
                    assert number is None or f"{number}" in printed
                    assert letters(node["heading"]) in printed
                    assert letters(node["text"]) in printed or node["speeches"] or node["resolutions"]


def test_decisions_stand_in_the_text(papers: list[GeneratedMinutes]) -> None:
    for paper in papers:
        for meeting, truth in enumerate(paper.truths):
            printed = lines_of(paper, meeting)
            for one in resolutions(truth):
                assert letters(one["text"]) in printed
                assert one["outcomes"]


def test_a_lone_decision_after_several_items_settles_the_agenda(papers: list[GeneratedMinutes]) -> None:
    for agenda in (agenda for paper in papers for truth in paper.truths for agenda in truth["agenda"]):
        settled = [
            item["status"] == "withdrawn" or any(node["resolutions"] for _, node in walk(item))
            for item in agenda["items"]
        ]
        assert len(settled) < 2 or any(settled[:-1]) or not settled[-1]


def test_totals_are_sums(papers: list[GeneratedMinutes]) -> None:
    tables = [
        table
        for paper in papers
        for truth in paper.truths
        for agenda in truth["agenda"]
        for _, node in walk(agenda)
        for table in node["tables"]
    ]
    assert all({len(row) for row in table["rows"]} == {len(table["columns"])} for table in tables)
    for table in tables:
        for total in table["totals"]:
            cells = [row[total["column"]].replace(",", "").replace("-", "0") for row in table["rows"][: total["row"]]]
            assert total["stated"] in (None, sum(map(int, cells)))


def test_signers_are_printed(papers: list[GeneratedMinutes]) -> None:
    for paper in papers:
        for meeting, truth in enumerate(paper.truths):
            signed = letters(
                "".join(one.text for one in paper.lines if one.meeting == meeting and one.zone == Zone.SIGNATURES)
            )
            for signer in truth["signatures"]:
                assert letters(signer["name"]) in signed
                assert letters(signer["label"]) in signed


def test_several_meetings_say_which_they_are() -> None:
    bound = [paper for paper in (generate(seed, "mixed") for seed in range(80)) if len(paper.truths) > 1]
    assert bound
    for paper in bound:
        assert [truth["source"]["part"]["index"] for truth in paper.truths] == list(range(1, len(paper.truths) + 1))
        assert {line.meeting for line in paper.lines} == set(range(len(paper.truths)))


def test_truth_is_normal_text(papers: list[GeneratedMinutes]) -> None:
    for truth in (truth for paper in papers for truth in paper.truths):
        text = json.dumps(truth, ensure_ascii=False)
        assert unicodedata.is_normalized("NFC", text)
        assert set(truth) == {
            "schema_version",
            "source",
            "cover_letter",
            "meeting",
            "attendance",
            "agenda",
            "tables",
            "signatures",
        }
        flat = scored(truth, "one")
        assert set(flat) == {"doc", "meeting", "attendance", "agenda", "tables", "signatures", "notes"}
        assert len([one for agenda in flat["agenda"] for one in agenda["resolutions"]]) == len(resolutions(truth))


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_keeps_lines_with_their_labels(name: str) -> None:
    for seed in range(6):
        paper = generate(seed, "mixed")
        damaged = damage(paper, name)
        assert damaged == damage(paper, name)
        assert damaged.damages == (name,)
        left = iter(damaged.lines)
        kept = next(left, None)
        for line in paper.lines:
            if kept is not None and (kept.zone, kept.role, kept.meeting, kept.continues) == (
                line.zone,
                line.role,
                line.meeting,
                line.continues,
            ):
                kept = next(left, None)
            else:
                assert line.role in SPARE | HEADS | {Role.CLOSING}
        assert kept is None


def test_damages_do_what_their_names_say() -> None:
    paper = generate(3, "plain")
    assert all(line.role not in HEADS for line in damage(paper, "heads_dropped").lines)
    assert damage(paper, "closing_lost").truths[0]["meeting"]["adjourned"] is None
    retitled = damage(paper, "title_unknown")
    assert letters(retitled.truths[0]["meeting"]["title"]) in lines_of(retitled, 0)
    assert retitled.truths[0]["meeting"]["title"] != paper.truths[0]["meeting"]["title"]
    light, heavy = (
        sum(a.text != b.text for a, b in zip(paper.lines, damage(paper, name).lines, strict=False))
        for name in ("letters", "letters_8")
    )
    assert 0 < light < heavy


@pytest.mark.parametrize("form", ["text", "markdown", "docx", "html"])
def test_a_paper_is_written_with_its_truth(form: str, tmp_path: Path) -> None:
    paper = generate(2, "mixed")
    write(paper, form, tmp_path)
    name = f"{paper.kind}-00002"
    assert [path.stem for path in tmp_path.iterdir() if path.is_file()] == [name]
    truth = json.loads((tmp_path / "truth" / f"{name}.json").read_text("utf-8"))
    assert truth["meeting"]["title"] == paper.truths[0]["meeting"]["title"]
    assert (tmp_path / "golden" / f"{name}.json").exists()
    labels = (tmp_path / "labels" / f"{name}.tsv").read_text("utf-8").split("\n")[:-1]
    assert [row.split("\t", 3)[3] for row in labels] == [line.text for line in paper.lines]
