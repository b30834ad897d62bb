"""Names found in documents: the company of an annual report, and companies of a table, with what
else they are called.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.ingest.found.grids import grids, plain
from assistant.ingest.found.layouts import SUBJECT
from assistant.ingest.found.led import led
from assistant.ingest.found.owner import owner_of, short_names
from assistant.records import Document, Entity, Passage


def found_names(
    document: Document, passages: Sequence[Passage], entities: Sequence[Entity]
) -> list[Entity]:
    """Companies and things of their own paragraphs that no glossary names; a short name that two
    of them share is none's.
    """
    known = {name for entity in entities for name in (entity.name, *entity.aliases)}
    called = dict(_companies(passages))
    if owner := owner_of(document, passages, entities):
        called[owner] = short_names(owner, passages)
    things = led(passages, [*known, *called])
    new = {name: aliases for name, aliases in called.items() if name not in known}
    taken = [alias for aliases in new.values() for alias in aliases]
    return things + [
        Entity(
            name=name,
            kind="company",
            aliases=tuple(a for a in aliases if a not in known and taken.count(a) == 1),
        )
        for name, aliases in new.items()
    ]


def _companies(passages: Sequence[Passage]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Rows of tables with a column of companies and one of their short names."""
    for grid in grids(passages):
        heads = [plain(head) for head in grid.heads]
        whole = next((i for i, h in enumerate(heads) if SUBJECT.fullmatch(h)), None)
        short = next((i for i, h in enumerate(heads) if re.fullmatch(r".{0,4}简称", h)), None)
        if whole is None or short is None:
            continue
        for line in grid.lines:
            if len(line.cells) == len(heads) and (name := plain(line.cells[whole])):
                alias = plain(line.cells[short])
                yield name, (alias,) if 1 < len(alias) < len(name) else ()
