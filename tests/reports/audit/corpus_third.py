"""A hundred sentences in the language of real reports, half of them right, written without a look at the rules.

Each with the kind of finding that it must give, "" for one that is right. The first run over FIRST reached a precision
of 1,0 and a recall of 0,83 (25 of 30). What it missed in general was mended then: totals behind their parts, tasks told
by their states, a share of the whole before it. SECOND was written after that and reached 0,95 and 0,95 (19 of 20, and
"Điều 5" taken for a number of things). What is still missed needs to know that a hotel is an accommodation.
"""

MISSED = "Toàn tỉnh có 245 cơ sở lưu trú, trong đó 312 khách sạn."

FIRST = (
    (
        "",
        "Trong quý, Sở đã ban hành 46 văn bản chỉ đạo, điều hành, gồm: 09 kế hoạch, 14 báo cáo, 05 tờ "
        "trình và 18 công văn.",
    ),
    ("", "Tổng số hồ sơ tiếp nhận 3.482 hồ sơ (trực tuyến 2.915 hồ sơ; trực tiếp và qua bưu chính 567 hồ sơ)."),
    ("", "Đã giải quyết 3.120/3.200 hồ sơ, đạt 97,5%."),
    ("", "Có 18 trên 24 đơn vị gửi báo cáo đúng hạn, chiếm 75%."),
    ("", "Toàn tỉnh có 1.245 cơ sở lưu trú, trong đó 312 khách sạn."),
    (
        "",
        "Ngày 15/3/2024, Sở Du lịch ban hành Công văn số 312/SDL-VP về việc báo cáo kết quả cải cách hành chính quý I.",
    ),
    (
        "",
        "Trong kỳ đã tổ chức 04 hội nghị tập huấn cho 380 lượt cán bộ, công chức, trong đó 02 hội nghị "
        "trực tuyến với 210 lượt người dự.",
    ),
    (
        "",
        "Căn cứ Quyết định số 1085/QĐ-TTg ngày 15/9/2022 của Thủ tướng Chính phủ phê duyệt Kế hoạch rà "
        "soát, đơn giản hóa thủ tục hành chính nội bộ.",
    ),
    ("", "Số thủ tục hành chính thuộc phạm vi quản lý là 126 thủ tục: cấp tỉnh 98, cấp huyện 17, cấp xã 11."),
    (
        "",
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn đạt 99,2%, tăng 1,3 điểm phần trăm so với cùng kỳ "
        "năm 2023 (97,9%).",
    ),
    ("", "Biên chế được giao 45, hiện có mặt 42, còn thiếu 03 so với số được giao."),
    (
        "",
        "Trong 27 nhiệm vụ của kế hoạch, đã hoàn thành 12 nhiệm vụ, đang thực hiện 10 nhiệm vụ, chưa đến "
        "hạn 05 nhiệm vụ.",
    ),
    ("", "Rà soát 52 văn bản quy phạm pháp luật; kết quả đề nghị bãi bỏ 04, sửa đổi 07, số còn lại vẫn phù hợp."),
    (
        "",
        "Sở đã cử 06 công chức tham gia 03 lớp bồi dưỡng do Trường Chính trị tỉnh tổ chức từ ngày "
        "04/3/2024 đến ngày 29/3/2024.",
    ),
    ("", "Thu phí, lệ phí trực tuyến 187 giao dịch với tổng số tiền 45.600.000 đồng."),
    ("", "Đến nay 100% văn bản đi được ký số (436/436 văn bản)."),
    ("", "Hồ sơ quá hạn: 10 hồ sơ (lĩnh vực đất đai 07, xây dựng 03)."),
    (
        "",
        "Kết quả chấm điểm Chỉ số cải cách hành chính năm 2023 của Sở đạt 88,46/100 điểm, xếp thứ 7/19 sở, ban, ngành.",
    ),
    (
        "",
        "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể "
        "cải cách hành chính nhà nước giai đoạn 2021 - 2030, Sở xây dựng kế hoạch giai đoạn 2021 - 2025.",
    ),
    (
        "",
        "Tổng số cán bộ, công chức, viên chức là 218 người, trong đó: tiến sĩ 03, thạc sĩ 61, đại học "
        "139, cao đẳng và trung cấp 15.",
    ),
    ("", "Đã kiểm tra 09/12 đơn vị (đạt 75% kế hoạch), phát hiện 03 đơn vị chưa niêm yết đủ thủ tục hành chính."),
    ("", "Trong 6 tháng đầu năm tiếp nhận 1.804 hồ sơ, kỳ trước chuyển sang 96 hồ sơ, tổng cộng 1.900 hồ sơ."),
    ("", "Số lượt phản ánh, kiến nghị: 32 lượt, đã xử lý 30 lượt, đang xử lý 02 lượt."),
    ("", "Có 05/05 phòng chuyên môn và 02/02 đơn vị sự nghiệp hoàn thành việc sắp xếp vị trí việc làm."),
    ("", "Tại hội nghị ngày 29/02/2024, lãnh đạo Sở đã quán triệt nội dung Chỉ thị số 05-CT/TU."),
    ("", "Đạt 12/13 chỉ tiêu (92,3%), còn 01 chỉ tiêu chưa đạt do chưa có hướng dẫn."),
    ("", "Số văn bản đến 1.671, văn bản đi 436, tổng cộng 2.107 văn bản."),
    ("", "Tỷ lệ thanh toán trực tuyến đạt 64,7% (vượt chỉ tiêu giao 45%)."),
    ("", "Tiếp nhận 2.048 hồ sơ, trong đó 1.530 hồ sơ dịch vụ công trực tuyến toàn trình, chiếm 74,7%."),
    (
        "",
        "Đã cắt giảm thời gian giải quyết của 22 thủ tục hành chính với tổng số 96/310 ngày làm việc, tương ứng 31%.",
    ),
    (
        "sum",
        "Trong quý, Sở đã ban hành 47 văn bản chỉ đạo, điều hành, gồm: 09 kế hoạch, 14 báo cáo, 05 tờ "
        "trình và 18 công văn.",
    ),
    ("sum", "Tổng số hồ sơ tiếp nhận 3.482 hồ sơ (trực tuyến 2.915 hồ sơ; trực tiếp và qua bưu chính 576 hồ sơ)."),
    ("percent", "Đã giải quyết 3.120/3.200 hồ sơ, đạt 98,5%."),
    ("percent", "Có 18 trên 24 đơn vị gửi báo cáo đúng hạn, chiếm 78%."),
    ("part_exceeds_whole", "Toàn tỉnh có 245 cơ sở lưu trú, trong đó 312 khách sạn."),
    ("date", "Ngày 31/4/2024, Sở Du lịch ban hành Công văn số 312/SDL-VP về việc báo cáo kết quả cải cách hành chính."),
    ("part_exceeds_whole", "Trong kỳ đã tổ chức 04 hội nghị tập huấn, trong đó có 06 hội nghị trực tuyến."),
    (
        "citation_conflict",
        "Căn cứ Quyết định số 1085/QĐ-TTg ngày 15/9/2022 của Thủ tướng Chính phủ. Thực hiện Quyết định "
        "số 1085/QĐ-TTg ngày 19/5/2022 của Thủ tướng Chính phủ, Sở đã rà soát 12 thủ tục.",
    ),
    ("sum", "Số thủ tục hành chính thuộc phạm vi quản lý là 126 thủ tục: cấp tỉnh 98, cấp huyện 17, cấp xã 12."),
    ("sum", "Hồ sơ quá hạn: 10 hồ sơ (lĩnh vực đất đai 07, xây dựng 04)."),
    (
        "sum",
        "Tổng số cán bộ, công chức, viên chức là 218 người, trong đó: tiến sĩ 03, thạc sĩ 61, đại học "
        "149, cao đẳng và trung cấp 15.",
    ),
    (
        "percent",
        "Đã kiểm tra 09/12 đơn vị (đạt 72% kế hoạch), phát hiện 03 đơn vị chưa niêm yết đủ thủ tục hành chính.",
    ),
    (
        "programme_span",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách "
        "hành chính nhà nước giai đoạn 2021 - 2025.",
    ),
    ("percent", "Đạt 12/13 chỉ tiêu (93,2%), còn 01 chỉ tiêu chưa đạt do chưa có hướng dẫn."),
    ("percent", "Tiếp nhận 2.048 hồ sơ, trong đó 1.530 hồ sơ dịch vụ công trực tuyến toàn trình, chiếm 84,7%."),
    ("percent", "Đến nay 100% văn bản đi được ký số (430/436 văn bản)."),
    ("sum", "Số văn bản đến 1.671, văn bản đi 436, tổng cộng 2.117 văn bản."),
    ("label", "Số lượt phản ánh, kiến nghị đã xử lý: 32 lượt (đã xử lý xong 30 lượt, đang xử lý 02 lượt)."),
    ("date", "Báo cáo số liệu từ ngày 15/12/2023 đến ngày 14/3/20244."),
    (
        "citation_conflict",
        "Công văn số 412/SNV-CCHC ngày 02/02/2024 của Sở Nội vụ đề nghị báo cáo. Theo Công văn số "
        "412/SNV-CCHC ngày 22/02/2024 của Sở Nội vụ, thời hạn gửi là ngày 15/3/2024.",
    ),
    ("date", "Hội nghị tổng kết được tổ chức ngày 30 tháng 02 năm 2024."),
    (
        "sum",
        "Trong 27 nhiệm vụ của kế hoạch, đã hoàn thành 12 nhiệm vụ, đang thực hiện 10 nhiệm vụ, chưa đến "
        "hạn 06 nhiệm vụ.",
    ),
    ("percent", "Cắt giảm 96/310 ngày làm việc, tương ứng 41%."),
    ("sum", "Trong 6 tháng đầu năm tiếp nhận 1.804 hồ sơ, kỳ trước chuyển sang 96 hồ sơ, tổng cộng 1.890 hồ sơ."),
    ("label", "Hồ sơ đã giải quyết trong kỳ là 540 hồ sơ, trong đó: đúng hạn 520 hồ sơ, đang giải quyết 20 hồ sơ."),
    (
        "citation_future",
        "BÁO CÁO\nKết quả công tác cải cách hành chính quý I năm 2024\nKiên Giang, ngày 18 tháng 3 năm "
        "2024\nCăn cứ Kế hoạch số 45/KH-UBND ngày 25/4/2024 của Ủy ban nhân dân tỉnh về cải cách hành "
        "chính.",
    ),
    (
        "leftover",
        "BÁO CÁO\nKết quả công tác cải cách hành chính quý II năm 2024\nKiên Giang, ngày 18 tháng 6 năm "
        "2024\nTrong quý I năm 2023, Sở đã tiếp nhận và giải quyết 27 hồ sơ theo quy định, đúng thời gian "
        "của kỳ báo cáo này.",
    ),
    ("style", "Sở đã ban hành 5 quyết định và tổ chức 3 cuộc kiểm tra."),
    ("style", "Tỷ lệ giải quyết đúng hạn đạt 97.5% trên tổng số 1,234 hồ sơ."),
    ("part_exceeds_whole", "Số hồ sơ đã giải quyết là 410 hồ sơ trên tổng số 398 hồ sơ tiếp nhận."),
)

SECOND = (
    ("", "Trong tháng, bộ phận một cửa tiếp nhận 286 hồ sơ, kỳ trước chuyển sang 14 hồ sơ, tổng cộng 300 hồ sơ."),
    ("", "Tổng cộng đã giải quyết 285 hồ sơ, còn 15 hồ sơ đang trong thời hạn."),
    (
        "",
        "Trong 40 nhiệm vụ được giao, đã hoàn thành 31 nhiệm vụ, đang thực hiện 06 nhiệm vụ, chưa đến hạn 03 nhiệm vụ.",
    ),
    ("", "Trong 40 nhiệm vụ được giao, đã hoàn thành 31 nhiệm vụ, trong đó hoàn thành trước hạn 12 nhiệm vụ."),
    ("", "Tiếp nhận 640 hồ sơ, trong đó 512 hồ sơ nộp trực tuyến, chiếm 80%."),
    ("", "Tiếp nhận 640 hồ sơ, trong đó 512 hồ sơ nộp trực tuyến, chiếm 12,5% số hồ sơ của toàn tỉnh."),
    ("", "Sở có 06 phòng chuyên môn, 04 đơn vị sự nghiệp trực thuộc với tổng cộng 212 người."),
    ("", "Đã ban hành 12 kế hoạch, 45 công văn và 08 báo cáo; tổng cộng 65 văn bản."),
    ("", "Trong quý tổ chức 03 cuộc kiểm tra tại 09 đơn vị, lập 09 biên bản, kiến nghị chấn chỉnh 04 nội dung."),
    ("", "Kế hoạch kiểm tra gồm 08 đơn vị: 05 phòng, 02 trung tâm và 01 chi cục."),
    (
        "",
        "Công tác tinh giản biên chế: giai đoạn 2021 - 2025 đã tinh giản 37 người, đạt 74% so với chỉ "
        "tiêu giao 50 người.",
    ),
    ("", "Toàn ngành có 1.020 viên chức, trong đó 655 nữ; 87 đảng viên mới được kết nạp trong năm."),
    (
        "",
        "Qua rà soát 14/14 thủ tục hành chính nội bộ đã được công bố tại Quyết định số 215/QĐ-UBND ngày 26/01/2024.",
    ),
    ("", "Ngày 31/12/2023 là thời điểm chốt số liệu; ngày 05/01/2024 hoàn thành báo cáo."),
    ("", "Có 02 hồ sơ quá hạn (0,4% trên tổng số 500 hồ sơ đã giải quyết)."),
    ("", "Điểm trung bình khảo sát hài lòng đạt 8,7/10 điểm, với 420 phiếu hợp lệ trên 450 phiếu phát ra."),
    (
        "",
        "Năm 2024, kinh phí cải cách hành chính là 350 triệu đồng, gồm tuyên truyền 120 triệu đồng, tập "
        "huấn 150 triệu đồng, kiểm tra 80 triệu đồng.",
    ),
    ("", "Thực hiện Kế hoạch số 3452/KH-UBND ngày 20/12/2023, đến nay 17/22 nhiệm vụ (77,3%) đã có sản phẩm."),
    ("", "Trong số 19 kiến nghị có 11 kiến nghị về đất đai, 05 kiến nghị về xây dựng và 03 kiến nghị khác."),
    ("", "Giảm 04 đầu mối (từ 16 còn 12 phòng), giảm 05 cấp phó so với năm 2022."),
    ("sum", "Trong tháng, bộ phận một cửa tiếp nhận 286 hồ sơ, kỳ trước chuyển sang 14 hồ sơ, tổng cộng 310 hồ sơ."),
    (
        "sum",
        "Trong 40 nhiệm vụ được giao, đã hoàn thành 31 nhiệm vụ, đang thực hiện 09 nhiệm vụ, chưa đến hạn 03 nhiệm vụ.",
    ),
    ("percent", "Tiếp nhận 640 hồ sơ, trong đó 512 hồ sơ nộp trực tuyến, chiếm 82%."),
    ("sum", "Đã ban hành 12 kế hoạch, 45 công văn và 08 báo cáo; tổng cộng 66 văn bản."),
    ("sum", "Kế hoạch kiểm tra gồm 08 đơn vị: 05 phòng, 02 trung tâm và 02 chi cục."),
    ("percent", "Thực hiện Kế hoạch số 3452/KH-UBND ngày 20/12/2023, đến nay 17/22 nhiệm vụ (73,3%) đã có sản phẩm."),
    ("sum", "Trong số 19 kiến nghị có 11 kiến nghị về đất đai, 05 kiến nghị về xây dựng và 04 kiến nghị khác."),
    ("date", "Quyết định số 215/QĐ-UBND ngày 26/13/2024 công bố danh mục thủ tục hành chính."),
    (
        "sum",
        "Năm 2024, kinh phí cải cách hành chính là 350 triệu đồng, gồm tuyên truyền 120 triệu đồng, tập "
        "huấn 150 triệu đồng, kiểm tra 90 triệu đồng.",
    ),
    ("percent", "Đã chuẩn hóa 58/64 quy trình nội bộ, đạt tỷ lệ 96,6%."),
    ("part_exceeds_whole", "Có 33/30 đơn vị thực hiện niêm yết công khai thủ tục hành chính."),
    (
        "citation_conflict",
        "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ; khoản 2 Điều 5 Nghị định số "
        "45/2020/NĐ-CP ngày 04/8/2020 của Chính phủ quy định về thực hiện thủ tục hành chính trên môi "
        "trường điện tử.",
    ),
    ("label", "Số hồ sơ trả đúng hạn: 96 hồ sơ (đúng hạn 90 hồ sơ, quá hạn 06 hồ sơ)."),
    (
        "programme_span",
        "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2023 ban hành kèm theo Nghị "
        "quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
    ),
    ("style", "Trong kỳ ban hành 7 công văn, 2 quyết định và 4 kế hoạch."),
    ("sum", "Biên chế có mặt 118 người (công chức 46 người, viên chức 62 người)."),
    ("sum", "Số thủ tục cắt giảm 15, số thủ tục giữ nguyên 84, tổng cộng 109 thủ tục."),
    (
        "citation_future",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2023\nCần Thơ, ngày 05 tháng 12 năm 2023\nThực hiện Công "
        "văn số 17/SNV-CCHC ngày 09/01/2024 của Sở Nội vụ, Sở báo cáo như sau.",
    ),
    ("date", "Lớp tập huấn diễn ra từ ngày 29/02/2023 đến ngày 02/3/2023."),
    ("percent", "Khảo sát 450 người dân, có 405 trên 450 người hài lòng, đạt 92%."),
)
