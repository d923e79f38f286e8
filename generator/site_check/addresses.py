"""Where an address that stands in a file of the site leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

USUAL = re.compile(
    rb"(?:\./)?((?:\.\./)*)((?:[a-z0-9][a-z0-9.-]*/)*(?:[a-z0-9][a-z0-9.-]*)?)"
    rb"(?:\?(?:[A-Za-z0-9_.,+=-]|&amp;)*)?(#[A-Za-z0-9_.:-]*)?"
)
WITH_HOST = re.compile(rb"https?://([a-z0-9.-]+)(?:/.*)?", re.DOTALL)
NO_PLACE = ("mailto:", "tel:", "data:", "javascript:", "sms:", "about:", "blob:")


class Target(NamedTuple):
    """A file or page of this site and a place on it; or else the host of another one."""

    path: str = ""
    place: str = ""
    host: str = ""
    outside: bool = False  # above the site's own path, where nothing of it can be


@dataclass(frozen=True)
class SiteAddress:
    """The address of the site, such as ``https://example.org/kb/``."""

    root: str

    @cached_property
    def _root(self) -> bytes:
        return self.root.encode()

    @cached_property
    def _host(self) -> bytes:
        return self._own[0].encode()

    @cached_property
    def _own(self) -> tuple[str, str]:
        parts = urlsplit(self.root)
        return parts.netloc, parts.path.rstrip("/") + "/"

    def target(self, address: str, link: bytes) -> Target | None:
        """Where a link of the file at ``address`` leads; None for what is no place, such as ``mailto:``.

        ``link`` is as it stands in HTML. Whether it is the site's own by its host or without one is the same.
        """
        # Nearly all are worked out here: with the library, those with a query or a host alone took a second.
        own = link.startswith(self._root)
        usual = USUAL.fullmatch(link, len(self._root) if own else 0)
        if usual and (usual[1] or usual[2]):
            folders = 0 if own else address.count("/")
            up = len(usual[1]) // 3
            if up <= folders:
                kept = address.rsplit("/", up + 1)[0] + "/" if up < folders else ""
                return Target(kept + usual[2].decode(), usual[3].decode()[1:] if usual[3] else "")
        other = None if own else WITH_HOST.fullmatch(link)
        if other and other[1] != self._host:
            return Target(host=other[1].decode())
        return self.of_any(address, link)

    def of_any(self, address: str, link: bytes) -> Target | None:
        """Where any link leads, with the library."""
        text = unescape(link.decode(errors="replace")).strip()
        if text.lower().startswith(NO_PLACE):
            return None
        host, path = self._own
        try:
            whole = urlsplit(urljoin(f"https://{host}{path}{address}", text))
        except ValueError:
            return Target(host=text)
        if whole.netloc != host or whole.scheme not in {"https", "http"}:
            return Target(host=whole.netloc or text)
        if not whole.path.startswith(path):
            return Target(outside=True, path=whole.path)
        return Target(unquote(whole.path.removeprefix(path)), unquote(whole.fragment))
