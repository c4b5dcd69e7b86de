"""The page is looked at in a real browser: it asks for nothing, runs nothing, fits, and can be read without colour."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from command import ROOT, Run

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SAMPLES = {
    "june": (str(ROOT / "data" / "actuals" / "samples" / "2023-06.csv"),),
    "year": (str(ROOT / "data" / "actuals" / "samples" / "2023.csv"),),
    "published": (str(ROOT / "data" / "actuals" / "published-2023.csv"),),
}
HOSTILE = ROOT / "tests" / "cases" / "html" / "hostile-names-only-show"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        launched = player.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield launched
        launched.close()


def _page(run: Run, folder: Path, *arguments: str) -> Path:
    target = folder / "report.html"
    ran = run("check", *arguments, "--format", "html", "--output", str(target), "--quiet", "--fail-on", "never")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    return target


class Visit:
    """One page in one window, and everything that it did."""

    def __init__(self, browser: Any, path: Path, width: int, **context: Any) -> None:
        self.asked: list[str] = []
        self.did: list[str] = []
        self.page = browser.new_context(viewport={"width": width, "height": 900}, **context).new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("dialog", lambda dialog: self.did.append(f"dialog {dialog.message}"))
        self.page.on("console", lambda message: self.did.append(message.text))
        self.page.on("pageerror", lambda error: self.did.append(str(error)))
        self.address = path.as_uri()
        self.page.goto(self.address)

    def overflowing(self) -> list[str]:
        """Return the elements that reach beyond the window."""
        script = """() => [...document.querySelectorAll('body *')]
            .filter(one => !one.closest('thead, svg') && one.getBoundingClientRect().right > innerWidth + 1)
            .map(one => one.tagName + ' ' + one.textContent.slice(0, 40))"""
        found: list[str] = self.page.evaluate(script)
        return found

    def open_all(self) -> None:
        """Open every fold."""
        self.page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_and_asks_for_nothing(
    browser: Any, run: Run, tmp_path: Path, sample: str, width: int, language: str
) -> None:
    visit = Visit(browser, _page(run, tmp_path, *SAMPLES[sample], "--lang", language), width)
    visit.open_all()
    assert visit.overflowing() == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.asked == [visit.address]
    assert visit.did == []
    shots = os.environ.get("XIHAIAN_SHOTS")  # where to leave pictures for a look
    if shots:
        visit.page.screenshot(path=Path(shots) / f"{sample}-{language}-{width}.png")


@pytest.mark.parametrize("width", [390, 1280])
def test_hostile_names_only_show(browser: Any, run: Run, tmp_path: Path, width: int) -> None:
    arguments = (str(HOSTILE / "actuals.csv"), "--plan", str(HOSTILE / "plan.yaml"))
    visit = Visit(browser, _page(run, tmp_path, *arguments), width)
    visit.open_all()
    visit.page.wait_for_timeout(200)
    assert visit.asked == [visit.address]
    assert visit.did == []
    assert visit.page.locator("script, img, iframe, object, embed, form, base, link").count() == 0
    assert visit.overflowing() == []
    assert "<script>alert(1)</script>" in visit.page.locator("body").inner_text()


def test_a_script_would_not_run_even_if_it_were_there(browser: Any, run: Run, tmp_path: Path) -> None:
    path = _page(run, tmp_path, *SAMPLES["june"])
    forged = "<script>alert(1)</script><p style='color:red'>x</p></body>"
    path.write_text(path.read_text(encoding="utf-8").replace("</body>", forged), encoding="utf-8")
    visit = Visit(browser, path, 800)
    assert not [said for said in visit.did if said.startswith("dialog")]
    assert len([said for said in visit.did if "Content Security Policy" in said]) == 2


def test_the_look_comes_from_the_page_and_follows_the_reader(browser: Any, run: Run, tmp_path: Path) -> None:
    path = _page(run, tmp_path, *SAMPLES["june"])
    grounds = [
        Visit(browser, path, 800, color_scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(251, 250, 247)", "rgb(20, 24, 27)"]


def _contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""

    def light(colour: tuple[int, ...]) -> float:
        parts = [part / 255 for part in colour]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(browser: Any, run: Run, tmp_path: Path, scheme: str) -> None:
    visit = Visit(browser, _page(run, tmp_path, *SAMPLES["june"]), 1280, color_scheme=scheme)
    visit.open_all()
    script = """() => {
        const ground = one => { for (; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor;
            if (colour !== 'rgba(0, 0, 0, 0)') return colour; } return 'rgb(255, 255, 255)'; };
        const pairs = new Set();
        document.querySelectorAll('body *').forEach(one => {
            if ([...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) && !one.closest('svg'))
                pairs.add(getComputedStyle(one).color + '|' + ground(one)); });
        return [...pairs]; }"""
    pairs = visit.page.evaluate(script)
    assert len(pairs) > 8
    for pair in pairs:
        colours = [tuple(int(part) for part in text.strip("rgb()").split(", ")[:3]) for text in pair.split("|")]
        assert _contrast(*colours) >= 4.5, pair


def test_it_can_be_read_without_seeing_it(browser: Any, run: Run, tmp_path: Path) -> None:
    page = Visit(browser, _page(run, tmp_path, *SAMPLES["june"]), 1280).page
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("h1").count() == 1
    levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3')].map(one => +one.tagName[1])")
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("svg:not([role=img]), svg:not([aria-label])").count() == 0
    assert all(label.strip() for label in page.locator("svg").evaluate_all("all => all.map(one => one.ariaLabel)"))
    assert page.locator("main section:not([aria-labelledby])").count() == 0
    words = page.locator("tbody .status span:first-child").all_inner_texts()
    assert len(words) == 66
    assert all(len(word.split()) >= 2 for word in words)  # a word and a sign, whatever the colour


def test_a_narrow_page_names_each_cell(browser: Any, run: Run, tmp_path: Path) -> None:
    page = Visit(browser, _page(run, tmp_path, *SAMPLES["june"]), 390).page
    label = page.evaluate("() => getComputedStyle(document.querySelector('#g1 tbody td'), '::before').content")
    assert "promised" in label


def test_in_print_every_fold_is_open(browser: Any, run: Run, tmp_path: Path) -> None:
    page = Visit(browser, _page(run, tmp_path, *SAMPLES["year"]), 1280).page
    closed = page.locator("details dl").first
    assert not closed.is_visible()
    page.emulate_media(media="print")
    assert closed.evaluate("one => one.getBoundingClientRect().height") > 20
    assert page.locator("nav").count() == 0 or not page.locator("nav").first.is_visible()
    assert page.pdf()[:5] == b"%PDF-"


def test_two_runs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    pages = [_page(run, tmp_path, *SAMPLES["june"]).read_bytes() for _ in range(2)]
    assert pages[0] == pages[1]
