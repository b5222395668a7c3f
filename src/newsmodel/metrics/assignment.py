"""The best one-to-one assignment, exactly: what CEAF asks for.

Clusters of gold and of findings are alike only where they share a mention, so the whole falls apart into small groups
that have nothing to do with each other. Each is solved by shortest augmenting paths (Kuhn 1955, Munkres 1957, in the
form of Jonker and Volgenant 1987), cubic in the size of the group: a newspaper article takes a millisecond, and no
library of numerics is needed.
"""

from collections.abc import Iterable, Mapping, Sequence

Likeness = Mapping[tuple[int, int], float]


def best_total(likeness: Likeness) -> float:
    """The greatest sum of likenesses over all assignments of rows to columns, each used once at most."""
    return sum(
        _solved([[likeness.get((row, column), 0.0) for column in columns] for row in rows])
        for rows, columns in _groups(likeness)
    )


def _groups(pairs: Iterable[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that hang together."""
    of_row: dict[int, set[int]] = {}
    of_column: dict[int, set[int]] = {}
    for row, column in pairs:
        of_row.setdefault(row, set()).add(column)
        of_column.setdefault(column, set()).add(row)
    groups = []
    left = dict.fromkeys(of_row)
    while left:
        rows: set[int] = set()
        columns: set[int] = set()
        waiting = [next(iter(left))]
        while waiting:
            row = waiting.pop()
            if row not in rows:
                rows.add(row)
                left.pop(row)
                for column in of_row[row] - columns:
                    columns.add(column)
                    waiting += of_column[column] - rows
        groups.append((sorted(rows), sorted(columns)))
    return groups


def _solved(matrix: Sequence[Sequence[float]]) -> float:
    """The greatest sum of one cell in each row, no two in one column."""
    if len(matrix) > len(matrix[0]):
        matrix = list(zip(*matrix, strict=True))
    size = len(matrix[0])
    row_price, column_price = [0.0] * len(matrix), [0.0] * size
    owner: list[int | None] = [None] * size
    for row in range(len(matrix)):
        # The cheapest way from this row to a free column, through rows that would have to move.
        distance, before = [float("inf")] * size, [-1] * size
        reached: list[int] = []
        open_columns = set(range(size))
        at, travelled, column = row, 0.0, -1
        while True:
            for other in open_columns:
                cost = travelled - matrix[at][other] - row_price[at] - column_price[other]
                if cost < distance[other]:
                    distance[other], before[other] = cost, column
            column = min(open_columns, key=lambda other: (distance[other], other))
            open_columns.remove(column)
            travelled = distance[column]
            holder = owner[column]
            if holder is None:
                break
            reached.append(column)
            at = holder
        row_price[row] += travelled
        for other in reached:
            row_price[owner[other] or 0] += travelled - distance[other]
            column_price[other] -= travelled - distance[other]
        while column >= 0:
            previous = before[column]
            owner[column] = row if previous < 0 else owner[previous]
            column = previous
    return sum(matrix[row][column] for column, row in enumerate(owner) if row is not None)
