"""A second set, written after the rules were done, in the manner of other agencies: kind or none, and the text.

Measured once before anything was changed for it: precision 0,96 (1 false of 25), recall 0,92 (24 of 26). The three
failures were mended since, so it is no longer held out.
"""

SENTENCES = (
    ("", "Tính đến 14/6/2025, toàn tỉnh có 1.923 TTHC được công khai (cấp tỉnh 1.511; cấp xã 412)."),
    ("sum", "Tính đến 14/6/2025, toàn tỉnh có 1.923 TTHC được công khai (cấp tỉnh 1.511; cấp xã 421)."),
    (
        "",
        "Về tiếp nhận: 8.214 hồ sơ (trong đó, kỳ trước chuyển qua 314 hồ sơ, tiếp nhận mới 7.900 hồ sơ). Về kết quả: "
        "đã giải quyết 7.806 hồ sơ (đúng và sớm hạn 7.790, trễ hạn 16), còn lại 408 hồ sơ trong hạn.",
    ),
    ("sum", "Về kết quả: đã giải quyết 7.806 hồ sơ (đúng và sớm hạn 7.790, trễ hạn 26), còn lại 408 hồ sơ."),
    ("sum", "Về tiếp nhận: 8.214 hồ sơ (trong đó, kỳ trước chuyển qua 341 hồ sơ, tiếp nhận mới 7.900 hồ sơ)."),
    ("", "Qua khảo sát 1.500 phiếu, có 1.437 phiếu đánh giá hài lòng và rất hài lòng, đạt 95,8%."),
    ("", "Kết quả chấm điểm: 22/22 sở, ban, ngành; 12/12 huyện, thị xã, thành phố hoàn thành tự đánh giá."),
    ("part_exceeds_whole", "Kết quả chấm điểm: 23/22 sở, ban, ngành hoàn thành tự đánh giá."),
    ("percent", "Có 19 trong tổng số 22 sở, ban, ngành có trang thông tin thành phần, chiếm 84,6%."),
    ("", "Có 19 trong tổng số 22 sở, ban, ngành có trang thông tin thành phần, chiếm 86,4%."),
    ("percent", "Số hồ sơ số hóa đạt 5.120/6.400 hồ sơ (tỷ lệ 78%)."),
    ("", "Số hồ sơ số hóa đạt 5.120/6.400 hồ sơ (tỷ lệ 80%), tăng 12% so với quý trước."),
    ("", "Đoàn kiểm tra số 01 làm việc tại 05 xã: Tân Hội, Tân An, Thạnh Đông, Thạnh Trị và Tân Hiệp A."),
    ("", "Bổ nhiệm mới 04 đồng chí; bổ nhiệm lại 02 đồng chí; điều động 03 đồng chí giữ chức vụ lãnh đạo."),
    ("", "Toàn ngành hiện có 3.245 biên chế (hành chính 412, sự nghiệp 2.833)."),
    ("sum", "Toàn ngành hiện có 3.245 biên chế (hành chính 412, sự nghiệp 2.883)."),
    (
        "",
        "UBND xã đã phân công 38 nhiệm vụ cho 06 phòng, trung tâm; đến nay 29 nhiệm vụ hoàn thành, 09 nhiệm vụ đang "
        "triển khai.",
    ),
    ("label", "Số nhiệm vụ đã hoàn thành: 38 nhiệm vụ, trong đó đúng hạn 29 nhiệm vụ, đang triển khai 09 nhiệm vụ."),
    ("", "Đã ký số 15.230 văn bản, đạt 99,6% tổng số văn bản phát hành."),
    (
        "sum",
        "Trong 6 tháng đầu năm, HĐND tỉnh ban hành 31 nghị quyết, gồm 12 nghị quyết quy phạm pháp luật và 18 nghị "
        "quyết cá biệt.",
    ),
    (
        "",
        "Trong 6 tháng đầu năm, HĐND tỉnh ban hành 31 nghị quyết, gồm 12 nghị quyết quy phạm pháp luật và 19 nghị "
        "quyết cá biệt.",
    ),
    ("date", "Tổ chức Hội nghị tổng kết vào ngày 31/9/2024 tại Hội trường UBND tỉnh."),
    ("date", "Quyết định số 1015/QĐ-UBND ngày 12/5/20244 của Chủ tịch UBND tỉnh về công bố danh mục TTHC."),
    ("date", "Từ ngày 15/6/2025 đến ngày 14/6/2025, đơn vị tiếp nhận 120 hồ sơ."),
    (
        "citation_conflict",
        "Căn cứ Quyết định số 2112/QĐ-UBND ngày 30/8/2023 của UBND tỉnh; theo Quyết định số "
        "2112/QĐ-UBND ngày 03/8/2023 của UBND tỉnh, Sở đã hoàn thành rà soát.",
    ),
    (
        "citation_conflict",
        "Thực hiện Nghị định số 42/2022/NĐ-CP ngày 26/4/2022 của Chính phủ quy định về cung cấp thông tin trực tuyến.",
    ),
    (
        "",
        "Thực hiện Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ quy định về cung cấp thông tin trực tuyến.",
    ),
    (
        "programme_span",
        "Bám sát Nghị quyết số 76/NQ-CP của Chính phủ về Chương trình tổng thể cải cách hành chính nhà "
        "nước giai đoạn 2021-2035.",
    ),
    (
        "",
        "Quyết định số 749/QĐ-TTg ngày 03/6/2020 phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025, định "
        "hướng đến năm 2030.",
    ),
    ("", "Đã chi trả cho 1.204 đối tượng với số tiền 2.408 triệu đồng (mỗi đối tượng 02 triệu đồng)."),
    ("", "Tổ chức 03 cuộc thanh tra, 05 cuộc kiểm tra; ban hành 08 kết luận, kiến nghị thu hồi 125 triệu đồng."),
    ("", "Số đơn vị tự chủ: 04 đơn vị nhóm 1, 12 đơn vị nhóm 2, 35 đơn vị nhóm 3, 60 đơn vị nhóm 4."),
    (
        "sum",
        "Có 111 đơn vị sự nghiệp được phân loại tự chủ: 04 đơn vị nhóm 1, 12 đơn vị nhóm 2, 35 đơn vị nhóm 3, 66 "
        "đơn vị nhóm 4.",
    ),
    (
        "",
        "Có 111 đơn vị sự nghiệp được phân loại tự chủ: 04 đơn vị nhóm 1, 12 đơn vị nhóm 2, 35 đơn vị nhóm 3, 60 đơn "
        "vị nhóm 4.",
    ),
    ("sum", "Kết quả phân loại 95 công chức: xuất sắc 15, tốt 74, hoàn thành 05, không hoàn thành 02."),
    ("", "Kết quả phân loại 95 công chức: xuất sắc 15, tốt 74, hoàn thành 05, không hoàn thành 01."),
    ("", "Năm 2025, tỉnh được giao 40.125 biên chế, giảm 1.250 biên chế so với năm 2024."),
    ("part_exceeds_whole", "Tập huấn cho 85 cán bộ, trong đó có 95 cán bộ cấp xã."),
    ("", "Đã thành lập 144 Tổ công nghệ số cộng đồng với 1.008 thành viên, trong đó có 432 đoàn viên thanh niên."),
    ("percent", "Đạt 14/19 tiêu chí nông thôn mới, tương đương 74,7%."),
    ("", "Đạt 14/19 tiêu chí nông thôn mới, tương đương 73,7%."),
    ("sum", "Trung tâm bố trí 24 quầy giao dịch: 18 quầy của sở, ngành và 07 quầy của doanh nghiệp bưu chính."),
    ("", "Trung tâm bố trí 24 quầy giao dịch: 18 quầy của sở, ngành và 06 quầy của doanh nghiệp bưu chính."),
    (
        "sum",
        "Số TTHC thực hiện không phụ thuộc địa giới hành chính là 1.205 TTHC; cụ thể: lĩnh vực đất đai 115 TTHC, "
        "lĩnh vực hộ tịch 90 TTHC, các lĩnh vực còn lại 1.010 TTHC.",
    ),
    (
        "",
        "Số TTHC thực hiện không phụ thuộc địa giới hành chính là 1.205 TTHC; cụ thể: lĩnh vực đất đai 115 TTHC, lĩnh "
        "vực hộ tịch 90 TTHC, các lĩnh vực còn lại 1.000 TTHC.",
    ),
    ("", "Đã tiếp nhận 26 phản ánh qua Hệ thống (14 phản ánh hành vi, 12 phản ánh quy định)."),
    ("sum", "Đã tiếp nhận 26 phản ánh qua Hệ thống (14 phản ánh hành vi, 13 phản ánh quy định)."),
    ("", "Điểm trung bình đạt 8,75 điểm; xếp thứ 5/22 sở, ngành, tăng 02 bậc."),
    ("label", "Đã xử lý 26 phản ánh, kiến nghị (24 phản ánh xử lý xong, 02 phản ánh đang xử lý)."),
    ("", "Đề án đã xác định 18 vị trí việc làm, gồm: lãnh đạo, quản lý 05; chuyên môn 10; hỗ trợ, phục vụ 03."),
    ("sum", "Đề án đã xác định 18 vị trí việc làm, gồm: lãnh đạo, quản lý 05; chuyên môn 11; hỗ trợ, phục vụ 03."),
    ("", "Bình quân mỗi ngày tiếp nhận 120 hồ sơ, cao điểm 200 hồ sơ."),
    ("", "Thời gian giải quyết giảm từ 15 ngày xuống 07 ngày đối với 32/45 TTHC (đạt 71,1%)."),
    ("percent", "Thời gian giải quyết giảm từ 15 ngày xuống 07 ngày đối với 32/45 TTHC (đạt 77,1%)."),
    (
        "citation_conflict",
        "Kế hoạch số 135/KH-SYT ngày 15/01/2025 của Sở Y tế, Báo cáo số 20/BC-SYT ngày 20/02/2025; "
        "tiếp tục Kế hoạch số 135/KH-SYT ngày 25/01/2025 của Sở Y tế.",
    ),
    (
        "",
        "Kế hoạch số 135/KH-SYT ngày 15/01/2025 và Kế hoạch số 135/KH-UBND ngày 20/02/2025 cùng triển khai nội dung "
        "này.",
    ),
)
