"""The words that introduce parts, end a list, or tell that a number is no part."""

import re

MARKER = re.compile(
    r"(?<!\w)(?P<word>trong\s+(?:số\s+)?đó|bao\s+gồm|gồm\s+có|gồm|cụ\s+thể(?:\s+như\s+sau|\s+là)?|chia\s+ra)(?!\w)"
    r"(?P<loose>\s*[:,]?\s*(?:có|chủ\s+yếu|nhất\s+là|riêng|tiêu\s+biểu|đặc\s+biệt)(?!\w))?",
    re.IGNORECASE,
)
OPEN_END = re.compile(
    r"(?:và|,|;|cùng)\s+(?:các|một\s+số|những|nhiều)\s+[^,;.\d]{0,40}(?:khác|còn\s+lại)|"
    r"(?:và|cùng|cùng\s+với)\s+(?:một\s+số|nhiều)\s+(?=[^\W\d])[^\d;.]*(?=[;.]|$)|(?:,|;|và)\s+còn\s+lại\s+[^\d;.]*(?=[;.]|$)|"
    r"\.\.\.|…|v\.v|vân\s+vân|"
    r"(?:các|số)\s+[^,;.\d]{0,30}còn\s+lại\s+(?:là\s+)?(?:thuộc|chưa)|chủ\s+yếu|nhất\s+là|tiêu\s+biểu|(?<!\w)như:",
    re.IGNORECASE,
)
NOT_A_PART = re.compile(
    r"(?<!\w)(?:mỗi|bình\s+quân|trung\s+bình|cùng\s+kỳ|so\s+với|năm\s+trước|quý\s+trước|tổng\s+số|dự\s+kiến|lũy\s+kế|"
    r"luỹ\s+kế|đảng\s+viên|dân\s+tộc|phát\s+hiện|phạt|chỉ\s+tiêu\s+giao|kế\s+hoạch\s+giao|tham\s+gia|tham\s+dự)(?!\w)"
    r"|(?<!\w)(?:tăng|giảm|vượt|từ|xuống|thứ|hơn|thêm|ít\s+hơn)(?:\s+là)?\s*$",
    re.IGNORECASE,
)
NEW_CLAUSE = re.compile(
    r"[,;.]\s*(?:và\s+)?(?P<done>đã|đến\s+nay|qua\s+đó|đồng\s+thời|nâng\s+tổng|đạt|chiếm|phục\s+vụ|thu\s+hút|kết\s+quả|"
    r"ngoài\s+ra|bên\s+cạnh|tổng\s+kinh\s+phí|với\s+kinh\s+phí|kinh\s+phí)(?!\w)",
    re.IGNORECASE,
)
SEPARATOR = re.compile(r"[,;+\n]|(?<!\w)(?:và|cùng|với|còn)(?!\w)", re.IGNORECASE)
LISTED_NOUN = re.compile(
    r",\s*(?=(?:ban|ngành|xã|phường|thị trấn|đặc khu|huyện|thành phố|thị xã|đơn vị|cơ quan|tổ chức|công chức|viên chức|"
    r"người lao động|kiến nghị|bài|bổ sung|tố cáo|cá nhân|địa phương|điều hành|đề án)(?!\w))",
    re.IGNORECASE,
)
