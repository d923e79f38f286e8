"""A small web server for a built site, under any path of 127.0.0.1.

It sends the headers that the site's own file ``_headers`` names, so every browser test is one of the policy.
It can be slow: then scripts and data come after the page was painted, as on a poor connection.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from pathlib import Path
from typing import Any

LATE = (".js", ".json")
LATENESS = 0.4  # seconds that they take to begin on a slow server


class _Handler(SimpleHTTPRequestHandler):
    """Serves one folder below ``prefix``; what is not there is answered with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, *arguments: Any, prefix: str, headers: dict[str, str], slow: bool, **options: Any
    ) -> None:
        self.prefix = prefix
        self.sent = headers
        self.slow = slow
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        if self.slow and self.path.partition("?")[0].endswith(LATE):
            # Before the file is opened, since nobody closes it if the server ends meanwhile.
            time.sleep(LATENESS)
        super().do_GET()

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def end_headers(self) -> None:
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser that closes a connection is no error."""


def headers_of(folder: Path) -> dict[str, str]:
    """What ``_headers`` of a built site wants sent with every file, which is its first rule."""
    file = folder / "_headers"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    first = takewhile(lambda line: line == "/*" or not line.startswith("/"), lines)
    return dict(line.strip().split(": ", 1) for line in first if line.startswith("  "))


@contextmanager
def serve_folder(folder: Path, path: str, *, with_headers: bool = True, slow: bool = False) -> Iterator[str]:
    """Serve a folder while the context lasts; gives the address of its root, ending with a slash."""
    headers = headers_of(folder) if with_headers else {}

    def handler(*arguments: Any, **options: Any) -> _Handler:
        return _Handler(*arguments, directory=str(folder), prefix=path, headers=headers, slow=slow, **options)

    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{path}"
        finally:
            server.shutdown()
            thread.join()
