"""What styles and scripts name, as far as it can be seen without running them.

An address that a script puts together while it runs cannot be seen; the policy of the pages refuses to load one
of another host.
"""

from __future__ import annotations

import re

Named = set[str]

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STYLE = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.I
)
# import "x", import … from "x", export … from "x", import("x"), importScripts("x"), new Worker("x").
SCRIPT = re.compile(
    r"""(?:^|[;}\n])\s*(?:import|(?:import|export)\b[^;"'`()]*?\bfrom)\s*(?:"([^"\n]*)"|'([^'\n]*)')"""
    r"""|\b(?:import|importScripts|new\s+(?:Shared)?Worker)\(\s*(?:"([^"\n]*)"|'([^'\n]*)')"""
)
ADDRESS = ("./", "../", "/", "http:", "https:")  # what else stands there is a name, not an address


def named_in_style(text: str) -> Named:
    """What browsers load because of a style sheet."""
    return _found(STYLE, COMMENT.sub("", text))


def named_in_script(text: str) -> Named:
    """Which scripts a script names."""
    return {name for name in _found(SCRIPT, text) if name.startswith(ADDRESS)}


def _found(pattern: re.Pattern[str], text: str) -> Named:
    return {next(filter(None, groups)) for groups in pattern.findall(text) if any(groups)}
