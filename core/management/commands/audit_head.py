"""Notes where the audit chain ends, in the database and in AUDIT_HEADS_DIR; to be run daily."""

from typing import Any

from core.audit.heads import heads_file, note_head
from core.commands import PortalCommand


class Command(PortalCommand):
    help = "Ghi mốc của nhật ký thay đổi (vị trí, mã băm) vào bảng và vào tệp để lưu nơi khác; chạy hằng ngày."

    def handle(self, *args: Any, **options: Any) -> None:
        head = note_head()
        if head is None:
            self.stdout.write("Nhật ký chưa có bản ghi nào.")
            return
        self.stdout.write(f"Mốc nhật ký: vị trí {head.position}, bản ghi {head.record_id}, mã băm {head.hash}")
        place = heads_file()
        self.stdout.write(f"Đã ghi vào {place}." if place else "Chưa đặt AUDIT_HEADS_DIR: mốc chỉ nằm trong bảng.")
