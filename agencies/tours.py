"""What each role is told once about the portal: a few points, with the pages that they are about."""

from collections.abc import Sequence
from dataclasses import dataclass

from agencies.models import User
from agencies.permissions import Role


@dataclass(frozen=True, slots=True)
class Point:
    """One point: what to know, and the page it is about ("" for this one)."""

    text: str
    page: str = ""
    link: str = ""


HOME = Point("Trang này luôn cho biết việc nào đang chờ, đến hạn ngày nào; mở cổng là thấy.")

TOURS: dict[str, Sequence[Point]] = {
    Role.EDITOR: (
        HOME,
        Point(
            "Nhập kết quả từng nhiệm vụ như trên bảng tính: Tab, Enter, dán từ Excel; mỗi dòng tự lưu, phím ? "
            "liệt kê phím tắt.",
        ),
        Point("Ô trống là chưa nhập; không có gì để đếm thì chọn “không phát sinh”, khác với số 0."),
        Point(
            "Báo cáo lập từ mẫu, số liệu tự điền và tự kiểm tra; xong thì trình lãnh đạo.",
            "reports:list",
            "Báo cáo",
        ),
        Point("Gõ số theo lối Việt Nam: 1.671 là một nghìn sáu trăm bảy mươi mốt; 74,1 là số lẻ."),
    ),
    Role.APPROVER: (
        HOME,
        Point(
            "Trước khi trình, báo cáo cho thấy mọi chỗ số liệu chưa khớp và nhiệm vụ chưa nhập.",
            "reports:list",
            "Báo cáo",
        ),
        Point("Mỗi con số đều dẫn đến các dòng làm ra nó; bấm vào số để xem.", "plans:tasks", "Nhiệm vụ"),
        Point("Mục tiêu năm của cơ quan do lãnh đạo đặt và sửa; sửa mức đã có số liệu phải ghi lý do."),
    ),
    Role.SIGNATORY: (
        HOME,
        Point("Báo cáo được ký sau khi cơ quan thẩm định đã tiếp nhận; trước khi ký, cổng kiểm tra thể thức."),
        Point("Xem trước bản in ngay trên điện thoại, rồi ký số; số văn bản lấy trong sổ."),
    ),
    Role.REVIEWER: (
        HOME,
        Point(
            "Tổng quan cho thấy cơ quan nào đã gửi, chậm, chưa gửi; số đã chốt và số tạm tính ghi riêng.",
            "reports:dashboard_now",
            "Tổng quan",
        ),
        Point(
            "Báo cáo chờ thẩm định được tiếp nhận hoặc trả lại kèm lý do; tiếp nhận được nhiều báo cáo một lần.",
            "reports:list",
            "Báo cáo",
        ),
        Point("Cơ quan quá hạn chưa gửi được nhắc bằng công văn soạn sẵn từ trang Tổng quan."),
        Point(
            "Chỉ tiêu của các cơ quan cộng lại theo đúng tính chất từng chỉ tiêu, có ghi ai còn thiếu.",
            "reports:consolidated",
            "Tổng hợp chỉ tiêu",
        ),
    ),
    Role.ADMINISTRATOR: (
        HOME,
        Point(
            "Thêm người, giao vai trò, cấp liên kết đặt mật khẩu; quản trị không biết mật khẩu của ai.",
            "agencies:people",
            "Người dùng",
        ),
        Point(
            "Cơ quan và đơn vị trực thuộc thêm được nhiều dòng một lần, dán từ Excel.",
            "agencies:list",
            "Cơ quan",
        ),
        Point(
            "Lịch báo cáo: kỳ nào, hạn nào, mở lại kỳ đã khóa cho một cơ quan.",
            "periods:calendar",
            "Lịch báo cáo",
        ),
        Point("Người ký và văn bản ủy quyền khai báo ở trang của cơ quan; thiếu thì văn bản không ký được."),
    ),
    Role.INSPECTOR: (
        HOME,
        Point(
            "Vai trò kiểm tra xem được mọi số liệu và lịch sử thay đổi, không sửa gì.",
            "reports:dashboard_now",
            "Tổng quan",
        ),
        Point("Lịch sử thay đổi nằm cuối trang của từng nhiệm vụ, báo cáo, cơ quan: ai, lúc nào, từ gì thành gì."),
    ),
}


def tour_of(user: User, *, again: bool = False) -> list[Point]:
    """Return the points of the user's roles that the user has not put away; of all roles when asked ``again``."""
    seen = set() if again else set(user.tours_seen.split())
    roles = dict.fromkeys(post.role for post in user.posts if post.role not in seen)
    return list(dict.fromkeys(point for role in roles for point in TOURS[role]))
