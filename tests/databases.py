"""Where a journal may be: a file of SQLite, or a PostgreSQL of this run's own."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest


class Postgres:
    """A cluster in a folder of its own, on a unix socket; it refuses to run as root."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder, self._made = programs, folder, 0
        self._as: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
            self._as = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        self._run("initdb", "-D", f"{folder}/data", "-U", "tests", "-A", "trust", "-N",
                  "--encoding=UTF8", "--locale=C.UTF-8")  # fmt: skip
        options = ("-k", str(folder), "-c", "listen_addresses=", "-c", "fsync=off")
        self._server = subprocess.Popen(
            [*self._as, programs / "postgres", "-D", f"{folder}/data", *options],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._wait()

    def address(self) -> str:
        """Of a database that nobody used before."""
        self._made += 1
        name = f"journal{self._made}"
        self._run("createdb", "-h", str(self._folder), "-U", "tests", name)
        return f"postgresql://tests@/{name}?host={self._folder}"

    def stop(self) -> None:
        self._server.send_signal(signal.SIGINT)  # without waiting for those who are connected
        self._server.wait(30)

    def _wait(self) -> None:
        for _ in range(300):
            if (self._folder / ".s.PGSQL.5432").exists() and self._answers():
                return
            time.sleep(0.1)
        raise AssertionError("PostgreSQL did not start within 30 s")

    def _answers(self) -> bool:
        command = [str(self._programs / "pg_isready"), "-q", "-h", str(self._folder)]
        return subprocess.run(command, check=False).returncode == 0

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, str(self._programs / program), *arguments]
        subprocess.run(command, check=True, cwd=self._folder, capture_output=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as folder:
        server = Postgres(programs[-1], Path(folder))
        yield server
        server.stop()


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest) -> str:
    """Of an empty database: without one, a file in the data folder."""
    if request.param == "sqlite":
        return ""
    server: Postgres = request.getfixturevalue("postgres")
    return server.address()
