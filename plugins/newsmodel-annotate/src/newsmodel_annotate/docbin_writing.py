"""Documents into files of DocBin, which `spacy train` and `Corpus` read as one folder."""

from typing import TYPE_CHECKING

from newsmodel import Article, Target
from newsmodel_annotate.docbin import blank, document
from newsmodel_annotate.folders import FolderWriter

if TYPE_CHECKING:
    from spacy.tokens import Doc

ATTRIBUTES = ("ENT_IOB", "ENT_TYPE", "ENT_ID")
"""What is kept of tokens beside their words and spaces."""


class DocBinWriter(FolderWriter):
    """Writes files of some documents each: a DocBin is packed as a whole, so no more of it is held in memory."""

    def __init__(self, target: Target, docs: int) -> None:
        super().__init__(target)
        blank("en")
        self._most = docs
        self._waiting: list[Doc] = []
        self._number = 0

    def write(self, article: Article, /) -> None:
        """Write one article."""
        self._waiting.append(document(article))
        if len(self._waiting) >= self._most:
            self._pack()

    def finish(self) -> None:
        """Write what waits; of no documents, a file that says so."""
        if self._waiting or not self._number:
            self._pack()
        super().finish()

    def _pack(self) -> None:
        from spacy.tokens import DocBin

        self._number += 1
        data = DocBin(attrs=ATTRIBUTES, docs=self._waiting, store_user_data=True).to_bytes()
        self.put(f"{self._number:06}.spacy", data)
        self._waiting = []
