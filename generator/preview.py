"""The preview makes a page when a browser first asks for it, so that an edit shows at once in a site of any size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from generator.build import Build
from generator.output import Output
from generator.pages.page import Page
from generator.writing import write_file


class Preview:
    """The outputs of one build, made one by one below ``folder`` as they are asked for.

    It takes the place of another one without a moment in which a page is missing: what that one made and this one
    will not make is removed, the rest replaced when it is asked for.
    """

    def __init__(
        self,
        build: Build,
        finish: Callable[[Page], bytes],
        folder: Path,
        instead_of: Preview | None = None,
    ) -> None:
        self.finish = finish
        self.folder = folder
        self._outputs: dict[str, Output] = {}
        self._folders: dict[str, Output] = {}
        for output in build.outputs:
            if output.page is not None:
                self._outputs[f"{output.page.address}index.html"] = output
            for address in output.addresses:
                (self._folders if address.endswith("/") else self._outputs)[address] = output
        self._made: set[int] = set()
        self._lock = Lock()  # the server has a thread for each request
        self._written: set[str] = instead_of._written if instead_of else set()
        for name in [name for name in self._written if self._find(name) is None]:
            self._written.remove(name)
            (folder / name).unlink(missing_ok=True)

    def provide(self, address: str) -> None:
        """Make the output that an address belongs to, unless it was made before; nothing for others.

        Raises what making it raises.
        """
        output = self._find(address)
        if output is None:
            return
        with self._lock:
            if id(output) not in self._made:
                for name, content in output.make(self.finish):
                    write_file(self.folder, name, content)
                    self._written.add(name)
                self._made.add(id(output))

    def _find(self, address: str) -> Output | None:
        if not address or address.endswith("/"):
            address += "index.html"
        if address in self._outputs:
            return self._outputs[address]
        if f"{address}/index.html" in self._outputs:  # the server redirects to the address with a slash
            return self._outputs[f"{address}/index.html"]
        folders = (name for name in self._folders if address.startswith(name))
        return self._folders.get(max(folders, key=len, default=""))
