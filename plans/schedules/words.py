"""From text to tokens: one spelling for each word, whatever the encoding, the case or the tone's place."""

import re
import unicodedata
from typing import NamedTuple

from plans.schedules.moments import NotUnderstood

Phrase = tuple[str, ...]

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−→"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_LOOKALIKES = {ord("ǎ"): "ă", ord("ð"): "đ"}
_TOKEN = re.compile(r"(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<sign>\.{2,}|->|\S)")
_GLUED = re.compile(r"(q(?:u[yýií]|úy|úi)?)(i{1,3}|iv)")
_ENDS_IN_Y = re.compile(r"(?:[bcdđghklmnprstvx]{1,2}|qu)y")
_BULLETS = re.compile(r"(?<!\s)\s*\n\s*-\s*")
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {word: number for number, word in enumerate(_NUMERALS, start=1)}


class Token(NamedTuple):
    kind: str  # "number", "word" or "sign"
    text: str  # words folded, see fold()

    @property
    def value(self) -> int | None:
        """The number that it writes, in digits or roman; None for another word."""
        return int(self.text) if self.kind == "number" else _ROMAN.get(self.text)


def fold(word: str) -> str:
    """Return the key under which a lower-case NFC word is compared.

    The tone goes to the end ("qúy" = "quý"), a closing y after a consonant is an i ("kỳ" = "kì"), and the
    common slips "uơ" and "ưo" are "ươ". Other marks stay: "năm" is not "nam", nor "quý" "quỹ".
    """
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in letters if mark in _TONES)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in _TONES))
    bare = bare.replace("uơ", "ươ").replace("ưo", "ươ")
    if _ENDS_IN_Y.fullmatch(bare):
        bare = bare[:-1] + "i"
    return bare + tones


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_INVISIBLE | _DASHES).lower()
    text = unicodedata.normalize("NFC", text).translate(_LOOKALIKES).strip()
    if text.startswith("-"):  # a list with a dash before each line
        text = _BULLETS.sub("; ", text).lstrip("- ")
    return text.removesuffix("./.").rstrip(" .;,\n\t")


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into folded words, numbers and signs; no character but white space is dropped."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(_plain(text)):
        kind, word = str(match.lastgroup), match.group()
        glued = _GLUED.fullmatch(word) if kind == "word" else None
        for part in glued.groups() if glued else (word,):
            tokens.append(Token(kind, fold(part) if kind == "word" else part))
    return tuple(tokens)


def phrases(*texts: str) -> tuple[Phrase, ...]:
    """Turn phrases in ordinary spelling into token texts."""
    return tuple(tuple(token.text for token in tokenize(text)) for text in texts)


class Cursor:
    """A place in the tokens. ``take`` moves on, ``peek`` looks, ``at`` can be put back."""

    def __init__(self, tokens: tuple[Token, ...], plan_year: int) -> None:
        self.tokens, self.plan_year, self.at = tokens, plan_year, 0

    @property
    def ended(self) -> bool:
        return self.at >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token:
        """The token that many places on; an empty sign beyond the end."""
        place = self.at + ahead
        return self.tokens[place] if 0 <= place < len(self.tokens) else Token("sign", "")

    def is_number(self, ahead: int = 0) -> bool:
        return self.peek(ahead).kind == "number"

    def is_year(self, ahead: int = 0) -> bool:
        return self.is_number(ahead) and len(self.peek(ahead).text) == 4

    def looking_at(self, options: tuple[Phrase, ...]) -> int:
        """Length of the longest of these phrases that stands here, else 0."""
        first, longest = self.peek().text, 0
        for phrase in options:
            if phrase[0] != first or len(phrase) <= longest:
                continue
            if all(self.peek(ahead).text == word for ahead, word in enumerate(phrase)):
                longest = len(phrase)
        return longest

    def take(self, options: tuple[Phrase, ...]) -> bool:
        length = self.looking_at(options)
        self.at += length
        return bool(length)

    def next_number(self) -> str:
        """Take a number and return its digits; anything else is not understood."""
        token = self.peek()
        if token.kind != "number":
            raise NotUnderstood
        self.at += 1
        return token.text
