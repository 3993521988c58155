"""What is recorded of people: that a password changed, never which; nothing of a mere sign-in."""

from django.utils import timezone

from core.audit.trail import trail


def test_a_change_of_password_is_recorded_without_the_password(lan):
    lan.set_password("mat-khau-moi-2024")
    lan.save()
    [change] = [change for change in trail(lan)[0].changes if change.label == "Mật khẩu"]
    assert (change.old, change.new) == ("(không hiển thị)", "(không hiển thị)")


def test_signing_in_leaves_no_record(lan):
    before = len(trail(lan))
    lan.last_login = timezone.now()
    lan.save(update_fields=["last_login"])
    assert len(trail(lan)) == before
