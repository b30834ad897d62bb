"""Asks question sets of the assistant in this process or at a URL, and scores each answer."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from assistant import bootstrap
from assistant.errors import AssistantError
from assistant.exchange import Answer, Asker, Question
from assistant.records import Audience
from assistant.settings import Settings
from eval import scorers
from eval.declared import declared, texts_of
from eval.question_set import Item, read_set
from eval.scorers import Score

Say = Callable[[str, Audience, str | None], Answer]


class Result(NamedTuple):
    item: Item
    answer: Answer
    faults: tuple[str, ...]
    """Reasons of the scores below 1."""
    seconds: float
    scores: Mapping[str, Score] = {}
    again: tuple[Answer, ...] = ()
    """What the same question got when it was repeated."""

    @property
    def right(self) -> bool:
        return not self.faults


@contextmanager
def in_process(settings: Settings) -> Iterator[Say]:
    """The assistant of these settings, over its corpus as it is now."""
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


def ask_all(
    say: Say, items: list[Item], *, corpus: Path | None = None, repeats: int = 1
) -> list[Result]:
    """Quotes and figures are compared with the files of `corpus` where one is given.

    A question is asked `repeats` times; the first answer is judged, the others are its `again`.
    A chain gives a result for each turn that has an expectation.
    """
    judges = dict(scorers.ALL)
    if corpus:
        texts, rows = texts_of(corpus), declared(corpus)
        judges["verbatim"] = scorers.verbatim(texts)
        judges["faithful"] = scorers.faithful(rows)
        judges["hidden"] = scorers.hidden(texts, rows)
    results = []
    for item in items:
        asked = [_converse(say, item) for _ in range(repeats)]
        for turn, judged in item.judged().items():
            answer, seconds = asked[0][turn - 1]
            scores = {name: judge(judged, answer) for name, judge in judges.items()}
            faults = tuple(score.reason for score in scores.values() if score.value < 1)
            again = tuple(answers[turn - 1][0] for answers in asked[1:])
            results.append(Result(judged, answer, faults, seconds, scores, again))
    return results


def _converse(say: Say, item: Item) -> list[tuple[Answer, float]]:
    """The answer to each turn, and the seconds it took."""
    told: list[tuple[Answer, float]] = []
    for turn in item.turns:
        conversation = told[-1][0].conversation_id if told else None
        started = time.perf_counter()
        answer = say(turn, item.audience, conversation)
        told.append((answer, time.perf_counter() - started))
    return told


def load(paths: list[Path]) -> list[Item]:
    return [item for path in paths for item in read_set(path)]


def files_of(sets: list[Path]) -> list[Path]:
    """Question sets, folders replaced by the sets in them."""
    return [
        path
        for given in sets
        for path in (sorted(given.rglob("*.yaml")) if given.is_dir() else [given])
    ]
