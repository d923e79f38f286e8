"""Each kind of defect is put into a good site, and found."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.site_check.examination import Examination
from generator.site_check.result import SHOWN, Problem, check_result, in_words

ROOT = "https://example.org/kb/"
HEAD = (
    b'<!doctype html><html><head><meta name="description" content="',
    b'"><link rel="canonical" href="https://example.org/kb/',
    b'"><link rel="stylesheet" href="../../look.css"><script src="../../run.js"></script></head><body>'
    b'<a href="#start">Skip</a><a href="../..">Home</a><main id="start">',
    b"</main></body></html>",
)
PAGES = ("", "findings/a/", "findings/b/")
FILES: dict[str, bytes] = {
    "index.html": b'<html><body><a href="findings/a/">A</a> <a href="https://www.gov.uk/">elsewhere</a></body></html>',
    "404.html": b'<html><body><a href="/kb/findings/b/#facts">B</a><img src="/kb/dot.svg"></body></html>',
    "look.css": b"/* https://stranger.example/ */ @import 'more.css'; a { background: url(dot.svg) }",
    "more.css": b"b { background: url('data:image/png;base64,AAAA') }",
    "run.js": b'import { a } from "./other.js";\nconst licence = "https://stranger.example/";',
    "other.js": b"export const a = 1;",
    "dot.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    "data/all.json": b'{"a": [1, 2]}',
    "data/all.ndjson": b'{"a": 1}\n{"a": 2}\n',
    "feed.xml": b"<feed><entry/></feed>",
    "report.docx": b"PK\3\4 a document PK\5\6 its end",
    "notes.txt.gz": gzip.compress(b"notes", mtime=0),
}
BODIES = {
    "findings/a/": b'<h2 id="facts">A</h2><a href="../../findings/b/#facts">B</a> <a href="a.txt">text</a>',
    "findings/b/": b'<h2 id="facts">B</h2><a href="../../findings/a/">A</a> <img src="../../dot.svg" alt="">',
}


def sitemap(pages: tuple[str, ...] = PAGES) -> bytes:
    entries = "".join(f"<url><loc>{ROOT}{page}</loc></url>" for page in pages)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()


class NewFolder:
    """A site with two poured pages, some files that are looked at as they are written, and some that are not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {**FILES, "findings/a/a.txt": b"text", "sitemap.xml": sitemap()}
        self.bodies = dict(BODIES)
        self.planned = set(PAGES)
        self.extra: set[str] = set()

    def problems(self, damage: Callable[[Path], None] = lambda _: None) -> list[str]:
        """Write it, let something happen to the folder, and check it."""
        examination = Examination(ROOT)
        for number, (name, content) in enumerate(self.files.items()):
            self._write(name, content)
            if number % 2:  # the others are found in the folder
                examination.look(name, content)
        for page, body in self.bodies.items():
            pieces = [HEAD[0], b"About", HEAD[1], page.encode(), HEAD[2], body, HEAD[3]]
            examination.look_at_page(page, pieces)
            examination.look(f"{page}index.html", b"".join(pieces))
            self._write(f"{page}index.html", b"".join(pieces))
        damage(self.folder)
        return list(map(str, check_result(self.folder, examination, self.planned, self.extra)))

    def _write(self, name: str, content: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture
def new(tmp_path: Path) -> NewFolder:
    return NewFolder(tmp_path)


def test_a_good_site_has_no_problems(new: NewFolder) -> None:
    assert new.problems() == []


STRANGER = b"https://stranger.example/x"
A, B = "findings/a/index.html", "findings/b/index.html"


@pytest.mark.parametrize(
    ("element", "problem"),
    [
        (b'<a href="../../findings/c/">C</a>', "it names findings/c/, and there is no such page or file"),
        (b'<a href="../b">B</a>', "it names findings/b, and there is no such page or file (a slash is missing"),
        (b'<a class="x" href="../b/#gone">B</a>', "it names the place #gone on findings/b/, and"),
        (b'<a href="#gone">here</a>', "it names the place #gone on findings/a/, and there is no such place"),
        (b'<a href="https://example.org/kb/gone/">C</a>', "it names gone/, and there is no such page"),
        (b'<a href="https://example.org/other/">C</a>', "the link to /other/ leads out of the site"),
        (b"<a href=gone.txt>C</a>", "it names findings/a/gone.txt,"),
        (b"<A HREF='gone.txt'>C</A>", "it names findings/a/gone.txt,"),
        (b'<a title="a > b" href="gone.txt">C</a>', "it names findings/a/gone.txt,"),
        (b'<a\nhref="gone.txt">C</a>', "it names findings/a/gone.txt,"),
        (b'<form action="gone/"></form>', "it names findings/a/gone/,"),
        (b'<img src="gone.png" alt="">', "it names findings/a/gone.png,"),
        (b'<img src="../../dot.svg" srcset="../../dot.svg 1x, gone.png 2x" alt="">', "it names findings/a/gone.png,"),
        (b'<script src="gone.js"></script>', "it names findings/a/gone.js,"),
        (b'<link rel="stylesheet" href="gone.css">', "it names findings/a/gone.css,"),
        (b'<meta http-equiv="refresh" content="0; url=../gone/">', "it names findings/gone/,"),
        (b'<img src="%b">' % STRANGER, "browsers would load https://stranger.example/x from another host"),
        (b'<img alt="" src="//stranger.example/x">', "browsers would load //stranger.example/x from another host"),
        (b'<link rel="preconnect" href="%b">' % STRANGER, "browsers would load https://stranger.example/x"),
        (b'<p style="background: url(%b)">' % STRANGER, "browsers would load https://stranger.example/x"),
        (b"<style>@import '%b';</style>" % STRANGER, "browsers would load https://stranger.example/x"),
        (b'<svg><use href="%b"/></svg>' % STRANGER, "browsers would load https://stranger.example/x"),
        (b'<a href="../b/" ping="%b">B</a>' % STRANGER, "browsers would load https://stranger.example/x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("poured", [True, False], ids=["poured", "written by others"])
def test_what_leads_nowhere_or_to_strangers(
    new: NewFolder, element: bytes, problem: str, poured: bool
) -> None:
    if poured:
        new.bodies["findings/a/"] += element
    else:
        body = new.bodies.pop("findings/a/") + element
        new.files[A] = HEAD[0] + HEAD[1] + b"findings/a/" + HEAD[2] + body + HEAD[3]
    (found,) = new.problems()
    assert found.startswith(f"{A}: {problem}")


@pytest.mark.parametrize(
    "element",
    [
        b'<a href="%b">elsewhere</a>' % STRANGER,
        b'<link rel="canonical" href="https://example.org/kb/findings/a/">',
        b'<link rel="license" href="%b">' % STRANGER,
        b'<a href="mailto:a@example.org">write</a><a href="#">top</a><a href="?q=1">again</a>',
        b'<p>href="gone/" src="gone.js"</p><pre>&lt;img src="https://stranger.example/x"&gt;</pre>',
        b'<a href="../b/?a=1&amp;b=2#facts">B</a><a name="old" href="#old">old</a>',
        b'<script type="application/ld+json">{"url": "https://stranger.example/"}</script>',
        b'<p id="caf\xc3\xa9"></p><a href="#caf%C3%A9">x</a>',
    ],
)
def test_what_looks_like_it(new: NewFolder, element: bytes) -> None:
    new.bodies["findings/a/"] += element
    assert new.problems() == []


def test_a_problem_is_found_on_every_page_of_a_folder_that_has_it_alone(new: NewFolder) -> None:
    """What a folder's pages share is looked at once; what depends on the page is looked at on each."""
    for page in ("findings/a/", "findings/b/"):
        new.bodies[page] += b'<a href="own.txt">own</a> <a href="#own">own</a>'
    new.files["findings/a/own.txt"] = b"own"
    new.bodies["findings/a/"] += b'<p id="own"></p>'
    assert new.problems() == [
        f"{B}: it names findings/b/own.txt, and there is no such page or file",
        f"{B}: it names the place #own on findings/b/, and there is no such place",
    ]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("data/all.json", b'{"a": [1, 2}', "this is not valid JSON"),
        ("data/all.json", b'{"a": NaN}', "this is not valid JSON"),
        ("data/all.ndjson", b'{"a": 1}\n{"a": \n', "this is not valid JSON"),
        ("feed.xml", b"<feed><entry></feed>", "this is not valid XML"),
        ("feed.xml", b"<feed>&nbsp;</feed>", "this is not valid XML"),
        ("dot.svg", b"<svg", "this is not valid XML"),
        ("report.docx", b"PK\3\4 a document", "this document is not whole"),
        ("notes.txt.gz", gzip.compress(b"notes", mtime=0)[:-4], "this cannot be unpacked"),
        ("more.css", b"", "the file is empty"),
        (
            "look.css",
            b"a { background: url(gone.png) }",
            "it names gone.png, and there is no such page or file",
        ),
        ("look.css", b'@import url("%b");' % STRANGER, "browsers would load https://stranger.example/x"),
        ("run.js", b'import "./gone.js";', "it names gone.js, and there is no such page or file"),
        (
            "run.js",
            b'const x = await import("%b");' % STRANGER,
            "browsers would load https://stranger.example/x",
        ),
        ("run.js", b'new Worker("%b")' % STRANGER, "browsers would load https://stranger.example/x"),
        (
            "dot.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><image href="%b"/></svg>' % STRANGER,
            "browsers would load https://stranger.example/x",
        ),
        ("sitemap.xml", sitemap(PAGES[:2]), "it does not name the page findings/b/"),
        ("sitemap.xml", sitemap((*PAGES, "gone/")), "it names gone/, and there is no such page"),
        (
            "sitemap.xml",
            sitemap().replace(b"<loc>https", b"<loc>http", 1),
            "http://example.org/kb/ is no address",
        ),
    ],
)
def test_files_that_cannot_be_read_or_name_what_is_not_there(
    new: NewFolder, name: str, content: bytes, problem: str
) -> None:
    new.files[name] = content
    found = new.problems()
    assert any(line.startswith(f"{name}: {problem}") for line in found), found
    assert {line.split(":")[0] for line in found} == {name}


def test_a_page_that_is_lost_after_it_was_made(new: NewFolder) -> None:
    found = new.problems(lambda folder: (folder / B).unlink())
    assert f"{B}: the file was made and is not there" in found
    assert f"{B}: this page was planned and is not there" in found
    assert "404.html: it names findings/b/, and there is no such page or file" in found  # the first that does
    assert "sitemap.xml: it names findings/b/, and there is no such page" in found


def test_a_page_that_was_never_made(new: NewFolder) -> None:
    new.planned.add("findings/c/")
    assert new.problems() == ["findings/c/index.html: this page was planned and is not there"]


def test_a_page_that_nobody_planned(new: NewFolder) -> None:
    new.files["findings/c/index.html"] = b"<p>a stray page</p>"
    new.files["sitemap.xml"] = sitemap((*PAGES, "findings/c/"))
    assert new.problems() == ["findings/c/index.html: this page was not planned"]
    new.files["sitemap.xml"] = sitemap()
    new.extra = {"findings/c/index.html"}  # written by hand as HTML
    assert new.problems() == []


def test_a_file_that_is_cut_short(new: NewFolder) -> None:
    def cut(folder: Path) -> None:
        (folder / B).write_bytes((folder / B).read_bytes()[:100])

    found = new.problems(cut)
    assert f"{B}: the file was made with {size_of(new)} bytes and has 100" in found


def size_of(new: NewFolder) -> int:
    return len(
        b"".join([HEAD[0], b"About", HEAD[1], b"findings/b/", HEAD[2], new.bodies["findings/b/"], HEAD[3]])
    )


def test_without_a_sitemap(new: NewFolder) -> None:
    del new.files["sitemap.xml"]
    assert new.problems() == ["sitemap.xml: there is no sitemap that can be read"]


def test_notes_of_two_processes_are_one(new: NewFolder) -> None:
    assert new.problems() == []
    first, second = Examination(ROOT), Examination(ROOT)
    for number, file in enumerate(sorted(path for path in new.folder.rglob("*") if path.is_file())):
        name = file.relative_to(new.folder).as_posix()
        content = file.read_bytes() + (b'<a href="gone/">x</a>' if name == A else b"")
        (first if number % 2 else second).look(name, content)
    first.add(second.notes)
    assert set(first.notes.sizes) == set(new.files) | {A, B}
    found = list(map(str, check_result(new.folder, first, new.planned, set())))
    assert f"{A}: it names findings/a/gone/, and there is no such page or file" in found


def test_many_problems_are_told_shortly() -> None:
    text = in_words([Problem(f"{number}.html", "gone") for number in range(SHOWN + 5)])
    assert text.count("gone") == SHOWN
    assert "and 5 more" in text
    assert "correct it there, and build again" in text
