"""Indicators of a plan in groups: (number, title, lines of seven cells)."""

MANAGEMENT = "Phòng Quản lý Du lịch"
OFFICE = "Văn phòng Sở"
DIVISIONS = "Các phòng thuộc Sở"
RESOLUTION = (
    "Thực hiện theo Nghị quyết số {}/NQ-CP ngày 05 tháng 01 năm 2024 của Chính phủ và theo Công văn số 221/VPCP-KSTT"
    " ngày 10 tháng 01 năm 2024 của Văn phòng Chính phủ (Phụ lục II, Mục {}, số thứ tự thứ {})."
)

Line = tuple[str, str, str, str, str, str, str]


def line(number: int, name: str, lead: str, target: str, ground: str) -> Line:
    return (str(number), name, lead, DIVISIONS, "%", target, ground)


INDICATORS: tuple[tuple[str, str, tuple[Line, ...]], ...] = (
    (
        "I",
        "Chỉ tiêu cụ thể về thực hiện thủ tục hành chính trên môi trường điện tử",
        (
            line(
                1,
                "Tỷ lệ thanh toán trực tuyến trên cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán của"
                " dịch vụ công",
                MANAGEMENT,
                "Tối thiểu 45",
                RESOLUTION.format("01", 1, 4),
            ),
            line(
                2,
                "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC",
                MANAGEMENT,
                "Tối thiểu 50",
                RESOLUTION.format("01", 1, 5),
            ),
            line(
                3,
                "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC",
                MANAGEMENT,
                "Tối thiểu 80",
                RESOLUTION.format("01", 1, 6),
            ),
        ),
    ),
    (
        "II",
        "Chỉ tiêu về số hóa kết quả TTHC còn hiệu lực để đảm bảo việc kết nối, chia sẻ dữ liệu trong giải quyết TTHC"
        " trên môi trường điện tử",
        (
            line(
                1,
                "Tỷ lệ số hóa kết quả giải quyết thủ tục hành chính đang còn hiệu lực và có giá trị sử dụng thuộc thẩm"
                " quyền giải quyết của cấp Sở để đảm bảo việc kết nối, chia sẻ dữ liệu trong giải quyết thủ tục hành"
                " chính trên môi trường điện tử",
                OFFICE,
                "Tối thiểu 90",
                "Thực hiện theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; Nghị định số 45/2020/NĐ-CP ngày"
                " 08/4/2020 của Chính phủ",
            ),
        ),
    ),
    (
        "III",
        "Thực hiện chỉ tiêu về nâng cao chất lượng phục vụ người dân, doanh nghiệp trong thực hiện TTHC, dịch vụ công"
        " trực tuyến",
        (
            line(1, "Tỷ lệ kết quả giải quyết TTHC điện tử", MANAGEMENT, "100", RESOLUTION.format("02", 2, 5)),
            line(
                2,
                "Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa",
                MANAGEMENT,
                "Tối thiểu 50",
                RESOLUTION.format("02", 2, 7),
            ),
            line(3, "Tỷ lệ công bố, công khai TTHC đúng hạn", OFFICE, "100", RESOLUTION.format("02", 2, 9)),
            line(4, "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn", "Thanh tra Sở", "100", RESOLUTION.format("02", 2, 11)),
            line(
                5,
                "Mức độ hài lòng trong tiếp nhận, giải quyết TTHC của người dân, doanh nghiệp",
                MANAGEMENT,
                "Tối thiểu 90",
                RESOLUTION.format("02", 2, 12),
            ),
        ),
    ),
    (
        "IV",
        "Chỉ tiêu về kết quả giải quyết hồ sơ thủ tục hành chính",
        (
            line(
                1,
                "Tỷ lệ hồ sơ TTHC tiếp nhận trong năm được giải quyết đúng hạn. Theo công thức (b/a).\nTrong đó:\na là"
                " tổng số hồ sơ TTHC đã giải quyết trong năm\nb là số hồ sơ TTHC đã giải quyết đúng hạn\n(Lưu ý: tỷ lệ"
                " b/a phải đạt tối thiểu 95%)",
                MANAGEMENT,
                "Tối thiểu 95",
                "Mục 3.4.1 (Bảng 2 kèm theo Quyết định số 876/QĐ-BNV ngày 10/11/2022 của Bộ Nội vụ)",
            ),
        ),
    ),
    (
        "V",
        "Chỉ tiêu về tỷ lệ xử lý văn bản, hồ sơ công việc (trừ hồ sơ mật) trên môi trường mạng",
        (
            line(
                1,
                "Xử lý văn bản, hồ sơ công việc (trừ hồ sơ mật) trên môi trường mạng",
                OFFICE,
                "100",
                "Theo tình hình thực tế tại Sở đã triển khai 100% Hệ thống quản lý văn bản và điều hành của Sở Du lịch"
                " tại các phòng thuộc Sở",
            ),
        ),
    ),
)
