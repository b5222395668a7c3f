"""The laws of parsers."""

from newsmodel_iptc import NEWSML, NINJS, NITF

from newsmodel.testing import conformance_test

NINJS_3 = """{"uri": "urn:x:1", "type": "text", "versionCreated": "2025-01-14T18:05:00+01:00", "by": "Ann Lee",
"headlines": [{"role": "main", "value": "Gate stays open"}],
"bodies": [{"role": "main", "contentType": "text/html", "value": "<p>The gate stays open.</p>"}]}"""
STORY = """<nitf><head><docdata><date.issue norm="20250114T180500+0100"/></docdata></head><body><body.head>
<hedline><hl1>Gate stays open</hl1></hedline><byline>By <person>Ann Lee</person></byline></body.head>
<body.content><p>The gate stays open.</p><media media-type="image"><media-caption>The gate</media-caption>
<media-producer>PA</media-producer></media></body.content></body></nitf>"""
ITEM = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1"><itemMeta><itemClass
qcode="ninat:text"/><versionCreated>2025-01-14T18:05:00+01:00</versionCreated></itemMeta><contentMeta><headline>Gate
</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">{STORY}</inlineXML></contentSet>
</newsItem>"""

test_ninjs = conformance_test(NINJS, samples=[NINJS_3], max_examples=30)
test_newsml = conformance_test(NEWSML, samples=[ITEM], max_examples=30)
test_nitf = conformance_test(NITF, samples=[STORY], max_examples=30)
