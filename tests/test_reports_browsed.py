"""The browser and the tools show the figures of every report, each with its report."""

from assistant.browsing import FigureFilter
from assistant.mcp import told
from assistant.records import Audience
from assistant.web.charts import charts_of
from assistant.web.metric_cells import cells_of
from assistant.web.metric_rows import EVERYTHING, figures_of, newest_of, rows_of
from assistant.web.words import Words
from tests.months import FEBRUARY, JANUARY, MARCH, browser

BOSS, SAY = Audience.EXECUTIVE, Words("zh")
BROWSE = browser(3)


def test_a_figure_names_its_report_wherever_it_is_quoted_from() -> None:
    found = BROWSE.figures(BOSS, FigureFilter(metric="准点率")).figures
    assert {(figure.text, figure.document) for figure in found} == {
        ("95%", MARCH), ("95.5%", FEBRUARY), ("94%", JANUARY),
    }  # fmt: skip


def test_the_metric_page_shows_each_report_and_draws_the_newest() -> None:
    (metric,) = (m for m in BROWSE.metrics(BOSS) if m.name == "会员数")
    figures, reports = figures_of(BROWSE, BOSS, "会员数", EVERYTHING), BROWSE.documents(BOSS)
    head, body = cells_of(rows_of(figures, SAY, reports), SAY)
    column = [cell.text for cell in head].index("汇报")
    assert {row[column].text for row in body} == {
        f"澄江轮渡经营汇报（2031年{n}月） 2031-0{n}-{day}" for n, day in ((1, 10), (2, 12), (3, 11))
    }
    (chart,) = charts_of(metric, newest_of(figures, reports), SAY)
    assert "9000人" in chart.told
    assert "8600人" not in chart.told


def test_one_report_needs_no_column_for_it() -> None:
    alone = browser(1)
    figures = figures_of(alone, BOSS, "会员数", EVERYTHING)
    head, _ = cells_of(rows_of(figures, SAY, alone.documents(BOSS)), SAY)
    assert "汇报" not in [cell.text for cell in head]


def test_a_tool_names_the_report_of_a_cell() -> None:
    text = told.figures(BROWSE.figures(BOSS, FigureFilter(metric="准点率")))
    assert f"（{MARCH}）：95%" in text
    assert "：94%" in text


def test_each_report_can_be_read() -> None:
    for report in (JANUARY, FEBRUARY, MARCH):
        assert BROWSE.document(BOSS, report).passages
