"""Redirects for web servers and hosts: from every old address straight to the present one, for good (301 or 308).

Some hosts take only so many. Pages come first, since old files lie at their old addresses anyway; from pages that
find no room the pages themselves lead on. Paths hold nothing but letters, digits and ``-._~%/``, none of which is
a pattern to any of these hosts. nginx and Apache compare with what such a path stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote, unquote, urlsplit

Move = tuple[str, str]
# Of those that read `_redirects`, GitLab Pages has the narrowest limits; beyond them it reads none of the rules.
RULES, RULES_SIZE = 1000, 64_000
VERCEL_RULES = 1024
NGINX_ENTRY = 32  # bytes that nginx adds to each address in the table of a map
AZURE_SIZE = 20_000  # bytes of the whole file, for which Azure Static Web Apps allows 20 KB
PERMANENT = 301
MADE = "# Made anew at each build.\n"
SAFE = re.compile(r"[A-Za-z0-9/_~-]")


def on_host(moves: Iterable[Move], site: str) -> list[Move]:
    """Addresses from the site's root as paths of its host, pages first. ``site`` is its whole address."""
    base = urlsplit(site).path.rstrip("/") + "/"
    paths = [(_path(base + old), _path(base + new)) for old, new in moves]
    return sorted(paths, key=lambda move: not move[0].endswith("/"))


def _path(path: str) -> str:
    return quote(path, safe="/~%")


def netlify(moves: Sequence[Move]) -> str:
    """``_redirects`` as Netlify, Cloudflare Pages and GitLab Pages read it."""
    rules = (f"{old} {new} {PERMANENT}\n" for old, new in moves[:RULES])
    return "".join([MADE, *_within(RULES_SIZE - len(MADE), rules)])


def _within(size: int, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        size -= len(line)
        if size < 0:
            return
        yield line


def vercel(moves: Sequence[Move]) -> list[dict[str, Any]]:
    """The rules of Vercel, which sends 308."""
    return [{"source": old, "destination": new, "permanent": True} for old, new in moves[:VERCEL_RULES]]


def azure(moves: Sequence[Move], room: int) -> list[dict[str, Any]]:
    """The routes of Azure Static Web Apps, as many as ``room`` bytes hold."""
    routes = []
    for old, new in moves:
        room -= len(old) + len(new) + 90  # names, quotation marks and indentation
        if room < 0:
            break
        routes.append({"route": old, "redirect": new, "statusCode": PERMANENT})
    return routes


def nginx(moves: Sequence[Move]) -> str:
    """The lines of a ``map`` of nginx, which finds an address among thousands at once.

    nginx does not start when an address is too long for the table that it makes of a map, so the first lines say how
    large it has to be: each place takes several of the longest addresses, and there are enough for all of them.
    """
    longest = max((len(unquote(old).encode()) for old, _ in moves), default=0)
    head = (
        "# Made anew at each build. Beside the site's server block:\n"
        f"#   map_hash_bucket_size {_power_of_two(8 * (longest + NGINX_ENTRY), 512)};\n"
        f"#   map_hash_max_size {_power_of_two(2 * len(moves), 4096)};\n"
        "#   map $uri $moved { include …/server/nginx-redirects.conf; }\n"
        "# and in it:\n"
        "#   if ($moved) { return 301 $moved$is_args$args; }\n"
    )
    return head + "".join(f'"{_in_quotes(unquote(old))}" "{new}";\n' for old, new in moves)


def _power_of_two(number: int, least: int) -> int:
    """The power of two that is not below a number, nor below another, so that it seldom changes."""
    return max(least, 1 << max(number - 1, 0).bit_length())


def _in_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def apache(moves: Sequence[Move]) -> str:
    """Directives for a virtual host of Apache, or for the file ``.htaccess``; they need mod_alias.

    ``RedirectMatch`` takes the whole address; ``Redirect`` would send all that begins with it along.
    """
    head = "# Made anew at each build. In the site's virtual host: Include …/server/apache-redirects.conf\n"
    return head + "".join(f'RedirectMatch permanent "^{_pattern(old)}$" "{new}"\n' for old, new in moves)


def _pattern(path: str) -> str:
    """A pattern for exactly this path; a sign that would need care stands for any."""
    return "".join("[.]" if sign == "." else sign if SAFE.fullmatch(sign) else ".+" for sign in unquote(path))
