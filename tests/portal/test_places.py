"""The public page of place names: a drawing with its numbers as a table, marked where it is invented."""

from __future__ import annotations


def test_the_map_is_shown_with_its_table_and_its_mark(made, anyone):
    page = anyone.get("/places/").content.decode()
    assert '<svg class="chart placemap chart-wide" role="img"' in page
    assert '<svg class="chart placemap chart-narrow" role="img"' in page
    assert '<th scope="row">石角镇</th>' in page
    assert "演练数据：坐标虚构" in page
    assert "/places/" in anyone.get("/figures/").content.decode()
