"""Two invented annual reports, dropped in as they are: figures asked are right or refused."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

import pytest

from assistant.indexes.ledger import Ledger
from assistant.indexes.ledger_write import write_ledger
from assistant.indexes.view import LedgerView
from assistant.ingest.corpus import read_corpus
from assistant.records import Audience
from eval.annual import annual
from eval.annual_questions import absent, computations, questions
from eval.annual_writer import Report
from tests.invented import Talk

REPORTS = (
    annual("晨钢股份有限公司", "晨钢股份", ("钢板", "钢管", "线材"), seed=1),
    annual("海泰面包集团股份有限公司", "海泰面包", ("吐司", "蛋糕", "饼干"), seed=2),
)
NEAR = Decimal("0.006")
each_report = pytest.mark.parametrize("report", REPORTS, ids=[r.short for r in REPORTS])


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> LedgerView:
    home = tmp_path_factory.mktemp("annual")
    (home / "corpus/reports").mkdir(parents=True)
    for number, report in enumerate(REPORTS):
        (home / f"corpus/reports/{number}.md").write_text(report.text, "utf-8")
    write_ledger(home / "ledger.sqlite", read_corpus(home / "corpus"))
    return LedgerView(Ledger(home / "ledger.sqlite"), Audience.EXECUTIVE, "g", lambda *_: [])


def sampled(report: Report) -> Iterator[tuple[str, Decimal]]:
    """Every other fact in each of its wordings."""
    return islice(questions(report), REPORTS.index(report), None, 3)


@each_report
def test_a_stated_figure_is_told_or_refused(view: LedgerView, report: Report) -> None:
    refused, wrong = [], []
    for question, value in sampled(report):
        answer = Talk(view).ask(question)
        if answer.status != "answered":
            refused.append(question)
        elif [f.value for f in answer.figures] != [pytest.approx(float(value), abs=float(NEAR))]:
            wrong.append((question, value, answer.answer))
    assert not wrong
    assert len(refused) <= 3


@each_report
def test_what_follows_from_figures_is_computed(view: LedgerView, report: Report) -> None:
    for question, value in computations(report):
        results = [Decimal(str(c.value)) for c in Talk(view).ask(question).computations]
        assert any(abs(result - value) < NEAR for result in results), question


@each_report
def test_what_no_table_states_is_refused(view: LedgerView, report: Report) -> None:
    told = [q for q in absent(report) if Talk(view).ask(q).status == "answered"]
    assert not told


def test_the_tables_are_read_whole(view: LedgerView) -> None:
    assert all(len(report.facts) > 100 for report in REPORTS)
    for report in REPORTS:
        held = view.figures("营业收入", subject=report.company)
        assert len({source.start for f in held if not f.dimensions for source in f.sources}) >= 4


def test_an_item_of_several_notes_is_told_for_each(view: LedgerView) -> None:
    answer = Talk(view).ask("晨钢股份2031年职工薪酬是多少")
    assert [f.metric for f in answer.figures] == ["销售费用", "管理费用", "研发费用"]
    assert {f.dimensions["项目"] for f in answer.figures} == {"职工薪酬"}


def test_an_item_of_one_note_is_told_with_its_metric(view: LedgerView) -> None:
    (figure,) = Talk(view).ask("晨钢股份2030年检测费是多少").figures
    assert (figure.metric, figure.dimensions) == ("研发费用", {"项目": "检测费"})
