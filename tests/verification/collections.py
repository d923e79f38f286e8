"""The valid collection of the examples, to verify its summary against made documents."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.reading.collection import Collection, read_collection

VALID = Path(__file__).parents[1] / "examples" / "valid"
RECORD = "findings/good-practice/children-leave-custody-soon.yml"
TEXT = """\
Dear reader,

Three areas kept children waiting, and the pledge stands.
In Leeds, children leave custody soon: “children do not remain in custody longer” (page 5).
"""


def project(folder: Path, quoted: str = "children do not remain in custody longer") -> Path:
    """A copy of the collection in which the summary words a quotation like this, and its document beside it."""
    shutil.copytree(VALID, folder / "project")
    record = folder / "project" / RECORD
    text = record.read_text(encoding="utf-8")
    record.write_text(
        text.replace("as_quoted: children do not remain in custody longer", f"as_quoted: {quoted}"),
        encoding="utf-8",
    )
    (folder / "project" / "summary.txt").write_text(TEXT, encoding="utf-8", newline="\n")
    return folder / "project"


def collection(root: Path = VALID) -> Collection:
    """What is read of a copy, or of the collection itself."""
    return read_collection(root / "findings", root=root)
