"""Two folders compared: each golden file with the found file of its name, wherever below the folder that lies."""

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from minutes_extract.archive.files import json_files
from minutes_extract.archive.load import read_minutes
from minutes_extract.errors import FileAccessError, MinutesError, UsageError
from minutes_extract.evaluation.score import DocumentScore, Evaluation, score_document
from minutes_extract.model.minutes import JsonRecord, Minutes

# Keys of a golden file that are about the file itself, not what the paper says.
GOLDEN_REMARKS = ("document", "notes", "schema_version")


def evaluate(found_dir: Path, golden_dir: Path) -> Evaluation:
    """Score every golden document. A found file that is not there or cannot be read is a failure, not an error.

    Raises UsageError where a folder holds no JSON or a golden file does not fit the contract, FileAccessError where
    a golden file cannot be read.
    """
    goldens = _json_files(golden_dir, "golden")
    found = _Shelf(found_dir, golden_dir)
    return Evaluation(tuple(_score(path, golden_dir, found) for path in goldens))


def read_golden(path: Path) -> JsonRecord:
    """One golden file, its keys checked against the contract, so that a misspelt key cannot pass for "not asked"."""
    try:
        golden = _json_object(path)
    except OSError as error:
        raise FileAccessError(f"{path}: cannot be read ({error.strerror})", "Check the golden folder.") from error
    except ValueError as error:
        raise UsageError(f"{path}: no JSON object ({error})", "Mend the golden file.") from error
    facts = {key: _without_notes(value) for key, value in golden.items() if key not in GOLDEN_REMARKS}
    complaints = [_fault(entry) for entry in _errors(facts) if not _may_be_left_out(entry)]
    if complaints:
        hint = "Golden files use the keys of `minutes-extract schema`; any of them may be left out."
        raise UsageError(f"{path}: {'; '.join(complaints[:5])}", hint)
    return facts


class _Shelf:
    """The found files, by their path below the folder and by their stem."""

    def __init__(self, folder: Path, golden_dir: Path) -> None:
        self._folder = folder
        self._by_stem: defaultdict[str, list[Path]] = defaultdict(list)
        for path in _json_files(folder, "found"):
            if folder == golden_dir or golden_dir not in path.parents:
                self._by_stem[path.stem].append(path)

    def find(self, name: str) -> Path:
        """The found file for a golden name; the same subfolder is preferred. Raises ValueError saying what is wrong."""
        same_place = self._folder / f"{name}.json"
        candidates = self._by_stem.get(Path(name).name, [])
        if same_place in candidates:
            return same_place
        if not candidates:
            raise ValueError("no found file of this name")
        if len(candidates) > 1:
            shown = ", ".join(path.relative_to(self._folder).as_posix() for path in candidates[:3])
            raise ValueError(f"{len(candidates)} found files of this name ({shown})")
        return candidates[0]


def _score(golden_path: Path, golden_dir: Path, shelf: _Shelf) -> DocumentScore:
    name = golden_path.relative_to(golden_dir).with_suffix("").as_posix()
    golden = read_golden(golden_path)
    try:
        found = read_minutes(shelf.find(name))
        return score_document(found.model_dump(mode="json"), golden, name)
    except (MinutesError, ValueError) as error:
        reason = str(error)
    return replace(score_document({}, golden, name), failure=reason)


def _without_notes(value: JsonValue) -> JsonValue:
    """The value without the notes that its writer put beside facts."""
    if isinstance(value, dict):
        return {key: _without_notes(one) for key, one in value.items() if key != "note"}
    return [_without_notes(one) for one in value] if isinstance(value, list) else value


def _json_object(path: Path) -> JsonRecord:
    """Raises OSError or ValueError."""
    try:
        value: JsonValue = json.loads(path.read_text(encoding="utf-8-sig"))
    except RecursionError:
        raise ValueError("nested too deep") from None
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    return value


def _errors(document: JsonRecord) -> list[ErrorDetails]:
    try:
        Minutes.model_validate(document)
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False)
    return []


def _may_be_left_out(error: ErrorDetails) -> bool:
    """Golden files leave out what they do not ask, and may write a cell as its text alone."""
    bare_cell = error["type"] == "model_type" and "rows" in error["loc"] and isinstance(error["input"], str)
    return error["type"] == "missing" or bare_cell


def _fault(error: ErrorDetails) -> str:
    return f"{'/'.join(str(step) for step in error['loc'])}: {error['msg']}"


def _json_files(folder: Path, which: str) -> list[Path]:
    if not folder.is_dir():
        raise UsageError(f"{folder}: the {which} folder is not there", "Name two folders: FOUND_DIR GOLDEN_DIR.")
    files = [file.path for file in json_files(folder)]
    if not files:
        hint = "Convert the documents first: minutes-extract batch DIR -o FOUND_DIR."
        if which == "golden":
            hint = "Golden files are named like the documents they belong to: NAME.json."
        raise UsageError(f"{folder}: no JSON file in the {which} folder", hint)
    return files
