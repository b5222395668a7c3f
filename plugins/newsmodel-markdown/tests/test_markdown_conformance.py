"""The laws of parsers."""

from newsmodel_markdown import MARKDOWN

from newsmodel.testing import conformance_test

YAML = """---
title: "The gate: open"
date: 2025-01-14 18:05:00 +0100
author: [Ann Lee, Tom Roe]
---

The gate **stays** open, [she](https://post.example) said.

![gate](gate.jpg)
*The gate at dusk. Photo: PA*

- one
- two
"""

test_markdown = conformance_test(MARKDOWN, samples=[YAML], max_examples=20)
