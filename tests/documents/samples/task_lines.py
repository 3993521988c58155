"""Tasks of a plan: (area, ((task, lead, collaborators, ((deliverable, deadline), …)), …))."""

Task = tuple[str, str, str, tuple[tuple[str, str], ...]]

LEGAL = "Phòng Tổ chức - Pháp chế"
OFFICE = "Văn phòng Sở"
FINANCE = "Phòng Kế hoạch - Tài chính"
EVERYBODY = "- Các phòng chuyên môn\n- Các đơn vị thuộc Sở"
CONCERNED = "- Các phòng chuyên môn có liên quan"
PLAN_AND_REPORT = (("- Kế hoạch", "Quý I/2024"), ("- Báo cáo kết quả thực hiện", "Quý IV/2024"))

AREAS: tuple[tuple[str, tuple[Task, ...]], ...] = (
    (
        "Cải cách thể chế",
        (
            (
                "1. Xây dựng và triển khai Kế hoạch kiểm tra, rà soát văn bản quy phạm pháp luật có liên quan đến"
                " ngành; Kế hoạch theo dõi thi hành pháp luật năm 2024.",
                LEGAL,
                EVERYBODY,
                PLAN_AND_REPORT,
            ),
            (
                "2. Tham mưu xây dựng văn bản quy phạm pháp luật lĩnh vực văn hóa, thể thao, du lịch và gia đình"
                " (nếu có).",
                LEGAL,
                EVERYBODY,
                (("- Tờ trình\n- Văn bản QPPL kèm theo.", "Trong năm 2024"),),
            ),
            (
                "3. Xây dựng Kế hoạch và tổ chức tuyên truyền, phổ biến giáo dục pháp luật năm 2024.",
                LEGAL,
                EVERYBODY,
                PLAN_AND_REPORT,
            ),
        ),
    ),
    (
        "Cải cách thủ tục hành chính",
        (
            (
                "1. Xây dựng và triển khai thực hiện Kế hoạch kiểm soát, rà soát TTHC năm 2024.",
                OFFICE,
                CONCERNED,
                (("- Kế hoạch", "Tháng 01/2024"), ("- Báo cáo kết quả thực hiện", "Định kỳ hàng quý và năm 2024")),
            ),
            (
                "2. Công bố TTHC mới ban hành được sửa đổi, bổ sung, thay thế, bãi bỏ theo quy định (nếu có).",
                OFFICE,
                CONCERNED,
                (("- Quyết định của UBND tỉnh", "Trong năm 2024"),),
            ),
            (
                "3. Thực hiện rà soát, kiến nghị các cấp thẩm quyền bãi bỏ, hủy bỏ, sửa đổi, bổ sung các TTHC không"
                " còn phù hợp (nếu có).",
                OFFICE,
                CONCERNED,
                (("- Phương án hoặc văn bản kiến nghị", "Trong năm 2024"),),
            ),
        ),
    ),
    (
        "Cải cách tổ chức bộ máy",
        (
            (
                "1. Rà soát sắp xếp, tổ chức lại, kiện toàn chức năng, nhiệm vụ và cơ cấu tổ chức bên trong của cơ"
                " quan, đơn vị (nếu có).",
                LEGAL,
                EVERYBODY,
                (("- Quyết định", "Trong năm 2024"),),
            ),
            (
                "2. Tiếp tục thực hiện tinh giản biên chế theo quy định của Trung ương và của tỉnh.",
                LEGAL,
                EVERYBODY,
                (("- Báo cáo kết quả", "Trong năm 2024"),),
            ),
        ),
    ),
    (
        "Cải cách công vụ",
        (
            (
                "1. Triển khai Kế hoạch đào tạo, bồi dưỡng công chức, viên chức năm 2024.",
                LEGAL,
                EVERYBODY,
                (("- Kế hoạch", "Tháng 01/2024"), ("- Báo cáo kết quả thực hiện", "Quý IV/2024")),
            ),
            (
                "2. Rà soát, phê duyệt, điều chỉnh Đề án vị trí việc làm và cơ cấu viên chức theo chức danh nghề"
                " nghiệp của đơn vị sự nghiệp công lập thuộc phạm vi quản lý theo quy định (nếu có phát sinh)",
                LEGAL,
                EVERYBODY,
                (("Quyết định", "Thường xuyên"),),
            ),
            (
                "3. Tiếp tục triển khai đánh giá và phân loại công chức, viên chức theo quy định.",
                LEGAL,
                EVERYBODY,
                (("Báo cáo kết quả", "Tháng 12/2024"),),
            ),
        ),
    ),
    (
        "Cải cách tài chính công",
        (
            (
                "1. Tiếp tục phân loại, giao quyền tự chủ, tự chịu trách nhiệm cho các đơn vị sự nghiệp công lập"
                " theo Nghị định số 60/2021/NĐ-CP ngày 21/6/2021 của Chính phủ (nếu có).",
                FINANCE,
                "- Các đơn vị thuộc Sở",
                (("Quyết định phê duyệt của UBND", "Trong năm 2024"),),
            ),
            (
                "2. Kiểm tra việc thực hiện các quy định về quản lý tài sản công.",
                FINANCE,
                "- Các đơn vị thuộc Sở",
                (("Báo cáo kết quả thực hiện", "Trong năm 2024"),),
            ),
        ),
    ),
    (
        "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
        (
            (
                "1. Tăng tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng (trừ hồ sơ công việc thuộc phạm vi bí"
                " mật nhà nước), (khi có công văn báo cáo).",
                OFFICE,
                "- Các phòng chuyên môn",
                (("Báo cáo kết quả thực hiện", "Hàng quý"),),
            ),
            (
                "2. Đẩy mạnh cung cấp dịch vụ công trực tuyến, thanh toán trực tuyến.",
                OFFICE,
                CONCERNED,
                (("Báo cáo kết quả thực hiện", "Thường xuyên"),),
            ),
            (
                "3. Kiểm tra việc áp dụng, duy trì và cải tiến HTQLCL theo tiêu chuẩn TCVN 9001:2015 tại các phòng"
                " chuyên môn, định kỳ 01 lần/năm.",
                OFFICE,
                CONCERNED,
                (("- Kế hoạch kiểm tra\n- Báo cáo kết quả kiểm tra", "Trong năm 2024"),),
            ),
        ),
    ),
    (
        "Công tác chỉ đạo điều hành",
        (
            (
                "1. Xây dựng và tổ chức thực hiện Kế hoạch CCHC năm 2024.",
                OFFICE,
                EVERYBODY,
                (("- Kế hoạch", "Tháng 01/2024"), ("- Báo cáo kết quả thực hiện", "Tháng 12/2024")),
            ),
            (
                "2. Kiểm tra cải cách hành chính.",
                OFFICE,
                EVERYBODY,
                (("- Kế hoạch", "Tháng 3/2024"), ("- Báo cáo kết quả", "Tháng 12/2024")),
            ),
            (
                "3. Tham gia tham quan thực tế các mô hình về CCHC (nếu có).",
                OFFICE,
                CONCERNED,
                (("Chuyến đi học tập kinh nghiệm thực tế", "Quý IV/2024"),),
            ),
        ),
    ),
)
