"""Writes on the templates of reports, one function per verb. Reports that were begun keep what they copied."""

from typing import Any

from django.db import IntegrityError, transaction

from core.errors import DomainError, FieldError
from core.positions import LAST, move, shift
from core.versions import save_version
from reports.models import ReportTemplate, TemplateSection

EMPTY = "Mẫu chưa có mục nào; thêm ít nhất một mục rồi mới dùng cho báo cáo mới được."
LAST_ONE = "Mẫu đang dùng cho báo cáo mới phải có ít nhất một mục; sửa mục này, hoặc thôi dùng mẫu trước."
COPIED = ("position", "level", "number", "heading", "guidance", "body", "content", "areas", "indicators")


@transaction.atomic
def add_template(*, code: str, base: ReportTemplate | None, **values: Any) -> ReportTemplate:
    """Add a template, with the sections of ``base`` where one is given; a new one is not in use yet.

    Raises FieldError when the code is taken.
    """
    try:
        with transaction.atomic():
            template = ReportTemplate.objects.create(code=code, **values)
    except IntegrityError as error:
        raise FieldError("code", f"Mã {code} đã dùng cho mẫu khác; chọn mã khác.") from error
    for section in base.sections.all() if base else ():
        TemplateSection.objects.create(template=template, **{name: getattr(section, name) for name in COPIED})
    return template


@transaction.atomic
def change_template(*, template: ReportTemplate, seen: int, **values: Any) -> None:
    """Change what a template says around its sections, and for whom and when it is used.

    Raises FieldError when one without sections would be used, ConflictError on a race.
    """
    _lock(template)
    if values["is_default"] and not template.sections.exists():
        raise FieldError("is_default", EMPTY)
    save_version(template, seen=seen, **values)


@transaction.atomic
def add_section(*, template: ReportTemplate, place: int, **values: Any) -> TemplateSection:
    """Put a section into the template at ``place``; the same one sent twice is added once."""
    _lock(template)
    same = next(
        (one for one in template.sections.all() if all(getattr(one, key) == values[key] for key in values)), None
    )
    if same is not None:
        return same
    place = min(max(place, 1), template.sections.count() + 1)
    shift(template.sections.all(), place, LAST, 1)
    return TemplateSection.objects.create(template=template, position=place, **values)


@transaction.atomic
def change_section(*, section: TemplateSection, seen: int, place: int | None, **values: Any) -> None:
    """Change a section and where it stands; None leaves it there. Raises ConflictError on a race."""
    _lock(section.template)
    save_version(section, seen=seen, **values)
    if place is not None:
        section.position = move(section.template.sections.all(), section.pk, section.position, place)


@transaction.atomic
def remove_section(*, section: TemplateSection, seen: int, with_inner: bool) -> int:
    """Take a section out of its template, with those under it if wanted; return how many went.

    Raises DomainError when a template in use would be left without any, ConflictError on a race.
    """
    _lock(section.template)
    save_version(section, seen=seen)
    gone = [section, *(inner_sections(section) if with_inner else [])]
    rows = section.template.sections.all()
    if section.template.is_default and rows.count() == len(gone):
        raise DomainError(LAST_ONE)
    first = section.position
    for one in gone:
        one.delete()
    shift(rows, first + len(gone), LAST, -len(gone))
    return len(gone)


def inner_sections(section: TemplateSection) -> list[TemplateSection]:
    """Return the sections under this one: the deeper ones that follow it."""
    inner = []
    for one in section.template.sections.filter(position__gt=section.position).order_by("position"):
        if one.level <= section.level:
            break
        inner.append(one)
    return inner


def _lock(template: ReportTemplate) -> None:
    """Let one change of a template's order wait for the other."""
    ReportTemplate.objects.select_for_update().get(pk=template.pk)
