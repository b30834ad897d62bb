"""Two hundred people in twenty groups at once over DingTalk's stream and Feishu's connection."""

import random
import time
from pathlib import Path

import pytest

from tests.channel_child import USERS
from tests.long_lines import LINES, Line
from tests.served import served
from tests.socket_fake import listening
from tests.test_channels_load import ARRIVE_S, GROUPS, child, ended, in_time

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("make", LINES, ids=lambda line: line.vendor)
def test_each_is_answered_once_and_acknowledged_in_time(tmp_path: Path, make: type[Line]) -> None:
    line, dice = make(), random.Random(19)
    late: list[tuple[float, int, dict[str, object]]] = []

    def deliver(number: int) -> None:
        """Up to three times, and out of order."""
        message = line.message(f"第{number}问", f"u{number}", f"g{number % GROUPS}")
        line.deliver(message)
        for again in range(dice.choice((0, 0, 1, 2))):
            late.append((time.monotonic() + dice.uniform(0, 0.3), again, message))

    with (
        listening(line.fake),
        served(line.fake.server.app) as address,
        child(tmp_path, **line.settings(address)) as (process, _),
    ):
        line.fake.until(lambda: line.fake.live)
        order = list(range(USERS))
        dice.shuffle(order)
        for number in order:
            deliver(number)
            time.sleep(ARRIVE_S / USERS)
        for due, _, message in sorted(late, key=lambda each: each[0]):
            time.sleep(max(0.0, due - time.monotonic()))
            line.deliver(message)
        line.fake.until(lambda: len(line.texts()) >= USERS, patience_s=60)
        time.sleep(1.0)
        told = ended(process)
    assert len(line.texts()) == USERS
    for number in range(USERS):
        assert sum(f"u{number} 第{number}问" in text for text in line.texts()) == 1
    assert sorted(told["asked"]) == sorted(f"u{n} 第{n}问" for n in range(USERS))
    assert len(line.fake.took_s) == USERS + len(late)
    assert (told["left"], line.fake.opened) == (0, 1)
    assert told["mb"] < 250
    in_time(told | {"times": sorted(line.fake.took_s)}, limit_s=3.0)
