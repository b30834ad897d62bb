"""Runs question sets against the assistant in this process or at a URL, and prints the table."""

import json
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from assistant import bootstrap
from assistant.errors import AssistantError
from assistant.exchange import Answer, Asker, Question
from assistant.records import Audience
from eval import scorers
from eval.question_set import Item, read_set

FLOOR = 0.9
"""Share of questions that have to be right."""
GRAVE = ("invented", "tells", "misquotes")
"""Beginnings of the faults of which none is ever allowed."""
PLAIN = {".md", ".csv", ".txt"}
Say = Callable[[str, Audience, str | None], Answer]


class Result(NamedTuple):
    item: Item
    answer: Answer
    faults: tuple[str, ...]
    seconds: float


@contextmanager
def in_process() -> Iterator[Say]:
    """The assistant of the environment's settings, over its corpus as it is now."""
    settings = bootstrap.settings_of_environment()
    bootstrap.ingest(settings, lambda stage, done, total: None)
    with closing(bootstrap.build(settings)) as service:

        def say(text: str, audience: Audience, conversation: str | None) -> Answer:
            asker = Asker(id="eval", audience=audience)
            return service.ask(Question(text=text, asker=asker, conversation_id=conversation))

        yield say


def at_url(url: str, key: str) -> Say:
    """A running server; its key decides the audience. Raises `AssistantError`."""

    def say(text: str, audience: Audience, conversation: str | None) -> Answer:
        body = json.dumps({"question": text, "conversation_id": conversation}).encode()
        headers = {"Content-Type": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        request = urllib.request.Request(f"{url.rstrip('/')}/api/chat", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return Answer.model_validate_json(response.read())
        except urllib.error.HTTPError as error:
            told = (
                f"{url} says {error.code} to {text!r}: {error.read(500).decode('utf-8', 'replace')}"
            )
            raise AssistantError(
                told, remedy="See the problem's remedy; --key gives the key."
            ) from None
        except (OSError, ValueError) as error:
            told = f"{url} gives no answer: {error}."
            raise AssistantError(told, remedy="Start it with `assistant serve`.") from error

    return say


def ask_all(say: Say, items: list[Item], *, corpus: Path | None = None) -> list[Result]:
    """Quotes are compared with the files of `corpus` where one is given."""
    judges = list(scorers.ALL.values())
    if corpus:
        judges.append(scorers.verbatim(texts_of(corpus)))
    results = []
    for item in items:
        conversation: str | None = None
        for turn in item.turns:
            started = time.perf_counter()
            answer = say(turn, item.audience, conversation)
            seconds = time.perf_counter() - started
            conversation = answer.conversation_id
        scores = [judge(item, answer) for judge in judges]
        faults = tuple(score.reason for score in scores if score.value < 1)
        results.append(Result(item, answer, faults, seconds))
    return results


def report(results: list[Result], console: Console) -> bool:
    """Prints the table by kind and every failure; whether the thresholds are kept."""
    by_kind: defaultdict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_kind[result.item.kind].append(result)
    table = Table("kind", "right", "of", "median ms")
    for kind, held in [*sorted(by_kind.items()), ("all", results)]:
        right = sum(not result.faults for result in held)
        times = median([result.seconds for result in held] or [0]) * 1000
        table.add_row(kind, str(right), str(len(held)), f"{times:.1f}")
    console.print(table)
    for result in results:
        if result.faults:
            line = f"{result.item.id} {result.item.turns[-1]!r}: {'; '.join(result.faults)}"
            console.print(line, markup=False)
    right = sum(not result.faults for result in results)
    grave = [r for r in results if any(f.startswith(GRAVE) for f in r.faults)]
    return bool(results) and right / len(results) >= FLOOR and not grave


def texts_of(corpus: Path) -> dict[str, str | None]:
    """Files by their path without its ending, as citations name them; None holds no plain text."""
    files = [path for path in sorted(corpus.rglob("*")) if path.is_file()]
    return {
        path.relative_to(corpus).with_suffix("").as_posix(): (
            path.read_text("utf-8-sig") if path.suffix in PLAIN else None
        )
        for path in files
    }


def load(paths: list[Path]) -> list[Item]:
    return [item for path in paths for item in read_set(path)]
