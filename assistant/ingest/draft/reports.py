"""The text of a document as Markdown in the documented shape; its cases have files of their own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import yaml

from assistant.records import Case, Document, Passage

DEEPEST: Final = 6
"""Levels of headings that Markdown has; the first is left to the title."""


class _Place(NamedTuple):
    start: int
    sections: tuple[str, ...]
    page: str
    text: str


def report_text(document: Document, passages: Sequence[Passage], cases: Mapping[str, str]) -> str:
    """`cases` are the files that take the passages of each customer."""
    front: dict[str, object] = {
        "title": document.title,
        "date": document.date,
        "period": document.period,
        "audience": document.audience.value,
        "curated": True,
    }
    return front_matter(front) + "\n".join(_body(_places(passages, cases)))


def case_text(case: Case, held: Mapping[str, Passage], report: str) -> str:
    front: dict[str, object] = {
        "customer": case.customer,
        "aliases": list(case.aliases),
        "industry": case.industry or "",
        "scenarios": list(case.scenarios),
        "products": list(case.products),
        "competitors": list(case.competitors),
        "shareable": case.shareable,
        "audience": case.audience.value,
        "document": report,
        "page": case.source.page,
        "date": case.source.date,
    }
    parts = [
        "\n\n".join([f"## {field.name}", *(held[id].text for id in field.passages), ""])
        for field in case.fields
    ]
    return front_matter(front) + "\n".join(part.rstrip("\n") + "\n" for part in parts)


def front_matter(fields: Mapping[str, object]) -> str:
    rows = (
        yaml.safe_dump([value], allow_unicode=True, default_flow_style=True, width=10_000)
        for value in fields.values()
    )
    told = (f"{key}: {row.strip()[1:-1]}" for key, row in zip(fields, rows, strict=True))
    return "\n".join(("---", *told, "---", "", ""))


def _places(passages: Sequence[Passage], cases: Mapping[str, str]) -> list[_Place]:
    """In the order of the document; a comment says where the passages of a case are."""
    places: list[_Place] = []
    for passage in passages:
        file = cases.get(passage.case or "")
        text = f"<!-- 案例：{file} -->" if file else ""
        for number, source in enumerate(passage.sources):
            sections = passage.sections if number == 0 else tuple(
                filter(None, source.section.split(" › "))
            )  # fmt: skip
            if file:
                sections = sections[:-2]
            places.append(_Place(source.start, sections, source.page, text or _tidy(source.quote)))
    return sorted(places)


def _tidy(text: str) -> str:
    """A list that only blank lines and tabs hinted at, as Markdown writes one."""
    if not re.search(r"\n\s*\n", text):
        return text
    lines = (line for line in text.split("\n") if line.strip())
    return "\n".join(f"- {line.strip()}" if line.startswith("\t") else line for line in lines)


def _body(places: Sequence[_Place]) -> Iterator[str]:
    path: tuple[str, ...] = ()
    running = last = ""
    for place in places:
        if place.sections != path:
            for depth in range(_shared(path, place.sections), len(place.sections)):
                yield f"{'#' * min(depth + 2, DEEPEST)} {place.sections[depth]}\n"
            path, last = place.sections, ""
        named = any(_names(heading, place.page) for heading in path)
        if place.page and not named and place.page != running:
            running = place.page
            yield f"<!-- page: {running} -->\n"
        if place.text != last or not place.text.startswith("<!--"):
            yield f"{place.text}\n"
        last = place.text


def _names(heading: str, page: str) -> bool:
    """Whether a heading begins with the label of a page, however it is spaced."""
    label = re.escape("".join(page.split())).replace(r"\ ", "")
    return bool(re.match(rf"{label}(?!\d)", "".join(heading.split()), re.IGNORECASE))


def _shared(path: tuple[str, ...], sections: tuple[str, ...]) -> int:
    """Headings that stay open; one that is gone back to is written again."""
    same = 0
    for a, b in zip(path, sections, strict=False):
        if a != b:
            break
        same += 1
    return min(same, len(sections) - 1) if same == len(sections) else same
