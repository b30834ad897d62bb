"""Files that no corpus should choke on, made as they come about: cut, locked, blown up, renamed.

Every builder takes the folder and returns the file.
"""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

SENTENCE = "The mill rolled 400 tonnes of plate in March."
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document xmlns:w="x">&c;</w:document>'
)
Build = Callable[[Path], Path]


def pdf(folder: Path, name: str = "plate.pdf", *, password: str = "") -> Path:
    path = folder / name
    canvas = Canvas(str(path), encrypt=password or None)
    for page in range(1, 4):
        canvas.drawString(72, 700, f"{SENTENCE} {page}")
        canvas.showPage()
    canvas.save()
    return path


def docx(folder: Path, name: str = "plate.docx") -> Path:
    document = Document()
    document.add_heading("Rolling", 1)
    document.add_paragraph(SENTENCE)
    document.save(str(folder / name))
    return folder / name


def xlsx(folder: Path, name: str = "plate.xlsx") -> Path:
    book = Workbook()
    book.active.append(["metric", "value"])
    book.active.append(["产量", "400"])
    book.save(folder / name)
    return folder / name


def written(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def with_part(folder: Path, part: str, content: bytes, name: str = "plate.docx") -> Path:
    """A real docx with one part more, or another in its place."""
    sound = zipfile.ZipFile(BytesIO(docx(folder, name).read_bytes()))
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sound.namelist():
            if each != part:
                archive.writestr(each, sound.read(each))
        archive.writestr(part, content)
    return path


def cut_pdf(folder: Path) -> Path:
    whole = pdf(folder).read_bytes()
    return written(folder, "plate.pdf", whole[: len(whole) * 2 // 3])


def cut_docx(folder: Path) -> Path:
    whole = docx(folder).read_bytes()
    return written(folder, "plate.docx", whole[: len(whole) // 2])


def locked_docx(folder: Path) -> Path:
    """As Office locks one: the parts lie encrypted in a container of the old format."""
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    return written(folder, "plate.docx", container + "EncryptedPackage".encode("utf-16-le"))


def old_docx(folder: Path) -> Path:
    return written(folder, "plate.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)


def locked_part(folder: Path) -> Path:
    content = bytearray(docx(folder).read_bytes())
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    return written(folder, "plate.docx", bytes(content))


def bomb(folder: Path) -> Path:
    """A hundred megabytes of zeros in a hundred kilobytes."""
    path = folder / "plate.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(100):
            part.write(b"\0" * 1_000_000)
    return path


def splinters(folder: Path) -> Path:
    path = folder / "plate.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"word/{number}.bin", b"")
    return path


def huge(folder: Path) -> Path:
    path = folder / "plate.md"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    return path


BAD: dict[str, tuple[Build, str]] = {
    "a PDF that was cut off": (cut_pdf, "不完整"),
    "a docx that was cut off": (cut_docx, "不完整"),
    "a docx with a password": (locked_docx, "密码"),
    "a docx with an encrypted part": (locked_part, "密码"),
    "a doc named docx": (old_docx, "Office 97"),
    "a zip bomb": (bomb, "压缩炸弹"),
    "an archive of ten thousand parts": (splinters, "10001 个部分"),
    "an archive in an archive": (
        lambda folder: with_part(folder, "word/inner.zip", b"PK\x03\x04"),
        "压缩包",
    ),
    "macros in a docx": (lambda folder: with_part(folder, "word/vbaProject.bin", b"x"), "宏"),
    "entities that grow": (
        lambda folder: with_part(folder, "word/document.xml", LAUGHS.encode()),
        "实体",
    ),
    "a part that is no XML": (
        lambda folder: with_part(folder, "word/document.xml", b"plain words"),
        "损坏",
    ),
    "a workbook named docx": (
        lambda folder: xlsx(folder).rename(folder / "plate.docx"),
        "内容是 .xlsx",
    ),
    "a PDF named md": (lambda folder: pdf(folder, "plate.md"), "内容是 PDF"),
    "words named pdf": (lambda folder: written(folder, "plate.pdf", b"plate"), "纯文本"),
    "200 MB": (huge, "200 MB"),
    "nothing": (lambda folder: written(folder, "plate.md", b""), "没有内容"),
    "white space": (lambda folder: written(folder, "plate.md", b" \n\n\t"), "没有内容"),
    "a control character": (lambda folder: written(folder, "plate.md", b"a\n\x07b"), "第 2 行第 1"),
    "bytes of no encoding": (lambda folder: written(folder, "plate.txt", b"\xff\xff"), "UTF-8"),
}
"""By what is wrong: the builder, and words of what is told."""
