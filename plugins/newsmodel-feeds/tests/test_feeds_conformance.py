"""The laws of parsers."""

from newsmodel_feeds import FEED, JSON_FEED

from newsmodel.testing import conformance_test

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title><item>
<title>Gate &amp; ferry</title><guid>g1</guid><dc:creator>Ann Lee</dc:creator><pubDate>Tue, 14 Jan 2025 18:05:00 +0100
</pubDate><content:encoded><![CDATA[<p>The gate stays open.</p><p>“Good,” said Mayor Ann Lee.</p>]]></content:encoded>
</item></channel></rss>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post",
"items": [{"id": "1", "title": "Gate",
"content_html": "<p>The gate stays open.</p>", "date_published": "2025-01-14T18:05:00+01:00"}]}"""

test_feed = conformance_test(FEED, samples=[RSS], max_examples=20)
test_json_feed = conformance_test(JSON_FEED, samples=[JSON], max_examples=20)
