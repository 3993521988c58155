"""Types of official documents (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""

from django.db import models


class DocumentType(models.TextChoices):
    RESOLUTION = "NQ", "Nghị quyết"
    DECISION = "QĐ", "Quyết định"
    DIRECTIVE = "CT", "Chỉ thị"
    REGULATION = "QC", "Quy chế"
    NOTICE = "TB", "Thông báo"
    GUIDANCE = "HD", "Hướng dẫn"
    PROGRAMME = "CTr", "Chương trình"
    PLAN = "KH", "Kế hoạch"
    OPTION = "PA", "Phương án"
    SCHEME = "ĐA", "Đề án"
    REPORT = "BC", "Báo cáo"
    MINUTES = "BB", "Biên bản"
    SUBMISSION = "TTr", "Tờ trình"
    LETTER = "CV", "Công văn"
    DECREE = "NĐ", "Nghị định"
    CIRCULAR = "TT", "Thông tư"
    LAW = "L", "Luật"
    RULES = "QyĐ", "Quy định"
    CONCLUSION = "KL", "Kết luận"
    DISPATCH = "CĐ", "Công điện"
    PROJECT = "DA", "Dự án"
    INVITATION = "GM", "Giấy mời"
    OTHER = "VB", "Văn bản"


class RelationKind(models.TextChoices):
    """What a document, or a day, did to an earlier document."""

    AMENDS = "amends", "sửa đổi, bổ sung"
    REPLACES = "replaces", "thay thế"
    REPEALS = "repeals", "bãi bỏ"
    EXPIRES = "expires", "hết hiệu lực"
