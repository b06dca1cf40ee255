"""What the sweeps look for is found where it is: pages made with one fault each."""

from __future__ import annotations

import pytest

from .of_matters import PLAIN
from .paper import printed
from .tabbing import tabbed

pytestmark = pytest.mark.browser
SKIP = '<a class="skip" href="#main">跳到正文</a><nav><a href="#menu">菜单</a></nav>'
RINGS = "<style>:focus-visible { outline: 3px solid; } @media print { nav, .skip, button { display: none; } }</style>"
WHOLE = f'{RINGS}{SKIP}<main id="main" tabindex="-1"><a href="#a">甲</a> <a href="#b">乙</a></main>'


@pytest.fixture
def tab(chromium):
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (WHOLE, None),
        (WHOLE.replace(SKIP, ""), "the first stop is no link over the menu"),
        (WHOLE.replace('<a href="#b">', '<a href="#b" tabindex="1">'), "Tab does not come to"),
        (WHOLE.replace('<a href="#b">', '<a href="#b" style="outline: none">'), "no focus is seen"),
        (WHOLE.replace('<a href="#b">', '<a href="#b" style="position: fixed; left: -900px">'), "out of sight"),
        (WHOLE.replace("</main>", '<input onkeydown="event.preventDefault()"></main>'), "the end is not come to"),
        (WHOLE.replace('href="#main"', 'href="#nowhere"'), "does not lead into"),
    ],
    ids=["whole", "no link over the menu", "out of order", "unseen", "out of sight", "trap", "leads nowhere"],
)
def test_by_keyboard(tab, page, told):
    tab.set_content(page)
    found = list(tabbed(tab))
    assert (found == []) if told is None else any(told in one for one in found), found


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (WHOLE, None),
        (WHOLE.replace("nav, .skip", ".skip"), "on paper: <nav>"),
        (WHOLE.replace("</main>", '<table style="width: 900px"><tr><td>宽</td></tr></table></main>'), "wider than the sheet"),
        (WHOLE.replace("</main>", '<div style="overflow: auto"><table style="width: 900px"><tr><td>宽</td></tr></table></div></main>'), "cut off"),
        (WHOLE.replace("</main>", "<button>办理</button></main>").replace(", button", ""), "on paper: <button>"),
    ],
    ids=["whole", "menu", "wide", "cut off", "button"],
)
def test_on_paper(tab, page, told):
    tab.set_content(page)
    found = list(printed(tab))
    assert (found == []) if told is None else any(told in one for one in found), found


PAGE = '<main><h1>甲</h1><h2>乙</h2><label for="a">丙</label><input id="a" aria-describedby="b"><p id="b">丁</p><button>戊</button></main>'


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (PAGE, None),
        (PAGE.replace('id="b"', 'id="a"'), "2 times the id a"),
        (PAGE.replace('id="b"', ""), "aria-describedby names nothing"),
        (PAGE.replace(' for="a"', ""), "no label"),
        (PAGE.replace("戊", " "), "says nothing"),
        (PAGE.replace("h2>", "h3>"), "a heading 3 after a heading 1"),
        (PAGE.replace("h1>", "h2>"), "not one first heading"),
        (PAGE.replace("</main>", '<p style="width: 5000px">长</p></main>'), "scrolls sideways"),
        (PAGE.replace("丁", "None"), "says None"),
    ],
    ids=["whole", "id", "reference", "label", "silent", "heading", "first heading", "wide", "None"],
)
def test_by_its_own_words(tab, page, told):
    tab.set_content(page)
    found = tab.evaluate(PLAIN)
    assert (found == []) if told is None else any(told in one for one in found), found
