#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader does with the page, in a real browser: looks, searches, filters, sorts,
asks for the sentence, by mouse and by keys, in both languages and themes; and what a
hostile graph may not do to him.

    use_page.py FOLDER        (of make_pages.py)
"""
import pathlib
import sys

from browser import CHROMIUM, Browser

FOLDER = pathlib.Path(sys.argv[1])
SELECTED = "document.querySelector('.right .card h2')?.textContent"
STATUS = "document.querySelector('.status').textContent"


def same(name, want, have):
    if want != have:
        sys.exit(f"{name}: {want!r} was expected, {have!r} is there")


def true(name, truth):
    if not truth:
        sys.exit(f"{name} does not hold")


def quiet(name, page):
    """Nothing ran that should not, nothing was fetched but the page."""
    same(f"{name}: dialogs", [], page.dialogs)
    same(f"{name}: errors", [], page.errors)
    same(f"{name}: requests", 1, len(page.requests))


def count(page, selector):
    return page.evaluate(f"document.querySelectorAll({selector!r}).length")


def tab(page, view):
    page.evaluate(f"document.querySelector('[data-view={view}]').click()")


def looks_around():
    with Browser() as page:
        page.open(FOLDER / "example.html")
        same("title", "关系网络", page.evaluate("document.title"))
        true("a canvas of WebGL", count(page, ".canvas canvas") > 2)
        same("language", "zh-CN", page.evaluate("document.documentElement.lang"))
        first = page.evaluate("document.querySelector('.bars .grow').textContent")
        page.press("/")
        same("/ goes to the search box", "searchLabel", page.evaluate("document.activeElement.className === 'search' ? 'searchLabel' : ''"))
        page.type(first[:4])
        page.wait("document.querySelectorAll('[role=option]').length > 0")
        page.press("ArrowDown")
        page.press("ArrowUp")
        page.press("Enter")
        page.wait(SELECTED)
        same("what was searched is selected", first, page.evaluate(SELECTED))
        page.evaluate("document.querySelector('.right .tie').click()")
        page.wait("document.querySelector('.right blockquote')")
        true("names are marked", count(page, "blockquote mark") > 0)
        true("rule and bytes are there", "字节" in page.evaluate("document.querySelector('.right .fine').textContent"))
        page.press("Escape")
        page.wait(f"!({SELECTED})")
        quiet("looking around", page)


def filters():
    with Browser() as page:
        page.open(FOLDER / "example.html")
        whole = page.evaluate(STATUS)
        for what in (".group input", ".section .choice input", ".double input"):
            page.evaluate(f"""(() => {{ const box = document.querySelector({what!r});
              if (box.type === 'checkbox') box.click();
              else {{ box.value = box.max; box.dispatchEvent(new Event('input', {{ bubbles: true }})); }} }})()""")
            true(f"{what} filters", page.evaluate(STATUS) != whole)
            page.evaluate("document.querySelector('.side-head button').click()")
            same(f"{what} is taken back", whole, page.evaluate(STATUS))
        for mode in ("community", "region"):
            page.evaluate(f"document.querySelector('input[value={mode}]').click()")
            true(f"a legend by {mode}", count(page, ".legend-rows > span") > 1)
        quiet("filters", page)


def tables():
    with Browser() as page:
        page.open(FOLDER / "example.html")
        page.evaluate("document.body.focus()")
        page.press("3")
        true("a table of entities", count(page, ".grid tbody tr") > 50)
        heads = count(page, ".grid thead button")
        for i in range(heads):
            page.evaluate(f"document.querySelectorAll('.page:not([hidden]) .grid thead button')[{i}].click()")
            true(f"column {i} sorts", page.evaluate(f"document.querySelectorAll('.page:not([hidden]) .grid thead th')[{i + 1}].ariaSort !== 'none'"))
        page.evaluate("document.querySelector('.page:not([hidden]) tbody .node-link').click()")
        true("a row selects", page.evaluate(SELECTED))
        page.evaluate("document.querySelector('.primary').click()")
        same("and leads to the network", "network", page.evaluate("document.querySelector('[aria-selected=true]').dataset.view"))
        tab(page, "ties")
        true("a table of ties", count(page, ".page:not([hidden]) tbody tr") > 50)
        tab(page, "map")
        same("34 divisions and countries", 34, page.evaluate("Math.min(34, document.querySelectorAll('.tile').length)"))
        true("arcs between them", count(page, ".arc") > 3)
        page.evaluate("document.querySelector('.arc').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
        true("an arc shows its ties", count(page, ".right .triple") > 0)
        quiet("tables", page)


def languages_and_themes():
    with Browser(language="en-US", dark=True) as page:
        page.open(FOLDER / "example.html")
        same("English for English readers", "Filters", page.evaluate("document.querySelector('.side h2').textContent"))
        same("dark for dark readers", "dark", page.evaluate("document.documentElement.dataset.theme"))
        page.evaluate("document.querySelector('.icon-button.text').click()")
        same("Chinese on request", "筛选", page.evaluate("document.querySelector('.side h2').textContent"))
        page.evaluate("document.querySelector('.icon-button.text + .icon-button').click()")
        same("light on request", "light", page.evaluate("document.documentElement.dataset.theme"))
        quiet("languages and themes", page)


def accessible():
    with Browser() as page:
        page.open(FOLDER / "example.html")
        seen = set()
        for _ in range(60):
            page.press("Tab")
            seen.add(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
        for want in ("search", "canvas", "icon-button"):
            true(f"Tab reaches {want}", any(want in one for one in seen))
        nameless = page.evaluate("""[...document.querySelectorAll('button, input, select, [role=application], [role=button]')]
          .filter((one) => !(one.textContent.trim() || one.ariaLabel || one.getAttribute('aria-label') || one.labels?.length)).map((one) => one.outerHTML)""")
        same("controls without a name", [], nameless)
        page.evaluate("document.querySelector('.canvas').focus()")
        page.press("Enter")
        page.wait(SELECTED)
        page.press("ArrowRight")
        page.press("+")
        page.press("0")
        page.press("?")
        page.wait("document.querySelector('dialog').open")
        true("licences are shown", "sigma" in page.evaluate("document.querySelector('dialog pre').textContent"))
        quiet("keys", page)


def without_webgl():
    with Browser(webgl=False) as page:
        page.open(FOLDER / "example.html")
        true("a still picture", count(page, ".still .still-node") > 100)
        page.evaluate("document.querySelector('.still-node').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
        true("which can be clicked", page.evaluate(SELECTED))
        page.press("3")
        true("tables work", count(page, ".grid tbody tr") > 50)
        quiet("without WebGL", page)


def hostile():
    for webgl in (True, False):
        with Browser(webgl=webgl) as page:
            page.open(FOLDER / "hostile.html")
            names = page.evaluate("[...document.querySelectorAll('.bars .grow')].map((one) => one.textContent)")
            true("markup is text", any("<script>" in name for name in names) and any("onerror" in name for name in names))
            for view in ("map", "ranking", "ties", "network"):
                tab(page, view)
            for i in range(min(len(names), 8)):
                page.evaluate(f"document.querySelectorAll('.bars button')[{i}].click()")
                page.evaluate("document.querySelector('.right .tie')?.click()")
                page.evaluate("document.querySelector('.panel-bar button').click()")
            links = page.evaluate("[...document.querySelectorAll('a')].map((one) => one.protocol)")
            true("links lead to the web only", all(link in ("http:", "https:") for link in links))
            same("elements that the data brought", 0, count(page, "img, iframe, svg[onload], #app script, #app style"))
            page.settle()
            quiet("hostile names", page)


def drawn_bytes(page):
    """Bytes of a picture of the network: the more is drawn, the more."""
    page.settle()
    box = page.evaluate("(({x, y, width, height}) => ({x, y, width, height, scale: 1}))(document.querySelector('.canvas').getBoundingClientRect())")
    return len(page.call("Page.captureScreenshot", format="png", clip=box)["data"])


def pointing():
    """The mouse finds the node in the middle, drawn one by one or in a crowd."""
    for name in ("example", "crowd"):
        with Browser() as page:
            page.open(FOLDER / f"{name}.html")
            page.wait("document.documentElement.dataset.whole !== undefined")
            page.evaluate("document.querySelector('.bars button').click()")
            page.settle(1.5)
            node = page.evaluate(SELECTED)
            page.press("Escape")
            page.wait(f"!({SELECTED})")
            page.settle()
            x, y = page.evaluate("(({x, y, width, height}) => [x + width / 2, y + height / 2])(document.querySelector('.canvas').getBoundingClientRect())")
            page.click(x, y)
            page.wait(SELECTED)
            same(f"what is under the mouse ({name})", node, page.evaluate(SELECTED))
            quiet("pointing", page)


def crowd():
    with Browser() as page:
        page.open(FOLDER / "crowd.html")
        page.wait("document.documentElement.dataset.whole !== undefined")
        true("the first picture is not later than the whole", page.evaluate("+document.documentElement.dataset.firstFrame <= +document.documentElement.dataset.whole"))
        true("nothing is left to draw", "正在画" not in page.evaluate(STATUS))
        everything = drawn_bytes(page)
        page.evaluate("document.querySelector('.group input').click()")
        few = drawn_bytes(page)
        true("ties that are filtered out vanish", few < 0.9 * everything)
        page.evaluate("document.querySelector('.side-head button').click()")
        page.evaluate("document.querySelector('.bars button').click()")
        same("a focus hides the crowd", "0", page.evaluate("document.querySelector('.crowd').style.opacity"))
        page.evaluate("document.querySelector('.right .tie').click()")
        page.wait("document.querySelector('.right blockquote')")
        page.press("Escape")
        same("and gives it back", "1", page.evaluate("document.querySelector('.crowd').style.opacity"))
        page.evaluate("document.querySelector('.icon-button.text + .icon-button').click()")
        same("dark on request", "dark", page.evaluate("document.documentElement.dataset.theme"))
        quiet("a crowd", page)


def linked():
    """A link to an entity opens its card, with sentences."""
    with Browser() as page:
        page.open(FOLDER / "crowd.html")
        page.evaluate("document.querySelector('.bars button').click()")
        fragment, node = page.evaluate("location.hash"), page.evaluate(SELECTED)
    with Browser() as page:
        page.open(FOLDER / "crowd.html", fragment)
        page.wait(SELECTED)
        same("a link leads to its entity", node, page.evaluate(SELECTED))
        page.wait("document.querySelector('.right blockquote')")
        quiet("a link", page)


def empty():
    with Browser() as page:
        page.open(FOLDER / "empty.html")
        for view in ("map", "ranking", "ties", "network"):
            tab(page, view)
        quiet("an empty graph", page)


def main():
    if not CHROMIUM or not (FOLDER / "example.html").exists():
        print("skipped: no chromium, or no report")
        sys.exit(77)
    for test in (looks_around, filters, tables, languages_and_themes, accessible, without_webgl, hostile, pointing, crowd, linked, empty):
        test()
        print(f"{test.__name__} holds")


main()
