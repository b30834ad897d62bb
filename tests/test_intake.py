"""A folder taken in: what is told of it, what is lost, and how little a second time takes."""

from pathlib import Path

import pytest

from assistant import intake
from assistant.cli.printing import print_cancelled, print_report
from assistant.cli.watching import Bar
from assistant.errors import CorpusErrors
from assistant.exchange import IngestReport
from assistant.indexes.generation import UNFINISHED, Home
from assistant.indexes.store import Store
from assistant.ingest.worker import Worker
from assistant.records import Audience
from assistant.settings import Settings
from tests.indexes_fakes import HashingEmbedder

SOUND = "# 三月\n\n钢厂三月轧制中厚板四百吨，比二月多一成。\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/a.md").write_text(SOUND, "utf-8")
    (tmp_path / "corpus/b.md").write_text(SOUND.replace("三", "四"), "utf-8")
    return Settings(corpus=tmp_path / "corpus", data=tmp_path / "data")


@pytest.fixture(autouse=True)
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every file that a worker is asked for; it still reads."""
    asked: list[str] = []
    read = Worker.read

    def counted(self: Worker, path: Path, name: str) -> object:
        asked.append(name)
        return read(self, path, name)

    monkeypatch.setattr(Worker, "read", counted)
    return asked


def take(settings: Settings) -> tuple[IngestReport, list[str]]:
    """The report, and the files as they are told one by one."""
    told: list[str] = []
    report = intake.take_in(settings, HashingEmbedder(), lambda *_: None, told.append)
    return report, told


def documents(settings: Settings) -> set[str]:
    store = Store(settings.data, HashingEmbedder())
    try:
        return {passage.document for passage in store.view(Audience.EXECUTIVE).passages()}
    finally:
        store.close()


@pytest.mark.slow
def test_without_a_change_nothing_is_read_and_the_findings_are_told(
    settings: Settings, reads: list[str]
) -> None:
    (settings.corpus / "a.md").write_text("# 一\n\n这里有一张图：![图](x.png)\n", "utf-8")
    first, told = take(settings)
    assert told == ["a.md", "b.md", ""]
    assert first.changed
    assert first.findings
    reads.clear()
    again, told = take(settings)
    assert (again.changed, again.generation) == (False, first.generation)
    assert (again.counts, set(again.findings)) == (first.counts, set(first.findings))
    assert (told, reads) == ([], [])
    (Home(settings.data).generations / f"{UNFINISHED}x").mkdir()
    assert not take(settings)[0].changed
    assert not Home(settings.data).unfinished()
    assert reads == []


@pytest.mark.slow
def test_a_file_that_can_no_longer_be_read_is_lost_and_said_so(
    settings: Settings, reads: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    take(settings)
    (settings.corpus / "b.md").write_bytes(b"")
    (settings.corpus / "c.md").write_bytes(b"")
    report, _ = take(settings)
    assert report.lost == ("b.md",)
    assert documents(settings) == {"a"}
    print_report(report)
    lines = capsys.readouterr().out.splitlines()
    assert "2 个文件没有收入" in lines[1]
    assert "「b.md」没有收入" in lines[2]
    assert "上一代里有" in lines[2]
    assert "「c.md」" in lines[3]
    assert "上一代" not in lines[3]

    reads.clear()
    again, _ = take(settings)
    assert (again.changed, again.lost) == (False, ())
    assert reads == []
    (settings.corpus / "b.md").write_text(SOUND.replace("三", "五"), "utf-8")
    assert take(settings)[0].lost == ()
    assert documents(settings) == {"a", "b"}


@pytest.mark.slow
def test_where_nothing_can_be_read_what_was_published_serves(settings: Settings) -> None:
    take(settings)
    for path in settings.corpus.iterdir():
        path.write_bytes(b"\x00")
    with pytest.raises(CorpusErrors, match=r"a\.md:1:1"):
        take(settings)
    assert documents(settings) == {"a", "b"}
    assert list((settings.data / "readings").iterdir())


@pytest.mark.slow
def test_readings_go_with_their_files(settings: Settings) -> None:
    take(settings)
    assert len(list((settings.data / "readings").iterdir())) == 2
    (settings.corpus / "b.md").unlink()
    take(settings)
    assert len(list((settings.data / "readings").iterdir())) == 1


@pytest.mark.slow
def test_settings_limit_the_reading(settings: Settings) -> None:
    (settings.corpus / "b.md").write_bytes(b"# x\n" + b"y" * 2**20)
    small = settings.model_copy(update={"max_file_mb": 1})
    (finding,) = take(small)[0].findings
    assert (finding.document, "ASSISTANT_MAX_FILE_MB" in finding.what) == ("b.md", True)
    assert "unreadable" not in {finding.kind for finding in take(settings)[0].findings}


def test_the_bar_names_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    with Bar() as bar:
        bar.reading("reports/[red]a.md")
        bar.progress("read", 0, 2)
        bar.progress("embed", 0, 0)
    assert "reports/[red]a.md" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        pytest.param("", "", "之前也没有发布过", id="never published"),
        pytest.param("g1", "g1", "g1 继续服务", id="before the switch"),
        pytest.param("g1", "g2", "已经发布：g2", id="after the switch"),
    ],
)
def test_a_cancelled_ingest_says_what_serves(
    before: str, now: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_cancelled(before, now)
    assert told in capsys.readouterr().err
