"""Which texts of a corpus are embedded.

- A passage: its text alone; headings cost recall there and stand in the keyword index instead. Of
  a table its words: digits are alike to a model, and cost as much as words.
- A case: who, where and what for, with its first field, the background.
- A metric: one sentence, however many figures it has. 75,000 figures of 136 metrics differ in
  subject and period, which are found by name and never by likeness; a vector for each would tell
  them apart by digits, at an hour of encoding. What likeness can do is lead from other words to
  the metric. Figures without a metric stand in a passage that is embedded already.

Each text is made of records of one audience, so that no vector mixes what an asker may see with
what he may not: a metric with public and with executive figures has a sentence for each.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from assistant.records import Audience, Case, Corpus, Figure, Metric, Passage

Collection = Literal["passages", "cases", "figures"]
COLLECTIONS: Final[tuple[Collection, ...]] = ("passages", "cases", "figures")
MEMBERS_TOLD: Final = 8
"""A longer list of members would drown the name of the metric."""


TABLE_TOLD: Final = 400
"""Characters of a table's words: its headers and first rows."""
_WORDED: Final = re.compile(r"[^\W\d_]")


class Text(NamedTuple):
    collection: Collection
    id: str
    """Of the passage; customer of the case; name of the metric."""
    audience: Audience
    text: str

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]


def texts(corpus: Corpus) -> Iterator[Text]:
    for passage in corpus.passages:
        yield Text("passages", passage.id, passage.audience, _told(passage))
    told: dict[tuple[str, Audience], str] = {}
    for case in corpus.cases:
        key = case.customer, case.audience
        told[key] = "\n".join(part for part in (told.get(key), _case(case)) if part)
    for (customer, audience), text in told.items():
        yield Text("cases", customer, audience, text)
    yield from _metrics(corpus)


def _told(passage: Passage) -> str:
    if passage.kind != "table":
        return passage.text
    cells = (cell.strip() for cell in re.split(r"[|\n]", passage.text))
    words = "、".join(dict.fromkeys(cell for cell in cells if _WORDED.search(cell)))
    return words[:TABLE_TOLD] or passage.text[:TABLE_TOLD]


def _case(case: Case) -> str:
    visible = [field.text for field in case.fields if case.audience.sees(field.audience)]
    names = (case.customer, *case.aliases), (case.industry or "",), case.scenarios, case.products
    head = "；".join("、".join(group) for group in names if any(group))
    return "。".join([head, *visible[:1]])


def _metrics(corpus: Corpus) -> Iterator[Text]:
    figures: defaultdict[tuple[str, Audience], list[Figure]] = defaultdict(list)
    for figure in corpus.figures:
        if figure.metric:
            figures[figure.metric, figure.audience].append(figure)
    metrics = {metric.name: metric for metric in corpus.metrics}
    for (name, audience), group in figures.items():
        metric = metrics.get(name)
        known = metric if metric and audience.sees(metric.audience) else Metric(name=name)
        yield Text("figures", name, audience, _sentence(known, group))


def _sentence(metric: Metric, figures: list[Figure]) -> str:
    """`营业收入（收入、营收），单位万元：主营业务的收入；地区：华东、华南`"""
    aliases = f"（{'、'.join(metric.aliases)}）" if metric.aliases else ""
    unit = f"，单位{metric.unit}" if metric.unit else ""
    parts = [f"{metric.name}{aliases}{unit}"]
    if metric.description:
        parts.append(f"：{metric.description}")
    members: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for figure in figures:
        members[""].setdefault(figure.subject or "")
        for dimension, member in figure.dimensions.items():
            members[dimension].setdefault(member)
    for dimension, names in members.items():
        told = "、".join(name for name in names if name) if len(names) <= MEMBERS_TOLD else ""
        if dimension or told:
            parts.append("；" + "：".join(part for part in (dimension, told) if part))
    return "".join(parts)
