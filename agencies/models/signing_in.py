"""What is kept of attempts to sign in: one counter for each name that somebody tries."""

from typing import ClassVar

from django.db import models


class SignInAttempts(models.Model):
    """The guesses at one secret since ``since``. Each failure is an event of its own, so this is not audited."""

    audited: ClassVar[bool] = False

    key = models.CharField(max_length=160, unique=True)
    count = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    locked_until = models.DateTimeField(null=True, blank=True)
    last_code = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "lần thử đăng nhập"
        verbose_name_plural = "lần thử đăng nhập"

    def __str__(self) -> str:
        return self.key
