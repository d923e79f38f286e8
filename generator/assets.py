"""The site's own styles, scripts and icon, at addresses that change whenever one of them does.

They lie in one folder named after the hash of them all. So whatever stands at such an address never changes,
browsers and content networks may keep it for ever, and a page never meets scripts of another build. Scripts
import each other by relative addresses, which need no rewriting, since the folder moves as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath

FOLDER = Path(__file__).parent / "theme" / "assets"
KINDS = (".css", ".js", ".svg")
IMPORT = re.compile(
    rb'^(?:import|export)\b[^;]*?"(\.[^"]+)";', re.MULTILINE
)  # not those that wait: import("…")
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

    def scripts_of(self, name: str) -> list[str]:
        """A script and all that it imports, directly or not, so that a page can ask for all of them at once."""
        found = [name]
        for script in found:  # it grows meanwhile
            imported = IMPORT.findall(self.files[script])
            names = (normpath(join(dirname(script), target.decode())) for target in imported)
            found += dict.fromkeys(other for other in names if other not in found)
        return found


def read_assets() -> Assets:
    """Styles, scripts and the icon as they are now."""
    names = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.suffix in KINDS)
    files = {name: (FOLDER / name).read_bytes() for name in names}
    whole = sha256()
    for name, content in files.items():
        whole.update(f"{name} {len(content)}\n".encode() + content)
    return Assets(f"{IMMUTABLE}{whole.hexdigest()[:8]}/", files)
