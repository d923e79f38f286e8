"""Ready files that have web servers and hosts send the site's headers with every page and file, and lead on from
old addresses (``redirects.py``).

What lies in ``KEPT`` has an address that changes with its content, so browsers and content networks keep it.
Everything else they ask for again, and get it only where it changed. The hosts that read ``_headers``,
``vercel.json`` and ``staticwebapp.config.json`` have that second rule of their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.assets import IMMUTABLE
from generator.exports import redirects
from generator.pages.policy import REFERRER, Policy

# Features of browsers that no page of the site uses, so nothing that stands in one may ask for them.
FEATURES = ("camera", "geolocation", "microphone", "payment", "usb")
# A promise to browsers for a whole year, also for the host's other pages: for whoever runs the server to make.
ONLY_HTTPS = ("Strict-Transport-Security", "max-age=31536000")
# Ours; the theme's, which names its files so; and the texts and the words of the text index.
KEPT = (IMMUTABLE, "assets/javascripts/", "assets/stylesheets/", "find/words/text/", "find/words/index/")
KEEP = "public, max-age=31536000, immutable"
ASK = "no-cache"
MADE = "Made anew at each build, since the hashes change with the theme."
ADVICE = "Once the site is reached by https only, and always will be, add this too:"


def headers(policy: Policy) -> dict[str, str]:
    """The headers by name. That no other site shows these pages in a frame, only a header can say."""
    return {
        "Content-Security-Policy": f"{policy.text}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


ADDRESSES = (
    "_headers",
    "_redirects",
    "staticwebapp.config.json",
    "vercel.json",
    "server/nginx.conf",
    "server/nginx-redirects.conf",
    "server/apache.conf",
    "server/apache-redirects.conf",
)


def header_files(policy: Policy, moves: Sequence[redirects.Move] = ()) -> dict[str, bytes]:
    """The files by address: at the root those that hosts look for there, in ``server/`` those to include.

    ``moves`` are old addresses with the present ones, as paths of the host.
    """
    values = headers(policy)
    texts = (
        _netlify(values),
        redirects.netlify(moves),
        _azure(values, moves),
        _vercel(values, moves),
        _nginx(values),
        redirects.nginx(moves),
        _apache(values),
        redirects.apache(moves),
    )
    files = dict(zip(ADDRESSES, texts, strict=True))
    return {address: text.encode() for address, text in files.items()}


def _netlify(values: Mapping[str, str]) -> str:
    """``_headers`` as Netlify and Cloudflare Pages read it."""
    lines = "".join(f"  {name}: {value}\n" for name, value in values.items())
    kept = "".join(f"/{folder}*\n  Cache-Control: {KEEP}\n" for folder in KEPT)
    return f"# {MADE}\n/*\n{lines}# {ADVICE}\n#  {': '.join(ONLY_HTTPS)}\n{kept}"


def _nginx(values: Mapping[str, str]) -> str:
    """Directives for the ``server`` of nginx."""
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in values.items())
    return (
        f"# {MADE}\n# In the site's server block: include …/server/nginx.conf;\n"
        "# A location with an add_header of its own needs the line again.\n"
        f'{lines}# {ADVICE}\n# add_header {ONLY_HTTPS[0]} "{ONLY_HTTPS[1]}" always;\n'
        "# Kept for a year: what changes its address with its content. Asked for again: everything else.\n"
        f'set $caching "{ASK}";\nif ($uri ~ "{kept_pattern()}") {{ set $caching "{KEEP}"; }}\n'
        "add_header Cache-Control $caching;\n"
    )


def _apache(values: Mapping[str, str]) -> str:
    """Directives for a virtual host of Apache, or for the file ``.htaccess``; they need mod_headers."""
    lines = "".join(f'Header always set {name} "{value}"\n' for name, value in values.items())
    return (
        f"# {MADE}\n# In the site's virtual host: Include …/server/apache.conf\n"
        f'# It needs the module headers.\n{lines}# {ADVICE}\n# Header always set {ONLY_HTTPS[0]} "{ONLY_HTTPS[1]}"\n'
        "# Kept for a year: what changes its address with its content. Asked for again: everything else.\n"
        f'SetEnvIf Request_URI "{kept_pattern()}" kept\n'
        f'Header set Cache-Control "{KEEP}" env=kept\nHeader set Cache-Control "{ASK}" env=!kept\n'
    )


def _azure(values: Mapping[str, str], moves: Sequence[redirects.Move]) -> str:
    """The configuration of Azure Static Web Apps."""
    missing = {"404": {"rewrite": "/404.html", "statusCode": 404}}
    routes = [{"route": f"/{folder}*", "headers": {"Cache-Control": KEEP}} for folder in KEPT]
    whole: dict[str, Any] = {"globalHeaders": dict(values), "routes": routes, "responseOverrides": missing}
    room = redirects.AZURE_SIZE - len(_json(whole))
    whole["routes"] = [*redirects.azure(moves, room), *routes]
    return _json(whole)


def _vercel(values: Mapping[str, str], moves: Sequence[redirects.Move]) -> str:
    """The configuration of Vercel."""
    listed = [{"key": name, "value": value} for name, value in values.items()]
    kept = [{"key": "Cache-Control", "value": KEEP}]
    rules = [{"source": f"/{folder}(.*)", "headers": kept} for folder in KEPT]
    whole: dict[str, Any] = {"headers": [{"source": "/(.*)", "headers": listed}, *rules]}
    if moves:
        whole["redirects"] = redirects.vercel(moves)
    return _json(whole)


def _json(value: object) -> str:
    return json.dumps(value, indent=2) + "\n"


def kept_pattern() -> str:
    """What the path of a file that is kept holds, wherever the site lies."""
    return f"/({'|'.join(KEPT)})"
