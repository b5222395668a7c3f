"""News feeds for newsmodel: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom, JSON Feed and WordPress exports."""

from newsmodel_feeds.plugin import FEED, JSON_FEED, FeedOptions

__all__ = ["FEED", "JSON_FEED", "FeedOptions"]
