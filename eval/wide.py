"""`python -m eval.wide [--cells N] [--asked N]`: a table of 75,000 invented cells as one document.

Prints how long ingest takes and how many questions are right, refused and wrong; ends with 1 where
one is wrong or ingest takes two minutes of computing: waiting for others is not counted.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from assistant import bootstrap
from assistant.exchange import Answer, Asker, Question, Service
from assistant.records import Audience
from assistant.settings import Settings

MOST_SECONDS: Final = 120
YEARS: Final = ("2029", "2030", "2031")
_PLACES: Final = "晨海青云松白金玉星南北江"
_THINGS: Final = "钢泰禾帆石桥木叶河岭湖舟"
_TRADES: Final = ("水泵", "面包", "轴承", "陶瓷", "仪表")
_WHAT: Final = (
    "营业", "投资", "研发", "销售", "管理", "财务", "短期借款", "长期借款", "存货", "预付货款",
    "合同履约", "固定资产", "在建工程", "无形资产", "职工薪酬", "客户存款",
)  # fmt: skip
_MEASURES: Final = ("收入", "成本", "余额", "减值损失")


class Asked(NamedTuple):
    text: str
    value: Decimal | None
    """None where nothing states it."""
    computed: bool = False


class Table(NamedTuple):
    text: str
    companies: tuple[tuple[str, str], ...]
    """Name and short name."""
    metrics: tuple[str, ...]
    values: dict[tuple[str, str, str], Decimal]


def invented(cells: int, seed: int = 3) -> Table:
    """Companies × years as rows, metrics as columns; one cell in twenty is empty."""
    dice = random.Random(seed)
    metrics = tuple(f"{what}{measure}" for what in _WHAT for measure in _MEASURES)
    wanted = -(-cells // (len(metrics) * len(YEARS)))
    shorts = [f"{a}{b}{t}" for t in _TRADES for a in _PLACES for b in _THINGS][:wanted]
    companies = tuple((f"{short}股份有限公司", short) for short in shorts)
    values: dict[tuple[str, str, str], Decimal] = {}
    lines = ["| 公司名称 | 公司简称 | 年份 | " + " | ".join(metrics) + " |"]
    lines.append("|" + "---|" * (len(metrics) + 3))
    for name, short in companies:
        for year in YEARS:
            row = []
            for metric in metrics:
                value = Decimal(dice.randrange(-(10**9), 10**12)) / 100
                empty = dice.random() < 0.05
                row.append("" if empty else str(value))
                if not empty:
                    values[name, year, metric] = value
            lines.append(f"| {name} | {short} | {year} | " + " | ".join(row) + " |")
    text = "# 上市公司主要数据\n\n单位：元\n\n" + "\n".join(lines) + "\n"
    return Table(text, companies, metrics, values)


def questions(table: Table, number: int, seed: int = 4) -> Iterator[Asked]:
    """By turns: a value, growth, a share, a year and a company that are not there."""
    dice = random.Random(seed)
    for turn in range(number):
        name, short = dice.choice(table.companies)
        year, metric, other = dice.choice(YEARS[1:]), *dice.sample(table.metrics, 2)
        called, before = (name, short)[turn % 2], str(int(year) - 1)
        value = table.values.get((name, year, metric))
        base = table.values.get((name, before, metric))
        whole = table.values.get((name, year, other))
        if turn % 6 == 1 and value and base and base > 0:
            grown = _two((value / base - 1) * 100)
            yield Asked(f"{called}{year}年{metric}比{before}年增长了百分之多少", grown, True)
        elif turn % 6 == 2 and value and whole:
            ratio = _two(value / whole * 100)
            yield Asked(f"{called}{year}年{metric}占{other}的比例是多少", ratio, True)
        elif turn % 6 == 3:
            yield Asked(f"{called}2027年{metric}是多少", None)
        elif turn % 6 == 4:
            yield Asked(f"黑鲸{short[-2:]}股份有限公司{year}年{metric}是多少", None)
        else:
            yield Asked(f"{year}年{called}的{metric}是多少", value)


def verdict(asked: Asked, answer: Answer) -> str:
    if answer.status != "answered":
        return "right" if asked.value is None else "refused"
    shown = answer.computations if asked.computed else answer.figures
    values = [Decimal(str(each.value)) for each in shown if not isinstance(each.value, str)]
    near = [v for v in values if asked.value is not None and abs(v - asked.value) < _NEAR]
    return "right" if near and (asked.computed or len(values) == 1) else "wrong"


_NEAR: Final = Decimal("0.006")


def _two(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def main(
    cells: Annotated[int, typer.Option(min=1000, help="Cells of the table.")] = 75_000,
    asked: Annotated[int, typer.Option(min=6, help="Questions asked.")] = 300,
) -> None:
    """Ingests the table and asks of it."""
    table = invented(cells)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "corpus/reports").mkdir(parents=True)
        (home / "corpus/reports/wide.md").write_text(table.text, "utf-8")
        settings = Settings(corpus=home / "corpus", data=home / "data")
        started, computing = time.perf_counter(), time.process_time()
        report = bootstrap.ingest(settings, _told)
        waited, seconds = time.perf_counter() - started, time.process_time() - computing
        told = f"ingest {waited:.1f} s, computing {seconds:.1f} s"
        sys.stdout.write(f"cells {len(table.values)}, {told}, {report.counts}\n")
        with closing(bootstrap.build(settings)) as service:
            counts = _ask(service, list(questions(table, asked)))
    sys.stdout.write(", ".join(f"{name} {counts[name]}" for name in ("right", "refused", "wrong")))
    sys.stdout.write("\n")
    if counts["wrong"] or seconds > MOST_SECONDS:
        raise typer.Exit(1)


def _told(stage: str, done: int, total: int) -> None:
    if done == total:
        sys.stderr.write(f"{stage} {total}\n")


def _ask(service: Service, asked: Sequence[Asked]) -> Counter[str]:
    counts: Counter[str] = Counter()
    asker = Asker(id="eval", audience=Audience.EXECUTIVE)
    for each in asked:
        answer = service.ask(Question(text=each.text, asker=asker))
        counts[verdict(each, answer)] += 1
        if verdict(each, answer) != "right":
            told = answer.answer[:120].replace("\n", " / ")
            sys.stdout.write(f"{verdict(each, answer)} {each.text}: {each.value} <- {told}\n")
    return counts


if __name__ == "__main__":
    typer.run(main)
