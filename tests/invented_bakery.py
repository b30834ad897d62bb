"""The monthly report of a chain of bakeries that does not exist, in every format."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from eval.leaves import Leaf
from eval.saved import WRITERS as OFFICE

DATE: Final = "本场汇报时间为2031年2月9日周日10:00，由麦香园烘焙连锁的财务部主讲并回答大家的问题。"
LEAVES: Final = (
    Leaf("Page 1", "开场", (DATE,)),
    Leaf(
        "Page 2",
        "经营概况",
        (
            "2030年12月全部门店的销售额为2.4亿元，其中直营1.5亿元，加盟0.9亿元，同比都有增长。",
            "门店数从年初的180家增至210家，新开的门店主要在华东和华南的社区与地铁站旁边。",
        ),
        (
            ("渠道", "销售额（万元）", "占比"),
            ("直营", "15,000", "62.5%"),
            ("加盟", "9,000", "37.5%"),
        ),
    ),
    Leaf(
        "Page 4",
        "客户案例",
        (
            "【晨光学堂】",
            "背景：晨光学堂有46个校区，每天早上需要三千份现烤的早餐，原来的供应商常常迟到半小时。",
            "场景：校园早餐的集中配送，早上六点半之前必须送到每个校区的食堂门口。",
        ),
    ),
)


def texts() -> dict[str, str]:
    """Each passage, without the marks of tables, by the page that it stands on."""
    return {
        text: leaf.label for leaf in LEAVES for text in leaf.paragraphs if not text.startswith("【")
    }


def write_markdown(path: Path) -> None:
    parts = []
    for leaf in LEAVES:
        parts.append(f"## {leaf.heading}")
        for text in leaf.paragraphs:
            parts.append(f"### {text.strip('【】')}" if text.startswith("【") else text)
        if leaf.table:
            rows = [f"| {' | '.join(row)} |" for row in leaf.table]
            parts.append("\n".join([rows[0], "|---|---|---|", *rows[1:]]))
    path.write_text("\n\n".join(parts) + "\n", "utf-8")


def write_text(path: Path) -> None:
    parts = []
    for leaf in LEAVES:
        parts += [leaf.heading, *leaf.paragraphs]
        if leaf.table:
            rows = [f"| {' | '.join(row)} |" for row in leaf.table]
            parts.append("\n".join([rows[0], "|---|---|---|", *rows[1:]]))
    path.write_bytes("\r\n\r\n".join(parts).encode("gb18030"))


def write_html(path: Path) -> None:
    body = ""
    for leaf in LEAVES:
        body += f"<h2>{leaf.heading}</h2>" + "".join(f"<p>{t}</p>" for t in leaf.paragraphs)
        rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in leaf.table)
        body += "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    path.write_text(f"<html><body><script>var a = 1</script>{body}</body></html>", "utf-8")


WRITERS: Final[dict[str, Callable[[Path], None]]] = {
    "md": write_markdown,
    "txt": write_text,
    "html": write_html,
    **{
        name: partial(write, LEAVES)
        for name, (write, ending) in OFFICE.items()
        if ending[1:] == name
    },
}
"""By the ending of the file; each name of the office's formats is one."""
