"""Texts of quotation marks, stops and letters of any script, as no newsroom would let them pass."""

from hypothesis import strategies as st

MARKS = "“”‘’\"'„«»`.,!?…\n -—:;()[]"
dirty = st.text(st.one_of(st.sampled_from(MARKS), st.sampled_from("abcXYZ é漢😀\u0301"), st.characters(codec="utf-8")))
