"""Who may see what: a quote tells all that stands in it, and a label is never loosened."""

from pathlib import Path

from assistant.ingest.corpus import read_corpus
from assistant.records import Audience, Corpus

REPORT = """---
title: 松果灯具月报
date: 2030-02-01
audience: public
---

## Page 1 销售

松果一月卖出300盏灯，毛利率为41%。二月卖出320盏。
"""
HEADER = "metric,value,period,audience,quote\n"
MARGIN = "毛利率,41%,2030-01,executive,松果一月卖出300盏灯，毛利率为41%\n"


def corpus(folder: Path, *tables: str) -> Corpus:
    (folder / "reports").mkdir()
    (folder / "metrics").mkdir()
    (folder / "reports" / "2030-01.md").write_text(REPORT, encoding="utf-8")
    for number, table in enumerate(tables):
        (folder / "metrics" / f"{number}.csv").write_text(table, encoding="utf-8")
    return read_corpus(folder)


def labels(found: Corpus) -> dict[tuple[str, str | None], Audience]:
    return {(figure.metric or "", figure.period): figure.audience for figure in found.figures}


def test_a_figure_is_as_strict_as_what_its_quote_tells(tmp_path: Path) -> None:
    table = (
        HEADER
        + "销量,300盏,2030-01,public,松果一月卖出300盏灯\n"
        + MARGIN
        + "销量,320盏,2030-02,sales,二月卖出320盏\n"
    )
    found = corpus(tmp_path, table)
    assert labels(found) == {
        ("销量", "2030-01"): Audience.EXECUTIVE,
        ("毛利率", "2030-01"): Audience.EXECUTIVE,
        ("销量", "2030-02"): Audience.SALES,
    }
    assert [f.what for f in found.findings if f.kind == "tightened" and f.figures] == [
        "数字「销量」因其出处的其他内容由 public 收紧为 executive。"
    ]


def test_a_figure_stays_visible_where_another_place_tells_it_alone(tmp_path: Path) -> None:
    quoted = HEADER + "销量,300盏,2030-01,public,松果一月卖出300盏灯\n" + MARGIN
    alone = "metric,value,period,audience\n销量,300盏,2030-01,public\n"
    figure = next(f for f in corpus(tmp_path, quoted, alone).figures if f.metric == "销量")
    assert figure.audience == Audience.PUBLIC
    assert [source.audience for source in figure.sources] == [Audience.EXECUTIVE, Audience.PUBLIC]


def test_cells_of_one_row_are_told_together(tmp_path: Path) -> None:
    catalogue = (
        "- {name: 销量, unit: 盏, audience: public}\n- {name: 毛利率, audience: executive}\n"
    )
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "catalog.yaml").write_text(catalogue, encoding="utf-8")
    wide = "period,销量,毛利率\n2030-01,300盏,41%\n2030-02,320盏,\n"
    (tmp_path / "metrics" / "wide.csv").write_text(wide, encoding="utf-8")
    assert labels(read_corpus(tmp_path)) == {
        ("销量", "2030-01"): Audience.EXECUTIVE,
        ("毛利率", "2030-01"): Audience.EXECUTIVE,
        ("销量", "2030-02"): Audience.PUBLIC,
    }


def test_a_value_told_twice_is_as_strict_as_the_stricter_place(tmp_path: Path) -> None:
    open_, strict = "销量,300盏,2030-01,public,\n", "销量,300盏,2030-01,executive,\n"
    found = corpus(tmp_path, HEADER + open_, HEADER + strict)
    assert labels(found)["销量", "2030-01"] == Audience.EXECUTIVE


SKIPPING = "---\ntitle: 松果灯具{0}月报\ndate: 2030-0{0}-01\naudience: {1}\n---\n\n" + "".join(
    f"## Page {page}\n\n{text}\n\n"
    for page, text in {
        1: "松果的灯卖到了十个城市。",
        2: "新的展厅已经开门。",
        4: "工厂换了新的炉子。",
    }.items()
)
"""Without a third page."""


def test_a_finding_on_a_whole_document_is_as_strict_as_all_that_stands_in_it(
    tmp_path: Path,
) -> None:
    tightest = SKIPPING.format(4, "public").replace(
        "## Page 4\n", "## Page 4\n\n<!-- audience: sales -->\n"
    )
    texts = {
        "1-executive": SKIPPING.format(1, "executive"),
        "2-public": SKIPPING.format(2, "public"),
        "3-unlabelled": SKIPPING.format(3, "public").replace("audience: public\n", ""),
        "4-public-and-sales": tightest,
    }
    (tmp_path / "reports").mkdir()
    for name, text in texts.items():
        (tmp_path / "reports" / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "reports" / "5-empty.md").write_bytes(b"")
    found = read_corpus(tmp_path)
    skipped = {f.document: f.audience for f in found.findings if "第 3 页" in f.what}
    assert skipped == {
        "reports/1-executive": Audience.EXECUTIVE,
        "reports/2-public": Audience.PUBLIC,
        "reports/3-unlabelled": Audience.EXECUTIVE,
        "reports/4-public-and-sales": Audience.SALES,
    }
    shown = {p.document for p in found.passages if Audience.SALES.sees(p.audience)}
    assert {f.document for f in found.findings if Audience.SALES.sees(f.audience)} <= shown
