"""Tables of articles as input of newsmodel, one article a row, whatever the columns are called.

The format `table` is registered by `newsmodel_table.plugin`; importing this module does nothing but name its options.
"""

from newsmodel_table.options import TableOptions

__all__ = ["TableOptions"]
