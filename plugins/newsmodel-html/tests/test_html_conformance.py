"""The format held to the laws of parsers."""

from newsmodel_html import HTML

from newsmodel.testing import conformance_test

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Gate stays open | The Mill Times</title>
<meta property="og:site_name" content="The Mill Times"><meta name="author" content="By Ann Lee">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Gate stays open",
"datePublished": "2025-03-05T10:00:00Z", "author": {"@type": "Person", "name": "Ann Lee"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Gate stays open</h1>
<figure><img src="a.jpg"><figcaption>The gate. Photograph: Tom Elm/Reuters</figcaption></figure>
<p>The harbour gate must stay open until May, the mayor said on Monday after a long meeting of the board.</p>
<p>“We will not close it,” said Ann Roe, who has worked at the gate for more than twenty years.</p>
<p><a href="/more">Read more: The gate in pictures</a></p></article><footer>Imprint</footer></body></html>
"""
FRAGMENT = "<p>The gate stays <b>open</b>.</p><ul><li>Until May</li></ul><p>The post Gate appeared first on Mill.</p>"

test_html = conformance_test(HTML, samples=[PAGE, FRAGMENT], max_examples=15)
