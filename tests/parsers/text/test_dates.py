import pytest

from newsmodel.parsers.text.dates import read_time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-03-05", "2025-03-05"),
        ("2025/3/5", "2025-03-05"),
        ("5 March 2025", "2025-03-05"),
        ("5th of March, 2025", "2025-03-05"),
        ("Wednesday 5 March 2025", "2025-03-05"),
        ("Wed, 5-Mar-2025", "2025-03-05"),
        ("MARCH 5, 2025", "2025-03-05"),
        ("Sept. 5th, 2025.", "2025-09-05"),
        ("25/04/2025", "2025-04-25"),
        ("04/25/2025", "2025-04-25"),
        ("04.03.2025", "2025-03-04"),
        ("05/05/2025", "2025-05-05"),
        ("2025-03-05T10:00", "2025-03-05T10:00:00"),
        ("2025-03-05T10:00:00Z", "2025-03-05T10:00:00+00:00"),
        ("2025-03-05 10:00:00.5 +0530", "2025-03-05T10:00:00.500000+05:30"),
        ("5 March 2025, 14:02 GMT", "2025-03-05T14:02:00+00:00"),
        ("5 March 2025 at 14.02 BST", "2025-03-05T14:02:00+01:00"),
        ("5 March 2025 | 14:02 (UTC+2)", "2025-03-05T14:02:00+02:00"),
        ("5 March 2025 14:02 UTC−3:30", "2025-03-05T14:02:00-03:30"),
        ("March 5, 2025 at 2:02 p.m. EST", "2025-03-05T14:02:00-05:00"),
        ("March 5, 2025 12am", "2025-03-05T00:00:00"),
        ("12:30pm, March 5, 2025", "2025-03-05T12:30:00"),
        ("10:15 on March 6, 2025", "2025-03-06T10:15:00"),
        ("14:02 CET, 5 March 2025", "2025-03-05T14:02:00+01:00"),
    ],
)
def test_times_that_are_sure(text, value):
    when = read_time(text)
    assert (when.value, when.problem) == (value, None)


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("03/04/2025", None, "date-ambiguous"),
        ("03-04-2025 10:00", None, "date-ambiguous"),
        ("5 March 2025 14:02 IST", "2025-03-05T14:02:00", "zone-ambiguous"),
        ("5 March 2025 14:02 ET", "2025-03-05T14:02:00", "zone-ambiguous"),
        ("5 March 2025 14:02 +25:00", "2025-03-05T14:02:00", "zone-ambiguous"),
        ("", None, "date-unread"),
        ("soon", None, "date-unread"),
        ("5 March", None, "date-unread"),
        ("31 February 2025", None, "date-unread"),
        ("2025-13-01", None, "date-unread"),
        ("13/13/2025", None, "date-unread"),
        ("0/4/2025", None, "date-unread"),
        ("5 March 2025 25:00", None, "date-unread"),
        ("5 March 2025 13pm", None, "date-unread"),
        ("5 March 2025 and later", None, "date-unread"),
        ("1" * 200, None, "date-unread"),
    ],
)
def test_times_that_are_not(text, value, problem):
    when = read_time(text)
    assert (when.value, when.problem) == (value, problem)
