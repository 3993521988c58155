"""The progress of an agency on the command line; administrators script it."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_plan, make_task


def run(*args: str) -> str:
    out = StringIO()
    call_command("progress", *args, stdout=out)
    return out.getvalue()


def test_json_tells_the_figure_and_the_tasks_of_every_state(plan, periods, report):
    for _ in range(20):
        report(make_task(plan, "Quý I/2024"), periods["Q1"])
    for _ in range(2):
        make_task(plan, "Quý I/2024")
    for _ in range(5):
        make_task(plan, "Quý IV/2024")
    answer = json.loads(run("KG-SDL", "2024-Q1", "--json"))
    assert (answer["total"], answer["performed"], answer["percent"]) == (27, 20, "74.1")
    assert answer["states"]["completed"] == {"count": 20, "tasks": list(range(1, 21))}
    assert answer["states"]["overdue"] == {"count": 2, "tasks": [21, 22]}
    assert answer["states"]["not_started"]["tasks"] == [23, 24, 25, 26, 27]
    assert answer["states"]["cancelled"] == {"count": 0, "tasks": []}
    assert len(answer["states"]) == 7


def test_whole_percentage_keeps_its_decimal(plan, periods, report):
    report(make_task(plan, "Quý I/2024"), periods["Q1"])
    assert json.loads(run("KG-SDL", "2024-Q1", "--json"))["percent"] == "100.0"


def test_without_a_plan_the_percentage_is_null(department, periods):
    answer = json.loads(run("KG-SDL", "2024-Q1", "--json"))
    assert (answer["total"], answer["percent"]) == (0, None)


def test_thematic_plans_are_not_counted(plan, department, periods):
    make_task(make_plan(department, kind="inspection", title="Kiểm tra"), "Quý I/2024")
    assert json.loads(run("KG-SDL", "2024-Q1", "--json"))["total"] == 0


def test_summary_is_in_vietnamese(plan, periods, report):
    report(make_task(plan, "Quý I/2024"), periods["Q1"])
    make_task(plan, "Quý I/2024")
    text = run("KG-SDL", "2024-6T")
    assert "Sở Du lịch, tính đến hết 6 tháng đầu năm 2024: 1/2 nhiệm vụ đã thực hiện, đạt 50,0%." in text
    assert "Quá hạn: 1 (nhiệm vụ 2)" in text


def test_case_of_the_code_does_not_matter(plan, periods):
    assert run("kg-sdl", "2024-Q1", "--json") == run("KG-SDL", "2024-Q1", "--json")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["KG-SDI", "2024-Q1"], ["Không có cơ quan", "KG-SDI", "KG-SDL"]),
        (["KG-SDL", "quý 1"], ["Không hiểu kỳ báo cáo", "quý 1", "2024-Q1"]),
        (["KG-SDL", "2024-Q5"], ["Không hiểu kỳ báo cáo", "2024-Q5", "2024-6T"]),
        (["KG-SDL", "2031-Q1"], ["kỳ báo cáo", "2031-Q1", "2024-Q1"]),
        (["KG-\udcff", "2024-Q1"], ["Không có cơ quan", "KG-SDL"]),
        (["KG-SDL"], ["Thiếu mã cơ quan hoặc kỳ"]),
        ([], ["Thiếu mã cơ quan hoặc kỳ"]),
    ],
)
def test_wrong_arguments_are_told_in_vietnamese_with_what_is_near(department, periods, args, told):
    with pytest.raises(CommandError) as error:
        run(*args)
    assert [part for part in told if part not in str(error.value)] == []
    assert error.value.returncode == 1
