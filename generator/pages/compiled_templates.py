"""Templates as Jinja compiled them: each rebuild of a preview makes new environments of the same ones."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Remembers them by name and text. Compiling all takes a third of a second, remembering them a hundredth."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what it compiled before, if it did; it compares the text of the template itself."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
