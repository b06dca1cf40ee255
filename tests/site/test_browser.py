"""A real browser keeps to the content policy: our files run, an injected script and style do not."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path

PAGE = """<!doctype html><html lang="zh"><title>原样</title><style>body{color:red}</style>
<script src="/own.js"></script><p id="p">民政</p><script>document.title = "被改"</script></html>"""


@login_not_required
def page(request):
    return HttpResponse(PAGE)


@login_not_required
def script(request):
    return HttpResponse("window.own = true", content_type="text/javascript")


urlpatterns = [path("", page), path("own.js", script)]


@pytest.mark.browser
@pytest.mark.urls(__name__)
def test_an_injected_script_or_style_does_nothing(chromium, live_server):
    tab = chromium.new_page()
    refused = []
    tab.on("console", lambda message: refused.append(message.text))
    tab.goto(live_server.url)
    assert tab.evaluate("window.own") is True
    assert tab.title() == "原样"
    assert tab.evaluate("getComputedStyle(document.getElementById('p')).color") == "rgb(0, 0, 0)"
    assert sum("Content Security Policy" in text for text in refused) == 2
    tab.close()
