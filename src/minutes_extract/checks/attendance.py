"""Do the lists of names count up, and does everybody have a name? Are those who signed on the list?"""

from collections.abc import Iterator, Sequence

from minutes_extract.checks.codes import finding
from minutes_extract.checks.walk import agenda_items
from minutes_extract.model.draft import MinutesParts
from minutes_extract.model.minutes import AttendanceGroup, Finding, Person
from minutes_extract.thai.likeness import likeness
from minutes_extract.thai.names import read_name

# พระครูสุวรรณธรรม, พระมหาสมชาย, สามเณร…: a Pali name may follow, a family name need not.
RELIGIOUS = ("พระ", "สามเณร", "แม่ชี", "หลวงพ่อ", "หลวงปู่", "บาทหลวง", "ซิสเตอร์", "ภราดา")
# A signer and a person on the list share a given name and this much of the whole (0–100): one person, two spellings.
SAME_PERSON = 60


def check_counts(minutes: MinutesParts) -> Iterator[Finding]:
    """The number printed beside a heading against the names below it."""
    for at, group in enumerate(minutes.attendance):
        stated, found = group.stated_count, len(group.people)
        only_counted = not found and all(
            place.first_line == place.last_line for place in group.places
        )  # ผู้ร่วมรับฟัง ๘๗ คน
        if stated is not None and stated != found and not only_counted:
            message = f"{_name(group)}: {stated} are stated, {found} were found."
            yield finding(
                "attendance.count",
                message,
                f"/attendance/{at}",
                group.places,
                group.heading or "",
                stated=stated,
                found=found,
            )


def check_numbering(minutes: MinutesParts) -> Iterator[Finding]:
    """Each list counts 1, 2, 3 …; it may begin anew under another sub-heading."""
    for at, group in enumerate(minutes.attendance):
        for index, (above, person) in enumerate(zip(group.people, group.people[1:], strict=False), start=1):
            if _counts_on(above, person):
                continue
            message = f"{_name(group)}: number {person.number} follows {above.number}."
            yield finding(
                "attendance.numbering",
                message,
                f"/attendance/{at}/people/{index}",
                person.places,
                person.raw,
                above=above.number,
                number=person.number,
            )


def _name(group: AttendanceGroup) -> str:
    """What a message calls the list."""
    return group.heading or "A list of names without a heading"


def _counts_on(above: Person, person: Person) -> bool:
    if above.number is None or person.number is None or person.number == above.number + 1:
        return True
    return person.unit != above.unit and person.number == 1


def check_names(minutes: MinutesParts) -> Iterator[Finding]:
    """A person has a given and a family name; a member by office alone has neither and is no finding."""
    for at, group in enumerate(minutes.attendance):
        for index, person in enumerate(group.people):
            if person.honorific_prefix is None and person.given_name is None:
                continue
            if person.given_name and goes_by_one_name(person):
                continue
            missing = [
                name for name, value in (("given", person.given_name), ("family", person.family_name)) if not value
            ]
            if missing:
                message = f"{person.name or 'A person'} has no {' and no '.join(missing)} name."
                yield finding(
                    "attendance.name",
                    message,
                    f"/attendance/{at}/people/{index}",
                    person.places,
                    person.raw,
                    missing=" ".join(missing),
                )


def goes_by_one_name(person: Person) -> bool:
    """Monks and those called by a nickname have no family name to miss."""
    prefix = person.honorific_prefix or ""
    return prefix.startswith(RELIGIOUS) or (person.name or "").endswith(")") or not prefix


def check_signers(minutes: MinutesParts) -> Iterator[Finding]:
    """Who signed the minutes or the letter stands on the list with another spelling: one of the two is misread."""
    names = [person for group in minutes.attendance for person in group.people]
    for at, signature in enumerate(minutes.signatures):
        other = _other_spelling(signature.name, minutes.attendance)
        if other:
            yield _differs("signatures.name", f"/signatures/{at}/name", signature.name, other, "signature")
    letter = minutes.cover_letter
    if letter and letter.signatory and names:
        other = _other_spelling(letter.signatory.name, minutes.attendance, letter.signatory.position)
        if other:
            yield _differs("meeting.disagrees", "/cover_letter/signatory/name", letter.signatory.name, other, "letter")


def _other_spelling(name: str | None, groups: Sequence[AttendanceGroup], position: str | None = None) -> Person | None:
    """The person meant by `name` whose name is printed otherwise; None where the list has it just so, or nobody alike.

    Titles are left out of it: ผศ. and ผู้ช่วยศาสตราจารย์ are one title, and titles change.
    """
    read = read_name(name) if name else None
    if read is None or not read.given or not read.family:
        return None
    bare = f"{read.given} {read.family}"
    people = [person for group in groups for person in group.people if person.given_name and person.family_name]
    if any(_bare(person) == bare for person in people):
        return None
    alike = [
        p
        for p in people
        if p.given_name == read.given and (_is_alike(p, bare) or (position and p.position == position))
    ]
    return max(alike, key=lambda person: likeness(_bare(person), bare), default=None)


def _bare(person: Person) -> str:
    return f"{person.given_name} {person.family_name}"


def _is_alike(person: Person, bare: str) -> bool:
    return likeness(_bare(person), bare) >= SAME_PERSON


def _differs(code: str, path: str, name: str | None, other: Person, where: str) -> Finding:
    message = f"{name} here is {other.name} in the list of names."
    evidence = {where: name or "", "attendance": other.name}
    return finding(code, message, path, other.places, name or "", **evidence)


def check_movers(minutes: MinutesParts) -> Iterator[Finding]:
    """Who moves or seconds a motion by name is on a list, where there are lists."""
    if not any(group.people for group in minutes.attendance):
        return
    for path, item in agenda_items(minutes):
        motion = item.motion
        if motion is None:
            continue
        people = [("proposer", motion.proposer), *((f"seconders/{at}", one) for at, one in enumerate(motion.seconders))]
        for where, named in people:
            if named and named.name and named.person is None:
                message = f"{named.name} is on no list."
                yield finding(
                    "person.unlisted", message, f"{path}/motion/{where}", item.places, named.raw, name=named.name
                )
