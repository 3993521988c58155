"""Held-out sentences without a defect: written before the rules were tuned, and never used to tune them."""

CORRECT = (
    "Trong quý, Sở Y tế tiếp nhận 1.245 hồ sơ, trong đó trực tuyến 1.010 hồ sơ, trực tiếp 198 hồ sơ và qua bưu chính "
    "37 hồ sơ.",
    "UBND huyện đã ban hành 18 văn bản chỉ đạo (03 kế hoạch, 11 công văn, 04 thông báo) về công tác CCHC.",
    "Toàn tỉnh hiện có 24 cơ quan chuyên môn, trong đó có 19 cơ quan đã hoàn thành việc sắp xếp phòng chuyên môn.",
    "Kết quả giải quyết: 842/856 hồ sơ đúng hạn, đạt 98,4%.",
    "Tỷ lệ hồ sơ nộp trực tuyến đạt 87,5% (35/40 hồ sơ).",
    "Đã hoàn thành 38 trên tổng số 45 nhiệm vụ, đạt tỷ lệ 84,44%.",
    "Năm 2023, Sở Tư pháp thẩm định 56 dự thảo văn bản QPPL, gồm 14 nghị quyết và 42 quyết định.",
    "Tổng số biên chế được giao là 1.862 biên chế, bao gồm: khối sở, ban, ngành 1.045 biên chế; khối huyện 817 biên "
    "chế.",
    "Thực hiện Quyết định số 876/QĐ-BNV ngày 10/11/2022 của Bộ Nội vụ về việc phê duyệt Đề án xác định Chỉ số cải cách "
    "hành chính.",
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa; Nghị định "
    "số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ sửa đổi, bổ sung Nghị định số 61/2018/NĐ-CP.",
    "Mỗi tháng tổ chức 01 kỳ giao ban (mỗi kỳ 02 giờ) với 12 đơn vị trực thuộc.",
    "Đã cắt giảm 30% thời gian giải quyết của 15 thủ tục, từ 20 ngày xuống còn 14 ngày làm việc.",
    "Trong kỳ tiếp nhận 320 hồ sơ (tăng 45 hồ sơ so với cùng kỳ năm trước).",
    "Tổ chức 04 lớp tập huấn với 260 học viên tham gia, trong đó có 150 cán bộ cấp xã.",
    "Sở đã ban hành 75 văn bản, trong đó: 12 quyết định, 20 kế hoạch, 38 công văn và một số văn bản khác.",
    "Hệ thống đã cấp 3.450 tài khoản thư công vụ; trong đó, cấp tỉnh 1.200, cấp huyện 1.350 và cấp xã 900 tài khoản.",
    "Bộ phận Một cửa được bố trí 06 công chức, làm việc từ 7 giờ đến 11 giờ và từ 13 giờ 30 phút đến 17 giờ.",
    "Đến nay, 126/126 xã, phường, thị trấn đã niêm yết công khai TTHC, đạt 100%.",
    "Số hồ sơ quá hạn là 07 hồ sơ, chiếm 0,5% trong tổng số 1.400 hồ sơ đã giải quyết.",
    "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030 được triển khai theo Nghị quyết số "
    "76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ.",
    "Đã giải quyết 610 hồ sơ (trước hạn 420 hồ sơ, đúng hạn 188 hồ sơ, quá hạn 02 hồ sơ), đang giải quyết 31 hồ sơ.",
    "Thời gian lấy số liệu từ ngày 15/12/2023 đến ngày 14/3/2024.",
    "Thành lập 05 đoàn kiểm tra tại 10 đơn vị (04 sở, ngành và 06 UBND cấp huyện).",
    "Ban Chỉ đạo 389 tỉnh đã kiểm tra 45 vụ, xử lý 12 vụ vi phạm, phạt tiền 350 triệu đồng.",
    "Trong tổng số 214 TTHC của Sở có 180 TTHC cung cấp dịch vụ công trực tuyến toàn trình và 34 TTHC cung cấp dịch vụ "
    "công trực tuyến một phần.",
    "Tiếp nhận 46 phản ánh, kiến nghị; đã xử lý 44 phản ánh, kiến nghị, còn 02 phản ánh, kiến nghị đang xử lý.",
    "Kế hoạch đề ra 40 lớp, thực hiện 45 lớp, đạt 112,5% kế hoạch.",
    "Toàn huyện có 12 đơn vị hành chính cấp xã, gồm 10 xã và 02 thị trấn.",
    "Trong quý I/2024 đã cử 23 lượt cán bộ, công chức đi đào tạo, bồi dưỡng: 03 người học cao cấp lý luận chính trị, "
    "08 người bồi dưỡng ngạch chuyên viên chính, 12 người bồi dưỡng kiến thức quốc phòng.",
    "Qua kiểm tra 30 phòng học, 25 phòng đạt chuẩn, 05 phòng cần sửa chữa, với tổng kinh phí 1,2 tỷ đồng.",
    "Tinh giản biên chế 17 trường hợp, trong đó: nghỉ hưu trước tuổi 13 trường hợp, thôi việc ngay 04 trường hợp.",
    "Theo Thông tư số 01/2018/TT-VPCP ngày 23 tháng 11 năm 2018 và Thông tư số 02/2017/TT-VPCP ngày 31 tháng 10 năm "
    "2017 của Văn phòng Chính phủ.",
    "Báo cáo số 15/BC-SNV ngày 18/01/2023 và Báo cáo số 15/BC-SNV ngày 20/01/2024 của Sở Nội vụ đều nêu tồn tại này.",
    "Đã số hóa 9.120 kết quả giải quyết TTHC còn hiệu lực trên tổng số 11.400 kết quả, đạt 80%.",
    "Số lượng cấp phó của người đứng đầu các phòng không vượt quá 02 người theo Nghị định số 107/2020/NĐ-CP.",
    "Đơn vị đã đăng tải 154 tin, bài (120 tin, 34 bài) trên Trang thông tin điện tử.",
    "Hiện có 05 TTHC mức độ 3 và 21 TTHC mức độ 4 được cung cấp trên Cổng Dịch vụ công.",
    "Đã rà soát 48 văn bản; kiến nghị bãi bỏ 06 văn bản, sửa đổi 09 văn bản.",
    "Mức độ hài lòng của người dân đạt 92,3%, vượt 2,3% so với chỉ tiêu giao.",
    "Có 08 nhiệm vụ chưa đến hạn, 19 nhiệm vụ đã hoàn thành trong tổng số 27 nhiệm vụ của Kế hoạch năm.",
    "Tính đến ngày 30/4, toàn ngành có 62 đơn vị sự nghiệp công lập: 05 đơn vị tự bảo đảm chi thường xuyên, 21 đơn vị "
    "tự bảo đảm một phần, 36 đơn vị do ngân sách nhà nước bảo đảm.",
    "UBND thành phố triển khai 07 nội dung: (1) thể chế; (2) TTHC; (3) bộ máy; (4) công vụ; (5) tài chính công; (6) "
    "chính quyền số; (7) chỉ đạo điều hành.",
    "Lũy kế từ đầu năm đã giải ngân 45,6 tỷ đồng, đạt 38% kế hoạch vốn (120 tỷ đồng).",
    "Toàn tỉnh có 11/11 huyện, thành phố và 138/138 xã, phường, thị trấn áp dụng phần mềm một cửa điện tử.",
    "Tổng số hồ sơ phải giải quyết: 955 hồ sơ. Trong đó: tiếp nhận mới 902 hồ sơ; kỳ trước chuyển sang 53 hồ sơ. Đã "
    "giải quyết 911 hồ sơ; đang giải quyết 44 hồ sơ.",
    "Có 03 đơn vị xếp loại xuất sắc, 12 đơn vị xếp loại tốt, 05 đơn vị xếp loại khá.",
    "Công an tỉnh cấp 25.310 thẻ căn cước, 12.405 tài khoản định danh mức độ 2.",
    "Quyết định số 15/QĐ-UBND ngày 08/01/2024 của UBND tỉnh và Quyết định số 15/QĐ-UBND ngày 17/01/2024 của UBND huyện "
    "Châu Thành.",
    "Tổ công tác gồm 09 thành viên, do đồng chí Phó Chủ tịch UBND huyện làm Tổ trưởng.",
    "Số văn bản đi, đến được xử lý trên môi trường mạng là 5.216 văn bản (văn bản đến 3.904, văn bản đi 1.312).",
    "Tiếp nhận 15 đơn (05 khiếu nại, 02 tố cáo, 08 kiến nghị, phản ánh); đã giải quyết xong 15/15 đơn.",
    "Tập huấn cho 240 cán bộ, công chức, viên chức, trong đó nữ 132 người.",
    "Trong 6 tháng đầu năm, Sở đã tiếp 27 lượt công dân với 31 người.",
    "Kế hoạch số 12/KH-UBND ngày 10/01/2024 về kiểm tra công vụ năm 2024; Kế hoạch số 12/KH-SNV ngày 25/01/2024 về "
    "tuyên truyền CCHC năm 2024.",
    "Thực hiện Chỉ thị số 05/CT-TTg ngày 23/02/2024; hạn báo cáo trước ngày 25 hằng tháng.",
    "Đã giao 2.310 chỉ tiêu biên chế, tuyển dụng được 47/60 chỉ tiêu, đạt 78,3%.",
    "Văn phòng UBND tỉnh công bố 29 TTHC ban hành mới, 14 TTHC sửa đổi, bổ sung và 06 TTHC bị bãi bỏ.",
    "Số hồ sơ thanh toán trực tuyến là 1.960/2.800 hồ sơ (đạt 70%).",
    "Kinh phí thực hiện tự chủ là 2.450 triệu đồng, trong đó chi lương 1.800 triệu đồng.",
    "Có 02 công chức bị xử lý kỷ luật: 01 khiển trách, 01 cảnh cáo.",
    "Kiện toàn 143 Bộ phận Một cửa, cụ thể: cấp tỉnh 01, cấp huyện 11, cấp xã 131.",
    "Hội thi thu hút hơn 300 thí sinh của 24 sở, ngành tham gia.",
    "Đơn vị đã tổ chức 16 cuộc họp, trong đó có 10 cuộc họp trực tuyến đến cấp xã.",
    "Các TTHC được rút ngắn từ 25 xuống 15 ngày, tương ứng giảm 40% thời gian.",
    "Số TTHC thuộc thẩm quyền giải quyết là 1.789 TTHC\n- Cấp tỉnh: 1.402 TTHC;\n- Cấp huyện: 258 TTHC;\n- Cấp xã: 129 "
    "TTHC.",
    "Tổng số văn bản QPPL được kiểm tra: 64 văn bản, trong đó:\n- Nghị quyết của HĐND: 11 văn bản;\n- Quyết định của "
    "UBND: 53 văn bản.",
    "Sở tham mưu UBND tỉnh ban hành Quyết định số 01/2024/QĐ-UBND ngày 05/01/2024 quy định phân cấp quản lý.",
    "Trong số 35 hồ sơ trễ hạn, 20 hồ sơ thuộc lĩnh vực đất đai, các hồ sơ còn lại thuộc lĩnh vực xây dựng.",
    "Trụ sở được cải tạo 02 tầng, diện tích 450 m2, kinh phí 3,5 tỷ đồng.",
    "Tỷ lệ giải quyết đúng hạn đạt trên 95%, trong đó cấp xã đạt 99,2%.",
    "Phòng Nội vụ có 08 công chức (trong đó có 03 nữ), 01 hợp đồng lao động.",
    "Đã tiếp nhận 2.345 hồ sơ, giải quyết 2.300 hồ sơ, đạt 98,08%.",
    "Sáp nhập 08 trường thành 04 trường; sau sắp xếp còn 52 trường, giảm 04 trường.",
    "Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương.",
    "Theo kết quả công bố ngày 19/4/2023, Chỉ số PAR INDEX năm 2022 của tỉnh đạt 84,5/100 điểm, xếp thứ 35/63 tỉnh, "
    "thành phố.",
    "Thời hạn hoàn thành: trước ngày 15/6/2024 (đối với cấp huyện), trước ngày 20/6/2024 (đối với cấp tỉnh).",
    "Đã chuyển đổi vị trí công tác đối với 26 trường hợp (18 công chức và 08 viên chức).",
    "Cấp 1.500 chữ ký số: 350 chữ ký số tổ chức, 1.150 chữ ký số cá nhân.",
    "Tổng số: 436 + 1.671 = 2.107 văn bản.",
    "Hướng dẫn 05 xã, mỗi xã 02 buổi, tổng cộng 10 buổi.",
)
