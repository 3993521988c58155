"""The words of made-up tasks, deadlines and results, in the manner of real plans."""

TASKS = {
    "chi-dao-dieu-hanh": (
        "Xây dựng kế hoạch cải cách hành chính năm {year}",
        "Kiểm tra công tác cải cách hành chính tại các đơn vị trực thuộc",
        "Tuyên truyền cải cách hành chính trên cổng thông tin điện tử",
        "Báo cáo định kỳ kết quả cải cách hành chính",
        "Đánh giá, xác định chỉ số cải cách hành chính",
    ),
    "the-che": (
        "Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực quản lý",
        "Xây dựng văn bản quy phạm pháp luật theo chương trình được giao",
        "Theo dõi tình hình thi hành pháp luật",
        "Tự kiểm tra văn bản quy phạm pháp luật",
    ),
    "tthc": (
        "Rà soát, đơn giản hóa thủ tục hành chính",
        "Công bố, công khai danh mục thủ tục hành chính",
        "Thực hiện cơ chế một cửa, một cửa liên thông",
        "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
        "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính",
        "Nâng tỷ lệ hồ sơ trực tuyến toàn trình",
    ),
    "bo-may": (
        "Kiện toàn chức năng, nhiệm vụ, cơ cấu tổ chức",
        "Sắp xếp đơn vị sự nghiệp công lập trực thuộc",
        "Rà soát quy chế làm việc của cơ quan",
    ),
    "cong-vu": (
        "Cử cán bộ, công chức tham gia đào tạo, bồi dưỡng",
        "Rà soát, điều chỉnh đề án vị trí việc làm",
        "Kiểm tra kỷ luật, kỷ cương hành chính",
        "Đánh giá, xếp loại công chức, viên chức",
    ),
    "tai-chinh-cong": (
        "Thực hiện cơ chế tự chủ về biên chế và kinh phí",
        "Công khai dự toán, quyết toán ngân sách",
        "Sửa đổi quy chế chi tiêu nội bộ",
    ),
    "chinh-quyen-so": (
        "Ứng dụng chữ ký số trong phát hành văn bản",
        "Vận hành hệ thống quản lý văn bản và điều hành",
        "Cung cấp dữ liệu cho kho dữ liệu dùng chung của tỉnh",
        "Bảo đảm an toàn thông tin mạng",
        "Tập huấn kỹ năng số cho cán bộ, công chức",
    ),
}
SUBJECTS = (
    "lĩnh vực đất đai",
    "lĩnh vực đầu tư",
    "lĩnh vực hộ tịch",
    "lĩnh vực xây dựng",
    "lĩnh vực y tế",
    "lĩnh vực giáo dục",
    "lĩnh vực lao động",
    "lĩnh vực môi trường",
    "lĩnh vực văn hóa",
    "lĩnh vực chứng thực",
)
PRODUCTS = ("Kế hoạch", "Báo cáo", "Quyết định", "Tờ trình", "Công văn", "Văn bản triển khai", "Danh mục", "Biên bản")
LEADS = ("Văn phòng", "Phòng Tổ chức - Hành chính", "Phòng chuyên môn", "Bộ phận một cửa", "Trung tâm Thông tin")
DEADLINES = (  # as plans write them, and how many of a hundred
    ("Thường xuyên", 22),
    ("Trong năm {year}", 12),
    ("Quý I/{year}", 8),
    ("Quý II/{year}", 8),
    ("Quý III/{year}", 7),
    ("Quý IV/{year}", 8),
    ("Hằng quý", 8),
    ("Theo tình hình thực tế", 7),
    ("Khi có phát sinh", 4),
    ("trước ngày 15/3/{year}", 4),
    ("Tháng 6, tháng 12/{year}", 5),
    ("Quý II - Quý III/{year}", 3),
    ("Trước ngày 30/11/{year}", 4),
)
LATE_DEADLINES = (  # of an agency that begins in the middle of the year
    ("Thường xuyên", 35),
    ("Quý III/{year}", 20),
    ("Quý IV/{year}", 20),
    ("Trước ngày 30/11/{year}", 10),
    ("Theo tình hình thực tế", 15),
)
RESULT = "Đã tham mưu, ban hành văn bản và tổ chức triển khai thực hiện theo đúng nội dung được giao trong kế hoạch. "
UNDER_WAY = "Đang tổng hợp ý kiến của các phòng, đơn vị; dự kiến hoàn thành trong quý tới."
OBSTACLE = "Thiếu biên chế chuyên trách, phải kiêm nhiệm nhiều việc."
EMPTY_REASON = "Trong kỳ, đơn vị không phát sinh nội dung này"
RETURN_REASON = "Số liệu phụ lục chưa khớp với phần lời; đề nghị rà soát và trình lại."
