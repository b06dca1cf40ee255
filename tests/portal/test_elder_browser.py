"""Every public page in both versions at both widths, in a real browser: axe, console, no sideways scrolling."""

from __future__ import annotations

import pytest

from tests.pages.browsing import browsing

pytestmark = pytest.mark.browser
PAGES = ("/", "/?q=低保", "/guide/subsistence/", "/check/old_age_allowance/", "/check/subsistence/", "/check/establishment/", "/notices/", "/progress/",
         "/apply/old_age_allowance/", "/apply/temporary_relief/", "/book/marriage/", "/complain/", "/guide/marriage/")
LESS = ("/figures/", "/figures/2024/divorces_accepted/", "/report/2024/", "/checkpoint/", "/receipt/", "/draws/", "/places/", "/login/")


@pytest.mark.parametrize("width", ["desktop", "phone"])
@pytest.mark.parametrize("elder", ["", "1"])
def test_every_public_page_keeps_its_promises(made, chromium, live_server, width, elder):
    with browsing(chromium, live_server.url, width) as at:
        if elder:
            at.tab.context.add_cookies([{"name": "elder", "value": "1", "url": live_server.url}])
        for page in (*PAGES, *LESS) if elder else PAGES:
            at.go(page)
