"""Filings as text: lines of one width, tables of dots and spaces; signs in cells of their own."""

from pathlib import Path

from assistant.ingest.formats import open_document

PROSE = """\
     Revenue of the mills rose in every region of the country, because the dry
summer left the rivers low and the older plants of our competitors stood still
for weeks.  The company expects that this will not come again within the next
years, and has planned its purchases so.
"""
TABLE = """\
STATEMENT OF INCOME
- ------------------------------------------------------------------------
($ in millions except
per share amounts)                      2031      Change        2030
- ------------------------------------------------------------------------
Net revenue ........................ $  412.5       +5%     $  392.9
Costs of materials
 and energy ........................    250.1       +3%        242.8
Loss on disposals ..................     (8.3)        *           --
- ------------------------------------------------------------------------
                                        653.9                  635.7
Income per share ................... $    .61       +9%     $    .56
========================================================================
                                   14
<PAGE>
"""


def markdown(tmp_path: Path, name: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return open_document(path, name).text


def test_a_typed_text_is_paragraphs_and_tables(tmp_path: Path) -> None:
    read = markdown(tmp_path, "mill.txt", f"{PROSE}\n" * 9 + f"\n{TABLE}\n{PROSE}")
    assert "and the older plants of our competitors stood still for weeks. The company" in read
    assert (
        "| ($ in millions except per share amounts) | 2031 | Change | 2030 |\n|---|---|---|---|\n"
        "| Net revenue | $412.5 | +5% | $392.9 |\n"
        "| Costs of materials and energy | 250.1 | +3% | 242.8 |\n"
        "| Loss on disposals | (8.3) | * | -- |\n"
        "|  | 653.9 |  | 635.7 |\n"
        "| Income per share | $.61 | +9% | $.56 |\n"
    ) in read
    assert "<PAGE>" not in read
    assert "\n14\n" not in read


def test_a_note_keeps_its_lines(tmp_path: Path) -> None:
    note = "Sales were 5 in May.\nThey were 6 in June.\n\nNobody knows why.\n"
    assert markdown(tmp_path, "note.txt", note) == note


def test_signs_in_cells_of_their_own_stand_with_their_number(tmp_path: Path) -> None:
    def cells(*texts: str) -> str:
        return "".join(f"<td>{text}</td>" for text in texts)

    read = markdown(
        tmp_path, "mill.html",
        "<table><tr><td>(in thousands)</td><td></td><td colspan='2'>2031</td><td></td>"
        "<td></td><td colspan='2'>2030</td><td></td></tr>"
        f"<tr>{cells('Revenue', '', '$', '41.5', '', '', '$', '39.1', '')}</tr>"
        f"<tr>{cells('Loss', '', '', '(8.3', ')', '', '', '(7.2', ')')}</tr>"
        f"<tr>{cells('Margin', '', '', '12', '%', '', '', '11', '%')}</tr></table>",
    )  # fmt: skip
    assert (
        "| (in thousands) | 2031 | 2030 |\n|---|---|---|\n| Revenue | $41.5 | $39.1 |\n"
        "| Loss | (8.3) | (7.2) |\n| Margin | 12% | 11% |"
    ) in read
