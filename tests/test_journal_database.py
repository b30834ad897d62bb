"""The journal's database: its schema, its address, and the death of its process."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from assistant.errors import JournalError, SettingsError
from assistant.exchange import Asker
from assistant.journal import open_journal
from assistant.journal.database import Database, read_address
from assistant.journal.migrate import MIGRATIONS
from assistant.journal.schema import HEAD, METADATA
from assistant.records import Audience
from assistant.settings import Settings
from tests.test_journal import ANN, turn

ROOT = Path(__file__).parent.parent
TALKER = """
import sys
from pathlib import Path
from assistant.journal import open_journal
from tests.test_journal import ANN, turn

journal = open_journal(sys.argv[1], Path(sys.argv[2]), retention_days=0).recorder
mine = journal.open(None, ANN)
for number in range(1_000_000):
    journal.record(mine, turn(f"{mine} {number}"))
    print(mine, number, flush=True)
"""
"""Says each turn once it was acknowledged, until it is killed."""


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 7, 40, 150])
def test_a_kill_loses_no_acknowledged_turn(address: str, tmp_path: Path, after: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TALKER, address, str(tmp_path)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as talker:  # fmt: skip
        assert talker.stdout
        said = [talker.stdout.readline().split() for _ in range(after)]
        os.kill(talker.pid, signal.SIGKILL)
        said += [line.split() for line in talker.stdout if line.endswith("\n")]
    mine, last = said[-1]
    with closing(open_journal(address, tmp_path, retention_days=0)) as journal:
        assert journal.recorder.open(mine, ANN) == mine
        kept = [each.question for each in journal.talks.read(ANN, mine).said]
        assert kept[: int(last) + 1] == [f"{mine} {number}" for number in range(int(last) + 1)]
        journal.recorder.record(mine, turn("and on"))


@pytest.fixture
def database(address: str, tmp_path: Path) -> Iterator[Database]:
    with closing(Database(address, tmp_path)) as opened:
        yield opened


def test_the_migrations_lead_to_the_schema(database: Database) -> None:
    with database.reading() as db:
        assert compare_metadata(MigrationContext.configure(db), METADATA) == []
        assert db.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]


def test_processes_that_start_together_migrate_once(address: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        for opened in pool.map(lambda _: Database(address, tmp_path), range(4)):
            opened.close()


def test_a_journal_of_another_version_is_refused(database: Database, tmp_path: Path) -> None:
    with database.writing() as db:
        db.execute(text("UPDATE alembic_version SET version_num = 'later'"))
        address = db.engine.url.render_as_string(hide_password=False)
    with pytest.raises(JournalError, match="another version") as error:
        Database(address, tmp_path)
    assert error.value.remedy


def test_a_fault_of_the_database_is_told_in_our_words(database: Database) -> None:
    with pytest.raises(JournalError) as error, database.reading() as db:
        db.execute(text("SELECT * FROM nothing"))
    assert "DATABASE_URL" in error.value.remedy


@pytest.mark.parametrize(
    "address", ["hush", "mysql://root:hush@host/name", "postgresql://", "sqlite://", "::hush::"]
)
def test_an_address_of_another_kind_is_not_repeated(address: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="ASSISTANT_DATABASE_URL") as error:
        read_address(address, tmp_path)
    assert "hush" not in str(error.value)


def test_a_server_that_is_not_there_is_told_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(JournalError) as error:
        Database(f"postgresql://ann:hush@/journal?host={tmp_path}", tmp_path)
    assert "hush" not in str(error.value)


def test_by_default_it_is_a_private_file_beside_the_generations(tmp_path: Path) -> None:
    data = tmp_path / "new"
    open_journal("", data, retention_days=Settings().retention_days).close()
    assert stat.S_IMODE((data / "journal.sqlite").stat().st_mode) == 0o600


def test_a_question_that_failed_leaves_nothing(tmp_path: Path) -> None:
    with closing(open_journal("", tmp_path, retention_days=0)) as journal:
        opened = journal.recorder.open(None, Asker(id="a", audience=Audience.PUBLIC))
        assert journal.recorder.turns(opened) == ()
    with closing(Database("", tmp_path)) as database, database.reading() as db:
        assert db.execute(text("SELECT count(*) FROM conversations")).scalar() == 0
