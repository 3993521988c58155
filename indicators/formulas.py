"""A small language of sums over indicators: ``(TTHC.HS.DUNGHAN + 5) / TTHC.HS.GIAIQUYET``. Pure, no Python evaluation.

- a code begins with a letter and holds letters, digits, "_" and "."; never a hyphen, so ``A-B`` is a difference
- a number is written with a decimal comma and without marks for thousands: ``1000``, ``0,5``
- ``+ - * /`` (also ``− × ÷``), a minus before an operand, parentheses, and ``%`` after an operand: ÷ 100

A text is parsed once, into steps for a stack; evaluating them needs no recursion. Why so: docs/adr.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from core.errors import DomainError
from core.numbers import EXACT, MAX_DIGITS

MAX_LENGTH = 500
MAX_DEPTH = 50
CODE_PATTERN = r"[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+)*"

TOKEN = re.compile(
    rf"(?P<code>{CODE_PATTERN})|(?P<number>[0-9]+(?:,[0-9]+)?)|(?P<sign>[-+*/%()])|(?P<space>[ \t\r\n\u00a0]+)"
)
NUMBER_GOES_ON = re.compile(r"[A-Za-z0-9_.,]")
SPELLED = str.maketrans({"\u2212": "-", "\u00d7": "*", "\u00f7": "/"})
SHOWN = {"-": "\u2212", "*": "\u00d7", "/": "\u00f7"}
BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


class FormulaError(DomainError):
    """The text is not a formula. The sentence names the place; ``position`` counts characters from 0."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(f"Vị trí {position + 1}: {message}")
        self.position = position


class CircleError(FormulaError):
    """A formula needs itself; ``circle`` begins and ends with the same code."""

    def __init__(self, circle: list[str], position: int = 0) -> None:
        super().__init__(f"Công thức quay vòng: {' → '.join(circle)}.", position)
        self.circle = circle


class NotArisen(Enum):
    """The answer "không phát sinh": there is nothing to divide by, so there is no number."""

    NOT_ARISEN = "không phát sinh"


NOT_ARISEN = NotArisen.NOT_ARISEN
Value = Decimal | NotArisen | None  # None is unknown: nobody has entered it


@dataclass(frozen=True, slots=True)
class Token:
    """A code, a number or a sign of the text; ``prefix`` marks the minus that stands before its operand."""

    kind: str
    text: str
    position: int
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed text: its tokens in order, and the steps that work it out on a stack."""

    text: str
    tokens: tuple[Token, ...]
    steps: tuple[Token, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators that it needs, each once, in the order of the text."""
        return tuple(dict.fromkeys(token.text for token in self.tokens if token.kind == "code"))

    @property
    def is_single(self) -> bool:
        """Whether it is one code or one number, with nothing to work out."""
        return len(self.tokens) == 1


@lru_cache(maxsize=1024)
def parse(text: str) -> Formula:
    """Return the formula that ``text`` writes.

    Raises FormulaError, a Vietnamese sentence with the place, for all that the language does not know.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"Công thức quá dài: tối đa {MAX_LENGTH} ký tự.", MAX_LENGTH)
    parser = _Parser(list(_tokens(text.translate(SPELLED))), len(text))
    parser.whole()
    return Formula(text, tuple(parser.seen), tuple(parser.steps))


def evaluate(formula: Formula, values: Mapping[str, Value]) -> Value:
    """Return the value of ``formula``: None when an operand is unknown, NOT_ARISEN after a division by zero.

    Decimal throughout, at 60 digits. An operand that is not in ``values`` is unknown; one that did not arise
    makes the whole not arise.
    """
    operands = [values.get(code) for code in formula.codes]
    if any(value is None for value in operands):
        return None
    if any(isinstance(value, NotArisen) for value in operands):
        return NOT_ARISEN
    stack: list[Decimal] = []
    for step in formula.steps:
        if step.kind == "code":
            stack.append(Decimal(values[step.text]))  # type: ignore[arg-type]
        elif step.kind == "number":
            stack.append(Decimal(step.text.replace(",", ".")))
        elif step.text in OF_ONE and (step.prefix or step.text == "%"):
            stack.append(OF_ONE[step.text](stack.pop()))
        else:
            right, left = stack.pop(), stack.pop()
            if step.text == "/" and right == 0:
                return NOT_ARISEN
            stack.append(OF_TWO[step.text](left, right))
    return stack.pop()


def require_divisors(formula: Formula) -> None:
    """Raise FormulaError where ``formula`` divides by what is 0 whatever the figures are: ``A / (2 - 2)``."""
    stack: list[Decimal | None] = []  # None: it depends on a figure
    for step in formula.steps:
        if step.kind == "code":
            stack.append(None)
        elif step.kind == "number":
            stack.append(Decimal(step.text.replace(",", ".")))
        elif step.text in OF_ONE and (step.prefix or step.text == "%"):
            one = stack.pop()
            stack.append(None if one is None else OF_ONE[step.text](one))
        else:
            right, left = stack.pop(), stack.pop()
            if step.text == "/" and right == 0:
                raise FormulaError("Số chia luôn bằng 0.", step.position)
            stack.append(None if left is None or right is None else OF_TWO[step.text](left, right))


OF_ONE: dict[str, Callable[[Decimal], Decimal]] = {
    "-": EXACT.minus,
    "%": lambda value: EXACT.divide(value, Decimal(100)),
}
OF_TWO: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": EXACT.add,
    "-": EXACT.subtract,
    "*": EXACT.multiply,
    "/": EXACT.divide,
}


def shown(formula: Formula, operands: Mapping[str, str]) -> str:
    """Return the formula with its codes replaced by texts: "8.469 + 2.031 + 593"."""
    pieces = []
    for token in formula.tokens:
        if token.kind == "code":
            pieces.append(operands.get(token.text, token.text))
        elif token.text in BINDING and not token.prefix:
            pieces.append(f" {SHOWN.get(token.text, token.text)} ")
        else:
            pieces.append(SHOWN.get(token.text, token.text))
    return "".join(pieces)


def order(formulas: Mapping[str, Formula]) -> list[str]:
    """Return the codes of ``formulas`` so that each comes after the ones it needs.

    Raises FormulaError that names the circle when a formula needs itself, straight or through others.
    """
    return in_order({code: formula.codes for code, formula in formulas.items()})


def in_order(needs: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the codes of ``needs`` so that each comes after the ones it needs; see ``order``."""
    among = {code: [one for one in codes if one in needs] for code, codes in needs.items()}
    try:
        return list(TopologicalSorter(among).static_order())
    except CycleError as error:
        circle = list(reversed(error.args[1]))  # the library names who is needed before who needs it
        raise CircleError(circle) from None


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise FormulaError(f"Không dùng được ký tự “{text[position]}” trong công thức.", position)
        kind = match.lastgroup or ""
        if kind == "number":
            _check_number(text, match)
        if kind != "space":
            yield Token(kind, match[0], position)
        position = match.end()


def _check_number(text: str, match: re.Match[str]) -> None:
    after = text[match.end() : match.end() + 1]
    if NUMBER_GOES_ON.match(after):
        raise FormulaError(
            f"Số “{match[0]}{after}” viết chưa đúng: không có dấu phân cách hàng nghìn, "
            "phần thập phân sau dấu phẩy, ví dụ 1000 hoặc 0,5.",
            match.start(),
        )
    if len(match[0].replace(",", "")) > MAX_DIGITS:
        raise FormulaError(f"Số quá dài: tối đa {MAX_DIGITS} chữ số.", match.start())


class _Parser:
    """Recursive descent by binding power; ``steps`` come out in the order of a stack."""

    def __init__(self, tokens: list[Token], end: int) -> None:
        self.tokens = tokens
        self.end = end
        self.place = 0
        self.seen: list[Token] = []
        self.steps: list[Token] = []

    def whole(self) -> None:
        if not self.tokens:
            raise FormulaError("Chưa nhập công thức.")
        self.sums(0, 0)
        if token := self.peek():
            if token.text == ")":
                raise FormulaError("Thừa dấu đóng ngoặc “)”.", token.position)
            raise FormulaError(f"Thiếu dấu phép tính trước “{token.text}”.", token.position)

    def sums(self, binding: int, depth: int) -> None:
        """Read operands joined by signs that bind more than ``binding``."""
        self.operand(depth)
        while (sign := self.peek()) and BINDING.get(sign.text, 0) > binding:
            self.take()
            self.sums(BINDING[sign.text], depth)
            self.steps.append(sign)

    def operand(self, depth: int) -> None:
        token = self.take()
        if depth > MAX_DEPTH:
            raise FormulaError(f"Quá nhiều lớp ngoặc hoặc dấu trừ: tối đa {MAX_DEPTH}.", token.position)
        if token.text == "-":
            self.seen[-1] = minus = Token(token.kind, token.text, token.position, prefix=True)
            self.operand(depth + 1)
            self.steps.append(minus)
            return
        if token.text == "(":
            self.sums(0, depth + 1)
            self.closing(token)
        elif token.kind == "sign":
            raise FormulaError(f"Thiếu số hoặc mã chỉ tiêu trước “{token.text}”.", token.position)
        else:
            self.steps.append(token)
        if (sign := self.peek()) and sign.text == "%":
            self.steps.append(self.take())

    def closing(self, opening: Token) -> None:
        token = self.peek()
        if token is None:
            raise FormulaError("Dấu mở ngoặc “(” chưa được đóng.", opening.position)
        if token.text != ")":
            raise FormulaError(f"Thiếu dấu phép tính trước “{token.text}”.", token.position)
        self.take()

    def peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self) -> Token:
        token = self.peek()
        if token is None:
            raise FormulaError("Công thức dừng giữa chừng: thiếu số hoặc mã chỉ tiêu ở cuối.", self.end)
        self.place += 1
        self.seen.append(token)
        return token
