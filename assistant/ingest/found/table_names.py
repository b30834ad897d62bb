"""What else the metrics of tables are called."""

import re
from collections.abc import Iterable
from typing import Final

from assistant.records import Audience, Figure, Metric

_LEFT_OUT: Final = re.compile(
    r"^(?:(?:报告|本)?[期月季年]末(?=[\u4e00-\u9fff]{2})|营业(?=收入占比$))|(?<=^[净毛]利)润$"
)


def aliased(figures: Iterable[Figure], known: Iterable[str]) -> list[Metric]:
    """`期末库存` is asked for as 库存, `净利润` as 净利, `营业收入占比` as 收入占比, where nothing
    else is called so; as open as its figures.
    """
    audiences: dict[str, Audience] = {}
    for figure in figures:
        if figure.metric:
            old = audiences.get(figure.metric, figure.audience)
            audiences[figure.metric] = min(old, figure.audience, key=lambda a: a.rank)
    names = {name: alias for name in audiences if (alias := _LEFT_OUT.sub("", name, 1)) != name}
    taken = [*audiences, *known, *names.values()]
    return [
        Metric(name=name, aliases=(alias,), audience=audiences[name], declared=False)
        for name, alias in names.items()
        if taken.count(alias) == 1 and name not in known
    ]
