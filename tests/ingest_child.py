"""`assistant ingest` in a process to be interrupted: `python -m tests.ingest_child`.

Its reader of `.slow` takes its time and its embedder, too; the worker has the same formats, since a
spawned process imports the main module of its parent.
"""

import os
import sys
import time

from assistant import bootstrap, cli
from assistant.settings import Settings
from tests import ingest_readers
from tests.indexes_fakes import HashingEmbedder

EMBED_S = 0.7


class SlowEmbedder(HashingEmbedder):
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        time.sleep(EMBED_S)
        return super().embed_documents(texts)


def embedder(settings: Settings) -> HashingEmbedder:
    return SlowEmbedder()


if __name__ == "__main__":
    assert ingest_readers.LOG in os.environ
    setattr(bootstrap, "_embedder", embedder)  # noqa: B010 - a fake, which its type does not allow
    sys.argv = ["assistant", "ingest"]
    cli.main()
