"""What people put right: patches kept beside the JSON, applied on reading; the extracted file is never edited."""

from minutes_extract.corrections.apply import Conflict, apply_patches, apply_to
from minutes_extract.corrections.conflicts import PATCH_CONFLICT, conflict_finding
from minutes_extract.corrections.records import Answer, Corrections, Patch, PatchOp, Stamp
from minutes_extract.corrections.store import (
    UnreadableCorrectionsError,
    is_patch_file,
    patch_file_of,
    patch_name_of,
    read_corrections,
    write_corrections,
)

__all__ = [
    "PATCH_CONFLICT",
    "Answer",
    "Conflict",
    "Corrections",
    "Patch",
    "PatchOp",
    "Stamp",
    "UnreadableCorrectionsError",
    "apply_patches",
    "apply_to",
    "conflict_finding",
    "is_patch_file",
    "patch_file_of",
    "patch_name_of",
    "read_corrections",
    "write_corrections",
]
