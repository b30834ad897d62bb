"""What is asked of an invented annual report: facts, what follows from them, what it lacks."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from eval.annual_writer import BALANCE, CASH, INCOME, NOTES, YEAR, Report


def questions(report: Report) -> Iterator[tuple[str, Decimal]]:
    """Each fact as two people would ask for it, with its value."""
    for number, fact in enumerate(report.facts):
        name = (report.company, report.short)[number % 2]
        if fact.of.endswith("公司") and fact.of != "母公司":
            yield f"{fact.of}的{fact.metric}是多少", fact.value
            continue
        yield f"{name}{fact.period}{fact.of}{fact.metric}是多少？", fact.value
        of = f"的{fact.of}" if fact.of else ""
        yield f"{fact.period}{name}{of}的{fact.metric}", fact.value


def computations(report: Report) -> Iterator[tuple[str, Decimal]]:
    """Growth and shares that follow from facts, in percent to two places."""
    plain = {(f.metric, f.period): f.value for f in report.facts if not f.of}
    now, before = f"{YEAR}年", f"{YEAR - 1}年"
    for name in (*BALANCE, *INCOME, *CASH):
        new, old = plain[name, now], plain[name, before]
        asked = f"{report.short}{now}{name}比{before}增长了百分之多少"
        yield asked, ((new / old - 1) * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    for name in ("营业成本", "销售费用", "净利润"):
        share = plain[name, now] / plain["营业收入", now] * 100
        asked = f"{report.short}{now}{name}占营业收入的比例是多少"
        yield asked, share.quantize(Decimal("0.01"), ROUND_HALF_UP)
    for fact in report.facts:
        if fact.metric in NOTES and fact.of and fact.period == now:
            share = fact.value / plain[fact.metric, now] * 100
            asked = f"{report.short}{now}{fact.of}占{fact.metric}的比例"
            yield asked, share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def absent(report: Report) -> Iterator[str]:
    """What no table states: another year, item, member, company, or a cell of a schedule."""
    year = f"{YEAR}年"
    for name in (*BALANCE, *INCOME):
        yield f"{report.short}{YEAR - 4}年{name}是多少"
    for name in ("递延收益", "应收利息", "债权投资", "库存股", "永续债", "资本公积", "未分配利润"):
        yield f"{report.short}{year}{name}是多少"
    for member in ("钛材", "月饼", "海外"):
        yield f"{report.short}{year}{member}的营业收入是多少"
    yield f"青禾水泵{year}营业收入是多少"
    yield f"{report.short}{year}固定资产机器设备的期初余额是多少"
    yield f"{report.short}{YEAR - 1}年母公司净利润是多少"
    yield f"{report.short}{YEAR + 1}年预计营业收入是多少"
