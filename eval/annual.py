"""An invented annual report: tables as such reports lay them out, and what they state."""

from collections.abc import Sequence
from decimal import Decimal

from eval.annual_writer import (
    BALANCE,
    CASH,
    INCOME,
    NOTES,
    YEAR,
    Fact,
    Report,
    Writer,
    money,
    percent,
)


def annual(company: str, short: str, products: Sequence[str], seed: int) -> Report:
    writer = Writer(company, short, products, seed)
    writer.head(1, f"{company}{YEAR}年年度报告")
    for part in (_company, _main, _discussion, _people, _statements, _parent, _notes, _traps):
        part(writer)
    return Report(company, short, "\n\n".join(writer.parts) + "\n", tuple(writer.facts))


def _company(w: Writer) -> None:
    w.head(2, "第二节 公司简介")
    w.head(3, "一、公司信息")
    w.table(
        ("公司的中文名称", w.company),
        ("公司的中文简称", w.short),
        ("公司的法定代表人", f"林{w.products[0][0]}舟"),
        ("股票代码", f"60{w.dice.randrange(1000, 9999)}"),
    )


def _main(w: Writer) -> None:
    years = (YEAR, YEAR - 1, YEAR - 2)
    w.head(2, "第三节 主要会计数据和财务指标")
    w.head(3, "（一）主要会计数据")
    w.say("单位：元 币种：人民币")
    rows = []
    for name in ("营业收入", "利润总额", "经营活动产生的现金流量净额"):
        now, before, last = w.row(name, years)
        grown = _grown(w, name)
        w.facts.append(Fact(f"{name}增长率", f"{YEAR}年", grown))
        rows.append((name, now, before, grown, last))
    titles = (f"{YEAR}年", f"{YEAR - 1}年", "本期比上年同期增减(%)", f"{YEAR - 2}年")
    w.table(("主要会计数据", *titles), *rows)
    w.head(3, "（二）主要财务指标")
    eps, roe = Decimal("0.53"), Decimal("8.41")
    w.facts += [
        Fact("基本每股收益", f"{YEAR}年", eps),
        Fact("加权平均净资产收益率", f"{YEAR}年", roe),
    ]
    w.table(
        ("主要财务指标", f"{YEAR}年", f"{YEAR - 1}年", "本期比上年同期增减(%)"),
        ("基本每股收益（元／股）", eps, "(0.12)", "不适用"),
        ("加权平均净资产收益率（%）", roe, "7.30", "增加1.11个百分点"),
    )
    w.facts.append(Fact("基本每股收益", f"{YEAR - 1}年", Decimal("-0.12")))
    w.head(3, f"九、{YEAR}年分季度主要财务数据")
    w.say("单位：万元")
    quarters = [q.quantize(Decimal("1")) for q in w.split(w.values["营业收入", YEAR], 4)]
    w.facts += [
        Fact("营业收入", f"{YEAR}年第{word}季度", value / 10000 * 10000)
        for word, value in zip("一二三四", quarters, strict=True)
    ]
    w.table(
        ("", *(f"第{q}季度（{m}月份）" for q, m in
               zip("一二三四", ("1-3", "4-6", "7-9", "10-12"), strict=True))),
        ("营业收入", *(f"{q / 10000:,.4f}" for q in quarters)),
    )  # fmt: skip


def _grown(w: Writer, name: str) -> Decimal:
    now, before = w.values[name, YEAR], w.values[name, YEAR - 1]
    return ((now / before - 1) * 100).quantize(Decimal("0.01"))


def _discussion(w: Writer) -> None:
    w.head(2, "第四节 管理层讨论与分析")
    w.head(3, "（1）营业收入构成")
    w.say("单位：元")
    parts = {y: w.split(w.values["营业收入", y], len(w.products)) for y in (YEAR, YEAR - 1)}
    rows: list[tuple[object, ...]] = []
    for i, product in enumerate(w.products):
        cells: list[object] = []
        for year in (YEAR, YEAR - 1):
            value, whole = parts[year][i], w.values["营业收入", year]
            cells += [w.fact("营业收入", f"{year}年", value, product), f"{percent(value, whole)}%"]
        rows.append((product, *cells))
    sums = [cell for y in (YEAR, YEAR - 1) for cell in (money(w.values["营业收入", y]), "100%")]
    years = (f"{YEAR}年", f"{YEAR}年", f"{YEAR - 1}年", f"{YEAR - 1}年")
    w.table(
        ("", *years), ("", "金额", "占营业收入比重", "金额", "占营业收入比重"),
        ("营业收入合计", *sums), ("分产品", "", "", "", ""), *rows,
    )  # fmt: skip
    w.head(3, "（2）产销量情况分析表")
    made = [Decimal(w.dice.randrange(1000, 9000)) for _ in w.products]
    w.facts += [Fact("生产量", f"{YEAR}年", v, p) for p, v in zip(w.products, made, strict=True)]
    w.table(
        ("主要产品", "单位", "生产量", "销售量", "生产量比上年增减（%）"),
        *((p, "吨", f"{v:,}", f"{v - 7:,}", "3.10") for p, v in zip(w.products, made, strict=True)),
    )
    w.head(3, "（3）前五名客户")
    sold = [Decimal(w.dice.randrange(100, 900)) * 1000 for _ in range(3)]
    names = [f"{w.short[0]}客户{n}" for n in "一二三"]
    w.facts += [Fact("销售额", f"{YEAR}年", v, n) for n, v in zip(names, sold, strict=True)]
    w.table(
        ("客户名称", "销售额（元）", "占年度销售总额比例"),
        *((n, money(v), "4.05%") for n, v in zip(names, sold, strict=True)),
        ("合计", money(sum(sold, Decimal(0))), "12.15%"),
    )
    w.facts.append(Fact("前五名客户销售额", f"{YEAR}年", sum(sold, Decimal(0))))
    w.head(3, "（4）研发投入情况表")
    w.say("单位：元")
    w.table(
        ("本期费用化研发投入", w.fact("本期费用化研发投入", f"{YEAR}年", w.amount())),
        ("研发投入合计", w.fact("研发投入合计", f"{YEAR}年", w.amount())),
        ("研发投入总额占营业收入比例（%）", "3.21"),
    )
    people = Decimal(w.dice.randrange(100, 900))
    w.facts.append(Fact("研发人员数量", f"{YEAR}年", people))
    w.table(
        ("", f"{YEAR}年", f"{YEAR - 1}年", "变动比例"),
        ("研发人员数量（人）", people, 99, f"{percent(people - 99, Decimal(99))}%"),
        ("研发人员数量占比", "12.10%", "11.00%", "1.10%"),
    )


def _people(w: Writer) -> None:
    w.head(2, "第五节 公司治理")
    w.head(3, "员工情况")
    groups = [
        (f"{kind}人员", Decimal(w.dice.randrange(10, 900))) for kind in ("生产", "销售", "技术")
    ]
    w.facts += [Fact(kind, f"{YEAR}年", count) for kind, count in groups]
    w.table(("专业构成类别", "专业构成人数（人）"), *groups,
            ("合计", sum((c for _, c in groups), Decimal(0))))  # fmt: skip
    w.head(3, "主要股东")
    w.table(
        ("股东名称", "持股比例", "持股数量（股）"),
        (f"{w.short}控股集团有限公司", "31.20%", "312,000,000"),
        ("其他", "1.00%", "10,000,000"),
    )
    w.facts.append(Fact("持股比例", "", Decimal("31.20"), f"{w.short}控股集团有限公司"))


def _statements(w: Writer) -> None:
    w.head(2, "第十节 财务报告")
    w.head(3, "1、合并资产负债表")
    w.say(f"{YEAR}年12月31日\n单位：元 币种：人民币")
    years = (YEAR, YEAR - 1)
    rows = [(name, "七、1", *w.row(name, years)) for name in BALANCE]
    cut = len(rows) // 2
    heads = ("项目", "附注", f"{YEAR}年12月31日", f"{YEAR - 1}年12月31日")
    w.table(heads, ("流动资产：", "", "", ""), *rows[:cut])
    w.parts.append("\n".join("| " + " | ".join(row) + " |" for row in rows[cut:]))
    w.head(3, "3、合并利润表")
    w.say("单位：元")
    rows = [(f"{n}、{name}", "", *w.row(name, years)) for n, name in
            zip("一二三四五六七八九十一二", INCOME, strict=False)]  # fmt: skip
    w.table(("项目", "附注", f"{YEAR}年度", f"{YEAR - 1}年度"), *rows)
    w.head(3, "5、合并现金流量表")
    w.say("单位：元")
    w.table(("项目", "本期发生额", "上期发生额"), *((n, *w.row(n, years)) for n in CASH))


def _parent(w: Writer) -> None:
    own = {name: w.amount() for name in ("营业收入", "营业成本", "净利润")}
    w.head(3, "4、母公司利润表")
    w.say("单位：元")
    w.table(
        ("项目", f"{YEAR}年度", f"{YEAR - 1}年度"),
        *((name, w.fact(name, f"{YEAR}年", value, "母公司"), "-") for name, value in own.items()),
    )


def _notes(w: Writer) -> None:
    w.head(3, "七、合并财务报表项目注释")
    for number, (name, items) in enumerate(NOTES.items(), start=63):
        w.head(4, f"{number}、{name}")
        w.say("单位：元")
        parts = {y: w.split(w.values[name, y], len(items)) for y in (YEAR, YEAR - 1)}
        rows = [
            (item, *(w.fact(name, f"{y}年", parts[y][i], item) for y in parts))
            for i, item in enumerate(items)
        ]
        whole = ("合计", *(money(w.values[name, y]) for y in parts))
        w.table(("项目", "本期发生额", "上期发生额"), *rows, whole)
    w.head(4, "5、应收账款")
    w.say("（1）按账龄披露")
    w.say("单位：元")
    ages = [(age, w.fact("应收账款账面余额", f"{YEAR}年末", w.amount(), age))
            for age in ("1年以内", "1至2年")]  # fmt: skip
    w.table(("账龄", "期末账面余额", "期初账面余额"), *((age, now, "-") for age, now in ages))


def _traps(w: Writer) -> None:
    """Tables whose cells have no single meaning: no figure may come of them."""
    w.head(4, "21、固定资产")
    w.table(
        ("项目", "房屋及建筑物", "机器设备", "合计"),
        ("一、账面原值", "", "", ""), ("1.期初余额", "11.00", "12.00", "23.00"),
        ("2.本期增加金额", "1.00", "2.00", "3.00"), ("期末余额", "12.00", "14.00", "26.00"),
    )  # fmt: skip
    w.head(4, "合并所有者权益变动表")
    w.table(
        ("项目", "股本", "资本公积", "未分配利润"), ("一、上年期末余额", "1.00", "2.00", "3.00"),
        ("二、本年期初余额", "1.00", "2.00", "3.00"),
    )  # fmt: skip
