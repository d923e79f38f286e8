"""Small PDFs, written by hand: printed lines at their places, in two weights of one font."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter

TOP = 760


class Printed(NamedTuple):
    """One printed line; ``gap`` is its distance from the line above."""

    text: str
    gap: int = 14
    bold: bool = False
    size: int = 12


def pdf(pages: Sequence[Sequence[Printed | str]]) -> bytes:
    """A PDF with these lines on its pages, from the top. A text alone is an ordinary line."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = []
    for lines in pages:
        height, commands = TOP, []
        for line in lines:
            printed = line if isinstance(line, Printed) else Printed(line)
            height -= printed.gap
            font = "F2" if printed.bold else "F1"
            text = printed.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            commands.append(f"BT /{font} {printed.size} Tf 1 0 0 1 72 {height} Tm ({text}) Tj ET")
        stream = "\n".join(commands)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        fonts = "<< /F1 3 0 R /F2 4 0 R >>"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font {fonts} >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + (table + end).encode()


def locked(content: bytes, password: str, owner: str = "owner") -> bytes:
    """A PDF with a password; an empty one forbids printing only."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user_password=password, owner_password=owner, algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
