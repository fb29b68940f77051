"""Decisions: what is decided, with what outcome and votes, and how it stands on the paper."""

from dataclasses import dataclass

from training.minutes.document import Block, Grid, Piece, Role, Zone
from training.minutes.truth import Truth, resolution_of, table_of, task_of, unanimous_votes, votes_of
from training.minutes.wordings import decisions
from training.minutes.wordings.table import Wordings
from training.minutes.writer import Writer

SHARES = 120_000_000
COUNTED, UNANIMOUS = 0.6, 0.35
"""Share of decisions with a count where members vote; of unanimous ones elsewhere."""
BEGIN = "ที่ประชุม"
"""With this begins a decision that has no label."""
OUTCOMES: dict[str, tuple[Wordings, tuple[str, ...]]] = {
    "acknowledged": (decisions.ACKNOWLEDGED, ("acknowledged",)),
    "certified": (decisions.CERTIFIED, ("certified",)),
    "approved": (decisions.APPROVED, ("approved",)),
    "rejected": (decisions.REJECTED, ("rejected",)),
    "deferred": (decisions.DEFERRED, ("deferred",)),
    "assigned": (decisions.ASSIGNED, ("assigned",)),
    "appointed": (decisions.APPOINTED, ("appointed",)),
    "both": (decisions.BOTH, ("approved", "assigned")),
    "points": (decisions.WITH_POINTS, ()),
}
DRAWN = {
    "information": ("acknowledged",) * 8 + ("assigned", "points", "both"),
    "certification": ("certified",),
    "consideration": ("approved",) * 8 + ("both", "both", "assigned", "deferred", "rejected", "appointed", "points"),
}
"""What is decided about which matter; a name more is a chance more."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: its text, and what stands below it."""

    text: str
    outcomes: tuple[str, ...]
    labelled: bool = True
    votes: Truth | None = None
    points: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    to: str = ""
    """The office that is told to do something, where one is; what it must do stands behind it."""

    @property
    def tasks(self) -> list[Truth]:
        """The task that the decision gives, if it gives one."""
        _, told, what = self.text.partition(self.to) if self.to else ("", "", "")
        return [task_of(self.to, what)] if told else []

    @property
    def truth(self) -> Truth:
        """As the contract says it, its points joined. Words that lead to a decision without a label (ดังนั้น …) are none of it."""
        text = self.text if self.labelled else self.text[max(0, self.text.find(BEGIN)) :]
        return resolution_of("\n".join((text, *self.points)), self.labelled, self.outcomes, self.votes)


def draw_decision(writer: Writer, matter: str, topic: str, labelled: bool = True) -> Decision:
    """A decision about a matter: information, certification or consideration."""
    votes = writer.meeting.kind.votes
    if matter == "consideration" and votes == "shares":
        return _by_shares(writer, topic, labelled)
    if not labelled:
        return _unlabelled(writer, matter, topic)
    name = writer.scribe.choose(DRAWN[matter])
    table, outcomes = OUTCOMES[name]
    office = writer.office().strip() if name in ("both", "assigned") else ""
    text = writer.say(table, topic=topic, **({"office": f"{office} "} if office else {}))
    if name in ("both", "points"):
        outcomes = _outcomes_of(text, name)
    points = _points(writer) if name == "points" else ()
    if name == "approved" and votes != "none":
        return _voted(writer, text, outcomes)
    return Decision(text, outcomes, points=points, to=office)


def draw_general(writer: Writer) -> Decision:
    """A decision about all matters of an agenda."""
    text = writer.say(decisions.GENERAL)
    return Decision(text, ("approved",) if "เห็นชอบ" in text else ("acknowledged",))


def write_decision(writer: Writer, decision: Decision, zone: Zone = Zone.AGENDA) -> list[Piece]:
    """The label and the text in the paper's layout, then points and table."""
    return [*_worded(writer, decision, zone), *_below(writer, decision, zone)]


def tables_of(decision: Decision) -> list[Truth]:
    """The table of votes, if there is one."""
    return [table_of(decision.table)] if decision.table else []


def _worded(writer: Writer, decision: Decision, zone: Zone) -> list[Piece]:
    if not decision.labelled:
        return [Block(decision.text, zone, Role.RESOLUTION, "ที่ประชุม", indent=1)]
    label = writer.style.label
    layout = writer.style.decision
    if layout in ("own_line", "indented"):
        head = Block(label, zone, Role.RESOLUTION, label, level=4)
        return [
            head,
            Block(decision.text, zone, Role.RESOLUTION, indent=2 if layout == "indented" else 1, continues=True),
        ]
    gap = "\t" if layout == "tab" else " "
    return [Block(f"{label}{gap}{decision.text}", zone, Role.RESOLUTION, label, indent=int(layout == "tab"))]


def _below(writer: Writer, decision: Decision, zone: Zone) -> list[Piece]:
    points = [Block(text, zone, Role.RESOLUTION, indent=2, continues=True) for text in decision.points]
    return [*points, *([Grid(decision.table, zone, Role.TABLE_ROW)] if decision.table else [])]


def _outcomes_of(text: str, name: str) -> tuple[str, ...]:
    """รับทราบ และมอบ… is acknowledged, เห็นชอบ และมอบ… approved."""
    first = "acknowledged" if text.startswith("รับทราบ") else "approved"
    return (first, "assigned") if name == "both" else (first,)


def _points(writer: Writer) -> tuple[str, ...]:
    rows = dict.fromkeys(writer.say(decisions.POINTS) for _ in range(writer.scribe.between((2, 4))))
    return tuple(writer.fill("{n}. {row}", n=at, row=row) for at, row in enumerate(rows, 1))


def _voted(writer: Writer, text: str, outcomes: tuple[str, ...]) -> Decision:
    """With a count of hands, or all of one mind."""
    scribe = writer.scribe
    if writer.meeting.kind.votes == "persons" and scribe.chance(COUNTED):
        present = len(writer.meeting.present)
        no, abstain = scribe.choose((0, 0, 1, 2)), scribe.choose((0, 1, 1))
        counts = {"yes": present - no - abstain, "no": no or "-", "abstain": abstain or "-"}
        votes = votes_of(present - no - abstain, no, abstain, "votes")
        return Decision(writer.say(decisions.VOTES, **counts), outcomes, votes=votes)
    if scribe.chance(UNANIMOUS):
        return Decision(text + writer.say(decisions.UNANIMOUS), outcomes, votes=unanimous_votes())
    return Decision(text, outcomes)


def _unlabelled(writer: Writer, matter: str, topic: str) -> Decision:
    if matter == "information":
        return Decision(writer.say(decisions.UNLABELLED_ACKNOWLEDGED), ("acknowledged",), labelled=False)
    office = ""
    if matter == "certification":
        verb, outcomes = writer.say(decisions.CERTIFYING), ("certified",)
    else:
        office = writer.office().strip()
        verb = writer.say(decisions.VERBS, topic=topic, office=f"{office} ")
        outcomes = ("assigned",) if verb.startswith("มอบหมาย") else ("approved",)
    to = office if outcomes == ("assigned",) else ""
    return Decision(writer.say(decisions.UNLABELLED, verb=verb), outcomes, labelled=False, to=to)


def _by_shares(writer: Writer, topic: str, labelled: bool) -> Decision:
    """A sentence and a table of votes by shares."""
    present = writer.scribe.between((SHARES // 2, SHARES * 9 // 10))
    no, abstain = writer.scribe.choose((0, 0, 12_500, 408_100)), writer.scribe.choose((0, 3_000))
    yes = present - no - abstain
    columns = writer.scribe.row(decisions.VOTE_COLUMNS).split("|")
    names = writer.scribe.row(decisions.VOTE_ROWS).split("|")
    rows = [_vote_row(writer, name, count, present) for name, count in zip(names, (yes, no, abstain, 0), strict=True)]
    text = writer.say(decisions.SHARE_VOTES, topic=topic)
    votes = votes_of(yes, no, abstain, "shares") | {"invalid": 0}
    return Decision(text, ("approved",), labelled, votes, table=(tuple(columns), *rows))


def _vote_row(writer: Writer, name: str, count: int, present: int) -> tuple[str, ...]:
    if not count:
        return name, "-", "-"
    return name, writer.scribe.digits(f"{count:,}"), writer.scribe.digits(f"{100 * count / present:.4f}")
