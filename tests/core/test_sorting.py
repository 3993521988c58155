"""The order of a list in its address."""

from django.http import QueryDict

from core.sorting import Column, heads_of, in_order, order_of

COLUMNS = (Column("name", "Tên"), Column("due_on", "Hạn"))


def test_a_head_leads_to_its_order_then_to_the_reverse_and_keeps_the_filter():
    first, second = heads_of(QueryDict("period=2024-Q1&page=3&sort=name"), COLUMNS, "name")
    assert (first.url, first.order) == ("?period=2024-Q1&sort=-name", "ascending")
    assert (second.url, second.order) == ("?period=2024-Q1&sort=due_on", "")
    assert heads_of(QueryDict("sort=-name"), COLUMNS, "name")[0].url == "?sort=name"


def test_an_order_that_nobody_knows_is_the_first_one():
    assert order_of(QueryDict("sort=password"), COLUMNS, "-due_on") == ("due_on", True)


def test_what_has_no_value_comes_last_both_ways():
    assert in_order([2, None, 1], lambda one: one, is_reversed=False) == [1, 2, None]
    assert in_order([2, None, 1], lambda one: one, is_reversed=True) == [2, 1, None]
