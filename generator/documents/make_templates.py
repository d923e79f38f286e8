"""Makes the Word and PowerPoint templates that the project ships: ``python -m generator.documents.make_templates``.

They are committed; this is how they came about, and how a change of their look is made.
"""

from __future__ import annotations

from pathlib import Path

from generator.documents.slide_template import slide_template
from generator.documents.summary_template import summary_template
from generator.documents.word_templates import briefing_template

TEMPLATES = Path(__file__).parent / "templates"


def made() -> dict[str, bytes]:
    """Every template by file name."""
    return {
        "briefing.docx": briefing_template(),
        "briefing.pptx": slide_template(),
        "partner-summary.docx": summary_template(),
    }


def main() -> None:
    """Write them all."""
    TEMPLATES.mkdir(exist_ok=True)
    for name, content in made().items():
        (TEMPLATES / name).write_bytes(content)


if __name__ == "__main__":
    main()
