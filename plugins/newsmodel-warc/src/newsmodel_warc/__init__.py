"""Web archives as input of newsmodel: each HTML response in them is a page to be read.

The format `warc` is registered by `newsmodel_warc.plugin`; importing this module does nothing but name its options.
"""

from newsmodel_warc.options import WarcOptions

__all__ = ["WarcOptions"]
