"""What Django's own fields and validators say to a person: each sentence says what is wrong and how to go on.

The label of the field stands beside the sentence, at the field and in the summary above the form. A field with words of
its own keeps them.
"""

from django import forms
from django.core import validators
from django.db import models
from django.forms.formsets import BaseFormSet

CHOOSE = "Mục đã chọn không có trong danh sách (có thể vừa được đổi); hãy chọn lại một mục trong danh sách."

FIELDS: dict[type, dict[str, str]] = {
    forms.Field: {"required": "Chưa điền mục này."},
    forms.BooleanField: {"required": "Chưa đánh dấu ô này."},
    forms.IntegerField: {"invalid": "Nhập số nguyên bằng chữ số, ví dụ 3."},
    forms.FloatField: {"invalid": "Nhập một số, ví dụ 12,5."},
    forms.DecimalField: {"invalid": "Nhập một số, ví dụ 12,5."},
    forms.DateField: {"invalid": "Nhập ngày, tháng, năm có trong lịch, ví dụ 05/03/2024."},
    forms.TimeField: {"invalid": "Nhập giờ, phút, ví dụ 14:30."},
    forms.DateTimeField: {"invalid": "Nhập ngày và giờ, ví dụ 05/03/2024 14:30."},
    forms.EmailField: {"invalid": "Nhập địa chỉ thư điện tử, ví dụ vanthu@camau.gov.vn."},
    forms.URLField: {"invalid": "Nhập địa chỉ trang, ví dụ https://camau.gov.vn."},
    forms.JSONField: {"invalid": "Dữ liệu gửi lên bị hỏng; hãy mở lại trang rồi nhập lại."},
    forms.UUIDField: {"invalid": "Mã không đúng dạng; hãy chép lại nguyên mã."},
    forms.ChoiceField: {"required": "Chưa chọn mục nào.", "invalid_choice": CHOOSE},
    forms.MultipleChoiceField: {"invalid_choice": CHOOSE, "invalid_list": CHOOSE},
    forms.ModelChoiceField: {"required": "Chưa chọn mục nào.", "invalid_choice": CHOOSE},
    forms.ModelMultipleChoiceField: {"invalid_choice": CHOOSE, "invalid_list": CHOOSE, "invalid_pk_value": CHOOSE},
    forms.FileField: {
        "required": "Chưa chọn tệp.",
        "invalid": "Chưa nhận được tệp; hãy chọn lại tệp rồi gửi.",
        "missing": "Chưa nhận được tệp; hãy chọn lại tệp rồi gửi.",
        "empty": "Tệp không có nội dung; hãy chọn tệp khác.",
        "max_length": "Tên tệp dài quá %(max)d ký tự (đang có %(length)d); hãy đặt tên ngắn hơn.",
        "contradiction": "Hoặc chọn tệp mới, hoặc đánh dấu bỏ tệp, không làm cả hai.",
    },
    forms.ImageField: {"invalid_image": "Tệp không phải ảnh hoặc đã hỏng; hãy chọn ảnh khác."},
    BaseFormSet: {
        "missing_management_form": "Biểu mẫu gửi lên bị thiếu một phần; hãy mở lại trang rồi nhập lại.",
        "too_many_forms": "Tối đa %(num)d dòng; hãy bỏ bớt.",
        "too_few_forms": "Cần ít nhất %(num)d dòng.",
    },
    models.Field: {
        "blank": "Chưa điền mục này.",
        "null": "Chưa điền mục này.",
        "invalid_choice": CHOOSE,
        "unique": "%(field_label)s này đã có; hãy ghi giá trị khác.",
        "unique_for_date": "%(field_label)s này đã có trong cùng %(date_field_label)s; hãy ghi giá trị khác.",
    },
}
VALIDATORS: dict[type, str] = {
    validators.MaxLengthValidator: "Dài quá %(limit_value)s ký tự (đang có %(show_value)s); hãy rút gọn.",
    validators.MinLengthValidator: "Cần ít nhất %(limit_value)s ký tự (đang có %(show_value)s).",
    validators.MaxValueValidator: "Số không được lớn hơn %(limit_value)s.",
    validators.MinValueValidator: "Số không được nhỏ hơn %(limit_value)s.",
    validators.ProhibitNullCharactersValidator: "Có ký tự không dùng được; hãy xóa rồi gõ lại.",
    validators.RegexValidator: "Chưa đúng dạng; xem ví dụ bên dưới rồi ghi lại.",
    validators.EmailValidator: "Nhập địa chỉ thư điện tử, ví dụ vanthu@camau.gov.vn.",
    validators.URLValidator: "Nhập địa chỉ trang, ví dụ https://camau.gov.vn.",
    validators.FileExtensionValidator: "Không nhận tệp “.%(extension)s”; hãy dùng: %(allowed_extensions)s.",
}
DIGITS = {
    "invalid": "Nhập một số, ví dụ 12,5.",
    "max_digits": "Số dài quá %(max)s chữ số.",
    "max_decimal_places": "Quá %(max)s chữ số sau dấu phẩy.",
    "max_whole_digits": "Quá %(max)s chữ số trước dấu phẩy.",
}


def speak() -> None:
    """Let Django's fields and validators say the sentences above, once, when the portal starts."""
    for kind, sentences in FIELDS.items():
        own = vars(kind).get("default_error_messages", {})
        kind.default_error_messages = {**own, **sentences}  # type: ignore[attr-defined]
    for validator, sentence in VALIDATORS.items():
        validator.message = sentence  # type: ignore[attr-defined]
    validators.DecimalValidator.messages = dict(DIGITS)
