"""Which blocks of a document certainly tell of a customer."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from assistant.ingest.found.blocks import Block, Reader
from assistant.ingest.found.case_tables import blocks_in_tables
from assistant.ingest.found.case_words import COMPANY, NAME, NO_NAME, OF_CUSTOMERS, STORY
from assistant.ingest.found.lines import Line, tokens_of

_THE_CUSTOMER: Final = re.compile(
    r"(?:^|[。；，,：:]\s*)(?:该|此|这[家位]?|\d+[)）])?\s*客户(?:可|能|以|的|在|对|需|要|希望|期望|将|已|使|采|"
    r"每|有|原|方)|\b(?:the|this) (?:customer|client)\b",
    re.IGNORECASE,
)
"""A block speaks of its customer without the name."""
_HEADER: Final = re.compile(r"\S{0,4}客户(?:名称)?")
_NAMED: Final = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\d·&]{2,15}")
_NOBODY: Final = re.compile(r"合计|小计|总计|其[他它余]|前.{1,3}[大名家]|客户|^[-—–]+$")


def blocks_of(lines: Sequence[Line], text: str, known: frozenset[str]) -> list[Block]:
    """Those that certainly tell of a customer; `known` are names of customers, folded."""
    found = Reader(text).read(list(tokens_of(lines, text)))
    found = sorted([*found, *blocks_in_tables(lines, text)], key=lambda block: block.start)
    listed = customers_in_tables(lines)
    found = [_called_as_listed(block, listed) for block in found if _is_case(block)]
    known |= {name.casefold() for name in listed}
    sure = [_is_customer(block, text, known) for block in found]
    for n, (one, other) in enumerate(pairwise(found)):  # a row of cases speaks for its members
        sure[n + 1] = sure[n + 1] or (sure[n] and _beside(one, other, text) and _may_name(other))
    return [block for block, certain in zip(found, sure, strict=True) if certain]


def _called_as_listed(block: Block, names: frozenset[str]) -> Block:
    """`案例一：云杉医院影像改造` tells of 云杉医院, which a table of customers has."""
    held = [name for name in names if block.name.startswith(name)] if block.marked else []
    return block._replace(name=max(held, key=len)) if held else block


def _is_case(block: Block) -> bool:
    told = block.roles & STORY
    filled = [part for part in block.parts if part.units]
    return bool(told) and len(filled) >= (1 if block.marked else 2)


def customers_in_tables(lines: Sequence[Line]) -> frozenset[str]:
    """The names below 客户 in the header of a table."""
    found: set[str] = set()
    column = -1
    for line in lines:
        cells = [cell.strip() for cell in line.text.strip("| ").split("|")] if line.table else []
        heads = [n for n, cell in enumerate(cells) if _HEADER.fullmatch(cell)]
        if heads or not cells:
            column = heads[0] if heads else -1
        elif 0 <= column < len(cells) and _NAMED.fullmatch(cells[column]):
            found |= {cells[column]} if not _NOBODY.search(cells[column]) else set()
    return frozenset(found)


def _may_name(block: Block) -> bool:
    return bool(NAME.fullmatch(block.name)) and not NO_NAME.search(block.name)


def _is_customer(block: Block, text: str, known: frozenset[str]) -> bool:
    if block.name.casefold() in known:
        return True
    if not NAME.fullmatch(block.name):
        return False
    if COMPANY.search(block.name):
        return True
    if NO_NAME.search(block.name):
        return False
    told = [text[start:end] for part in block.parts for start, end in part.units]
    return (
        block.marked
        or any(OF_CUSTOMERS.search(heading) for heading in block.above)
        or any(block.name in unit or _THE_CUSTOMER.search(unit) for unit in told)
    )


def _beside(one: Block, other: Block, text: str) -> bool:
    return one.above == other.above and not text[one.end : other.start].strip(" \n\t#*-【")
