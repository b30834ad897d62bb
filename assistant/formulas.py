"""Formulas in metric names: `(营业收入 - 营业成本) / 营业收入`, 上年 for the period before."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.errors import CorpusError, UnitError
from assistant.quantities import PERCENT, TIMES, Quantity

PREVIOUS: Final = "上年"
_SIGNS: Final = {"+": "+", "-": "−", "*": "×", "/": "/"}
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?%?")


class Operand(NamedTuple):
    name: str
    previous: bool = False
    """Of the period before the asked one."""


@dataclass(frozen=True)
class Term:
    """A leaf (operand or number) or `left sign right`."""

    operand: Operand | None = None
    number: Decimal | None = None
    sign: str = ""
    left: "Term | None" = None
    right: "Term | None" = None


@dataclass(frozen=True)
class Formula:
    text: str
    root: Term

    @property
    def operands(self) -> tuple[Operand, ...]:
        """Each once, in order."""
        return tuple(dict.fromkeys(_operands(self.root)))

    @property
    def is_ratio(self) -> bool:
        return self.root.sign == "/"

    @property
    def is_growth(self) -> bool:
        """(X - 上年X) / 上年X."""
        names = self.operands
        return (
            self.is_ratio
            and len(names) == 2
            and names[0].name == names[1].name
            and names[0].previous != names[1].previous
        )

    def evaluate(self, values: Mapping[Operand, Quantity]) -> Quantity:
        """Raises `UnitError` where units do not fit or a divisor is zero."""
        value, unit = _evaluate(self.root, values)
        inexact = any(values[operand].bound != "exact" for operand in self.operands)
        return Quantity(value=value, unit=unit, bound="about" if inexact else "exact")

    def shown(self, texts: Mapping[Operand, str]) -> str:
        return _shown(self.root, texts)


def parse(text: str, known: Collection[str] = ()) -> Formula:
    """Longest known names first; any other name ends at an operator. Raises `CorpusError`."""
    tokens = _tokens(
        text.replace("（", "(")
        .replace("）", ")")
        .replace("×", "*")
        .replace("÷", "/")
        .replace("−", "-"),
        sorted(known, key=len, reverse=True),
    )
    root, rest = _sum(tokens, text)
    if rest:
        raise _fault(text, f"{rest[0]!r} is one too many")
    return Formula(text, root)


def _tokens(text: str, known: list[str]) -> list[str]:
    tokens, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at + len(PREVIOUS) if text.startswith(PREVIOUS, at) else at
        name = next((n for n in known if text.startswith(n, start)), None)
        number = _NUMBER.match(text, at)
        if name:
            end = start + len(name)
        elif text[at] in "+-*/()":
            end = at + 1
        elif number:
            end = number.end()
        else:
            end = next((i for i in range(at, len(text)) if text[i] in "+-*/()"), len(text))
        tokens.append(text[at:end].strip())
        at = end
    return tokens


def _sum(tokens: list[str], text: str) -> tuple[Term, list[str]]:
    left, rest = _product(tokens, text)
    while rest and rest[0] in "+-":
        sign = rest[0]
        right, rest = _product(rest[1:], text)
        left = Term(sign=sign, left=left, right=right)
    return left, rest


def _product(tokens: list[str], text: str) -> tuple[Term, list[str]]:
    left, rest = _leaf(tokens, text)
    while rest and rest[0] in "*/":
        sign = rest[0]
        right, rest = _leaf(rest[1:], text)
        left = Term(sign=sign, left=left, right=right)
    return left, rest


def _leaf(tokens: list[str], text: str) -> tuple[Term, list[str]]:
    if not tokens:
        raise _fault(text, "it ends where a name should stand")
    head, rest = tokens[0], tokens[1:]
    if head == "(":
        inner, rest = _sum(rest, text)
        if not rest or rest[0] != ")":
            raise _fault(text, "a bracket is not closed")
        return inner, rest[1:]
    if head in {"+", "-", "*", "/", ")"}:
        raise _fault(text, f"{head!r} stands where a name should stand")
    if _NUMBER.fullmatch(head):
        number = Decimal(head.rstrip("%"))
        return Term(number=number / 100 if head.endswith("%") else number), rest
    if head.startswith(PREVIOUS):
        return Term(operand=Operand(head[len(PREVIOUS) :], previous=True)), rest
    return Term(operand=Operand(head)), rest


def _fault(text: str, what: str) -> CorpusError:
    return CorpusError(
        f"The formula {text!r} cannot be read: {what}.",
        remedy="Write names, + - * / and closed brackets only.",
    )


def _operands(term: Term) -> list[Operand]:
    if term.operand:
        return [term.operand]
    return [o for side in (term.left, term.right) if side for o in _operands(side)]


def _evaluate(term: Term, values: Mapping[Operand, Quantity]) -> tuple[Decimal, str | None]:
    if term.operand:
        quantity = values[term.operand]
        return quantity.value, quantity.unit
    if term.number is not None:
        return term.number, TIMES
    assert term.left
    assert term.right
    (a, unit_a), (b, unit_b) = _evaluate(term.left, values), _evaluate(term.right, values)
    if term.sign in "+-":
        if unit_a != unit_b:
            raise UnitError(f"{unit_a} and {unit_b} do not add.", remedy="Use one unit.")
        return (a + b if term.sign == "+" else a - b), unit_a
    if term.sign == "/":
        if b == 0:
            raise UnitError("The divisor is zero.", remedy="Report the operands.")
        return a / b, TIMES if unit_a == unit_b else (unit_a if unit_b in {TIMES, None} else None)
    factor_a = a / 100 if unit_a == PERCENT and unit_b not in {TIMES, PERCENT} else a
    factor_b = b / 100 if unit_b == PERCENT and unit_a not in {TIMES, PERCENT} else b
    unit = unit_b if unit_a in {TIMES, PERCENT, None} else unit_a
    return factor_a * factor_b, unit


def _shown(term: Term, texts: Mapping[Operand, str]) -> str:
    if term.operand:
        return texts[term.operand]
    if term.number is not None:
        return str(term.number)
    assert term.left
    assert term.right
    left, right = _shown(term.left, texts), _shown(term.right, texts)
    if term.sign in "*/" and term.left.sign in {"+", "-"}:
        left = f"({left})"
    if (term.sign in "*/" and term.right.sign) or (
        term.sign == "-" and term.right.sign in {"+", "-"}
    ):
        right = f"({right})"
    return f"{left} {_SIGNS[term.sign]} {right}"
