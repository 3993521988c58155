"""Forms of sign-in and of people's own account."""

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm

from agencies.people import STATES
from agencies.permissions import Role
from core.forms import CleanCharField


class PeopleFilter(forms.Form):
    """Whom the list of people shows; everything lives in the address."""

    words = CleanCharField(label="Tìm tên, tên đăng nhập, cơ quan", required=False, max_length=100)
    role = forms.ChoiceField(label="Vai trò", required=False, choices=[("", "Tất cả"), *Role.choices])
    state = forms.ChoiceField(label="Tài khoản", required=False, choices=[("", "Tất cả"), *STATES.items()])


class PasswordForm(PasswordChangeForm):
    """Change of one's own password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Mật khẩu đang dùng"
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"
