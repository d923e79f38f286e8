"""A small web server that does what a production server does: it compresses, and says what browsers may keep.

The rules for keeping are those of the ready files that a site brings for servers. What a browser asks for again is
answered with “not changed” where it has it.
"""

from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.exports.header_files import ASK, KEEP, kept_pattern

COMPRESSED = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt")
LEVEL = 6  # what nginx and others use, or close to it
KEPT = re.compile(kept_pattern())


@dataclass
class Served:
    """A running server: its address, and what it sent (path and bytes, heads included) since the last look."""

    address: str = ""
    sent: list[tuple[str, int]] = field(default_factory=list)

    def take(self) -> list[tuple[str, int]]:
        """What was sent since the last call."""
        sent, self.sent = self.sent, []
        return sent


class _Handler(SimpleHTTPRequestHandler):
    """Answers GET. A file is compressed once and kept, so that compressing is no part of what is measured."""

    protocol_version = "HTTP/1.1"
    wbufsize = 64 * 1024  # head and body in one write: apart, they would wait for each other
    disable_nagle_algorithm = True
    _headers_buffer: list[bytes]  # of the standard library's handler

    def __init__(self, *arguments: Any, kept: dict[str, bytes], served: Served, **options: Any) -> None:
        self.kept = kept
        self.served = served
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        small = path.suffix in COMPRESSED
        name = str(path)
        if name not in self.kept:
            self.kept[name] = gzip.compress(path.read_bytes(), LEVEL, mtime=0) if small else path.read_bytes()
        tag = f'"{crc32(self.kept[name]):08x}"'
        changed = self.headers.get("If-None-Match") != tag
        body = self.kept[name] if changed else b""
        self.send_response(200 if changed else 304)
        if changed:
            self.send_header("Content-Type", self.guess_type(name))
            self.send_header("Content-Length", str(len(body)))
            if small:
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", KEEP if KEPT.search(self.path.partition("?")[0]) else ASK)
        self.send_header("ETag", tag)
        head = sum(len(line) for line in self._headers_buffer) + 2
        self.end_headers()
        self.wfile.write(body)
        self.served.sent.append((self.path, head + len(body)))

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser that closes a connection is no error."""


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port of 127.0.0.1 while the context lasts."""
    kept: dict[str, bytes] = {}
    served = Served()

    def handler(*arguments: Any, **options: Any) -> _Handler:
        return _Handler(*arguments, directory=str(folder), kept=kept, served=served, **options)

    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            served.address = f"http://127.0.0.1:{server.server_address[1]}/"
            yield served
        finally:
            server.shutdown()
            thread.join()
