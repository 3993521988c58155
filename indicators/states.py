"""Natures of indicators, comparisons of targets, and the three kinds of answers."""

from django.db import models


class Nature(models.TextChoices):
    """How an indicator adds up over agencies and over the quarters of a year."""

    FLOW = "flow", "Phát sinh trong kỳ (cộng dồn)"
    STOCK = "stock", "Số hiện có (thời điểm)"
    RATIO = "ratio", "Tỷ lệ (b/a)"
    SCORE = "score", "Điểm, mức độ"
    TEXT = "text", "Nội dung"


class Direction(models.TextChoices):
    UP = "up", "Càng cao càng tốt"
    DOWN = "down", "Càng thấp càng tốt"
    NONE = "none", "Không đánh giá"


class Comparison(models.TextChoices):
    AT_LEAST = "at_least", "Tối thiểu"
    AT_MOST = "at_most", "Tối đa"
    EQUAL = "equal", "Bằng"


class Attainment(models.TextChoices):
    MET = "met", "Đạt"
    NOT_MET = "not_met", "Chưa đạt"
    NOT_YET = "not_yet", "Chưa có số liệu"
    NOT_ARISEN = "not_arisen", "Không phát sinh"
