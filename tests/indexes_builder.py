"""A process that ingests: `python -m tests.indexes_builder DATA SEED`, to be killed at will.

It prints each stage and lingers there, so that whoever watches can choose the moment.
"""

import sys
import time
from pathlib import Path

from assistant.indexes.build import publish
from assistant.records import Audience
from tests.indexes_fakes import HashingEmbedder, filler

LINGER_S = 0.03


def tell(stage: str, done: int, total: int) -> None:
    sys.stdout.write(f"{stage} {done}/{total}\n")
    sys.stdout.flush()
    time.sleep(LINGER_S)


if __name__ == "__main__":
    corpus = filler(600, seed=int(sys.argv[2]), audiences=tuple(Audience))
    publish(Path(sys.argv[1]), corpus, HashingEmbedder(), tell)
