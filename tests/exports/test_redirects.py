"""The ready redirects of servers and hosts, each read as its host reads it."""

from __future__ import annotations

import json
import re

import pytest

from generator.exports import redirects
from generator.exports.header_files import ADDRESSES, header_files
from generator.pages.policy import Policy

MOVES = [
    ("cite/old.ris", "cite/new.ris"),
    ("findings/old/", "findings/new/"),
    ("findings/old/index.md", "findings/new/index.md"),
]
PATHS = [
    ("/kb/findings/old/", "/kb/findings/new/"),
    ("/kb/cite/old.ris", "/kb/cite/new.ris"),
    ("/kb/findings/old/index.md", "/kb/findings/new/index.md"),
]
ODD = redirects.on_host([("a/", "b/")], 'https://example.org/odd %22(x).*$1"é/')


def test_paths_are_those_of_the_host_and_pages_come_first() -> None:
    assert redirects.on_host(MOVES, "https://example.org/kb/") == PATHS
    assert redirects.on_host(MOVES[:1], "https://example.org") == [("/cite/old.ris", "/cite/new.ris")]


def files(moves: list[redirects.Move]) -> dict[str, str]:
    made = header_files(Policy(), moves)
    assert tuple(made) == ADDRESSES
    return {name: content.decode() for name, content in made.items()}


def rules_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_netlify_cloudflare_and_gitlab() -> None:
    assert rules_of(files(PATHS)["_redirects"]) == [f"{old} {new} 301" for old, new in PATHS]
    assert files([])["_redirects"].startswith("#")


def test_vercel() -> None:
    made = json.loads(files(PATHS)["vercel.json"])
    assert [(r["source"], r["destination"], r["permanent"]) for r in made["redirects"]] == [
        (*path, True) for path in PATHS
    ]
    assert "redirects" not in json.loads(files([])["vercel.json"])


def test_azure_finds_a_redirect_before_other_routes() -> None:
    routes = json.loads(files(PATHS)["staticwebapp.config.json"])["routes"]
    assert [(r["route"], r["redirect"], r["statusCode"]) for r in routes[:3]] == [(*p, 301) for p in PATHS]
    assert all("redirect" not in route for route in routes[3:])


def nginx_map(text: str) -> dict[str, str]:
    """What nginx makes of a map: quoted words, in which a backslash stands before a quotation mark."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = [re.fullmatch(r'"((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)";', line) for line in lines]
    assert None not in found
    return {re.sub(r"\\(.)", r"\1", f[1]): f[2] for f in found if f}


def apache_rules(text: str) -> list[tuple[re.Pattern[str], str]]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = [re.fullmatch(r'RedirectMatch permanent "([^"\\]*)" "([^"\\]*)"', line) for line in lines]
    assert None not in found
    return [(re.compile(f[1]), f[2]) for f in found if f]


def test_nginx() -> None:
    text = files(PATHS)["server/nginx-redirects.conf"]
    assert nginx_map(text) == dict(PATHS)
    assert "map $uri $moved { include " in text
    assert "map_hash_bucket_size 512;" in text
    assert "map_hash_max_size 4096;" in text
    long = files([(f"/{'x' * 200}/", "/new/")] * 5000)["server/nginx-redirects.conf"]
    assert "map_hash_bucket_size 2048;" in long
    assert "map_hash_max_size 16384;" in long


def test_apache() -> None:
    rules = apache_rules(files(PATHS)["server/apache-redirects.conf"])
    for old, new in PATHS:
        assert [there for pattern, there in rules if pattern.search(old)] == [new]
    for other in ("/kb/findings/older/", "/kb/findings/old/x", "/x/kb/findings/old/", "/kb/cite/oldxris"):
        assert [there for pattern, there in rules if pattern.search(other)] == []


@pytest.mark.parametrize("moves", [ODD])
def test_an_odd_address_of_the_site_breaks_no_file(moves: list[redirects.Move]) -> None:
    (old, new) = moves[0]
    assert re.fullmatch(r"[A-Za-z0-9/_.~%-]+", old + new)
    made = files(moves)
    decoded = '/odd "(x).*$1"é/a/'
    assert nginx_map(made["server/nginx-redirects.conf"]) == {decoded: new}
    ((pattern, there),) = apache_rules(made["server/apache-redirects.conf"])
    assert pattern.search(decoded)
    assert there == new
    assert rules_of(made["_redirects"]) == [f"{old} {new} 301"]


def test_hosts_get_as_many_as_they_take() -> None:
    many = [(f"/findings/{'long-' * 10}{n}/", f"/findings/{'longer-' * 8}{n}/") for n in range(5000)]
    made = files(many)
    rules = rules_of(made["_redirects"])
    assert 300 < len(rules) <= redirects.RULES
    assert len(made["_redirects"]) <= redirects.RULES_SIZE
    assert rules[0].split() == [*many[0], "301"]
    assert len(json.loads(made["vercel.json"])["redirects"]) == redirects.VERCEL_RULES
    assert 17_000 < len(made["staticwebapp.config.json"]) <= redirects.AZURE_SIZE
    assert len(nginx_map(made["server/nginx-redirects.conf"])) == 5000
    assert len(apache_rules(made["server/apache-redirects.conf"])) == 5000
