"""What a preview remembers from one rebuild to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.pages.compiled_templates import CompiledTemplates
from generator.reading.memory import ReadingMemory


@dataclass(frozen=True)
class Memory:
    """Files that have not changed are not read again, and templates not compiled again."""

    files: ReadingMemory = field(default_factory=ReadingMemory)
    templates: CompiledTemplates = field(default_factory=CompiledTemplates)
