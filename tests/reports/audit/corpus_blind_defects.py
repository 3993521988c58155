"""The blind set, wrong half: one defect in each, with its kind. Written before the auditor saw a line."""

DEFECTS = (
    (
        "sum",
        "Trong quý III, Sở Công Thương ban hành 131 văn bản, gồm: 12 quyết định, 17 kế hoạch, 25 báo cáo, 87 công văn.",
    ),
    ("sum", "Thanh tra tỉnh tiếp nhận 64 đơn (khiếu nại 17 đơn, tố cáo 09 đơn, kiến nghị, phản ánh 36 đơn)."),
    ("sum", "Số hồ sơ tiếp nhận: 5.310 hồ sơ (trực tuyến 4.877; trực tiếp 391; bưu chính công ích 52)."),
    ("sum", "Tổng số 1.433 thủ tục đang áp dụng, gồm 1.109 thủ tục cấp tỉnh và 342 thủ tục cấp xã."),
    ("sum", "Trả kết quả 9.204 hồ sơ: trước hạn 8.011 hồ sơ, đúng hạn 1.172 hồ sơ, trễ hạn 12 hồ sơ."),
    ("sum", "Cung cấp 766 dịch vụ công trực tuyến (toàn trình: 451 dịch vụ; một phần: 351 dịch vụ)."),
    ("sum", "Sở Tư pháp thẩm định 48 dự thảo văn bản, bao gồm 13 dự thảo nghị quyết và 36 dự thảo quyết định."),
    (
        "sum",
        "Sắp xếp 287 cơ sở giáo dục công lập: 91 trường mầm non, 112 trường tiểu học, 61 trường trung học cơ sở và "
        "33 trường trung học phổ thông.",
    ),
    ("sum", "Tổ chức 05 lớp bồi dưỡng, gồm 03 lớp kỹ năng số và 03 lớp văn hóa công vụ."),
    ("sum", "Toàn tỉnh có 124 đơn vị hành chính cấp xã (103 xã, 20 phường và 02 đặc khu)."),
    ("sum", "Chuyển đổi vị trí công tác đối với 52 công chức (31 công chức cấp sở, 23 công chức cấp xã)."),
    ("sum", "Công tác tuyên truyền: đăng 217 tin, bài, gồm 158 tin và 49 bài."),
    ("sum", "Chi cục Kiểm lâm thực hiện 15 cuộc kiểm tra (06 cuộc định kỳ, 07 cuộc đột xuất)."),
    ("sum", "Ban Dân tộc và Tôn giáo rà soát 31 TTHC: giữ nguyên 19 thủ tục, sửa đổi 08 thủ tục, bãi bỏ 03 thủ tục."),
    (
        "sum",
        "Tổng số nhiệm vụ được giao 61 nhiệm vụ: hoàn thành 40 nhiệm vụ; đang thực hiện 17 nhiệm vụ; "
        "quá hạn 02 nhiệm vụ.",
    ),
    ("sum", "Đã cấp 3.117 chứng thư số, trong đó 402 chứng thư số cho tổ chức và 2.751 chứng thư số cho cá nhân."),
    ("sum", "Kiểm tra 21 đơn vị, gồm 08 sở, 10 xã và 02 đơn vị sự nghiệp."),
    ("sum", "Ban hành 36 văn bản chỉ đạo, trong đó có 19 kế hoạch, 24 công văn và các văn bản khác."),
    ("sum", "Kết quả khảo sát 500 phiếu: rất hài lòng 307 phiếu, hài lòng 171 phiếu, bình thường 32 phiếu."),
    ("sum", "Bổ nhiệm 18 lãnh đạo, quản lý, gồm: cấp sở 05 người, cấp phòng 14 người."),
    ("sum", "Phân cấp, ủy quyền giải quyết 94 TTHC (UBND tỉnh ủy quyền 39, sở phân cấp 53)."),
    ("sum", "436 + 1.617 = 2.107 văn bản đi và đến được xử lý trên hệ thống."),
    (
        "sum",
        "Trung tâm Phục vụ hành chính công tiếp nhận 8.350 hồ sơ, trong đó: hồ sơ mới 8.017, kỳ trước chuyển sang 343.",
    ),
    (
        "sum",
        "Tổng số biên chế viên chức 10.480 người (giáo dục 8.120 người, y tế 1.905 người, sự nghiệp khác 435 người).",
    ),
    ("sum", "Tổng số văn bản ban hành là 205 văn bản (bao gồm 44 kế hoạch; 31 báo cáo; 18 quyết định; 122 công văn)."),
    (
        "sum",
        "Trong 9 tháng, HĐND tỉnh ban hành 44 nghị quyết, trong đó 19 nghị quyết quy phạm pháp luật và 26 nghị quyết "
        "cá biệt.",
    ),
    ("sum", "Tiếp 72 lượt công dân (định kỳ 33 lượt, thường xuyên 29 lượt, đột xuất 8 lượt)."),
    (
        "sum",
        "Có 29 kiến nghị của doanh nghiệp, gồm: lĩnh vực đất đai 11 kiến nghị; lĩnh vực thuế 09 kiến nghị; lĩnh vực "
        "xây dựng 08 kiến nghị.",
    ),
    (
        "sum",
        "Tỉnh đã giải thể, sáp nhập 66 đơn vị sự nghiệp¹ trong năm.\n\n[^1]: Gồm: y tế 21 đơn vị, giáo dục 33 đơn vị, "
        "văn hóa 06 đơn vị, nông nghiệp 08 đơn vị.",
    ),
    (
        "sum",
        "Thành lập 17 tổ công nghệ số¹ tại các khu phố.\n\n[^1]: Phường Rạch Giá 07 tổ, phường Vĩnh Thông 06 tổ, xã "
        "Tân Hội 05 tổ.",
    ),
    ("percent", "Đã giải quyết 3.207/3.318 hồ sơ, đạt 97,6%."),
    ("percent", "Có 33/45 xã, phường bố trí đủ máy quét, đạt 74%."),
    ("percent", "Đến nay có 17 trên 21 cơ quan chuyên môn ứng dụng chữ ký số, chiếm 80%."),
    ("percent", "Kết quả xử lý đơn: 41/47 đơn đã giải quyết xong, tỷ lệ 87,3%."),
    ("percent", "Tỷ lệ giải quyết đúng hạn của Sở Y tế là 98,6% (2.117/2.151 hồ sơ)."),
    ("percent", "Tổng đài 1022 xử lý 1.906/1.987 phản ánh, đạt 96,9%."),
    ("percent", "Sở đã cắt giảm thời gian giải quyết của 52/118 TTHC (đạt 44,8%)."),
    ("percent", "Hệ thống kết nối với 13/18 cơ sở dữ liệu, đạt 72,3%."),
    ("percent", "Cổng dịch vụ công tiếp nhận 29.316 hồ sơ trực tuyến trên tổng số 33.870 hồ sơ, đạt 88,6%."),
    ("percent", "Kế hoạch năm 2025 kiểm tra 26 đơn vị; đã kiểm tra 19/26 đơn vị, đạt 73,7%."),
    ("percent", "Có 512/534 phiếu hài lòng trở lên, tương đương 96,9%."),
    ("percent", "Tỷ lệ hồ sơ cấp kết quả điện tử: 7.810/8.344, đạt 94,6%."),
    ("percent", "Đã hoàn thành 23 trong tổng số 37 nhiệm vụ, chiếm tỷ lệ 62,6%."),
    ("percent", "Thực hiện số hóa 6.402/8.115 hồ sơ (tỷ lệ 79,8%)."),
    ("percent", "Có 44/102 xã đạt chuẩn, chiếm 41,3%."),
    ("percent", "Đã giải ngân 512/740 triệu đồng, đạt 69,9%."),
    ("percent", "Hoàn thành 100% (87/88) TTHC được rà soát."),
    ("percent", "Số đơn vị gửi báo cáo đúng hạn 19/23 đơn vị (82,2%)."),
    ("percent", "Tỷ lệ cán bộ cấp xã đạt chuẩn là 94,5% (1.733/1.852 người)."),
    ("percent", "Đã thực hiện được 9/14 chỉ tiêu, bằng 64,2%."),
    ("part_exceeds_whole", "Đã thực hiện 29/27 nhiệm vụ của Kế hoạch CCHC."),
    ("part_exceeds_whole", "Có 46/45 xã, phường thành lập Trung tâm Phục vụ hành chính công."),
    ("part_exceeds_whole", "Có 118 trên tổng số 112 TTHC được cung cấp toàn trình."),
    ("part_exceeds_whole", "Tiếp nhận 640 hồ sơ, trong đó có 652 hồ sơ trực tuyến."),
    ("part_exceeds_whole", "Toàn Sở có 79 công chức, trong đó 81 công chức đã được cấp chữ ký số."),
    ("part_exceeds_whole", "Rà soát 24 thủ tục (trong đó 27 thủ tục được kiến nghị đơn giản hóa)."),
    ("part_exceeds_whole", "Đã công khai 97/96 TTHC trên Cổng dịch vụ công."),
    ("part_exceeds_whole", "Ban hành 14 quyết định, trong đó có 16 quyết định công bố danh mục TTHC."),
    ("part_exceeds_whole", "Có 26/22 cơ quan đã gửi báo cáo."),
    ("part_exceeds_whole", "Thẩm định 33 hồ sơ, trong đó 38 hồ sơ đủ điều kiện cấp phép."),
    ("label", "Số hồ sơ đã giải quyết: 734 hồ sơ, trong đó giải quyết xong 689 hồ sơ, đang giải quyết 45 hồ sơ."),
    ("label", "Đã hoàn thành 54 nhiệm vụ, gồm: hoàn thành 40 nhiệm vụ; đang thực hiện 14 nhiệm vụ."),
    ("label", "Số đơn đã xử lý: 36 đơn (đã xử lý xong 30 đơn, chưa xử lý 06 đơn)."),
    ("label", "Đã giải quyết 1.260 hồ sơ, trong đó đã trả kết quả 1.198 hồ sơ, chưa đến hạn 62 hồ sơ."),
    ("label", "Giải quyết đúng hạn 410 hồ sơ, trong đó trước hạn 398 hồ sơ, quá hạn 12 hồ sơ."),
    ("label", "Đã giải quyết xong: 91 hồ sơ; trong đó đang trong quá trình giải quyết 07 hồ sơ, trả kết quả 84 hồ sơ."),
    ("label", "Số kiến nghị đã được giải quyết: 29 kiến nghị (đã giải quyết 24 kiến nghị; đang xem xét 05 kiến nghị)."),
    (
        "label",
        "Số nhiệm vụ đã hoàn thành là 33 nhiệm vụ, trong đó hoàn thành đúng hạn 27 nhiệm vụ, "
        "chưa hoàn thành 06 nhiệm vụ.",
    ),
    ("date", "Hội nghị tổng kết được tổ chức vào ngày 31 tháng 9 năm 2025."),
    ("date", "Sở ban hành Kế hoạch số 45/KH-SCT ngày 30/02/2025."),
    ("date", "Công văn số 1902/SNV-CCHC ngày 18/7/20255 về việc đôn đốc báo cáo."),
    ("date", "Quyết định số 417/QĐ-UBND ngày 12/13/2025 của UBND tỉnh."),
    ("date", "Ngày 29/02/2025, Đoàn kiểm tra làm việc tại xã Tây Yên."),
    ("date", "Thời gian hoàn thành: trước ngày 31/11/2025."),
    ("date", "Số liệu tính từ ngày 15/9/2025 đến ngày 14/6/2025."),
    ("date", "Báo cáo gửi về Sở Nội vụ trước ngày 32/8/2025 để tổng hợp."),
    ("date", "Căn cứ Chỉ thị số 09/CT-UBND ngày 11/3/20242 của Chủ tịch UBND tỉnh."),
    ("date", "Thực hiện từ tháng 13 năm 2025."),
    ("date", "Kế hoạch được ban hành ngày 05 tháng 01 năm 20025."),
    ("date", "Kỳ họp diễn ra ngày 00/7/2025 tại hội trường UBND tỉnh."),
    (
        "citation_conflict",
        "Quyết định số 1024/QĐ-UBND ngày 17/4/2025 của UBND tỉnh giao 12 nhiệm vụ; Sở đã triển khai Quyết "
        "định số 1024/QĐ-UBND ngày 14/7/2025 của UBND tỉnh.",
    ),
    (
        "citation_conflict",
        "Căn cứ Kế hoạch số 218/KH-UBND ngày 19/12/2024 của UBND tỉnh.\nThực hiện Kế hoạch số 218/KH-UBND "
        "ngày 09/12/2024 của UBND tỉnh, Sở đã ban hành 09 văn bản.",
    ),
    (
        "citation_conflict",
        "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ có hiệu lực; các đơn vị thực hiện Nghị "
        "định số 118/2025/NĐ-CP ngày 06/9/2025 của Chính phủ.",
    ),
    (
        "citation_conflict",
        "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/07/2022 của Chính phủ về Chương trình tổng thể cải cách hành chính.",
    ),
    ("citation_conflict", "Quyết định số 06/QĐ-TTg ngày 22/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án 06."),
    ("citation_conflict", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2019 của Chính phủ về cơ chế một cửa."),
    (
        "citation_conflict",
        "Quyết định số 37/2025/QĐ-UBND ngày 26/8/2024 của UBND tỉnh quy định chức năng, nhiệm vụ của Sở.",
    ),
    (
        "citation_conflict",
        "Công văn số 2390/SNNMT-VP ngày 23/6/2025 về việc đôn đốc số hóa hồ sơ đất đai.\nCông văn số "
        "2390/SNNMT-VP ngày 23/6/2025 về việc tổ chức hội thi tìm hiểu pháp luật.",
    ),
    ("citation_conflict", "Quyết định số 766/QĐ-TTg ngày 23/6/2023 của Thủ tướng Chính phủ phê duyệt Bộ chỉ số."),
    (
        "citation_conflict",
        "Báo cáo số 388/BC-STP ngày 14/7/2025 của Sở Tư pháp nêu 05 kiến nghị. Theo Báo cáo số 388/BC-STP "
        "ngày 04/7/2025 của Sở Tư pháp, còn 02 kiến nghị chưa xử lý.",
    ),
    (
        "programme_span",
        "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2025 ban hành kèm theo Nghị quyết "
        "số 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
    ),
    (
        "programme_span",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể CCHC nhà nước giai "
        "đoạn 2021-2023.",
    ),
    (
        "programme_span",
        "Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ ban hành Chương trình tổng thể cải cách hành "
        "chính nhà nước giai đoạn 2010-2020.",
    ),
    (
        "programme_span",
        "Thực hiện Nghị quyết số 76/NQ-CP của Chính phủ về Chương trình tổng thể CCHC nhà nước giai đoạn 2020 - 2030.",
    ),
)

DEFECTS_IN_CONTEXT = (
    ("data_mismatch", "Trong quý III/2025, Sở đã tiếp nhận 3.428 hồ sơ, tăng 2,5% so với quý II/2025."),
    ("data_mismatch", "Đến nay đã thực hiện 20/27 nhiệm vụ trong Kế hoạch CCHC năm 2025."),
    ("data_mismatch", "Số hồ sơ tiếp nhận là 3.842 hồ sơ."),
    ("data_mismatch", "Tỷ lệ giải quyết hồ sơ đúng hạn đạt 98,9%."),
    ("data_mismatch", "Sở hoàn thành 22/27 nhiệm vụ, đạt 81,5%."),
    ("data_mismatch", "Trong kỳ đã tiếp nhận 2.905 hồ sơ qua Bộ phận Một cửa của Sở."),
    ("leftover", "Trong quý II/2025, Sở đã ban hành 97 văn bản chỉ đạo về CCHC."),
    ("leftover", "Quý III năm 2024, Sở tổ chức 03 hội nghị tập huấn cho 214 công chức."),
    ("leftover", "Trên đây là báo cáo kết quả công tác cải cách hành chính quý II năm 2025."),
    ("leftover", "Trong 6 tháng đầu năm 2024, đã giải quyết 2.907 hồ sơ, đạt 99%."),
    (
        "citation_future",
        "Thực hiện Công văn số 3018/SNV-CCHC ngày 25/9/2025 của Sở Nội vụ, Sở đã rà soát các nhiệm vụ.",
    ),
    ("citation_future", "Sở đã ban hành Quyết định số 1211/QĐ-SXD ngày 02/10/2025 về công khai TTHC."),
)
