"""The policy is made of one page and put into others; a script that is no part of the theme is not allowed."""

from __future__ import annotations

import pytest

from generator.pages.policy import Policy, scope

# The hash of these very characters, as `openssl dgst -sha256 -binary | base64` has it.
HELLO, HASH = "hello()", "sha256-mTytrf2QssaOZNGNRT1WCtMRd3ocH8LJxQQu5qMUanU="
PAGE = f"<html><head><title>x</title></head><body><script>{HELLO}</script></body></html>"


def test_scripts_inside_a_page_are_allowed_by_hash() -> None:
    policy = Policy.of(PAGE)
    assert policy.hashes == (HASH,)
    assert f"script-src 'self' 'wasm-unsafe-eval' '{HASH}';" in policy.text
    assert not policy.refuses(PAGE)


@pytest.mark.parametrize(
    "element",
    [
        '<script src="a.js"></script>',
        '<script type="module" src="a.js"></script>',
        '<script type="application/ld+json">{"a": 1}</script>',
        '<script id="__config" type="application/json">{}</script>',
    ],
)
def test_files_and_data_need_no_hash(element: str) -> None:
    assert Policy.of(element).hashes == ()
    assert not Policy().refuses(element)


@pytest.mark.parametrize(
    "element",
    [
        "<script>other()</script>",
        "<SCRIPT >hello() </SCRIPT >",
        '<script type="module">hello();</script>',
        "<script\n>hello() \n</script>",
        '<script type="importmap">{}</script>',
    ],
)
def test_other_scripts_are_refused(element: str) -> None:
    assert Policy.of(PAGE).refuses(f"<head></head>{element}")


def test_it_comes_first_in_the_head_and_once() -> None:
    policy = Policy.of(PAGE)
    page = policy.put_into(PAGE.replace("<body>", "<body><p>&lt;head> <code><head></code>"))
    assert page.startswith('<html><head>\n<meta http-equiv="Content-Security-Policy" content="default-src ')
    assert page.count("Content-Security-Policy") == 1
    with pytest.raises(ValueError, match="cannot say its policy"):
        policy.put_into("<p>No head</p>")


@pytest.mark.parametrize(
    ("address", "path"),
    [("https://example.org/", "/"), ("https://example.org/a/b/", "/a/b/"), ("https://example.org", "/")],
)
def test_scope(address: str, path: str) -> None:
    assert scope(address) == path
