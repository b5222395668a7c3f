"""The elements and class names that a reader of marked-up text knows. Data alone."""

import attrs


@attrs.frozen(kw_only=True)
class Vocabulary:
    """What the elements of a markup language mean for the body.

    Attributes:
        blocks: their start and their end end a paragraph.
        cells: cells of a table: a space apart, in one paragraph.
        skipped: their text is no text: scripts, forms.
        removed: their text is put aside, with a notice.
        pictures: what holds a picture with its caption.
        captions: captions in it.
        credits: the credit of a picture, inside it or its caption.
    """

    blocks: frozenset[str]
    cells: frozenset[str] = frozenset({"td", "th"})
    skipped: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    credits: frozenset[str] = frozenset()


HTML = Vocabulary(
    blocks=frozenset(
        "address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table tbody tfoot "
        "thead tr ul".split()
    ),
    skipped=frozenset(
        "applet audio button canvas datalist embed frame frameset head iframe input map math noembed noframes noscript "
        "object optgroup option param script select source style svg template textarea title track video".split()
    ),
    removed=frozenset({"aside", "nav"}),
    pictures=frozenset({"figure"}),
    captions=frozenset({"figcaption"}),
    credits=frozenset({"cite"}),
)
"""HTML and XHTML, as it stands in feeds, mails and news items."""

EMBEDS = frozenset(
    "twitter-tweet twitter-video instagram-media tiktok-embed fb-post fb-video bluesky-embed reddit-embed-bq "
    "reddit-card mastodon-embed truthsocial-embed wp-embedded-content wp-block-pullquote pullquote pull-quote".split()
)
"""Classes of what is repeated from the article or from elsewhere: pull quotes and embedded posts."""

PAGE_PARTS = frozenset(
    "sharedaddy sd-sharing addtoany_content addtoany_share_save_container a2a_kit jp-relatedposts yarpp "
    "yarpp-related related-posts related-articles related-stories related-links related-content "
    "newsletter-signup newsletter-form mc4wp-form feedflare social-share share-buttons sharing-buttons "
    "advertisement ad-container ad-slot wp-block-buttons wp-block-button wp-block-latest-posts post-navigation "
    "comments-link mcnPreviewText".split()
)
"""Classes of what belongs to the page and not to the article."""

UNSEEN = frozenset({"preheader", "preview-text", "screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"})
"""Classes of text that is not shown."""
