"""What several bodies of tests/calls.py have in common."""

POST = {
    "title": "Giám đốc",
    "rank": "head",
    "head_title": "Giám đốc",
    "holder_name": "Nguyễn Văn Bảy",
    "holder": "",
    "valid_from": "1/2/2024",
    "valid_to": "",
}
WRITTEN = {"kind": "KT", "document": "Quyết định số 99/QĐ-SDL", "valid_from": "1/2/2024", "valid_to": "31/12/2024"}
RULE = {
    "message": "Ba không lớn hơn một.",
    "left": "3",
    "comparison": "le",
    "right": "1",
    "basis": "in_period",
    "severity": "warning",
    "valid_from": "2024",
    "from_quarter": "1",
    "valid_to": "",
    "to_quarter": "4",
    "is_active": "on",
}
TARGET = {
    "comparison": "at_least",
    "value": "1.200",
    "text": "Tối thiểu 1.200",
    "name": "Văn bản ban hành",
    "document": "",
    "number": "1",
    "group_number": "I",
    "group": "Chỉ tiêu chung",
    "lead": "Văn phòng",
    "collaborators": "Các phòng",
    "note": "",
    "basis": "",
}
MENDED = {
    "area": "the-che",
    "place": "1",
    "number": "1.1",
    "title": "Ban hành kế hoạch kiểm tra",
    "lead": "Văn phòng",
    "collaborators": "Các phòng thuộc Sở",
    "reason": "Nhập thiếu so với kế hoạch",
    "lines-TOTAL_FORMS": "1",
    "lines-0-ORDER": "1",
    "lines-0-activity": "Ban hành kế hoạch",
    "lines-0-product": "Kế hoạch",
    "lines-0-deadline": "Trong năm 2024",
}
MEANING = {"name": "Tên chỉ tiêu mới", "unit": "hồ sơ", "nature": "flow", "direction": "none"}
OUTLINE = {"name": "Báo cáo của UBND cấp xã", "kinds": "commune", "from_quarter": "1", "title": "Kết quả quý"}
PART = {"place": "1", "level": "1", "heading": "Cải cách thể chế", "body": "Trong kỳ …", "content": "text"}
HEADING = {"place": "1", "level": "2", "number": "1", "heading": "Yêu cầu về sản phẩm"}
