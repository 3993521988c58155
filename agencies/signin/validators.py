"""What no password may be made of."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError

from core.text import fold

WORDS = ("ubnd", "uybannhandan", "sonoivu", "cchc", "caicachhanhchinh", "matkhau", "password", "kiengiang")
TOO_CLOSE = "Mật khẩu không được chủ yếu gồm tên cơ quan, tên chương trình hoặc chữ “mật khẩu”."
REST = 10  # so many other characters make up for such a word


class OfficeWordsValidator:
    """Refuses a password that is little more than a word of every office."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        rest = fold(password).replace(" ", "")
        for word in WORDS:
            rest = rest.replace(word, "")
        if len(rest) < REST and len(rest) < len(password):
            raise ValidationError(TOO_CLOSE, code="office_words")

    def get_help_text(self) -> str:
        return TOO_CLOSE
