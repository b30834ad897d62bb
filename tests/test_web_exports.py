"""Files for a spreadsheet: numbers stay numbers, and no text is computed."""

import csv
import io

import pytest
from openpyxl import load_workbook

from assistant.web.exports import Cell, csv_of, file_name, xlsx_of

TABLE: list[list[Cell]] = [
    ["指标", "数值", "备注"],
    ["销售额", -200_000_000, "=1+1"],
    ["增幅", -1.5, '+1"2,3'],
    ["人数", None, "@cmd"],
    ["期限", "4年", "-约"],
]


def test_csv_opens_in_a_spreadsheet() -> None:
    made = csv_of(TABLE)
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert rows[0] == ["指标", "数值", "备注"]
    assert [row[1] for row in rows[1:]] == ["-200000000", "-1.5", "", "4年"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_in_csv_is_no_formula(start: str) -> None:
    assert f"'{start}x" in csv_of([["h"], [f"{start}x"]]).decode("utf-8-sig")


def test_xlsx_keeps_types() -> None:
    sheet = load_workbook(io.BytesIO(xlsx_of(TABLE, "销售额：按/地区"))).active
    assert sheet.title == "销售额：按 地区"
    assert (sheet["B2"].value, sheet["B3"].value, sheet["B4"].value) == (-200_000_000, -1.5, None)
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1", "s")
    assert sheet["C2"].quotePrefix
    assert sheet.freeze_panes == "A2"


def test_xlsx_leaves_out_what_no_spreadsheet_reads() -> None:
    sheet = load_workbook(io.BytesIO(xlsx_of([["h"], ["a\x00b"]], "\x00"))).active
    assert sheet["A2"].value == "ab"
    assert sheet.title == "1"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("收入/占比", "收入 占比.csv", id="slash"),
        pytest.param("../..", "export.csv", id="only what is cut"),
        pytest.param("a\nb", "a b.csv", id="line"),
    ],
)
def test_a_file_has_a_name_that_any_system_takes(title: str, name: str) -> None:
    assert file_name(title, "csv") == name
