"""One run as JSON, named by its date and commit; the folder of them is the history."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.gate import Measure, passed
from eval.report.table import failures
from eval.run import Result
from eval.scorers.rates import latency_ms, rate
from eval.scorers.statuses import confusion

Record = dict[str, Any]


def record(results: Sequence[Result], measures: Sequence[Measure]) -> Record:
    commit, changed = _commit()
    now = datetime.now(UTC)
    met = confusion((r.item, r.answer) for r in results)
    return {
        "date": now.strftime("%Y-%m-%d"),
        "at": now.isoformat(timespec="seconds"),
        "commit": commit,
        "uncommitted_changes": changed,
        "questions": len(results),
        "passed": passed(results, measures),
        "measures": {
            m.name: m.rate._asdict()
            | {"passed": m.passed, "threshold": m.threshold.model_dump() if m.threshold else None}
            for m in measures
        },
        "kinds": _shares(results, "kind"),
        "personas": _shares(results, "persona"),
        "confusion": [[*pair, count] for pair, count in sorted(met.items())],
        "latency_ms": latency_ms([r.seconds for r in results]),
        "seconds": [round(r.seconds, 5) for r in results],
        "failures": failures(results),
    }


def save(made: Record, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{made['date']}-{made['commit']}.json"
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def history(folder: Path) -> list[Record]:
    """Runs of a folder, oldest first; JSON of another kind is left out."""
    read = (json.loads(path.read_text("utf-8")) for path in folder.glob("*.json"))
    runs = [run for run in read if isinstance(run, dict) and {"measures", "at"} <= run.keys()]
    return sorted(runs, key=lambda run: str(run["at"]))


def _shares(results: Sequence[Result], field: str) -> dict[str, Record]:
    held: defaultdict[str, list[float]] = defaultdict(list)
    for result in results:
        held[getattr(result.item, field)].append(result.right)
    return {name: rate(values)._asdict() for name, values in sorted(held.items())}


def _commit() -> tuple[str, bool]:
    """The short commit of this checkout, and whether files differ from it."""
    try:
        commit = _git("rev-parse", "--short", "HEAD")
        return commit, bool(_git("status", "--porcelain", "--untracked-files=no"))
    except (OSError, subprocess.CalledProcessError):
        return "unknown", False


def _git(*words: str) -> str:
    root = Path(__file__).parent
    return subprocess.run(
        ["git", *words], cwd=root, capture_output=True, text=True, check=True
    ).stdout.strip()
