"""The forms of signing in: their words, and the count of guesses at a code."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm as CodeForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError

from agencies.signin import attempts
from agencies.signin.adapter import SecondFactorAdapter

CODE = "Mã 6 số trên ứng dụng xác thực"
USED = SecondFactorAdapter.error_messages["incorrect_code"]


class SignInForm(LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label = "Tên đăng nhập", "Mật khẩu"
        name.help_text = "Do quản trị của cơ quan cấp, ví dụ: lannt.cm-sdl."
        name.error_messages["required"] = "Chưa nhập tên đăng nhập."
        password.error_messages["required"] = "Chưa nhập mật khẩu."
        name.widget.attrs = {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "autofocus": True,
        }
        password.widget.attrs = {"autocomplete": "current-password"}


class PasswordAgainForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Mật khẩu đang dùng"


class _CountedCode(forms.Form):
    """A code that may be guessed a few times and used once."""

    label = CODE
    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = self.label
        self.fields["code"].widget.attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "class": "form-control",
        }

    def clean_code(self) -> str:
        key = attempts.code_key(self.user)
        if not attempts.reserve(key):
            raise ValidationError(attempts.refusal())
        code: str = super().clean_code()  # type: ignore[misc]  # of the library's form beside it
        if not attempts.use_code_once(key, code):
            raise ValidationError(USED)
        attempts.succeeded(key)
        return code


class SecondFactorForm(_CountedCode, CodeForm):
    label = "Mã 6 số trên ứng dụng xác thực, hoặc một mã khôi phục"


class CodeOnceMoreForm(_CountedCode, CodeAgainForm):
    label = SecondFactorForm.label


class ActivateForm(_CountedCode, ActivateTOTPForm):
    label = CODE
