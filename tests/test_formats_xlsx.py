"""Workbooks: as documents with several tables a sheet, as metrics tables with formats."""

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.errors import CorpusErrors
from assistant.ingest.cells import shown
from assistant.ingest.corpus import read_corpus
from assistant.ingest.formats import Read, open_document


def read(folder: Path, book: Workbook) -> Read:
    book.save(folder / "a.xlsx")
    return open_document(folder / "a.xlsx", "a.xlsx")


def body(read: Read) -> str:
    """Without properties and places."""
    return re.sub(r"<!--.*-->\n\n", "", read.text.split("---\n", 2)[-1]).strip()


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (0.125, "0.0%", "12.5%"),
        (0.125, "0%", "13%"),
        (15000, "#,##0", "15,000"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (2.4, '0.00"亿元"', "2.40亿元"),
        (12, "[$¥-804]#,##0", "¥12"),
        (15000000, "#,##0,", "15,000"),
        (7.5, "0.##", "7.5"),
        (7, "0.##", "7"),
        (date(2030, 12, 1), 'yyyy"年"m"月"', "2030年12月"),
        (date(2030, 12, 1), "yyyy-mm-dd", "2030-12-01"),
        (date(2030, 12, 1), "mmm-yy", "2030-12"),
        (True, "General", "是"),
        ("  直营 ", "@", "直营"),
        (None, "General", ""),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: object, pattern: str, text: str) -> None:
    assert shown(value, pattern) == text


def test_a_sheet_with_title_unit_two_header_rows_and_note(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "收入"
    sheet["B2"] = "分渠道销售额"
    sheet.merge_cells("B2:E2")
    sheet["E3"] = "单位：万元"
    for cell, text in {
        "B4": "渠道",
        "C4": "2029年",
        "D4": "2030年",
        "D5": "金额",
        "E5": "占比",
    }.items():
        sheet[cell] = text
    sheet["C5"] = "金额"
    sheet.merge_cells("B4:B5")
    sheet.merge_cells("D4:E4")
    for row in (["直营", 14000, 15000, 0.625], ["加盟", 8000, 9000, 0.375]):
        sheet.append([None, *row])
    sheet["B8"] = "注：加盟店按出货额计。"
    for row in sheet["E6:E7"]:
        row[0].number_format = "0.0%"
    for row in sheet["C6:D7"]:
        for cell in row:
            cell.number_format = "#,##0"
    assert body(read(tmp_path, book)) == (
        "## 收入\n\n分渠道销售额\n\n单位：万元\n\n"
        "| 渠道 | 2029年 金额 | 2030年 金额 | 2030年 占比 |\n|---|---|---|---|\n"
        "| 直营 | 14,000 | 15,000 | 62.5% |\n| 加盟 | 8,000 | 9,000 | 37.5% |\n\n"
        "注：加盟店按出货额计。"
    )


def test_tables_that_blank_rows_and_columns_set_apart(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["两张表"])
    sheet.merge_cells("A1:E1")
    sheet.append(["渠道", "金额", None, "城市", "门店"])
    sheet.append(["直营", 15, None, "上海", 40])
    sheet.append([])
    sheet.append(["品类", "金额"])
    sheet.append(["面包", 20])
    sheet.append([])
    sheet.append(["蛋糕", 4])
    assert body(read(tmp_path, book)).split("\n\n") == [
        "两张表",
        "| 渠道 | 金额 |\n|---|---|\n| 直营 | 15 |",
        "| 城市 | 门店 |\n|---|---|\n| 上海 | 40 |",
        "| 品类 | 金额 |\n|---|---|\n| 面包 | 20 |\n| 蛋糕 | 4 |",
    ]


def test_a_formula_that_nobody_computed_is_a_finding(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "收入"
    for row in (["渠道", "金额"], ["直营", 15], ["合计", "=SUM(B2:B2)"]):
        sheet.append(row)
    result = read(tmp_path, book)
    (finding,) = result.findings
    assert (finding.kind, finding.place) == ("empty_value", "收入")
    assert "B3" in finding.what
    assert "SUM" not in result.text


def test_a_long_table_repeats_its_header(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["门店", "金额"])
    for number in range(100):
        book.active.append([f"{number}号店", number])
    parts = body(read(tmp_path, book)).split("\n\n")
    assert [part.count("\n") - 1 for part in parts] == [30, 30, 30, 10]
    assert {part.split("\n")[0] for part in parts} == {"| 门店 | 金额 |"}


def test_a_report_kept_in_rows_is_read_by_its_pages(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["页码", "标题", "内容"], [4, "概况", "门店210家。"], [5, "案例", "【晨光学堂】"]):
        book.active.append(row)
    assert body(read(tmp_path, book)) == (
        "# Page 4: 概况\n\n门店210家。\n\n# Page 5: 案例\n\n【晨光学堂】"
    )


def test_metric_and_value_make_a_metrics_table_with_its_formats(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["指标", "渠道", "数值"], ["占比", "直营", 0.625], ["占比", "加盟", 0.375]):
        book.active.append(row)
    book.active["C2"].number_format = book.active["C3"].number_format = "0.0%"
    book.active["A3"] = None
    book.active.merge_cells("A2:A3")
    book.active.title = "占比"
    book.save(tmp_path / "a.xlsx")
    corpus = read_corpus(tmp_path)
    assert [f.sources[0].section for f in corpus.figures] == ["占比 第 2 行", "占比 第 3 行"]
    assert [(f.metric, f.dimensions["渠道"], f.text) for f in corpus.figures] == [
        ("占比", "直营", "62.5%"),
        ("占比", "加盟", "37.5%"),
    ]
    assert corpus.documents == ()


def test_what_lies_in_metrics_is_a_table_whatever_its_columns(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["渠道", "备忘"])
    book.active.append(["直营", "下月再填"])
    (tmp_path / "metrics").mkdir()
    book.save(tmp_path / "metrics" / "a.xlsx")
    with pytest.raises(CorpusErrors, match="neither metric and value"):
        read_corpus(tmp_path)
    (tmp_path / "metrics" / "a.xlsx").rename(tmp_path / "a.xlsx")
    (tmp_path / "metrics").rmdir()
    assert [p.kind for p in read_corpus(tmp_path).passages] == ["table"]


def test_what_is_told_of_a_sheet_names_its_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "12月收入"
    for place, text in {
        "B2": "分渠道收入",
        "E3": "单位：万元",
        "B12": "注：加盟店按出货额计。",
    }.items():
        sheet[place] = text
    sheet.merge_cells("B2:E2")
    rows = ("渠道 2029年 2030年 备注", "直营 1400 1500 含团购", "加盟 800 900 -", "外卖 10 20 -")
    for number, row in enumerate(rows, start=4):
        for column, cell in zip("BCDE", row.split(), strict=True):
            sheet[f"{column}{number}"] = int(cell) if cell.isdigit() else cell
    book.create_sheet("门店").append(["门店210家，比年初多了三十家。"])
    book.save(tmp_path / "a.xlsx")
    corpus = read_corpus(tmp_path)
    assert [(p.kind, p.page) for p in corpus.passages] == [
        ("paragraph", "12月收入!B2:E3"),
        ("paragraph", "12月收入!B2:E3"),
        ("table", "12月收入!B4:E7"),
        ("paragraph", "12月收入!B12"),
        ("paragraph", "门店!A1"),
    ]
    cells = {f.text: f.sources[0].page for f in corpus.figures if f.period == "2030"}
    assert cells == {
        "1500万元": "12月收入!B5:E5", "900万元": "12月收入!B6:E6", "20万元": "12月收入!B7:E7",
    }  # fmt: skip
    assert corpus.documents[0].pages == ("12月收入", "门店")


def test_rows_of_the_parts_of_a_long_table_are_found_again(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "门店"
    book.active.append(["门店", "2030年收入（万元）"])
    for number in range(70):
        book.active.append([f"{number}号店", 100 + number])
    book.save(tmp_path / "a.xlsx")
    corpus = read_corpus(tmp_path)
    assert [p.page for p in corpus.passages] == ["门店!A1:B31", "门店!A32:B61", "门店!A62:B71"]
    rows = {f.text: f.sources[0].page for f in corpus.figures}
    assert rows["100万元"] == "门店!A2:B2"
    assert rows["169万元"] == "门店!A71:B71"


def test_lines_under_each_other_stay_one_list(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "要点"
    for line in ("措施有：", "1）早上六点开门", "", "2）社区店送货上门"):
        book.active.append([line] if line else [])
    book.save(tmp_path / "a.xlsx")
    (passage,) = read_corpus(tmp_path).passages
    assert (passage.kind, passage.page) == ("list", "要点!A1:A2,A4")


def test_a_table_with_a_blank_row_names_both_its_parts(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "门店"
    for row in (["门店", "2030年收入（万元）"], ["甲店", 7], [], ["乙店", 8]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    figures = read_corpus(tmp_path).figures
    assert {f.sources[0].page for f in figures} == {"门店!A1:B2,A4:B4"}


def test_title_and_unit_beside_each_other_are_no_header(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "经营"
    for row in (
        ["编制单位：麦禾烘焙", "2031年5月", None, "单位：万元"],
        ["项目", "本月", "上月", "说明"],
        ["营业收入", 30, 20, "含税"],
        ["净利润", 3, -2.5, None],
    ):
        sheet.append(row)
    book.save(tmp_path / "麦禾烘焙2031年5月月报.xlsx")
    told = {(f.metric, f.period, f.text) for f in read_corpus(tmp_path).figures}
    assert told == {
        ("营业收入", "2031-05", "30万元"), ("营业收入", "2031-04", "20万元"),
        ("净利润", "2031-05", "3万元"), ("净利润", "2031-04", "-2.5万元"),
    }  # fmt: skip
