"""More sentences that the rules were tuned on: the kind of the one defect, or none, and the text."""

SENTENCES = (
    (
        "sum",
        "Trong quý, toàn tỉnh tiếp nhận 125.430 hồ sơ (tiếp nhận trực tuyến: 98.200 hồ sơ, trực tiếp và "
        "qua bưu chính: 24.130 hồ sơ; từ kỳ trước chuyển qua: 3.200 hồ sơ).",
    ),
    (
        "",
        "Trong quý, toàn tỉnh tiếp nhận 125.430 hồ sơ (tiếp nhận trực tuyến: 98.200 hồ sơ, trực tiếp và "
        "qua bưu chính: 24.130 hồ sơ; từ kỳ trước chuyển qua: 3.100 hồ sơ); đã giải quyết 120.000 hồ sơ "
        "(trước hạn: 90.000 hồ sơ; đúng hạn: 29.500 hồ sơ; quá hạn: 500 hồ sơ); đang giải quyết 5.430 hồ "
        "sơ (trong hạn: 5.400 hồ sơ; quá hạn: 30 hồ sơ).",
    ),
    (
        "percent",
        "Đã có 31 lớp/49 lớp được mở, đạt 63,26%.",
    ),
    (
        "percent",
        "Tỷ lệ mở lớp: 31/49 = 63,26%.",
    ),
    (
        "percent",
        "đạt 63,26 % (31/49 lớp).",
    ),
    (
        "percent",
        "Có 31 lớp được mở trên tổng số 49 lớp theo kế hoạch (đạt 63,26%).",
    ),
    (
        "",
        "Giải ngân 12.450 triệu đồng/15.000 triệu đồng, đạt 83%.",
    ),
    (
        "percent",
        "Giải ngân 12.450/15.000 triệu đồng, đạt 85%.",
    ),
    (
        "sum",
        "Tổng số hồ sơ: 27 hồ sơ.\nTrong đó:\n- Tiếp nhận mới: 23 hồ sơ;\n- Kỳ trước chuyển sang: 05 hồ sơ.",
    ),
    (
        "sum",
        "Tổng số hồ sơ là 27 hồ sơ, trong đó:\na) Tiếp nhận mới: 23 hồ sơ;\nb) Kỳ trước chuyển sang: 05 hồ sơ.",
    ),
    (
        "",
        "Tổng số hồ sơ: 27 hồ sơ.\nTrong đó:\n- Tiếp nhận mới: 23 hồ sơ;\n- Kỳ trước chuyển sang: 04 hồ sơ.",
    ),
    (
        "label",
        "Số hồ sơ đã giải quyết là 27 hồ sơ (22 hồ sơ trước hạn, 05 hồ sơ đang giải quyết).",
    ),
    (
        "label",
        "Đã giải quyết xong 27/27 hồ sơ, trong đó 05 hồ sơ còn đang xử lý.",
    ),
    (
        "",
        "Đến 15/15 huyện, 145/145 xã đã triển khai.",
    ),
    (
        "",
        "Từ 20/27 nhiệm vụ lên 25/27 nhiệm vụ hoàn thành.",
    ),
    (
        "",
        "Dịch vụ công mức độ 1/2/3 được cung cấp tại Cổng.",
    ),
    (
        "citation_conflict",
        "Quyết định số 06/QĐ-TTg ngày 06 tháng 01 năm 2023 của Thủ tướng Chính phủ phê duyệt Đề án dữ liệu về dân cư.",
    ),
    (
        "programme_span",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể CCHC nhà nước "
        "giai đoạn từ năm 2021 đến năm 2025.",
    ),
    (
        "programme_span",
        "Kế hoạch số 20/KH-UBND ngày 29/01/2021 của UBND tỉnh về tổng thể CCHC giai đoạn 2021 – 2030. Sở "
        "bám sát Kế hoạch số 20/KH-UBND ngày 29/01/2021 về tổng thể CCHC giai đoạn 2021 – 2025.",
    ),
    (
        "",
        "Đăng ký dự học cao cấp lý luận chính trị năm 20249; Báo cáo công tác đào tạo năm 202310.",
    ),
    (
        "",
        "Công tác CCHC2; Kiểm tra CCHC3; năm 20249.",
    ),
    (
        "",
        "Phòng có 08 biên chế, gồm 01 Trưởng phòng, 02 Phó Trưởng phòng, 05 chuyên viên.",
    ),
    (
        "sum",
        "Phòng có 08 biên chế, gồm 01 Trưởng phòng, 02 Phó Trưởng phòng, 04 chuyên viên.",
    ),
    (
        "",
        "Đã kiểm tra 12/20 đơn vị, gồm 05 sở và 07 huyện.",
    ),
    (
        "sum",
        "Sở có 09 đơn vị (04 phòng, 02 chi cục, 04 trung tâm).",
    ),
    (
        "",
        "Ban hành 05 kế hoạch, gồm: Kế hoạch số 12/KH-UBND ngày 10/01/2024; Kế hoạch số 13/KH-UBND ngày 12/01/2024.",
    ),
    (
        "",
        "Bố trí 45 đại biểu dự tại 03 điểm cầu, gồm 20 đại biểu tại điểm cầu tỉnh, 25 đại biểu tại điểm cầu huyện.",
    ),
    (
        "",
        "Hoàn thành 20/27 nhiệm vụ (đạt 74,1%), trong đó 15/20 nhiệm vụ trước hạn, đạt 75%.",
    ),
    (
        "percent",
        "Hoàn thành 20/27 nhiệm vụ (đạt 74,1%), trong đó 15/20 nhiệm vụ trước hạn, đạt 57%.",
    ),
    (
        "sum",
        "Tổng số 27 hồ sơ = 23 hồ sơ mới + 05 hồ sơ cũ.",
    ),
    (
        "date",
        "Quyết định ban hành ngày 29/02/2022.",
    ),
    (
        "date",
        "vào ngày 05/15/2024",
    ),
    (
        "date",
        "Quyết định số 12/QĐ-UBND ngày 15 tháng 14 năm 2023 của UBND tỉnh.",
    ),
    (
        "sum",
        "Tổng số: **363 TTHC** (trong đó: công bố mới **179** thủ tục; bãi bỏ **171** thủ tục; sửa đổi, bổ "
        "sung **15** thủ tục).",
    ),
    (
        "sum",
        "Tổng số 363 TTHC (trong đó: công bố mới 179\nthủ tục; bãi bỏ 171 thủ tục; sửa đổi, bổ\n\nsung 15 thủ tục).",
    ),
    (
        "",
        "Tổng số 11.0 93 hồ sơ, trong đó trực tiếp 8.469 hồ sơ, trực tuyến 2.031 hồ sơ, bưu chính 593 hồ sơ.",
    ),
    (
        "",
        "Tổng số 11 .093 hồ sơ, trong đó trực tiếp 8.469 hồ sơ, trực tuyến 2.031 hồ sơ, bưu chính 593 hồ sơ.",
    ),
    (
        "",
        "Tổng số 11 093 hồ sơ, trong đó trực tiếp 8.469 hồ sơ, trực tuyến 2.031 hồ sơ, bưu chính 593 hồ sơ.",
    ),
    (
        "",
        "Tổng số 11,093 hồ sơ, trong đó trực tiếp 8,469 hồ sơ, trực tuyến 2,031 hồ sơ, bưu chính 593 hồ sơ.",
    ),
    (
        "",
        "Tổng số ١١ hồ sơ (٥ trực tiếp, ٧ trực tuyến).",
    ),
    (
        "leftover",
        "BÁO CÁO\nKết quả công tác cải cách hành chính Quý I năm 2024\n\nI. KẾT QUẢ\nTrong quý IV/2023, Sở "
        "đã tiếp nhận 45 hồ sơ.\n",
    ),
    (
        "leftover",
        "BÁO CÁO\nKết quả công tác cải cách hành chính 6 tháng đầu năm 2024\n\nI. KẾT QUẢ\nTrong 6 tháng "
        "đầu năm 2023, Sở đã tiếp nhận 45 hồ sơ.\n",
    ),
    (
        "",
        "BÁO CÁO\nKết quả công tác cải cách hành chính Quý I năm 2024\n\nI. KẾT QUẢ\nTrong quý I/2024, Sở "
        "đã tiếp nhận 45 hồ sơ.\nII. NHIỆM VỤ TRỌNG TÂM QUÝ II\nTrong quý II/2024, tổ chức thực hiện 05 "
        "lớp tập huấn.",
    ),
    (
        "citation_future",
        "Hà Nội, ngày 05 tháng 01 năm 2024\n\nKẾ HOẠCH\nCCHC năm 2024\n\nThực hiện Kế hoạch số 12/KH-UBND "
        "ngày 10/02/2024 của UBND tỉnh.",
    ),
    (
        "sum",
        "Trong năm, tỉnh đã giải quyết chế độ cho 45 trường hợp, cụ thể: nghỉ hưu 30 trường hợp, thôi việc "
        "10 trường hợp, chuyển công tác 06 trường hợp.",
    ),
    (
        "",
        "Trong đó, có 12 hồ sơ quá hạn.",
    ),
    (
        "part_exceeds_whole",
        "Tổng số 120 hồ sơ. Trong đó, có 132 hồ sơ quá hạn.",
    ),
    (
        "sum",
        "Hiện toàn tỉnh có 11 huyện, thị xã, thành phố, gồm 08 huyện, 01 thị xã và 03 thành phố.",
    ),
    (
        "",
        "Hiện toàn tỉnh có 11 huyện, thị xã, thành phố, gồm 08 huyện, 01 thị xã và 02 thành phố.",
    ),
    (
        "sum",
        "Tổng số CBCCVC là 2.450 người; trong đó: cán bộ 120 người, công chức 830 người và viên chức 1.600 người.",
    ),
    (
        "",
        "Tổng số CBCCVC là 2.450 người, trong đó nữ 1.300 người, đảng viên 1.800 người.",
    ),
    (
        "",
        "Đã tham mưu ban hành 15 quyết định, trong đó nổi bật: 01 quyết định về tổ chức bộ máy, 02 quyết "
        "định về phân cấp.",
    ),
    (
        "",
        "Tổ chức 10 lớp bồi dưỡng, trong đó 03 lớp chuyên viên chính.",
    ),
    (
        "percent",
        "Kết quả 9/12 chỉ tiêu đạt và vượt kế hoạch (chiếm 74%).",
    ),
    (
        "",
        "Có 9/12 chỉ tiêu đạt và vượt kế hoạch (chiếm 75%), 03/12 chỉ tiêu chưa đạt (chiếm 25%).",
    ),
    (
        "",
        "Tiếp nhận 500 hồ sơ, trong đó trực tuyến 300 hồ sơ, trực tiếp 200 hồ sơ; đã giải quyết 480 hồ sơ, đạt 96%.",
    ),
    (
        "sum",
        "Tiếp nhận 500 hồ sơ, trong đó trực tuyến 300 hồ sơ, trực tiếp 210 hồ sơ; đã giải quyết 480 hồ sơ, đạt 96%.",
    ),
    (
        "",
        "Tiếp nhận 500 hồ sơ, gồm: trực tuyến 300 hồ sơ, trong đó toàn trình 200 hồ sơ; trực tiếp 200 hồ sơ.",
    ),
    (
        "sum",
        "Tiếp nhận 500 hồ sơ, gồm: trực tuyến 300 hồ sơ, trong đó toàn trình 200 hồ sơ; trực tiếp 220 hồ sơ.",
    ),
    (
        "",
        "Tỷ lệ hài lòng đạt 98% (khảo sát 200 phiếu).",
    ),
    (
        "",
        "Giải quyết 842/856 hồ sơ, tăng 2,1% so với cùng kỳ.",
    ),
    (
        "",
        "Đạt trên 95% (842/856 hồ sơ).",
    ),
    (
        "label",
        "Tổng số hồ sơ giải quyết đúng hạn là 120 hồ sơ, trong đó quá hạn 10 hồ sơ.",
    ),
    (
        "sum",
        "Ủy ban nhân dân tỉnh ban hành 45 văn bản (gồm: 10 Quyết định; 20 Kế hoạch; 16 Công văn).",
    ),
    (
        "citation_conflict",
        "Nghị định số 61/2018/NĐ-CP ngày 24/3/2018 của Chính phủ.",
    ),
    (
        "date",
        "tháng 15/2023 đã hoàn thành",
    ),
    (
        "citation_conflict",
        "Sở ban hành Kế hoạch số 06/KH-SDL ngày 16/01/2024 về kiểm tra. Thực hiện Kế hoạch số 06/KH-SDL "
        "ngày 16 tháng 02 năm 2024, Sở đã kiểm tra 02 phòng.",
    ),
    (
        "",
        "Kết quả xếp loại: hoàn thành xuất sắc nhiệm vụ 12 người; hoàn thành tốt nhiệm vụ 45 người; hoàn "
        "thành nhiệm vụ 03 người; không hoàn thành 0 người.",
    ),
    (
        "",
        "Tổng số công chức được đánh giá: 60 người, trong đó hoàn thành xuất sắc 12 người (20%), hoàn "
        "thành tốt 45 người (75%), hoàn thành 03 người (5%).",
    ),
    (
        "sum",
        "Tổng số công chức được đánh giá: 60 người, trong đó hoàn thành xuất sắc 12 người (20%), hoàn "
        "thành tốt 46 người (75%), hoàn thành 03 người (5%).",
    ),
    (
        "",
        "Sở đã rà soát 103 TTHC, trong đó đề xuất cắt giảm thời gian giải quyết 15 TTHC, bãi bỏ thành phần "
        "hồ sơ 08 TTHC và giữ nguyên 80 TTHC.",
    ),
    (
        "",
        "Theo Nghị định số 45/2020/NĐ-CP, đến nay 03 cấp chính quyền đã kết nối 1.250/1.820 dịch vụ công, đạt 68,68%.",
    ),
    (
        "",
        "UBND tỉnh giao 27 nhiệm vụ, trong đó: 20 nhiệm vụ có thời hạn (đã hoàn thành 18 nhiệm vụ, đang "
        "thực hiện trong hạn 02 nhiệm vụ), 07 nhiệm vụ thường xuyên.",
    ),
    (
        "sum",
        "UBND tỉnh giao 27 nhiệm vụ, trong đó: 20 nhiệm vụ có thời hạn (đã hoàn thành 18 nhiệm vụ, đang "
        "thực hiện trong hạn 03 nhiệm vụ), 07 nhiệm vụ thường xuyên.",
    ),
    (
        "",
        "Trong năm, đã tổ chức 02 kỳ thi nâng ngạch với 150 thí sinh, trong đó 148 thí sinh trúng tuyển, "
        "đạt tỷ lệ 98,7%.",
    ),
    (
        "",
        "Hệ thống tiếp nhận 45.678 hồ sơ, trả kết quả đúng hạn 45.210 hồ sơ, đạt 98,98%; quá hạn 468 hồ "
        "sơ, chiếm 1,02%.",
    ),
    (
        "",
        "Sau sắp xếp, tỉnh còn 102 đơn vị hành chính cấp xã (85 xã, 14 phường và 03 đặc khu), giảm 144 đơn "
        "vị so với trước sắp xếp.",
    ),
    (
        "sum",
        "Sau sắp xếp, tỉnh còn 102 đơn vị hành chính cấp xã (85 xã, 14 phường và 04 đặc khu), giảm 144 đơn "
        "vị so với trước sắp xếp.",
    ),
    (
        "",
        "Kế hoạch số 12/KH-UBND ngày 10/01/2024 của UBND tỉnh về CCHC năm 2024; Quyết định số 12/QĐ-UBND "
        "ngày 11/01/2024; Công văn số 12/UBND-NC ngày 12/01/2024.",
    ),
    (
        "",
        "Ngày 27/7, Sở đã thăm 20 gia đình chính sách.",
    ),
    (
        "",
        "Quyết định số 1527/QĐ-UBND ngày 20/6/2023 của Chủ tịch UBND tỉnh và Quyết định số 1527/QĐ-UBND "
        "ngày 20 tháng 6 năm 2023 của UBND tỉnh.",
    ),
    (
        "",
        "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; Kế hoạch số 05/KH-UBND ngày "
        "10/01/2022 về CCHC giai đoạn 2022-2025.",
    ),
    (
        "",
        "Giai đoạn 2021-2023, tỉnh đã thực hiện tốt Nghị quyết số 76/NQ-CP ngày 15/7/2021.",
    ),
    (
        "",
        "Sở có 45 công chức, trong đó: Thạc sĩ 12 người, Đại học 33 người; Đảng viên 40 người.",
    ),
    (
        "",
        "Trong quý, Sở ban hành 12 văn bản, trong đó 02 kế hoạch, 03 báo cáo; tham mưu UBND tỉnh ban hành 07 văn bản.",
    ),
    (
        "",
        "Số lượng phòng thuộc Sở: 06 phòng (Văn phòng, Thanh tra và 04 phòng chuyên môn).",
    ),
    (
        "",
        "Sở gồm 01 Giám đốc và 03 Phó Giám đốc; 06 phòng và 02 chi cục.",
    ),
    (
        "",
        "Tổng thu 12,5 tỷ đồng, trong đó phí 8,2 tỷ đồng, lệ phí 4,1 tỷ đồng.",
    ),
    (
        "",
        "Điểm số đạt 84,5/100 điểm, trong đó thể chế 9,5 điểm, TTHC 14,2 điểm.",
    ),
    (
        "percent",
        "Đã giải quyết 2.345 trên tổng số 2.400 hồ sơ tiếp nhận, đạt tỷ lệ 96,7%.",
    ),
    (
        "percent",
        "Số TTHC đủ điều kiện: 180/214 TTHC (chiếm tỷ lệ 81,4%).",
    ),
    (
        "percent",
        "Có 145/145 xã hoàn thành, đạt 98%.",
    ),
    (
        "",
        "Có 2/3 số xã đạt chuẩn nông thôn mới (67%).",
    ),
    (
        "part_exceeds_whole",
        "Sở có 45 TTHC, trong đó có 48 TTHC được cung cấp trực tuyến.",
    ),
    (
        "date",
        "Thông báo số 15/TB-UBND ngày 00/3/2024.",
    ),
    (
        "date",
        "Từ ngày 14/3/2024 đến ngày 15/12/2023 đã tiếp nhận 20 hồ sơ.",
    ),
    (
        "",
        "Từ ngày 15 tháng 12 năm 2023 đến ngày 14 tháng 3 năm 2024.",
    ),
    (
        "citation_conflict",
        "Thông tư số 08/2021/TT-BVHTTDL ngày 08/9/2020 của Bộ Văn hóa, Thể thao và Du lịch.",
    ),
    (
        "citation_conflict",
        "Căn cứ Công văn số 254/UBND-NC ngày 30/01/2024 về triển khai nhiệm vụ; thực hiện Công văn số "
        "254/UBND-NC ngày 13/01/2024.",
    ),
    (
        "",
        "Hợp đồng số 15/2023/HĐ-SDL ngày 03/01/2024.",
    ),
    (
        "label",
        "Tổng số nhiệm vụ đã hoàn thành là 20 nhiệm vụ. Trong đó: hoàn thành đúng hạn 15 nhiệm vụ; chưa "
        "hoàn thành 05 nhiệm vụ.",
    ),
    (
        "",
        "Đã xử lý 15 đơn, còn 03 đơn đang xử lý.",
    ),
    (
        "",
        "Số hồ sơ quá hạn: 05 hồ sơ, trong đó đã giải quyết 03 hồ sơ, đang giải quyết 02 hồ sơ.",
    ),
    (
        "",
        "Số hồ sơ đang giải quyết: 30 hồ sơ (trong hạn 28 hồ sơ, quá hạn 02 hồ sơ).",
    ),
    (
        "label",
        "Số hồ sơ đang giải quyết: 30 hồ sơ (trong hạn 20 hồ sơ, đã giải quyết 10 hồ sơ).",
    ),
    (
        "sum",
        "Có 25 đơn vị nộp báo cáo, bao gồm 15 sở, ngành và 11 huyện.",
    ),
    (
        "",
        "Có 25 đơn vị nộp báo cáo, bao gồm 15 sở, ngành và 10 huyện, thành phố.",
    ),
    (
        "",
        "Đã trang bị 120 máy tính, 45 máy in, 12 máy quét cho 15 xã.",
    ),
    (
        "",
        "Ủy ban nhân dân 03 cấp; Bộ phận Một cửa 02 cấp.",
    ),
    (
        "",
        "Tỷ lệ tiếp nhận hồ sơ trực tuyến đạt 68,5%, tăng 5,2% so với cùng kỳ (63,3%).",
    ),
    (
        "",
        "Trong 3 tháng đầu năm có 12/15 đơn vị (80%) gửi báo cáo đúng hạn, 3/15 đơn vị (20%) gửi chậm.",
    ),
    (
        "",
        "Hiện có 1.250 thủ tục, trong đó 300 thủ tục cấp huyện và 150 thủ tục cấp xã.",
    ),
    (
        "sum",
        "Tiếp nhận 66 đơn: trong đó có 20 đơn khiếu nại, 16 đơn tố cáo và 32 đơn kiến nghị.",
    ),
    (
        "",
        "Tiếp nhận 66 đơn: trong đó có 20 đơn khiếu nại, 16 đơn tố cáo và 30 đơn kiến nghị.",
    ),
    (
        "",
        "Mỗi đơn vị cử 02 cán bộ (01 lãnh đạo, 01 chuyên viên) tham gia.",
    ),
    (
        "",
        "Tổ chức đào tạo 05 lớp cho 320 học viên (cấp tỉnh 120 học viên, cấp huyện 200 học viên).",
    ),
    (
        "sum",
        "Tổ chức đào tạo 05 lớp cho 320 học viên (cấp tỉnh 120 học viên, cấp huyện 210 học viên).",
    ),
    (
        "",
        "Đã có 95% cán bộ, công chức (1.710/1.800 người) sử dụng chữ ký số.",
    ),
    (
        "",
        "Phê duyệt 16 vị trí việc làm, trong đó: 03 vị trí lãnh đạo, quản lý; 08 vị trí chuyên môn, nghiệp "
        "vụ; 05 vị trí hỗ trợ, phục vụ.",
    ),
    (
        "sum",
        "Phê duyệt 16 vị trí việc làm, trong đó: 03 vị trí lãnh đạo, quản lý; 08 vị trí chuyên môn, nghiệp "
        "vụ; 06 vị trí hỗ trợ, phục vụ.",
    ),
    (
        "",
        "Theo Công văn số 25/SNV ngày 5/3/2024, thời hạn là 10 ngày (kể từ ngày 5/3/2024 đến ngày 15/3/2024).",
    ),
)
