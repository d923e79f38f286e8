"""Hostile text in every field of a collection: the model says which fields hold text, and of what kind."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import get_annotations
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_type_hints

import yaml

from generator.model.fields import GivenLine, GivenTitle, Line, Markdown, Model, Sentences, Title, Verbatim
from generator.model.lock import Lock
from generator.model.records import FOLDERS
from generator.model.takedown import TAKEN_DOWN
from generator.model.vocabulary import VOCABULARY_FILES, Settings
from generator.model.wording import wording_hash
from generator.reading.collection import LOCK_ENDING

SCRIPT = "<script>window.hacked=1</script>"
TEMPLATE = "{{ 7*7 }}"
LINK = "](javascript:alert(1))"
IMAGE = '"><img src=x onerror=window.hacked=1>'
MARKS = "' \" < > &"
PLAIN = f"{SCRIPT} {TEMPLATE} {LINK} {IMAGE} {MARKS}"
PARTS = (SCRIPT, TEMPLATE, LINK, IMAGE)
EVIL = "https://evil.example"

# Each piece is tried alone, since one that stays open may swallow what follows it.
MARKDOWN = (
    f"{SCRIPT} {TEMPLATE} {{% raw %}} {LINK} {IMAGE} {MARKS}",
    "<b onclick=window.hacked=1>bold</b> <p onmouseover=window.hacked=1>paragraph</p>",
    f'<script src="{EVIL}/x.js"></script>',
    "<SCRIPT/x>window.hacked=1</SCRIPT>",
    "<scr<script>ipt>window.hacked=1</script>",
    f'<div onmouseover="window.hacked=1" style="background:url({EVIL}/a)">A block\n\nwith Markdown in it</div>',
    "<svg onload=window.hacked=1><script>window.hacked=1</script><a xlink:href=javascript:alert(1)>a</a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=window.hacked=1&gt;'>",
    '<noscript><p title="</noscript><img src=x onerror=window.hacked=1>"></noscript>',
    "<!-- --!><img src=x onerror=window.hacked=1> -->",
    "<textarea><img title='</textarea><img src=x onerror=window.hacked=1>'>",
    f'<style>@import "{EVIL}/x.css"; body {{ display: none }}</style>',
    f'<link rel="stylesheet" href="{EVIL}/y.css"> <base href="{EVIL}/">',
    f'<meta http-equiv="refresh" content="0;url={EVIL}/">',
    '<iframe src="javascript:parent.hacked=1"></iframe>',
    '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
    f'<object data="javascript:window.hacked=1"></object> <embed src="{EVIL}/e">',
    '<form action="javascript:window.hacked=1"><button formaction="javascript:window.hacked=1">Press</button></form>',
    "<input autofocus onfocus=window.hacked=1>",
    "<details open ontoggle=window.hacked=1><summary>Fold</summary>In it</details>",
    "<video src=x onerror=window.hacked=1></video> <audio src=x onerror=window.hacked=1></audio>",
    f'<img src="{EVIL}/picture.png" srcset="{EVIL}/picture-2.png 2x"> <img src=x onerror=window.hacked=1>',
    '<abbr title="<img src=x onerror=window.hacked=1>" onfocus=window.hacked=1 autofocus>abbr</abbr>',
    '<a href="javascript:window.hacked=1">one</a> <a href=" java&#115;cript:window.hacked=1">two</a>',
    '<a href="java&#x0A;script:window.hacked=1">three</a> <a href="JAVASCRIPT&colon;window.hacked=1">four</a>',
    '<a href="data:text/html,<script>window.hacked=1</script>">five</a> <a href="vbscript:x">six</a>',
    f'<a href="https://example.org/" target="_blank" ping="{EVIL}/ping" onclick=window.hacked=1>seven</a>',
    '<a id="__drawer" name="__search" class="md-toggle" style="position:fixed;inset:0" href="#x">eight</a>',
    "[nine](javascript:window.hacked=1) [ten](JaVaScRiPt:window.hacked=1)",
    "[eleven](<javascript:window.hacked=1>) [twelve]( javascript:window.hacked=1)",
    "[thirteen](java&#x73;cript:window.hacked=1) [fourteen](javascript&colon;window.hacked=1)",
    "[fifteen](data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGFja2VkPTE8L3NjcmlwdD4=) [sixteen](vbscript:x)",
    "[seventeen](\\\\javascript:window.hacked=1) [eighteen](feed:javascript:1) [nineteen](x:javascript:alert(1))",
    "[twenty][evil] [evil]\n\n[evil]: javascript:window.hacked=1 '<img src=x onerror=window.hacked=1>'",
    "[titled](https://example.org '<img src=x onerror=window.hacked=1>')",
    f"[{IMAGE}](https://example.org/) [`{IMAGE}`](https://example.org/)",
    '[quoted](https://example.org/"onmouseover="window.hacked=1) [open](https://example.org/?a=<script>)',
    '<javascript:window.hacked=1> <data:text/html,x> <https://example.org/"onclick=window.hacked=1>',
    f'![picture]({EVIL}/picture.png) ![picture](x" onerror="window.hacked=1) ![picture](javascript:alert(1))',
    'A paragraph.\n{: onclick="window.hacked=1" id="__skip" }',
    '## A heading {: onmouseover="window.hacked=1" }\n\n# Another h1\n\n<h1 id="__skip">And another</h1>',
    '[A link](https://example.org/){: onclick="window.hacked=1" href="javascript:window.hacked=1" }',
    '*[bold]: "onmouseover="window.hacked=1\n\nThe abbreviation bold.',
    f"| {SCRIPT} | [cell](javascript:alert(1)) |\n|:---|---:|\n| <img src=x onerror=window.hacked=1> | {TEMPLATE} |",
    "- item <img src=x onerror=window.hacked=1>\n\n> quote <svg/onload=window.hacked=1>",
    f"`{SCRIPT} {TEMPLATE}`\n\n    {SCRIPT} in a block of code\n\n```html\n{SCRIPT}\n```",
    '[[night-watch|<img src=x onerror=window.hacked=1>]] [[custody|"onmouseover="window.hacked=1]]',
    "[a [[night-watch]] b](javascript:window.hacked=1) <a href='[[night-watch]]'>c</a> [d]([[night-watch]])",
    "zqtitlezq zqbodyzq zqaddresszq zqcontentszq klzzwxh:0000 wzxhzdk:0",
)


class _Poison:
    """Replaces every text of a collection. The same text always becomes the same hostile one."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._turns = count()
        self._known: dict[str, str] = {}
        self._abbreviations = iter([*PARTS, *(f"{part} {MARKS}" for part in PARTS)])

    @property
    def hashes(self) -> dict[str, str]:
        """The hashes of texts in lock files by what they were."""
        return {wording_hash(text): wording_hash(hostile) for text, hostile in self._known.items()}

    def model(self, model: type[Model], values: dict[str, Any]) -> dict[str, Any]:
        hints = get_type_hints(model, include_extras=True)
        return {name: self._value(name, hints[name], value) for name, value in values.items()}

    def _value(self, name: str, hint: Any, value: Any) -> Any:
        if hint == Markdown:
            start = 7 * next(self._turns) % len(MARKDOWN)
            return "\n\n".join(MARKDOWN[start:] + MARKDOWN[:start])
        if hint in (Title, GivenTitle, Line, GivenLine, Sentences, Verbatim):
            return self._text(name, value)
        if isinstance(hint, type) and issubclass(hint, Model):
            return self.model(hint, value)
        if isinstance(value, list):
            return [self._value(name, get_args(hint)[0], item) for item in value]
        options = [option for option in get_args(hint) if option is not type(None)]
        if type(None) in get_args(hint) and len(options) == 1:
            return self._value(name, options[0], value)
        return value

    def _text(self, name: str, text: str) -> str:
        if name == "abbreviations":
            return next(self._abbreviations)
        if text not in self._known:
            kept = f" {text}" if name == "text" else ""  # a quotation is still language to avoid
            self._known[text] = f"{next(self._numbers)} {PLAIN}{kept}"
        return self._known[text]


def _files(findings: Path) -> Iterator[tuple[Path, type[Model], bool]]:
    """Every file of a collection with its model, and whether it maps ids to terms."""
    yield findings / "knowledge-base.yml", Settings, False
    for name, term in VOCABULARY_FILES.items():
        yield findings / "vocabulary" / name, term, True
    for folder, (record, _) in FOLDERS.items():
        for file in sorted((findings / folder).glob("*.yml")):
            yield file, Lock if file.name.endswith(LOCK_ENDING) else record, False


def read_texts(file: Path) -> dict[str, Any]:
    """A YAML file of the collection with every value as text."""
    return dict(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506


def write_hostile_findings(source: Path, target: Path) -> None:
    """Write a collection again with hostile texts."""
    poison = _Poison()
    # Lock files come last: they hold the hashes of quotations, which are hostile by then.
    for file, model, is_vocabulary in sorted(_files(source), key=lambda entry: entry[1] is Lock):
        values = read_texts(file)
        if values.get("status") == TAKEN_DOWN:
            continue  # it has no text
        if is_vocabulary:
            values = {id_: poison.model(model, term) for id_, term in values.items()}
        else:
            values = poison.model(model, values)
        for quotation in values.get("quotations", []) if model is Lock else []:
            quotation["sha256"] = poison.hashes[quotation["sha256"]]
        _write(target / file.relative_to(source), values)
    pattern = read_texts(target / "good-practice" / "children-leave-custody-soon.yml")
    pattern = {
        name: value for name, value in pattern.items() if name not in ("former_ids", "detail", "sources")
    }
    for number, piece in enumerate(MARKDOWN):
        sources = [{"source": "northtown-report", "page": "5"}]
        record = {**pattern, "title": f"{number} {PLAIN}", "detail": piece, "sources": sources, "quotes": []}
        _write(target / "good-practice" / f"piece-{number}.yml", record)


def _write(file: Path, values: dict[str, Any]) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)
    file.write_text(text, encoding="utf-8")


def _home(model: type[Model], name: str) -> tuple[str, str]:
    """A field with the class that describes it first, so that an inherited field counts once."""
    first = next(cls for cls in reversed(model.__mro__) if name in get_annotations(cls))
    return first.__name__, name


def text_fields(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Every field of a model, and of the models inside it, that holds text: model and field."""
    for name, hint in get_type_hints(model, include_extras=True).items():
        for part in _parts(hint):
            if part in (Title, Line, Sentences, Verbatim, Markdown):
                yield _home(model, name)
            elif isinstance(part, type) and issubclass(part, Model):
                yield from text_fields(part)


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    if hint not in (Title, Line, Sentences, Verbatim, Markdown):
        for argument in get_args(hint):
            yield from _parts(argument)


def fields_in_use(findings: Path) -> set[tuple[str, str]]:
    """Every text field that some file of a collection fills."""
    used: set[tuple[str, str]] = set()
    for file, model, is_vocabulary in _files(findings):
        values = read_texts(file)
        for item in values.values() if is_vocabulary else [values]:
            used |= set(_used(model, item))
    return used


def _used(model: type[Model], values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name not in values:
            continue
        yield _home(model, name)
        for part in _parts(hint):
            if isinstance(part, type) and issubclass(part, Model):
                value = values[name]
                for item in value if isinstance(value, list) else [value]:
                    yield from _used(part, item)


ALL_TEXT_FIELDS = {
    field
    for model in [Settings, Lock, *VOCABULARY_FILES.values(), *(record for record, _ in FOLDERS.values())]
    for field in text_fields(model)
}
