"""From nothing: seconds to a first answer, and memory before and after the embedder is loaded."""

import json
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from assistant.exchange import Asker, Question
from assistant.records import Audience
from eval.bench.server import environment, memory_mb, serving

STARTS: Final = 3
"""Starts of which the median counts."""
COLD: Final = "from eval.bench.cold import tell_cold; tell_cold()"
LIBRARY: Final = {
    "figure": "import fastapi, uvicorn",
    "text": "import fastapi, uvicorn, chromadb, sentence_transformers",
}
"""What a first answer of a kind cannot do without."""


class Cold(NamedTuple):
    kind: str
    import_s: float
    """The libraries alone, in a process that does nothing else."""
    first_answer_s: float

    @property
    def ratio(self) -> float:
        return self.first_answer_s / self.import_s


def cold(data: Path, kind: str, question: str, starts: int = STARTS) -> Cold:
    """A process is started for each; the imports alone in turns with the whole."""
    imports, answers = [], []
    for _ in range(starts):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", LIBRARY[kind]], check=True, env=environment(data))
        imports.append(time.perf_counter() - started)
        with serving(data) as server:
            answers.append(server.first_answer(question))
    return Cold(kind, median(imports), median(answers))


def cold_memory_mb(data: Path, questions: list[str]) -> float | None:
    """Of an assistant that was asked figures alone."""
    done = subprocess.run(
        [sys.executable, "-c", COLD], input=json.dumps(questions), text=True, check=True,
        stdout=subprocess.PIPE, env=environment(data),
    )  # fmt: skip
    told: float | None = json.loads(done.stdout)
    return told


def tell_cold() -> None:
    """Memory after the questions on standard input, in a process that never loads the embedder."""
    from assistant import bootstrap

    settings = bootstrap.settings_of_environment()
    with closing(bootstrap.build(settings)) as service:
        bootstrap.site(settings, service)
        asker = Asker(id="eval", audience=Audience.EXECUTIVE)
        held = memory_mb()
        for question in json.load(sys.stdin):
            service.ask(Question(text=question, asker=asker))
            if service.health().embedder == "ready":
                break  # this one looked into the prose as well
            held = memory_mb()
        sys.stdout.write(json.dumps(held))
