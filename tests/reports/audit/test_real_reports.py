"""What the auditor finds in passages of real reports, as they come out of a PDF or of character recognition.

Every expected finding was judged by reading; every other figure of these passages holds.
"""

import pytest

from reports.audit import Severity, audit_text

# Sở Du lịch Kiên Giang, báo cáo CCHC Quý I/2024: every line followed by an empty one, marks of footnotes lowered.
QUARTER_I_2024 = """ BÁO CÁO \n
Kết quả thực hiện công tác cải cách hành chính Quý I  \n
và phương hướng, nhiệm vụ trọng tâm Quý II năm 2024 \n
khai, thực hiện nhiệm vụ trong năm 2024 tại Sở Du lịch đề ra 271 nhiệm vụ. \n
Trong Quý I, Sở du lịch đã ban hành 140 văn bản chỉ đạo điều hành có liên \n
quan về CCHC, bao gồm: 32 quyết định, 16 kế hoạch, 80 công văn và các văn bản \n
khác. \n
Trong Quý I đã thực hiện 20/27 nhiệm vụ theo đúng tiến độ và thời gian \n
quy định; đạt 74,1%.  \n
      \n1 Phụ lục kèm theo Kế hoạch số 67/KH-SDL ngày 28/12/2023 của Sở Du lịch. \n
hiện. Xây dựng Kế hoạch và Báo cáo kết quả thực hiện Quyết định số 06/QĐ-TTg \n
ngày 22/01/2022 của Thủ tướng Chính phủ (gọi  tắt là Đề án 06); Hoàn thành "Hồ \n
sơ đề nghị công nhận Khu du lịch quốc gia Phú Quốc" (theo Quyết định số \n
199/QĐ-UBND ngày 24/01/20224 của UBND tỉnh) đang trình UBND tỉnh gửi \n
Bộ Văn hóa, Thể thao và Du lịch công nhận. \n
Tổng số hồ sơ thuộc thẩm quyền đã giải quyết: 27 hồ sơ2. Trong đó, hồ sơ \n
tiếp nhận trong kỳ báo cáo: 23 hồ sơ; hồ sơ kỳ trước chuyển sang: 04 hồ sơ. Đã \n
giải quyết trước hạn 22 hồ sơ; đang giải quyết 05 hồ sơ.  \n
Triển khai thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng \n
Chính phủ phê duyệt Đề án Phát triển ứng dụng dữ liệu về dân cư; Kế hoạch số 28/KH-\n
SDL ngày 13/3/2024 về việc Chuyển đổi số. Tổng số văn bản đã trao đổi dưới dạng điện \n
tử: 2.107 văn bản (văn bản gửi 436, văn bản nhận 1.671 văn bản). \n
2 Số liệu ước tính trên Hệ thống thông tin một cửa điện tử từ ngày 15/12/2023 đến \n
ngày 14/3/2024. \n
"""

# Sở Du lịch Kiên Giang, kế hoạch cải cách TTHC trọng tâm năm 2024.
PLAN_2024 = """**KẾ HOẠCH**
**Cải cách thủ tục hành chính trọng tâm năm 2024**

Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ về ban hành chương trình tổng thể cải cách hành chính nhà
nước giai đoạn 2021 – 2023. (Phụ lục kèm theo)
"""

# Sở VHTTDL Hậu Giang, kế hoạch CCHC năm 2022: a cell of the task table.
PLAN_2022 = """5.1 Tiếp tục thực hiện cơ chế \n
tài chính theo Nghị định \n
số 130/2005/NĐ-CP và \n
Nghị định số \n
43/2006/NĐ-CP (nay là \n
Nghị định số \n
16/2015/NĐ-CP ngày 14 \n
năm 02 năm 2015) của \n
Chính phủ. \n
Định kỳ các đơn vị báo cáo kết quả quý I (trước ngày 28/02), 6 tháng (trước ngày 30/5), quý III (trước ngày 30/8).
"""

# UBND tỉnh Kiên Giang, báo cáo CCHC Quý III/2020, by character recognition.
QUARTER_III_2020 = """Kiên Giang, ngày 14 tháng 9 năm 2020

**BÁO CÁO**
**Công tác cải cách hành chính quý III và chương trình công tác trọng tâm quý IV năm 2020**

Hết hiệu lực toàn bộ 31 văn bản (18 nghị quyết, 13 quyết định), hết hiệu lực toàn bộ trước ngày 01/01/2018 gồm 03 văn \
bản (02 nghị quyết, 01 quyết định), hết hiệu lực một phần của 20 văn bản (15 nghị quyết, 05 quyết định).

Trong quý III UBND tỉnh đã ban hành 12 văn bản quy phạm pháp luật, trong đó có 11 nghị quyết và 01 quyết định (lũy kế \
từ đầu năm tới nay ban hành 37 văn bản quy phạm pháp luật, trong đó có 24 nghị quyết và 13 quyết định).

Thực hiện chế độ, chính sách đối với 170 trường hợp<sup>1</sup>; cử 01 công chức đi học nghiên cứu sinh. Phối hợp \
khai giảng 12 lớp<sup>2</sup>; đến nay mở 31/49 lớp (giảm 02 lớp CCHC so với kế hoạch), đạt 63,26% kế hoạch.

Đã có 82.602 hồ sơ được tiếp nhận và xử lý trên toàn hệ thống với 59.446 hồ sơ đã được hoàn thành và trả kết quả. \
Trong đó, tại sở, ban, ngành tỉnh là 9.225 hồ sơ; huyện, thành phố là 38.046 hồ sơ và cấp xã, phường, thị trấn là \
35.331 hồ sơ. Cung cấp 257 dịch vụ công mức độ 4 (đáp ứng theo yêu cầu của Quyết định số 846/QĐ-TTg ngày 09/06/2017 và \
Quyết định số 846/QĐ-TTg ngày 18/07/2018 của Thủ tướng Chính phủ).

1 Gồm: Bổ nhiệm 04 trường hợp, bổ nhiệm lại 04 trường hợp; nâng bậc lương, vượt khung 10 trường hợp; chuyển công chức \
xã thành công chức cấp huyện, tinh 02 trường hợp; nâng ngạch không qua thi đối với 05 cán bộ, công chức đã có thông \
báo nghỉ hưu; nghỉ hưu trước tuổi theo Nghị định số 26/2015/NĐ-CP của Chính phủ đối với 03 cán bộ; cử 01 viên chức dự \
thi thăng hạng năm 2020; cử 11 viên chức dự thi thăng hạng giáo viên từ hạng III lên hạng II; triệu tập 60 viên chức \
dự thi thăng hạng y tế từ hạng III lên hạng II năm 2020; điều động, tiếp nhận, chuyển công tác trong và ngoài tỉnh 44 \
trường hợp; nâng lương trước hạn 29 trường hợp; tiếp nhận công chức không qua thi tuyển 02 trường hợp; tiếp nhận viên \
chức trong trường hợp đặc biệt 01 trường hợp.

2 Gồm: khai giảng 02 lớp quản lý nhà nước ngạch chuyên viên, 01 lớp quản lý nhà nước ngạch chuyên viên chính; 01 lớp \
bồi dưỡng lãnh đạo, 02 lớp Tiếng Anh B1 và 01 lớp tin học, chiêu sinh 02 lớp văn thư, lưu trữ; 02 lớp tập huấn giao \
tiếp ứng xử.
"""

FINDINGS = (
    (
        QUARTER_I_2024,
        [
            ("citation_conflict", "06/QĐ-TTg \n\nngày 22/01/2022", "06/01/2022"),  # it is of 06/01/2022, as cited below
            ("date", "24/01/20224", "ngày, tháng, năm có thật"),
            ("label", "27 hồ sơ2. Trong đó", "không gồm phần đang giải quyết"),  # 22 + 05 = 27: 05 are not done
        ],
    ),
    (PLAN_2024, [("programme_span", "2021 – 2023", "2021-2030")]),
    (PLAN_2022, [("date", "ngày 14 \n\nnăm 02 năm 2015", "ngày, tháng, năm có thật")]),
    (
        QUARTER_III_2020,
        [
            ("sum", "170 trường hợp", "176"),  # 13 addends of the footnote
            ("sum", "12 lớp", "11"),  # 2 + 1 + 1 + 2 + 1 + 2 + 2
            ("percent", "31/49 lớp", "63,27%"),  # 63,265… rounded half-up
            ("citation_conflict", "846/QĐ-TTg ngày 18/07/2018", "09/6/2017"),  # one number, two years, one breath
        ],
    ),
)


@pytest.mark.parametrize(("text", "expected"), FINDINGS, ids=["quý I/2024", "kế hoạch 2024", "2022", "quý III/2020"])
def test_the_findings_are_those_of_a_reader_and_no_others(text, expected):
    issues = [issue for issue in audit_text(text) if issue.severity != Severity.HINT]
    assert [(issue.kind, issue.expected) for issue in issues] == [(kind, right) for kind, _quote, right in expected]
    for issue, (_kind, quote, _right) in zip(issues, expected, strict=True):
        assert text[issue.start : issue.end].startswith(quote)


SUMS_THAT_HOLD = (
    "Đã tiếp nhận: 11.093 hồ sơ, trong đó nhận trực tiếp {} hồ sơ, nhận trực tuyến 2.031 hồ sơ và nhận qua dịch vụ bưu "
    "chính công ích 593 hồ sơ.|8.469|8.496",
    "Đã trả 9.782 hồ sơ (đúng và trước hạn {} hồ sơ, trễ hạn 10 hồ sơ).|9.772|9.762",
    "Tổng số 363 TTHC (trong đó: công bố mới 179 thủ tục; bãi bỏ {} thủ tục; sửa đổi, bổ sung 13 thủ tục).|171|117",
    "Có 191 cơ quan (31 cơ quan cấp tỉnh, {} UBND cấp huyện và 145 UBND cấp xã), trong đó có 151 cơ quan.|15|25",
    "Toàn tỉnh có 851/851 đơn vị thực hiện, trong đó cấp tỉnh 138/138, cấp huyện {} đơn vị.|713/713|731/731",
    "Tổng số 2.107 văn bản (văn bản gửi 436, văn bản nhận {} văn bản).|1.671|1.655",
    "Tổng số 27 hồ sơ. Trong đó, tiếp nhận trong kỳ: 23 hồ sơ; kỳ trước chuyển sang: {} hồ sơ.|04|05",
    "Tổng số 20 nhiệm vụ, gồm: 12 nhiệm vụ thường xuyên, {} nhiệm vụ đột xuất.|08|09",
)


@pytest.mark.parametrize("line", SUMS_THAT_HOLD)
def test_a_sum_is_silent_while_it_holds_and_told_when_a_digit_moves(line):
    sentence, right, wrong = line.split("|")
    assert audit_text(sentence.format(right)) == []
    (issue,) = audit_text(sentence.format(wrong))
    assert issue.kind == "sum"
