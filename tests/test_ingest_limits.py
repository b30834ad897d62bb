"""Tables and records within limits: what takes too long or too much is named, the rest stands."""

import os
import signal
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from assistant import intake
from assistant.errors import CorpusErrors, LeftOut
from assistant.exchange import IngestReport
from assistant.indexes.store import Store
from assistant.ingest.columns import Cell
from assistant.ingest.confined import confined
from assistant.ingest.corpus import read_corpus
from assistant.ingest.limits import Limits
from assistant.ingest.making import Made
from assistant.ingest.readings import Readings
from assistant.ingest.worker import Worker
from assistant.records import Audience
from assistant.settings import Settings
from tests import bad_files
from tests.indexes_fakes import HashingEmbedder
from tests.ingest_readers import ENDLESS, open_here

REPORT = "# 三月\n\n钢厂三月轧制中厚板四百吨，比二月多一成。\n"
TABLE = "指标,数值,期间\n产量,400吨,2031-03\n"
CELL: Final = Cell(2, "产量,400吨", {"metric": "产量", "value": "400吨"}, {})
REST = ({"reports/march"}, {"400吨"})
"""What is published whatever lies beside it."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus"
    for name, text in {"reports/march.md": REPORT, "metrics/output.csv": TABLE}.items():
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text(text, "utf-8")
    return Settings(corpus=corpus, data=tmp_path / "data")


def within(settings: Settings, **changes: float) -> Settings:
    return settings.model_copy(update=changes)


def take(settings: Settings) -> IngestReport:
    return intake.take_in(settings, HashingEmbedder(), lambda *_: None, lambda _: None)


def left_out(report: IngestReport) -> dict[str, str]:
    return {f.document: f.what for f in report.findings if f.kind == "unreadable"}


def published(settings: Settings) -> tuple[set[str], set[str]]:
    """The documents, and the values of the one metric of the table."""
    store = Store(settings.data, HashingEmbedder())
    try:
        view = store.view(Audience.EXECUTIVE)
        told = {passage.document for passage in view.passages()}
        return told, {figure.text for figure in view.figures("产量", any_subject=True)}
    finally:
        store.close()


def long_report(path: Path, sentences: int = 50_000) -> None:
    """Each with values of its own: quickly read, slowly understood."""
    lines = (
        f"第{n}号轧机三月产量{n}.{n % 90 + 10}吨，同比增长{n % 40}.5%。" for n in range(sentences)
    )
    path.write_text("# 轧机\n\n" + "\n\n".join(lines), "utf-8")


def one_line(path: Path, of: int) -> None:
    """No line end; what is behind the first megabytes takes no place on the disk."""
    with path.open("wb") as file:
        file.write(b"a," * min(of // 2, 2**20))
        file.truncate(of)


def many_rows(path: Path, rows: int) -> None:
    path.write_text("指标,数值\n" + "".join(f"炉{n},{n}吨\n" for n in range(rows)), "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param({"ingest_file_seconds": 5}, "整理成记录超过 5 秒", id="time"),
        pytest.param({"ingest_file_mb": 64}, "整理成记录所需内存超过 64 MB", id="memory"),
    ],
)
def test_a_report_that_no_rule_gets_through_is_left_out_by_name(
    settings: Settings, changes: dict[str, float], why: str
) -> None:
    long_report(settings.corpus / "reports/mills.md")
    ((name, what),) = left_out(take(within(settings, **changes))).items()
    assert name == "reports/mills.md"
    assert why in what
    assert "ASSISTANT_INGEST_FILE_" in what
    assert published(settings) == REST


@pytest.mark.slow
@pytest.mark.parametrize(
    ("build", "changes", "why"),
    [
        pytest.param(partial(one_line, of=300 * 2**20), {}, "文件太大（300 MB）", id="300 MB"),
        pytest.param(
            partial(one_line, of=300 * 2**20), {"max_file_mb": 400}, "超过 64 MB", id="let through"
        ),
        pytest.param(partial(one_line, of=2**21), {}, "不像表格", id="a million columns"),
        pytest.param(
            lambda path: path.write_text("指标,数值\n产量," + "9" * 2**20, "utf-8"), {}, "不像表格",
            id="a cell of a megabyte",
        ),
        pytest.param(
            partial(many_rows, rows=400_000), {"ingest_file_mb": 64}, "读取所需内存超过 64 MB",
            id="rows that fill the memory",
        ),
        pytest.param(
            partial(many_rows, rows=400_000), {"ingest_file_seconds": 5}, "超过 5 秒",
            id="rows without an end",
        ),
    ],
)  # fmt: skip
def test_a_table_beyond_its_limits_is_left_out_by_name(
    settings: Settings, build: Callable[[Path], object], changes: dict[str, float], why: str
) -> None:
    build(settings.corpus / "metrics/furnaces.csv")
    ((name, what),) = left_out(take(within(settings, **changes))).items()
    assert name == "metrics/furnaces.csv"
    assert why in what
    assert published(settings) == REST


@pytest.mark.slow
@pytest.mark.parametrize(
    "opened",
    [
        pytest.param({"reports/april.md": f"---\naudience: sales\n---\n{REPORT}"}, id="a report"),
        pytest.param({"metrics/a.csv": "指标,数值,受众\n库存,20吨,public\n"}, id="a figure"),
    ],
)
def test_a_table_that_may_say_who_sees_what_is_not_left_out(
    settings: Settings, opened: dict[str, str]
) -> None:
    """Else a sentence whose figure it labels would be shown to whoever may see its section."""
    take(settings)
    one_line(settings.corpus / "metrics/furnaces.csv", 2**21)
    for name, text in opened.items():
        (settings.corpus / name).write_text(text, "utf-8")
    with pytest.raises(CorpusErrors, match=r"furnaces\.csv.*may say who sees what"):
        take(settings)
    assert published(settings) == REST


@pytest.mark.slow
def test_a_glossary_that_is_too_large_keeps_everything_back(settings: Settings) -> None:
    (settings.corpus / "glossary.yaml").touch()
    os.truncate(settings.corpus / "glossary.yaml", 65 * 2**20)
    with pytest.raises(CorpusErrors, match=r"glossary\.yaml.*larger than 64 MiB"):
        take(settings)


@pytest.mark.slow
def test_names_that_take_too_long_keep_everything_back(settings: Settings) -> None:
    """Reading goes on in a worker: in this process nothing could end it."""
    names = "".join(f"- {{name: 炉{n}, kind: furnace}}\n" for n in range(100_000))
    (settings.corpus / "glossary.yaml").write_text(names, "utf-8")
    with pytest.raises(CorpusErrors, match=r"glossary\.yaml.*took longer than 2 seconds"):
        take(within(settings, ingest_file_seconds=2))


@pytest.mark.slow
def test_a_draft_is_made_within_limits(settings: Settings, tmp_path: Path) -> None:
    long_report(settings.corpus / "reports/mills.md")
    with pytest.raises(CorpusErrors, match="took longer than 5 seconds"):
        intake.drafted(
            within(settings, ingest_file_seconds=5),
            settings.corpus / "reports/mills.md",
            tmp_path / "draft",
        )
    assert not (tmp_path / "draft").exists()


@pytest.mark.slow
def test_a_workbook_whose_first_row_is_far_down_is_left_out_by_name(settings: Settings) -> None:
    path = bad_files.xlsx(settings.corpus, "far.xlsx")
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    sheet += '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts = {n: z.read(n) for z in [zipfile.ZipFile(path)] for n in z.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            far = part == "xl/worksheets/sheet1.xml"
            archive.writestr(part, f"{sheet}</worksheet>" if far else content)
    ((name, what),) = left_out(take(within(settings, ingest_file_seconds=2))).items()
    assert (name, "超过 2 秒" in what) == ("far.xlsx", True)
    assert published(settings) == REST


@pytest.mark.slow
def test_a_report_that_no_check_gets_through_is_published_and_named(settings: Settings) -> None:
    (settings.corpus / "reports/april.md").write_text(f"# 四月\n\n{ENDLESS}三百吨。\n", "utf-8")
    with Worker(Limits(seconds=5), open_here) as worker:
        corpus = read_corpus(settings.corpus, confined(worker, kept(settings, worker)))
    (finding,) = [f for f in corpus.findings if f.kind == "unchecked"]
    assert finding.document == "reports/april.md"
    assert "没有核对其中有无矛盾：核对超过 5 秒" in finding.what
    assert {p.document for p in corpus.passages} == {"reports/march", "reports/april"}
    assert worker.started == 2


def kept(settings: Settings, worker: Worker) -> Readings:
    return Readings(settings.data / "readings", worker.read, repr(worker.limits))


def test_what_was_left_out_is_tried_again_only_under_other_limits(settings: Settings) -> None:
    path = settings.corpus / "metrics/output.csv"

    def bound(seconds: float) -> tuple[int, str]:
        """Cells that are left, and why no more were taken."""
        worker = Worker(Limits(seconds))
        cells = iter([CELL] * 3000)
        try:
            list(confined(worker, kept(settings, worker)).bind(cells, path, path.name))
        except LeftOut as fault:
            return len(list(cells)), fault.told
        return len(list(cells)), ""

    left, why = bound(1e-9)
    assert (left, "整理成记录超过 1e-09 秒" in why) == (2999, True)
    assert bound(1e-9) == (3000, why)
    assert bound(600) == (0, "")


@pytest.mark.slow
def test_a_worker_that_is_replaced_learns_the_names_again(settings: Settings) -> None:
    for month in ("四", "五", "六"):
        text = (
            REPORT.replace("三", month) + f"\n【{month}方船厂】\n\n背景：造船。\n\n场景：厚板。\n"
        )
        (settings.corpus / f"reports/{month}.md").write_text(text, "utf-8")
    with Worker(Limits()) as worker:
        steps = confined(worker, kept(settings, worker))

        def killing(path: Path, name: str, text: str, *known: Any) -> Made:  # noqa: ANN401
            made = steps.make(path, name, text, *known)
            assert worker.pid
            os.kill(worker.pid, signal.SIGKILL)
            return made

        again = read_corpus(settings.corpus, steps._replace(make=killing))
    assert worker.started > 2
    assert again == read_corpus(settings.corpus)
    assert len(again.entities) >= 3
