"""What a page may load and run: the Content-Security-Policy that every page begins with.

The theme has a few small scripts inside its pages; each is allowed by its hash. The hashes are taken from
a page that holds no text of any record, so a script that came out of a record can never be among them.
`generator/exports/header_files.py` has web servers say the same, and what only a header can say.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script", re.DOTALL | re.IGNORECASE)
DATA = re.compile(r"\btype=[\"']?application/(ld\+)?json\b", re.IGNORECASE)  # browsers never run it
SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
# No address but the site's own. `wasm-unsafe-eval` lets the search of words run its WebAssembly, and nothing
# else; the pictures inside addresses (data:) are icons in the theme's style sheets.
RULES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
REFERRER = "same-origin"  # what somebody looked for here is nobody else's business
HEAD = "<head>"


@dataclass(frozen=True)
class Policy:
    """The policy of a site: the hashes of the scripts that may stand inside its pages."""

    hashes: tuple[str, ...] = ()

    @classmethod
    def of(cls, html: str) -> Policy:
        """Allow the scripts inside a page. It must hold no text of any record."""
        return cls(tuple(sorted(set(_hashes(html)))))

    @property
    def text(self) -> str:
        """The rules as one line."""
        hashes = "".join(f" '{value}'" for value in self.hashes)
        return "; ".join(RULES).format(hashes=hashes)

    @property
    def tags(self) -> str:
        """The rules as HTML: the policy, and that other sites do not learn which page a reader came from."""
        return (
            f'<meta http-equiv="Content-Security-Policy" content="{self.text}">\n'
            f'<meta name="referrer" content="{REFERRER}">\n'
        )

    def put_into(self, html: str) -> str:
        """The page with the rules first in its head, since they hold for what comes after them only.

        Raises ValueError for a page without a head.
        """
        if HEAD not in html:
            raise ValueError(f"a page without {HEAD} cannot say its policy")
        return html.replace(HEAD, f"{HEAD}\n{self.tags}", 1)

    def refuses(self, html: str) -> bool:
        """Whether a page has a script inside it that browsers will not run."""
        return not set(_hashes(html)) <= set(self.hashes)


def scope(address: str) -> str:
    """The path of a site, under which the theme keeps a reader's choice of colours.

    Without it the theme writes each page's own way there into a script, and every depth has another hash.
    """
    return urlsplit(address).path or "/"


def _hashes(html: str) -> list[str]:
    """The hash of each script inside a page, as policies write it."""
    return [
        "sha256-" + base64.b64encode(hashlib.sha256(script["text"].encode()).digest()).decode()
        for script in SCRIPT.finditer(html)
        if not SOURCE.search(script["attributes"]) and not DATA.search(script["attributes"])
    ]
