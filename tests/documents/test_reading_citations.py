"""Citations as people write them: issuers with commas and "và", dates in parentheses, breaks of lines."""

import unicodedata

import pytest

from documents.reading.citations import citations
from documents.reading.document import read

# sentence | type | symbol | date | issuer
CASES = (
    "Thông tư số 08/2021/TT-BVHTTDL ngày 8 tháng 9 năm 2021 của Bộ Văn hóa, Thể thao và Du lịch hướng dẫn chức năng."
    "|thông tư|08/2021/TT-BVHTTDL|2021-09-08|Bộ Văn hóa, Thể thao và Du lịch",
    "Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn thi hành."
    "|thông tư|01/2018/TT-VPCP|2018-11-23|Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
    "Kế hoạch số 20/KH-UBND ngày 29/01/2021 của Ủy ban nhân dân (UBND) tỉnh Hậu Giang về tổng thể CCHC."
    "|kế hoạch|20/KH-UBND|2021-01-29|Ủy ban nhân dân tỉnh Hậu Giang",
    "Công văn số 15/SNN-VP ngày 10/01/2024 của Sở Nông nghiệp và Phát triển nông thôn và các đơn vị."
    "|công văn|15/SNN-VP|2024-01-10|Sở Nông nghiệp và Phát triển nông thôn",
    "Nghị định số 26/2015/NĐ-CP của Chính phủ đối với 03 cán bộ.|nghị định|26/2015/NĐ-CP|None|Chính phủ",
    "Nghị quyết số 03-NQ/TU ngày 31/12/2020 của Ban Chấp hành Đảng bộ tỉnh khóa XIV về cải cách hành chính."
    "|nghị quyết|03-NQ/TU|2020-12-31|Ban Chấp hành Đảng bộ tỉnh khóa XIV",
    "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Hội nghị Trung ương 6 Khóa XII, một số vấn đề."
    "|nghị quyết|18-NQ/TW|2017-10-25|Hội nghị Trung ương 6 Khóa XII",
    "Nội dung theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ: (1) Thể chế."
    "|nghị quyết|76/NQ-CP|2021-07-15|Chính phủ",
    "Chủ tịch Ủy ban nhân dân tỉnh ban hành Quyết định số 195/QĐ-UBND ngày 28/01/2019 về việc công bố danh mục."
    "|quyết định|195/QĐ-UBND|2019-01-28|Chủ tịch Ủy ban nhân dân tỉnh",
    "Sở đã tham mưu ban hành Tờ trình số 04/TTr-SDL.|tờ trình|04/TTr-SDL|None|",
    "Theo quyết định 1085/QĐ-TTg (ngày 15/9/2022) của Thủ tướng Chính phủ.|quyết định|1085/QĐ-TTg|2022-09-15|"
    "Thủ tướng Chính phủ",
    "Kế hoạch số 234/KH-UBND của UBND Thành phố Hồ Chí Minh ngày 05/02/2024 về CCHC."
    "|kế hoạch|234/KH-UBND|2024-02-05|UBND Thành phố Hồ Chí Minh",
    "Văn bản số 331/SNV-CCHC ngày 10.3.2022 của Sở Nội vụ.||331/SNV-CCHC|2022-03-10|Sở Nội vụ",
    "Kế hoạch số 12/KH-SDL ngày 05/01/2024 của Sở về việc kiểm tra công vụ được phê duyệt."
    "|kế hoạch|12/KH-SDL|2024-01-05|Sở",
    "Kế hoạch số 25/KH-\nSDL ngày\n29/02/2024 về việc theo dõi.|kế hoạch|25/KH-SDL|2024-02-29|",
)


@pytest.mark.parametrize("case", CASES)
def test_a_citation_is_read_with_its_type_symbol_day_and_issuer(case):
    sentence, *wanted = case.split("|")
    for text in (sentence, unicodedata.normalize("NFD", sentence)):
        (cited,) = citations(read(text))
        assert [cited.type, cited.name, str(cited.day), cited.issuer] == wanted
