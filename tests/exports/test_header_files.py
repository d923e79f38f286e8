"""The ready files of headers are what their servers and hosts read: parsed here by the rules of each format."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator

import pytest

from generator.exports.header_files import KEPT, ONLY_HTTPS, header_files, headers
from generator.pages.policy import Policy

POLICY = Policy.of("<head></head><script>a()</script><script>b('x')</script>")
SENT = headers(POLICY)
FILES = {name: content.decode() for name, content in header_files(POLICY).items()}
TOKEN = re.compile(r'\s*(?:#[^\n]*|("(?:[^"\\]|\\.)*"|[{};]|[^\s{};"]+))')


def nginx_directives(text: str) -> Iterator[list[str]]:
    """The directives of nginx, those of blocks too: words, then a semicolon or a block."""
    words: list[str] = []
    depth = position = 0
    while position < len(text.rstrip()):
        found = TOKEN.match(text, position)
        assert found, text[position : position + 40]
        position = found.end()
        sign = found[1]
        if sign in (";", "{", "}"):
            assert (sign == "}") == (not words), words
            if words:
                yield words
            words = []
            depth += {"{": 1, "}": -1, ";": 0}[sign]
            assert depth >= 0
        elif sign:
            words.append(sign.strip('"'))
    assert (depth, words) == (0, [])


def test_nginx() -> None:
    found = list(nginx_directives(FILES["server/nginx.conf"]))
    sent = [words for words in found if words[0] == "add_header" and words[-1] == "always"]
    assert [(name, value) for _, name, value, _ in sent] == list(SENT.items())
    assert not [value for _, _, value, _ in sent if "$" in value], "nginx would look for a variable"
    assert {words[0] for words in found} == {"add_header", "set", "if"}
    assert [words for words in found if words[0] == "set"] == [
        ["set", "$caching", "no-cache"],
        ["set", "$caching", "public, max-age=31536000, immutable"],
    ]
    assert ["add_header", "Cache-Control", "$caching"] in found
    (condition,) = [words for words in found if words[0] == "if"]
    pattern = " ".join(condition[1:]).removeprefix("($uri ~ ").removesuffix(")").strip('" ')
    assert_kept(pattern)


def test_apache() -> None:
    lines = [line for line in FILES["server/apache.conf"].splitlines() if line and line[0] != "#"]
    words = [shlex.split(line) for line in lines]
    sent = {w[3]: w[4] for w in words if w[:3] == ["Header", "always", "set"]}
    assert sent == SENT
    assert not [value for value in sent.values() if "%" in value], "Apache would take it for a format"
    assert {w[0] for w in words} == {"Header", "SetEnvIf"}
    (condition,) = [w for w in words if w[0] == "SetEnvIf"]
    assert condition[1::2] == ["Request_URI", "kept"]
    assert_kept(condition[2])
    assert [w[-1] for w in words if w[:3] == ["Header", "set", "Cache-Control"]] == ["env=kept", "env=!kept"]


def assert_kept(pattern: str) -> None:
    for folder in KEPT:
        assert re.search(pattern, f"/kb/{folder}x.js")
        assert re.search(pattern, f"/{folder}x.js")
    for other in ("/", "/index.html", "/find/words/pagefind.js", "/kb/api/v1/findings.json"):
        assert not re.search(pattern, other)


def test_netlify_and_cloudflare() -> None:
    """A rule is an address at the margin with its headers indented; at most 100 rules, lines under 2,000 characters."""
    rules: dict[str, dict[str, str]] = {}
    for line in FILES["_headers"].splitlines():
        assert len(line) < 2_000
        if line.startswith("#"):
            continue
        if line.startswith("/"):
            assert line.count("*") <= 1, "Cloudflare allows one"
            rules[line] = {}
        else:
            name, _, value = line.strip().partition(": ")
            assert line.startswith("  ")
            rules[next(reversed(rules))][name] = value
    assert rules.pop("/*") == SENT
    assert rules.keys() == {f"/{folder}*" for folder in KEPT}


def test_azure() -> None:
    whole = json.loads(FILES["staticwebapp.config.json"])
    assert whole["globalHeaders"] == SENT
    assert [route["route"] for route in whole["routes"]] == [f"/{folder}*" for folder in KEPT]
    assert len(FILES["staticwebapp.config.json"].encode()) < 20_000, "Azure reads no larger file"


def test_vercel() -> None:
    rules = json.loads(FILES["vercel.json"])["headers"]
    assert {entry["key"]: entry["value"] for entry in rules[0]["headers"]} == SENT
    assert [rule["source"] for rule in rules] == ["/(.*)", *(f"/{folder}(.*)" for folder in KEPT)]
    assert all(rule.keys() == {"source", "headers"} for rule in rules)


def test_what_is_sent() -> None:
    rules = dict(rule.split(" ", 1) for rule in SENT["Content-Security-Policy"].split("; "))
    scripts = rules["script-src"].split(" ")
    assert [word for word in scripts if "unsafe" in word] == ["'wasm-unsafe-eval'"], "the only loosening"
    assert len([word for word in scripts if word.startswith("'sha256-")]) == 2
    assert not [rule for name, rule in rules.items() if name != "script-src" and "unsafe" in rule]
    assert {name for name, rule in rules.items() if rule == "'none'"} == {
        "default-src",
        "base-uri",
        "frame-ancestors",
    }
    assert rules["worker-src"] == rules["form-action"] == rules["connect-src"] == "'self'"
    assert SENT["X-Content-Type-Options"] == "nosniff"
    assert SENT["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert SENT["Cross-Origin-Opener-Policy"] == "same-origin"
    assert all(re.fullmatch(r"[a-z-]+=\(\)", part) for part in SENT["Permissions-Policy"].split(", "))


@pytest.mark.parametrize("name", sorted(FILES))
def test_values_are_plain(name: str) -> None:
    """Nothing in a value ends it early in any of the formats; only the host promises https for a year."""
    for value in SENT.values():
        assert value.isascii()
        assert not set(value) & set('"\\\n\r{}$%')
    active = [line for line in FILES[name].splitlines() if not line.startswith("#")]
    assert ONLY_HTTPS[0] not in "\n".join(active)
