"""What the pages of the steps say, for a report and for a letter."""

from dataclasses import dataclass

from django.utils import timezone

from core.numbers import format_moment
from reports.models import Letter, Report, Work
from reports.states import ReportState


@dataclass(frozen=True, slots=True)
class Words:
    """What the page of a move says."""

    heading: str
    text: str
    button: str
    done: str
    is_danger: bool = False


WORDS = {
    ReportState.SUBMITTED: Words(
        "Trình báo cáo",
        "Số liệu được chốt khi trình; sau đó nội dung không sửa được, trừ khi bị trả lại.",
        "Trình báo cáo",
        "Đã trình báo cáo, số liệu đã được chốt.",
    ),
    ReportState.RETURNED: Words(
        "Trả lại báo cáo",
        "Đơn vị thấy lý do, sửa tiếp trên bản này và trình lại.",
        "Trả lại",
        "Đã trả lại báo cáo cho đơn vị.",
        is_danger=True,
    ),
    ReportState.ACCEPTED: Words(
        "Tiếp nhận báo cáo",
        "Báo cáo chuyển sang chờ người có thẩm quyền của đơn vị ký.",
        "Tiếp nhận",
        "Đã tiếp nhận báo cáo.",
    ),
    ReportState.SIGNED: Words(
        "Ký ban hành",
        "Bản PDF được lập và lưu một lần với mã băm; từ đó nội dung, số và ngày không thay đổi.",
        "Ký ban hành",
        "Đã ký; bản PDF đã được lưu.",
    ),
    ReportState.ISSUED: Words(
        "Phát hành báo cáo",
        "Từ khi phát hành, bản PDF đã lưu là văn bản chính thức.",
        "Phát hành",
        "Đã phát hành báo cáo.",
    ),
    ReportState.DRAFT: Words(
        "Lập văn bản đính chính hoặc thay thế",
        "Báo cáo mở lại để soạn văn bản mới, trình, ký và phát hành lại từ đầu. Văn bản đã phát hành giữ nguyên và còn"
        " hiệu lực đến khi văn bản mới phát hành; hai văn bản dẫn đến nhau.",
        "Mở lại để soạn",
        "Đã mở lại báo cáo để soạn văn bản mới.",
    ),
    ReportState.RECALLED: Words(
        "Thu hồi văn bản",
        "Văn bản được giữ nguyên và ghi rõ “Đã thu hồi” cùng lý do, kể cả trên trang kiểm tra văn bản.",
        "Thu hồi",
        "Đã thu hồi văn bản.",
        is_danger=True,
    ),
}

LETTER_WORDS = {
    ReportState.ISSUED: Words(
        "Phát hành công văn",
        "Từ khi phát hành, bản PDF đã lưu là văn bản chính thức.",
        "Phát hành",
        "Đã phát hành công văn.",
    ),
    ReportState.DRAFT: Words(
        "Lập văn bản đính chính hoặc thay thế",
        "Công văn mở lại để soạn, ký và phát hành văn bản mới. Văn bản đã phát hành giữ nguyên và còn hiệu lực đến khi"
        " văn bản mới phát hành; hai văn bản dẫn đến nhau.",
        "Mở lại để soạn",
        "Đã mở lại công văn để soạn văn bản mới.",
    ),
}


def done_of(work: Work, target: ReportState) -> str:
    """Return what is told when the move is done; of a submission the server's time that counts."""
    told = words_of(work, target).done
    if isinstance(work, Report) and target == ReportState.SUBMITTED and work.submitted_at and work.submitted_on:
        at = format_moment(timezone.localtime(work.submitted_at), work.submitted_on)
        return f"{told} Thời điểm trình được ghi nhận, theo giờ máy chủ: {at}."
    return told


def words_of(work: Work, target: ReportState) -> Words:
    """Return what the page of moving ``work`` to ``target`` says."""
    return LETTER_WORDS.get(target, WORDS[target]) if isinstance(work, Letter) else WORDS[target]
