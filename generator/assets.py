"""The site's own styles and scripts, at addresses that change whenever one of them does.

They lie in one folder named after the hash of them all. So whatever stands at such an address never changes,
browsers and content networks may keep it for ever, and a page never meets scripts of another build. Scripts
import each other by relative addresses, which need no rewriting, since the folder moves as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "theme" / "assets"
KINDS = (".css", ".js")
IMMUTABLE = "immutable/"  # what lies below never changes


@dataclass(frozen=True)
class Assets:
    """``address`` is that of the folder, ending with a slash; ``files`` holds its files by their names in it."""

    address: str
    files: Mapping[str, bytes]

    @property
    def by_address(self) -> dict[str, str | bytes]:
        """Every file by its address."""
        return {self.address + name: content for name, content in self.files.items()}


def read_assets() -> Assets:
    """The styles and scripts as they are now."""
    names = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.suffix in KINDS)
    files = {name: (FOLDER / name).read_bytes() for name in names}
    whole = sha256()
    for name, content in files.items():
        whole.update(f"{name} {len(content)}\n".encode() + content)
    return Assets(f"{IMMUTABLE}{whole.hexdigest()[:8]}/", files)
