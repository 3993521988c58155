"""Held-out sentences with one planted defect each, by kind: written before the rules were tuned."""

DEFECTS = (
    (
        "sum",
        "Trong quý, Sở Y tế tiếp nhận 1.245 hồ sơ, trong đó trực tuyến 1.010 hồ sơ, trực tiếp 189 hồ sơ và qua "
        "bưu chính 37 hồ sơ.",
    ),
    ("sum", "UBND huyện đã ban hành 18 văn bản chỉ đạo (03 kế hoạch, 12 công văn, 04 thông báo) về công tác CCHC."),
    ("sum", "Sở Tư pháp thẩm định 56 dự thảo văn bản QPPL, gồm 14 nghị quyết và 41 quyết định."),
    (
        "sum",
        "Tổng số biên chế được giao là 1.862 biên chế, bao gồm: khối sở, ban, ngành 1.054 biên chế; khối huyện 817 "
        "biên chế.",
    ),
    (
        "sum",
        "Hệ thống đã cấp 3.450 tài khoản thư công vụ; trong đó, cấp tỉnh 1.200, cấp huyện 1.350 và cấp xã 950 tài "
        "khoản.",
    ),
    ("sum", "Thành lập đoàn kiểm tra tại 10 đơn vị (05 sở, ngành và 06 UBND cấp huyện)."),
    ("sum", "Toàn huyện có 12 đơn vị hành chính cấp xã, gồm 11 xã và 02 thị trấn."),
    (
        "sum",
        "Tinh giản biên chế 17 trường hợp, trong đó: nghỉ hưu trước tuổi 13 trường hợp, thôi việc ngay 05 trường hợp.",
    ),
    ("sum", "Đơn vị đã đăng tải 154 tin, bài (120 tin, 43 bài) trên Trang thông tin điện tử."),
    (
        "sum",
        "Toàn ngành có 62 đơn vị sự nghiệp công lập: 05 đơn vị tự bảo đảm chi thường xuyên, 21 đơn vị tự bảo đảm "
        "một phần, 26 đơn vị do ngân sách nhà nước bảo đảm.",
    ),
    ("sum", "Số văn bản được xử lý trên môi trường mạng là 5.216 văn bản (văn bản đến 3.940, văn bản đi 1.312)."),
    ("sum", "Tiếp nhận 15 đơn (05 khiếu nại, 03 tố cáo, 08 kiến nghị, phản ánh)."),
    ("sum", "Kiện toàn 143 Bộ phận Một cửa, cụ thể: cấp tỉnh 01, cấp huyện 11, cấp xã 132."),
    (
        "sum",
        "Số TTHC được công bố là 1.789 TTHC, trong đó:\n- Cấp tỉnh: 1.402 TTHC;\n- Cấp huyện: 285 TTHC;\n- Cấp "
        "xã: 129 TTHC.",
    ),
    ("sum", "Đã chuyển đổi vị trí công tác đối với 26 trường hợp (18 công chức và 07 viên chức)."),
    ("sum", "Cấp 1.500 chữ ký số: 350 chữ ký số tổ chức, 1.250 chữ ký số cá nhân."),
    (
        "sum",
        "Đã giải quyết 610 hồ sơ (trước hạn 420 hồ sơ, đúng hạn 180 hồ sơ, quá hạn 02 hồ sơ), đang giải quyết 31 "
        "hồ sơ.",
    ),
    ("sum", "Có 03 công chức bị xử lý kỷ luật: 01 khiển trách, 01 cảnh cáo."),
    ("sum", "Sở đã ban hành 75 văn bản, trong đó: 22 quyết định, 20 kế hoạch, 38 công văn và một số văn bản khác."),
    ("sum", "Tiếp nhận trong kỳ 2.718 hồ sơ (nộp trực tuyến 2.100; nộp trực tiếp 518; qua bưu chính công ích 120)."),
    (
        "sum",
        "Trong tháng đã kiểm tra 34 cơ sở, trong đó: 20 cơ sở sản xuất, 10 cơ sở kinh doanh, 05 cơ sở dịch vụ ăn uống.",
    ),
    ("sum", "Bố trí 58 công chức làm việc tại Trung tâm, gồm: 41 công chức cấp tỉnh, 18 công chức cấp huyện."),
    ("sum", "Tổng số 436 + 1.671 = 2.117 văn bản."),
    (
        "sum",
        "HĐND tỉnh thông qua 27 nghị quyết, trong đó có 09 nghị quyết quy phạm pháp luật và 19 nghị quyết cá biệt.",
    ),
    ("sum", "Đội ngũ gồm 320 người, trong đó: công chức 110 người; viên chức 185 người; hợp đồng lao động 35 người."),
    ("percent", "Kết quả giải quyết: 842/856 hồ sơ đúng hạn, đạt 99,4%."),
    ("percent", "Tỷ lệ hồ sơ nộp trực tuyến đạt 85,7% (35/40 hồ sơ)."),
    ("percent", "Đã hoàn thành 38 trên tổng số 45 nhiệm vụ, đạt tỷ lệ 84,54%."),
    ("percent", "Tuyển dụng được 47/60 chỉ tiêu, đạt 73,8%."),
    ("percent", "Số hồ sơ thanh toán trực tuyến là 1.960/2.800 hồ sơ (đạt 75%)."),
    ("percent", "Đã số hóa 9.120 kết quả giải quyết TTHC còn hiệu lực trên tổng số 11.400 kết quả, đạt 82%."),
    ("percent", "Có 17/24 sở, ngành hoàn thành việc chấm điểm, chiếm tỷ lệ 70,9%."),
    ("percent", "Trong năm đã thực hiện 61/66 nhiệm vụ; đạt 92,5%."),
    ("percent", "Hồ sơ trả đúng hạn 5.231/5.240 (99,38%)."),
    ("percent", "Đạt 66,6% kế hoạch (20/30 lớp)."),
    ("percent", "Đến nay 09/11 huyện, thành phố đã kết nối, đạt 81,9%."),
    ("percent", "Có 450 trên 520 hộ kinh doanh đăng ký tài khoản, đạt 85,6%."),
    ("percent", "Hoàn thành 12/16 tiêu chí (tương đương 70%)."),
    ("part_exceeds_whole", "Đến nay, 129/126 xã, phường, thị trấn đã niêm yết công khai TTHC."),
    (
        "part_exceeds_whole",
        "Toàn tỉnh hiện có 24 cơ quan chuyên môn, trong đó có 29 cơ quan đã hoàn thành việc sắp xếp.",
    ),
    ("part_exceeds_whole", "Đơn vị đã tổ chức 16 cuộc họp, trong đó có 19 cuộc họp trực tuyến đến cấp xã."),
    ("part_exceeds_whole", "Đã có 31/28 TTHC được cung cấp trực tuyến toàn trình."),
    ("part_exceeds_whole", "Trong quý tiếp nhận 320 hồ sơ, trong đó 340 hồ sơ nộp trực tuyến."),
    ("part_exceeds_whole", "Phòng Nội vụ có 08 công chức (trong đó có 13 công chức nữ)."),
    ("part_exceeds_whole", "Số nhiệm vụ hoàn thành đúng hạn là 52 trên tổng số 45 nhiệm vụ."),
    ("label", "Đã giải quyết 500 hồ sơ, trong đó: giải quyết đúng hạn 470 hồ sơ, đang giải quyết 30 hồ sơ."),
    ("label", "Số nhiệm vụ đã hoàn thành: 20 nhiệm vụ (đúng hạn 15 nhiệm vụ, đang thực hiện 05 nhiệm vụ)."),
    ("label", "Tổng số phản ánh, kiến nghị đã xử lý: 46. Trong đó, đã xử lý xong 44; đang xử lý 02."),
    ("label", "Giải quyết đúng hạn 812 hồ sơ, gồm: cấp huyện 800 hồ sơ, quá hạn 12 hồ sơ."),
    ("date", "Căn cứ Kế hoạch số 14/KH-UBND ngày 31/4/2023 của UBND tỉnh."),
    ("date", "Theo Công văn số 125/SNV-CCHC ngày 15/13/2023 của Sở Nội vụ."),
    ("date", "Quyết định số 77/QĐ-SYT ngày 12/02/20233 của Sở Y tế về kiện toàn Tổ CCHC."),
    ("date", "Họp giao ban ngày 30 tháng 02 năm 2024."),
    ("date", "Số liệu được lấy từ ngày 15/3/2024 đến ngày 14/6/2023."),
    ("date", "Báo cáo gửi về Sở Nội vụ trước ngày 32/3/2024."),
    ("date", "Nghị định số 43/2006/NĐ-CP ngày 25 năm 4 năm 2006 của Chính phủ."),
    ("date", "Sở ban hành Tờ trình số 05/TTr-SYT ngày 29/02/2023."),
    (
        "citation_conflict",
        "Thực hiện Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ; kết quả đánh giá "
        "theo Quyết định số 766/QĐ-TTg ngày 26/3/2022 được công khai.",
    ),
    (
        "citation_conflict",
        "Kế hoạch số 45/KH-SYT ngày 12/01/2024 của Sở Y tế về CCHC. Phòng chuyên môn bám sát Kế "
        "hoạch số 45/KH-SYT ngày 22/01/2024 để thực hiện.",
    ),
    (
        "citation_conflict",
        "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020; theo quy định tại Nghị định số 45/2020/NĐ-CP "
        "ngày 04/8/2020 của Chính phủ.",
    ),
    (
        "citation_conflict",
        "Thực hiện Quyết định số 06/QĐ-TTg ngày 16/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án "
        "phát triển ứng dụng dữ liệu về dân cư.",
    ),
    (
        "citation_conflict",
        "Kế hoạch số 30/KH-UBND ngày 05/02/2024 của UBND tỉnh về chuyển đổi số năm 2024 và Kế hoạch "
        "số 30/KH-UBND ngày 05/02/2024 của UBND tỉnh về tuyên truyền phòng, chống tham nhũng.",
    ),
    ("citation_conflict", "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2019 của Chính phủ."),
    (
        "citation_conflict",
        "Công văn số 88/SNV-CCHC ngày 19/02/2024 của Sở Nội vụ; Công văn số 88/SNV-CCHC ngày "
        "19/02/2024 của Sở Tư pháp.",
    ),
    (
        "programme_span",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách "
        "hành chính nhà nước giai đoạn 2021 - 2025.",
    ),
    (
        "programme_span",
        "Tiếp tục thực hiện Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ về Chương trình tổng "
        "thể CCHC nhà nước giai đoạn 2010-2020.",
    ),
    (
        "programme_span",
        "Chương trình tổng thể CCHC nhà nước giai đoạn 2020-2030 được quán triệt đến toàn thể công chức.",
    ),
    ("style", "Trong quý đã ban hành 5 quyết định công bố danh mục TTHC."),
    ("style", "Tỷ lệ giải quyết đúng hạn đạt 98.4%."),
    ("style", "Tổng số văn bản đến là 3904 văn bản."),
    ("style", "Kế hoạch ban hành ngày 5 tháng 01 năm 2024."),
)

# Judged against the report of Quý I/2024 dated 20/3/2024 whose figures are given in test_corpus.
DEFECTS_IN_CONTEXT = (
    ("citation_future", "Căn cứ Kế hoạch số 52/KH-UBND ngày 12/4/2024 của UBND tỉnh về kiểm tra công vụ."),
    ("citation_future", "Thực hiện Công văn số 610/SNV-CCHC ngày 25/3/2024 của Sở Nội vụ, Sở đã báo cáo đầy đủ."),
    ("citation_future", "Sở ban hành Quyết định số 41/QĐ-SYT ngày 02 tháng 9 năm 2024 thành lập Tổ kiểm tra."),
    ("leftover", "Trong quý IV/2023, Sở đã tiếp nhận 1.204 hồ sơ, giải quyết 1.190 hồ sơ."),
    ("leftover", "Trong quý II năm 2023, đơn vị đã ban hành 14 văn bản chỉ đạo, điều hành."),
    ("leftover", "Trong quý II, Sở đã tổ chức 03 lớp tập huấn nghiệp vụ."),
    ("leftover", "Trên đây là Báo cáo công tác cải cách hành chính quý I năm 2023 của Sở Y tế./."),
    ("data_mismatch", "Số hồ sơ tiếp nhận trong kỳ: 1.254 hồ sơ."),
    ("data_mismatch", "Tỷ lệ giải quyết đúng hạn đạt 98,7%."),
    ("data_mismatch", "Trong quý I, Sở có tổng số 214 thủ tục hành chính thuộc thẩm quyền giải quyết."),
)

CORRECT_IN_CONTEXT = (
    "Số hồ sơ tiếp nhận trong kỳ: 1.245 hồ sơ.",
    "So với cùng kỳ, số hồ sơ tiếp nhận là 1.100 hồ sơ, tăng 145 hồ sơ.",
    "Trong quý I/2024, Sở đã ban hành 14 văn bản chỉ đạo, điều hành.",
    "Tăng 12 hồ sơ so với quý I/2023 và 30 hồ sơ so với quý IV/2023.",
    "Báo cáo số 12/BC-SYT ngày 31/01/2024 về tình hình thực hiện dự toán quý IV năm 2023 đã nêu 05 tồn tại.",
    "Phấn đấu trong quý II/2024 tổ chức 02 lớp tập huấn.",
    "Hoàn thành việc rà soát trước ngày 30/6/2024 theo Kế hoạch số 10/KH-SYT ngày 19/01/2024.",
    "Trên đây là Báo cáo công tác cải cách hành chính quý I năm 2024 của Sở Y tế./.",
    "Tỷ lệ giải quyết đúng hạn đạt 98,4%.",
    "Có 05/26 TTHC phát sinh hồ sơ trong quý I/2024.",
)
