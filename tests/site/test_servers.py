"""The files for nginx and Apache in nginx and Apache themselves, where these are installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

import pytest

from generator.exports.header_files import ASK, KEEP
from tests.site.conftest import Site

APACHE_MODULES = Path("/usr/lib/apache2/modules")
MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "setenvif", "alias")
SENT = (
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Cache-Control",
)
NGINX = """
pid {own}/pid; error_log {own}/error.log; daemon off; {user}
events {{}}
http {{
  access_log off; types {{ text/html html; text/css css; }}
  client_body_temp_path {own}/a; proxy_temp_path {own}/b; fastcgi_temp_path {own}/c; uwsgi_temp_path {own}/d;
  scgi_temp_path {own}/e;
{beside}
  server {{
    listen 127.0.0.1:{port}; root {root};
    include {files}/nginx.conf;
    error_page 404 /kb/404.html;
{within}
  }}
}}
"""
APACHE = """
PidFile {own}/pid
ErrorLog {own}/error.log
Listen 127.0.0.1:{port}
ServerName 127.0.0.1
{modules}
TypesConfig /dev/null
AddType text/html .html
AddType text/css .css
DocumentRoot {root}
<Directory {root}>
  Require all granted
</Directory>
<VirtualHost 127.0.0.1:{port}>
  DocumentRoot {root}
  ErrorDocument 404 /kb/404.html
  Include {files}/apache.conf
  Include {files}/apache-redirects.conf
</VirtualHost>
"""


def nginx(values: dict[str, object], files: Path) -> tuple[str, list[str]]:
    """A configuration that holds what the first lines of the file for redirects say."""
    said = (files / "nginx-redirects.conf").read_text(encoding="utf-8").splitlines()
    lines = [line.removeprefix("#").strip() for line in said if line.startswith("#   ")]
    lines = [line.replace("…/server", str(files)) for line in lines]
    beside = [line for line in lines if line.startswith("map")]
    within = [line for line in lines if line not in beside]
    user = "user root;" if os.geteuid() == 0 else ""
    text = NGINX.format(**values, user=user, beside="\n".join(beside), within="\n".join(within))
    return text, ["nginx", "-c"]


def apache(values: dict[str, object], _: Path) -> tuple[str, list[str]]:
    modules = "\n".join(f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so" for name in MODULES)
    return APACHE.format(**values, modules=modules), ["apache2", "-D", "FOREGROUND", "-f"]


@contextmanager
def running(
    make: Callable[[dict[str, object], Path], tuple[str, list[str]]], site: Site, own: Path
) -> Iterator[int]:
    """The server with the site below ``/kb/``, on a port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    root = own / "root"
    root.mkdir()
    shutil.copytree(site.folder, root / "kb", copy_function=os.link)
    files = root / "kb" / "server"
    text, command = make({"own": own, "port": port, "root": root, "files": files}, files)
    file = own / "server.conf"
    file.write_text(text, encoding="utf-8")
    said = own / "said.txt"
    with said.open("w", encoding="utf-8") as out:
        process = subprocess.Popen([*command, str(file)], stderr=out)
    try:
        for _ in range(600):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, said.read_text(encoding="utf-8")
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(60)


def answer(port: int, address: str) -> tuple[int, HTTPMessage, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", f"/kb/{address}")
        response = connection.getresponse()
        return response.status, response.headers, response.read()


@pytest.mark.parametrize("make", [nginx, apache])
def test_the_server_does_what_its_files_say(
    small_site: Site, make: Callable[[dict[str, object], Path], tuple[str, list[str]]], tmp_path: Path
) -> None:
    program = "apache2" if make is apache else "nginx"
    if shutil.which(program) is None or (make is apache and not APACHE_MODULES.exists()):
        pytest.skip(f"{program} is not installed here")
    tmp_path.chmod(0o755)
    style = next((small_site.folder / "immutable").rglob("findings.css")).relative_to(small_site.folder)
    with running(make, small_site, tmp_path) as port:
        for address, caching in (
            ("", ASK),
            ("findings/children-leave-custody-soon/", ASK),
            (str(style), KEEP),
        ):
            status, headers, _ = answer(port, address)
            assert status == 200, address
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
            assert [len(headers.get_all(name, [])) for name in SENT] == [1] * len(SENT), address
            assert headers["Cache-Control"] == caching
        for old, new in (
            ("findings/custody-is-short/?a=1", "findings/children-leave-custody-soon/?a=1"),
            ("areas/county-of-examples/", "areas/exampleshire/"),
        ):
            status, headers, _ = answer(port, old)
            assert (status, headers["Location"]) == (301, f"http://127.0.0.1:{port}/kb/{new}")
        status, headers, content = answer(port, "nowhere/")
        assert content == (small_site.folder / "404.html").read_bytes()
        assert (status, headers["X-Content-Type-Options"]) == (404, "nosniff")
