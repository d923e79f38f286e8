"""Feeds the reader with ever new files: none may make it raise, point outside the file, or take over a second.

``make fuzz`` runs it with Atheris, which changes the example files and keeps what leads to new lines of the
program; ``make fuzz RUNS=1000`` is a short run. An input that fails is written to the folder of the run.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator"]):
    from tests.reading.reader import MODELS, try_input
    from tests.reading.test_reader_properties import FILES, SPLINTERS


def write_corpus(folder: Path) -> None:
    """The example files, each as several kinds of file, and a dictionary of what means something in them."""
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(FILES):
        for kind in range(number % 4, len(MODELS), 4):
            (folder / "corpus" / f"{number}-{kind}").write_bytes(bytes([kind]) + content)
    words = ("".join(f"\\x{byte:02x}" for byte in splinter.encode()) for splinter in SPLINTERS)
    (folder / "words.dict").write_text("".join(f'"{word}"\n' for word in words), encoding="ascii")


def fuzz(folder: Path, runs: int) -> None:
    """Try this many files. Ends the program, with an error if one of them failed."""
    write_corpus(folder)
    options = [
        f"-runs={runs}",
        f"-dict={folder / 'words.dict'}",
        f"-artifact_prefix={folder}/",
        "-max_len=4096",
        "-timeout=60",
        "-print_final_stats=1",
        str(folder / "corpus"),
    ]
    atheris.Setup([sys.argv[0], *options], try_input)
    atheris.Fuzz()


if __name__ == "__main__":
    fuzz(Path(sys.argv[1]), int(sys.argv[2]))
