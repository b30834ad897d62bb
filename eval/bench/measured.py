"""Everything that one run measures, and how it is told: tables of which the ratios stand first."""

import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from pydantic import JsonValue

from eval.bench.beside import Beside
from eval.bench.cold import Cold
from eval.bench.growth import Grown
from eval.bench.intake import Intake
from eval.bench.load import FLOOR, Load

RESULTS: Final = Path(__file__).parent.parent / "results"
UNKNOWN: Final = "-"


class Sheet(NamedTuple):
    """A table, for the terminal and the page alike."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class Measured(NamedTuple):
    """What was not measured is empty."""

    embedder_ms: float = 0.0
    """Median of the embedder alone."""
    loads: Sequence[Load] = ()
    colds: Sequence[Cold] = ()
    memory_mb: Mapping[str, float | None] = MappingProxyType({})
    intake: Intake | None = None
    grown: Sequence[Grown] = ()
    beside: Sequence[Beside] = ()

    def as_json(self) -> JsonValue:
        def rows(items: Sequence[Load | Grown | Beside]) -> list[JsonValue]:
            return [dict(item._asdict()) for item in items]

        colds: list[JsonValue] = [c._asdict() | {"ratio": c.ratio} for c in self.colds]
        return {
            "date": date.today().isoformat(), "commit": commit(),
            "embedder_ms": self.embedder_ms, "http": rows(self.loads), "cold": colds,
            "memory_mb": dict(self.memory_mb),
            "ingest": self.intake._asdict() | {"ratio": self.intake.ratio} if self.intake else None,
            "growth": rows(self.grown), "peers": rows(self.beside),
        }  # fmt: skip

    def sheets(self) -> list[Sheet]:
        found = []
        if self.loads:
            found += [_http(self.loads, self.embedder_ms), _cold(self.colds, self.memory_mb)]
        if self.intake:
            found.append(_intake(self.intake))
        if self.grown:
            found += [_growth(self.grown), _phases(self.grown), _recall(self.grown)]
        return [*found, _beside(self.beside)] if self.beside else found


def _http(loads: Sequence[Load], embedder_ms: float) -> Sheet:
    bare = {load.clients: load.p50_ms for load in loads if load.kind == FLOOR}
    rows = [
        (load.kind, str(load.clients), f"{load.p50_ms / bare[load.clients]:.1f}",
         f"{load.p50_ms / embedder_ms:.2f}", f"{load.p50_ms:.1f}", f"{load.p95_ms:.1f}",
         f"{load.per_s:.0f}", str(load.asked))
        for load in loads
    ]  # fmt: skip
    return Sheet(
        "HTTP, warm",
        f"{FLOOR} is bare HTTP; the clients share this machine with the server."
        f" The embedder alone takes {embedder_ms:.1f} ms.",
        ("question", "clients", "p50 / bare", "p50 / embedder", "p50 ms", "p95 ms", "a second",
         "asked"),
        rows,
    )  # fmt: skip


def _cold(colds: Sequence[Cold], memory: Mapping[str, float | None]) -> Sheet:
    rows = [
        (f"first {cold.kind} answer", f"{cold.ratio:.2f}", f"{cold.first_answer_s:.1f} s",
         f"{cold.import_s:.1f} s")
        for cold in colds
    ]  # fmt: skip
    for name, size in memory.items():
        told = UNKNOWN if size is None else f"{size:.0f} MB"
        rows.append((f"memory {name}", UNKNOWN, told, UNKNOWN))
    return Sheet(
        "Cold start and memory",
        "From the start of the process; beside it the import of the libraries it needs, alone.",
        ("", "/ imports", "", "imports alone"), rows,
    )  # fmt: skip


def _intake(intake: Intake) -> Sheet:
    row = (f"{intake.ratio:.2f}", f"{intake.ingest_per_s:.1f}", f"{intake.raw_per_s:.1f}",
           str(intake.texts), f"{intake.again_s:.2f}")  # fmt: skip
    return Sheet(
        "Ingest", "Texts a second from files to a published generation, against encoding alone.",
        ("ingest / encoding", "ingest", "encoding", "texts", "once more, s"), [row],
    )  # fmt: skip


def _growth(grown: Sequence[Grown]) -> Sheet:
    rows = [
        (f"{g.passages:,}", f"{g.dense_ms / g.langchain_ms:.2f}", f"{g.dense_ms / g.exact_ms:.2f}",
         f"{g.keyword_ms:.2f}", f"{g.dense_ms:.2f}", f"{g.fused_ms:.2f}", f"{g.fused_p95_ms:.2f}",
         f"{g.exact_ms:.2f}", f"{g.langchain_ms:.2f}")
        for g in grown
    ]  # fmt: skip
    return Sheet(
        "Growth: time of a question, ms",
        "Searches without encoding the question; exact compares every vector.",
        ("passages", "dense / langchain", "dense / exact", "keyword", "dense", "fused",
         "fused p95", "exact", "langchain"),
        rows,
    )  # fmt: skip


def _phases(grown: Sequence[Grown]) -> Sheet:
    rows = [
        (f"{g.passages:,}", f"{g.answer_ms / grown[0].answer_ms:.2f}", f"{g.answer_ms:.0f}",
         f"{g.answer_p95_ms:.0f}", f"{g.plan_ms:.1f}", f"{g.evidence_ms:.1f}",
         f"{g.finish_ms:.1f}")
        for g in grown
    ]  # fmt: skip
    return Sheet(
        "Growth: whole answers, ms",
        "In this process, after its warm-up, each question once and encoded; the phases are"
        " medians.",
        ("passages", "p50 / first size", "p50", "p95", "plan", "evidence", "finish"), rows,
    )  # fmt: skip


def _recall(grown: Sequence[Grown]) -> Sheet:
    rows = [
        (f"{g.passages:,}", f"{g.recall:.3f}", f"{g.langchain_recall:.3f}", f"{g.build_s:.1f}",
         f"{g.langchain_build_s:.1f}", f"{g.disk_mb:.0f}",
         UNKNOWN if g.memory_mb is None else f"{g.memory_mb:.0f}")
        for g in grown
    ]  # fmt: skip
    return Sheet(
        "Growth: recall@5 against exact search, build and size",
        "Recombined sentences; a passage's vector is the mean of its sentences', nothing is"
        " encoded. Ours is verified, hashed and flushed before it is published.",
        ("passages", "recall@5", "langchain", "build s", "langchain s", "disk MB", "memory MB"),
        rows,
    )  # fmt: skip


def _beside(peers: Sequence[Beside]) -> Sheet:
    rows = [
        (p.name, f"{p.ratio:.2f}", f"{p.right:.1%}", f"{p.hit:.1%}", f"{p.p50_ms:.1f}",
         f"{p.p95_ms:.1f}")
        for p in peers
    ]  # fmt: skip
    return Sheet(
        "Peers, in this process",
        "One question at a time, encoded anew by the same embedder; `python -m eval.peers` tells"
        " what each row is.",
        ("", "p50 / embedder", "right", "hit@5", "p50 ms", "p95 ms"), rows,
    )  # fmt: skip


def commit() -> str:
    """Short; `unknown` outside a working copy."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    try:
        told = subprocess.run(
            command, cwd=RESULTS.parent, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return told.stdout.strip()
