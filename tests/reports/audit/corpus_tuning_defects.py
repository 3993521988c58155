"""Sentences with one planted defect each, by kind, that the rules were tuned on."""

DEFECTS = (
    (
        "sum",
        "Quý III đã công bố tổng số 363 TTHC (trong đó: công bố mới 179 thủ tục; bãi bỏ 171 thủ tục; sửa đổi, bổ "
        "sung 15 thủ tục).",
    ),
    (
        "sum",
        "Quý III đã công bố tổng số 363 TTHC (trong đó: công bố mới 179 thủ tục; bãi bỏ 117 thủ tục; sửa đổi, bổ "
        "sung 13 thủ tục).",
    ),
    (
        "sum",
        "Đã tiếp nhận: 11.093 hồ sơ, trong đó nhận trực tiếp 8.649 hồ sơ, nhận trực tuyến 2.031 hồ sơ và nhận qua "
        "dịch vụ bưu chính công ích 593 hồ sơ.",
    ),
    ("sum", "Đã trả kết quả 9.782 hồ sơ (đúng và trước hạn 9.722 hồ sơ, trễ hạn 10 hồ sơ)."),
    (
        "sum",
        "Đã trả kết quả 9.782 hồ sơ (đúng hạn 9.772 hồ sơ, trễ hạn 10 hồ sơ), trong đó trả trực tiếp 6.255 hồ sơ, "
        "trả trực tuyến 1.480 hồ sơ và trả qua bưu chính 2.147 hồ sơ.",
    ),
    ("sum", "Toàn tỉnh có 191 cơ quan áp dụng ISO (31 cơ quan cấp tỉnh, 15 UBND cấp huyện và 154 UBND cấp xã)."),
    ("sum", "Hết hiệu lực toàn bộ 31 văn bản (18 nghị quyết, 12 quyết định)."),
    (
        "sum",
        "Từ đầu năm đã có 82.602 hồ sơ được tiếp nhận với 59.446 hồ sơ đã hoàn thành. Trong đó, tại sở, ban, ngành "
        "là 9.225 hồ sơ; huyện, thành phố là 38.064 hồ sơ và cấp xã là 35.331 hồ sơ.",
    ),
    (
        "sum",
        "Toàn tỉnh có 851/851 đơn vị sự nghiệp công lập tự chủ, trong đó cấp tỉnh 138/138, cấp huyện 731/731 đơn vị.",
    ),
    ("sum", "Tổng số văn bản điện tử: 2.170 văn bản (văn bản gửi 436, văn bản nhận 1.671 văn bản)."),
    ("sum", "UBND tỉnh đã ban hành 12 văn bản quy phạm pháp luật, trong đó có 11 nghị quyết và 02 quyết định."),
    (
        "sum",
        "Thực hiện chế độ đối với 170 trường hợp<sup>1</sup>.\n1 Gồm: Bổ nhiệm 104 trường hợp; nâng lương 46 trường "
        "hợp; nghỉ hưu 26 trường hợp.",
    ),
    ("sum", "Tổng số TTHC: 1.820 TTHC, bao gồm:\n- Cấp tỉnh: 1.350 TTHC;\n- Cấp huyện: 300 TTHC;\n- Cấp xã: 190 TTHC."),
    ("sum", "Tổng số đơn thư tiếp nhận 36 đơn: khiếu nại 10, tố cáo 06, kiến nghị, phản ánh 22."),
    ("sum", "Sở đã ban hành 140 văn bản, bao gồm: 52 quyết định, 16 kế hoạch, 80 công văn và các văn bản khác."),
    ("sum", "Thành phố có 25 phường, xã; trong đó 16 phường và 10 xã."),
    ("sum", "Đã bồi dưỡng 120 lượt người, gồm 45 công chức và 77 viên chức."),
    ("sum", "Giải quyết 1.240 hồ sơ, trong đó 1.189 hồ sơ trước hạn, 42 hồ sơ đúng hạn, không có hồ sơ quá hạn."),
    ("sum", "Tổng số hồ sơ trên hệ thống: 5.400, trong đó: trực tuyến 4.320, trực tiếp 1.800."),
    ("sum", "Tổng cộng 8 + 12 = 21 nhiệm vụ."),
    (
        "sum",
        "Số hồ sơ tiếp nhận: 27 hồ sơ. Trong đó, hồ sơ tiếp nhận trong kỳ: 23 hồ sơ; hồ sơ kỳ trước chuyển sang: 05 "
        "hồ sơ.",
    ),
    ("sum", "Cổng TTĐT tỉnh gồm 51 cổng thành phần (22 cổng của sở; 15 cổng của huyện và 15 cổng của xã)."),
    ("sum", "Đã hoàn thành 14 nhiệm vụ (gồm 09 nhiệm vụ thường xuyên, 06 nhiệm vụ đột xuất)."),
    ("percent", "Đến nay mở 31/49 lớp (giảm 02 lớp so với kế hoạch), đạt 63,26% kế hoạch."),
    ("percent", "Trong Quý I đã thực hiện 20/27 nhiệm vụ theo đúng tiến độ và thời gian quy định; đạt 74,7%."),
    ("percent", "Đã cập nhật 98,9% hồ sơ công chức (1.773/1.800 hồ sơ)."),
    ("percent", "Đạt 12 trên 15 tiêu chí, tương ứng 85%."),
    ("percent", "Có 18/20 đơn vị nộp báo cáo đúng hạn (95%)."),
    ("percent", "Giải quyết đúng hạn 2.987/3.012 hồ sơ, đạt tỷ lệ 99,71%."),
    ("percent", "Có 05/26 TTHC phát sinh hồ sơ, chiếm 19,3%."),
    ("percent", "Tỷ lệ tái sử dụng dữ liệu đạt 45,5% (410/920 hồ sơ)."),
    ("percent", "Hoàn thành 7/9 chỉ tiêu, đạt 77,7%."),
    ("percent", "Đã có 20 trong tổng số 32 xã hoàn thành, đạt 65,2%."),
    ("part_exceeds_whole", "Toàn tỉnh có 191 cơ quan áp dụng ISO, trong đó có 199 cơ quan đã công bố."),
    ("part_exceeds_whole", "Thực hiện một cửa tại 149/145 xã, phường, thị trấn."),
    ("part_exceeds_whole", "Có 27/26 TTHC được niêm yết công khai."),
    ("part_exceeds_whole", "Kết quả thẩm định 20 hồ sơ, trong đó có 22 hồ sơ của doanh nghiệp."),
    ("part_exceeds_whole", "Đã giải quyết 31 trên tổng số 29 hồ sơ."),
    (
        "label",
        "Tổng số hồ sơ thuộc thẩm quyền đã giải quyết: 27 hồ sơ. Trong đó, hồ sơ tiếp nhận trong kỳ: 23 hồ sơ; "
        "hồ sơ kỳ trước chuyển sang: 04 hồ sơ. Đã giải quyết trước hạn 22 hồ sơ; đang giải quyết 05 hồ sơ.",
    ),
    ("label", "Đã xử lý 15 đơn thư, trong đó: đã giải quyết xong 12 đơn thư, đang xử lý 03 đơn thư."),
    ("label", "Đã hoàn thành 18 nhiệm vụ (12 nhiệm vụ đúng hạn, 06 nhiệm vụ chưa hoàn thành)."),
    ("label", "Hồ sơ giải quyết trước hạn: 200 hồ sơ, trong đó: lĩnh vực đất đai 150 hồ sơ, trễ hạn 50 hồ sơ."),
    ("date", "Theo Quyết định số 199/QĐ-UBND ngày 24/01/20224 của UBND tỉnh."),
    ("date", "Nghị định số 16/2015/NĐ-CP ngày 14 năm 02 năm 2015 của Chính phủ."),
    ("date", "Kế hoạch số 09/KH-SNV ngày 31/02/2024 của Sở Nội vụ."),
    ("date", "Hoàn thành trước ngày 15/13/2024."),
    ("date", "Tổng kết vào ngày 31 tháng 11 năm 2023."),
    ("date", "Báo cáo trước ngày 31/6."),
    ("date", "Số liệu lấy từ ngày 15/12/2024 đến ngày 14/3/2024."),
    ("date", "Kế hoạch công tác tháng 13 năm 2024 của Sở."),
    ("citation_conflict", "Quyết định số 06/QĐ-TTg ngày 22/01/2022 của Thủ tướng Chính phủ (gọi tắt là Đề án 06)."),
    ("citation_conflict", "Kế hoạch số 39/KH-BCĐ ngày 17/02/2024; căn cứ Kế hoạch số 39/KH-BCĐ ngày 27/02/2024."),
    (
        "citation_conflict",
        "Quyết định số 846/QĐ-TTg ngày 09/06/2017 và Quyết định số 846/QĐ-TTg ngày 18/07/2018 của Thủ "
        "tướng Chính phủ về danh mục dịch vụ công trực tuyến.",
    ),
    ("citation_conflict", "Nghị định số 107/2020/NĐ-CP ngày 14/9/2021 của Chính phủ."),
    (
        "citation_conflict",
        "Công văn số 331/SNV-CCHC ngày 10/3/2022 của Sở Nội vụ; Công văn số 331/SNV-CCHC ngày "
        "10/3/2022 của Sở Tài chính.",
    ),
    (
        "citation_conflict",
        "Kế hoạch số 67/KH-SDL ngày 28/12/2023 về công tác cải cách hành chính năm 2024; Kế hoạch số "
        "67/KH-SDL ngày 28/12/2023 về phòng, chống tham nhũng, lãng phí.",
    ),
    ("citation_conflict", "Nghị quyết số 76/NQ-CP ngày 15/6/2021 của Chính phủ về Chương trình tổng thể CCHC."),
    (
        "programme_span",
        "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ về ban hành chương trình tổng thể "
        "cải cách hành chính nhà nước giai đoạn 2021 – 2023.",
    ),
    ("programme_span", "Nghị quyết số 30c/NQ-CP của Chính phủ về Chương trình tổng thể CCHC giai đoạn 2011-2021."),
    ("programme_span", "Triển khai Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2022 - 2030."),
    ("style", "Tổng số văn bản đã trao đổi dưới dạng điện tử là 2107 văn bản."),
    ("style", "Sở đã ban hành 3 kế hoạch về kiểm soát TTHC trong kỳ."),
    ("style", "Thông tư số 08/2021/TT-BVHTTDL ngày 8 tháng 9 năm 2021."),
    ("style", "Tỷ lệ hồ sơ trực tuyến đạt 74.1% tổng số hồ sơ."),
)

# Judged against the report of Quý I/2024 dated 20/3/2024 whose figures are given in test_corpus.
DEFECTS_IN_CONTEXT = (
    ("citation_future", "Thực hiện Kế hoạch số 99/KH-UBND ngày 21/6/2024 của UBND tỉnh."),
    ("citation_future", "Sở ban hành Kế hoạch số 28/KH-SDL ngày 30 tháng 4 năm 2024 về chuyển đổi số."),
    ("leftover", "Trong quý IV năm 2023, Sở đã giải quyết 210 hồ sơ."),
    ("leftover", "Quý III/2023, Sở tiếp nhận 95 hồ sơ qua dịch vụ công trực tuyến."),
    ("leftover", "Trong năm 2022, Sở đã ban hành 56 văn bản chỉ đạo điều hành."),
    ("leftover", "Trên đây là báo cáo kết quả thực hiện nhiệm vụ CCHC Quý IV năm 2023 của Sở Du lịch./."),
    ("data_mismatch", "Số hồ sơ tiếp nhận là 1.240 hồ sơ."),
    ("data_mismatch", "Trong kỳ có 1.425 hồ sơ tiếp nhận qua Bộ phận Một cửa."),
    ("data_mismatch", "Tỷ lệ giải quyết đúng hạn trong quý đạt 89,4%."),
)

CORRECT_IN_CONTEXT = (
    "Trong kỳ có 1.245 hồ sơ tiếp nhận qua Bộ phận Một cửa.",
    "Số hồ sơ tiếp nhận trực tuyến là 900 hồ sơ.",
    "Tỷ lệ giải quyết đúng hạn cùng kỳ năm trước đạt 97,1%.",
    "Kế hoạch thông tin, tuyên truyền quý II/2024 gồm 05 nội dung.",
    "Báo cáo số 211/BC-SDL ngày 28/12/2023 về kết quả cải cách chế độ công vụ năm 2023.",
    "Kinh phí thực hiện năm 2024 giảm so với năm 2023 là 15 triệu đồng.",
    "Trên đây là báo cáo kết quả thực hiện nhiệm vụ CCHC Quý I và phương hướng, nhiệm vụ Quý II năm 2024 của Sở./.",
)
