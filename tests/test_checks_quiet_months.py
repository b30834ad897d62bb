"""What monthly reports say rightly of rows, units, balances and others raises no alarm."""

import pytest

from assistant.ingest.blocks import passages_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.report import read_report
from tests.checked import table, warnings

PLACES = table(
    "渠道 | 窑炉数 | 开窑数 | 开窑率 | 12月开窑率 | 1月产值（万元）",
    "东线（海州） | 500 | 430 | 86.0% | 84.0% | 762",
    "西线（青口） | 300 | 213 | 71.0% | 70.0% | 130",
    "合计 | 800 | 643 | 80.4% | 78.8% | 892",
)
GOODS = table(
    "品种 | 1月产值（万元） | 12月产值（万元） | 环比",
    "青砖 | 420 | 438 | -4.1%",
    "瓷片 | 260 | 240 | 8.3%",
    "花盆 | 73 | 86 | -15.1%",
    "合计 | 753 | 764 | -1.4%",
)
CLIENTS = table(
    "客户 | 1月收入（万元） | 月末应收（万元）",
    "海湾餐饮 | 34.5 | 61.8",
    "杉木旅社 | 20.6 | 18.3",
    "合计 | 55.1 | 80.1",
)
TERMS = table(
    "客户 | 期限 | 月末应收（万元） | 1月收入（万元）",
    "海湾餐饮 | 2年 | 61 | 38",
    "杉木旅社 | 3年 | 34 | 25",
    "芦苇书店 | 1年 | 29 | 19",
)
RIGHT = (
    pytest.param(f"{PLACES}\n\n1月产值892万元，环比增长9.4%。", id="two measures"),
    pytest.param(f"{GOODS}\n\n花盆降幅最大，青砖降幅最小。", id="the largest fall"),
    pytest.param(
        f"{GOODS}\n\n{CLIENTS}\n\n瓷片卖得早，本月收入60.0万元。", id="a row of another table"
    ),
    pytest.param(
        f"{CLIENTS}\n\n海湾餐饮月末应收61.8万元，押金20.6万元，占该店应收的三分之一。",
        id="of that one",
    ),
    pytest.param(
        "客户共80家，户均产值9.5万元。其中商场20家，产值304万元；院校60家，产值456万元。",
        id="parts are no total",
    ),
    pytest.param(
        "12月末教具135件，本月新购4件、报废1件，月末138件。\n\n同业甲月末教具153件，比我们多15件。",
        id="another's",
    ),
    pytest.param("东线份额24.5%、西线18.2%、南线12.4%，其余合计44.9%。", id="all the rest"),
    pytest.param(TERMS, id="years are no measured values"),
    pytest.param(
        "本月用砖235吨，其中青砖141吨、红砖94吨，青砖占60.0%。", id="the whole before its parts"
    ),
    pytest.param(
        "月末货款640万元，较上月增加25万元；逾期32万元，占5.0%。\n\n成本150万元：燃料60万元，占40.0%；釉料45万元，占30.0%；"
        "人工30万元，占20.0%；运费15万元，占10.0%。",
        id="a share of its own whole",
    ),
    pytest.param("东窑出砖3.1万片，成品率88.0%；西窑出砖2.2万片，成品率91.0%。", id="a peer"),
    pytest.param(
        table(
            "片区 | 月末窑数（座） | 产值（万元）",
            "东线 | 86 | 762",
            "西线 | 41 | 330",
            "合计 | 127 | 1,092",
        )
        + "\n\n## 竞争\n\n- 芦花窑：1月在东线添了7座，东线窑数到了112座，离我们不远。",
        id="a rival's",
    ),
    pytest.param(
        "1月产值900万元。青砖占总产值的50.0%，是最大一项；瓷片占30.0%。\n"
        "青砖毛利110万元，瓷片毛利90万元；制造费用290万元。",
        id="another measure of the part",
    ),
    pytest.param(
        "月末会员530人，本月新增31人、流失11人，较12月末的510人净增20人。",
        id="since then",
    ),
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_silent(text: str) -> None:
    assert warnings(text, period="2031-01") == []


def grid_of(text: str) -> Grid:
    front = "---\ntitle: 月报\ndate: 2031-02-13\nperiod: '2031-01'\naudience: public\n---\n\n"
    document, blocks = read_report(f"{front}## 产量\n\n{text}", "reports/a.md")
    passages, _ = passages_of(document, blocks)
    return Evidence((), (), passages, {document.id: document}).grids[0]


def test_a_place_in_brackets_is_no_unit_of_its_row() -> None:
    cell = grid_of(PLACES).cells[1][1]
    assert cell is not None
    assert cell.unit != "青口"


def test_prose_tells_what_a_column_counts_by_its_name_and_by_what_others_come_to() -> None:
    counts = table(
        "窑型 | 在册 | 在用 | 闲置 | 产值（万元）",
        "隧道窑 | 500 | 430 | 70 | 762",
        "梭式窑 | 300 | 213 | 87 | 130",
        "合计 | 800 | 643 | 157 | 892",
    )
    grid = grid_of(f"金额单位为万元。\n\n{counts}\n\n月末在册800座，在用643座，其余闲置。")
    assert [cell.unit for cell in grid.cells[0][1:] if cell] == ["座", "座", "座", "CNY"]
