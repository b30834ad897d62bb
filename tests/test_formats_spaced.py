"""Tables that a text sets with spaces or with tags: as pipe tables, or left as they are."""

from pathlib import Path

import pytest

from assistant.ingest.formats import open_document
from assistant.ingest.formats.spaced import with_tables


def rows(text: str) -> list[str]:
    return [line for line in with_tables(text).split("\n") if line.startswith("| ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "项目 2031 年 2030 年 增减\n营业收入 1,200.5 1,100.2 9.1%\n净利润 -20.0 30.5 --\n",
            [
                "| 项目 | 2031年 | 2030年 | 增减 |",
                "| 营业收入 | 1,200.5 | 1,100.2 | 9.1% |",
                "| 净利润 | -20.0 | 30.5 | -- |",
            ],
            id="one header, one space between",
        ),
        pytest.param(
            "营业收入  毛利率\n\n毛利率比上年增减\n\n分产品\n\n"
            "其中：面粉  150.00  31.5%  1. 20%\n\n麸皮  50.00  20.1%  增加0.40 个百分点\n",
            [
                "|  | 营业收入 | 毛利率 | 毛利率比上年增减 |",
                "| 分产品 |  |  |  |",
                "| 其中：面粉 | 150.00 | 31.5% | 1.20% |",
                "| 麸皮 | 50.00 | 20.1% | 增加0.40个百分点 |",
            ],
            id="a header over several lines, a group, spaces within numbers",
        ),
        pytest.param(
            "序号  客户名称  销售额（元）  占比\n1 客户  甲 740.89  87.4 9%\n"
            "2 客户  乙 66.31  7.84%\n合计  -- 807.20  95.33%\n",
            [
                "| 序号 | 客户名称 | 销售额（元） | 占比 |",
                "| 1 | 客户甲 | 740.89 | 87.49% |",
                "| 2 | 客户乙 | 66.31 | 7.84% |",
                "| 合计 | -- | 807.20 | 95.33% |",
            ],
            id="two columns of labels",
        ),
        pytest.param(
            "项目 本期发生额 上期发生额\n收入 成本 收入 成本\n主营业务 101.4 73.4 111.0 82.1\n"
            "其他业务 1.4 1.1 1.2 0.9\n",
            [
                "|  | 本期发生额 收入 | 本期发生额 成本 | 上期发生额 收入 | 上期发生额 成本 |",
                "| 主营业务 | 101.4 | 73.4 | 111.0 | 82.1 |",
                "| 其他业务 | 1.4 | 1.1 | 1.2 | 0.9 |",
            ],
            id="a period over two columns",
        ),
        pytest.param(
            "客户情况\n前五名客户合计销售金额（元） 841.56\n前五名客户合计销售占比 99.42%\n",
            ["| 前五名客户合计销售金额（元） | 841.56 |", "| 前五名客户合计销售占比 | 99.42% |"],
            id="labels with one number each",
        ),
    ],
)
def test_lines_of_labels_and_numbers_are_a_table(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2031年 2030年\n面粉 5.0 4.0\n麸皮 3.0\n", id="a row is too short"),
        pytest.param(
            "收入 成本 收入 成本\n面粉 1.0 2.0 3.0 4.0\n麸皮 1.0 2.0 3.0 4.0\n", id="whose"
        ),
        pytest.param("面粉 5.0 4.0\n麸皮 3.0 2.0\n", id="no header"),
        pytest.param("前三名\n1 云杉 0.71 / 0.60\n2 青石 0.50 / 0.45\n", id="slashes"),
        pytest.param("早班 12 人\n晚班 8 人\n面粉 12\n麸皮 8\n", id="a list"),
        pytest.param("Sales 2031 2030\nFlour 5.0 4.0\nBran 3.0 2.0\n", id="of Latin labels"),
    ],
)
def test_other_lines_are_left_as_they_are(text: str) -> None:
    assert with_tables(text) == text


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_tables_of_tags_in_a_text(tmp_path: Path, name: str) -> None:
    table = (
        '<html><body><table><tr><td rowspan="2"></td><td colspan="2">2031年</td></tr><tr><td>金额'
        "</td><td>占比</td></tr><tr><td>面粉</td><td>150.00</td><td>75%</td></tr></table></body></html>"
    )
    (tmp_path / name).write_text(f"# 收入\n单位：元\n{table}\n以上。\n", "utf-8")
    text = open_document(tmp_path / name, name).text
    assert "|  | 2031年 金额 | 2031年 占比 |\n|---|---|---|\n| 面粉 | 150.00 | 75% |" in text
    assert "<" not in text
    assert text.endswith("以上。\n")
