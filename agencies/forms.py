"""Forms of sign-in and of people's own account."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from core.text import clean


class SignInForm(AuthenticationForm):
    """Username and password; the answer is the same for unknown names, wrong passwords and closed accounts."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock.",
        "inactive": "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock.",
    }

    def clean_username(self) -> str:
        return clean(self.cleaned_data["username"]).casefold()


class PasswordForm(PasswordChangeForm):
    """Change of one's own password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Mật khẩu đang dùng"
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"
