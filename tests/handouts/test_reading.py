"""What a handout takes from a page: words for paper, whole or not at all."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from sitekit.handouts.clean import clean, read_words
from sitekit.handouts.read import ReadPage

MARK = (
    '<sup class="marks">&#8239;<a class="mark" id="use-1-1" href="#note-1"><span class="mark__words">artists say'
    '<span class="visually-hidden">, note</span> </span>1</a>, <a class="mark" href="#note-2">'
    '<span class="visually-hidden">artists say<span class="visually-hidden">, note</span> </span>2</a></sup>'
)
PLATE = (
    '<figure class="plate"><a class="glightbox plate__open" href="../assets/pictures/rose-0-1600.jpg"'
    ' data-alt="A rose." data-facts="26 × 27 mm · healed" data-frame-mm="{frame}"><picture>'
    '<img src="../assets/pictures/rose-0-960.jpg" srcset="../assets/pictures/rose-0-320.jpg 320w,'
    ' ../assets/pictures/rose-0-640.jpg 640w, ../assets/pictures/rose-0-1600.jpg 1600w" width="1600" height="1200">'
    "</picture></a></figure>"
)
HEADING = '<div class="heading"><h2 id="{0}">{0}?</h2><a class="copy-link" href="#{0}">#</a></div>'
PAGE = (
    '<div class="admonition answer"><p class="admonition-title">In short</p><p>Yes, slowly.</p></div>'
    + HEADING.format("why")
    + f"<p>Ink spreads{MARK}.</p>{PLATE.format(frame=44)}"
    + '<div class="admonition health"><p class="admonition-title">See a doctor if</p><ul><li>it is hot</li></ul></div>'
    + HEADING.format("when")
    + "<p>Over years.</p>"
    + '<div class="admonition ask"><p class="admonition-title">Ask the artist</p><ul><li>How wide?</li></ul></div>'
)


def read(html: str) -> str:
    body = LexborHTMLParser(html).body
    assert body is not None
    return "".join(clean(node) for node in body.iter())


def page(html: str = PAGE) -> ReadPage:
    return ReadPage(html, url="ageing/", description="What a page is about.")


def test_marks_become_the_words_they_stand_for_each_once() -> None:
    assert read_words(read(f"<p>Lines grow{MARK}.</p>")) == "Lines grow (artists say)."


@pytest.mark.parametrize(
    ("written", "on_paper"),
    [
        ('<p>Read <a href="x">the story</a> first.</p>', "<p>Read the story first.</p>"),
        ('<p><a href="x">When to see a doctor</a> says.</p>', "<p><cite>When to see a doctor</cite> says.</p>"),
        ('<p>They disagree. <a href="x">Both are here</a>. So ask.</p>', "<p>They disagree. So ask.</p>"),
        ('<p>They disagree. <a href="x">Who is right?</a></p>', "<p>They disagree. </p>"),
        ('<p><a href="x">More</a>.</p>', ""),
        ('<ul><li><a href="x">More</a></li></ul>', "<ul><li><cite>More</cite></li></ul>"),
        ('<p id="a" class="b" onclick="c()">1 &lt; 2 <b>mm</b></p>', "<p>1 &lt; 2 <b>mm</b></p>"),
        ("<p>Seen</p><script>no</script><svg><text>no</text></svg>", "<p>Seen</p>"),
    ],
)
def test_paper_has_no_links(written: str, on_paper: str) -> None:
    assert read(written) == on_paper


def test_a_whole_page_gives_its_answer_its_question_to_ask_and_its_first_picture() -> None:
    part = page().read_whole()
    assert [read_words(block.html) for block in part.answer] == ["Yes, slowly."]
    assert part.ask is not None
    assert (part.ask.title, read_words(part.ask.html)) == ("Ask the artist", "How wide?")
    assert [box.title for box in part.health] == ["See a doctor if"]
    assert part.figure is not None


def test_a_section_gives_what_stands_below_its_heading_and_no_more() -> None:
    part = page().read_section("why")
    assert [read_words(block.html) for block in part.answer] == ["Ink spreads (artists say)."]
    assert [box.title for box in part.health] == ["See a doctor if"]
    assert part.figure is not None
    assert part.ask is not None, "what to ask comes from elsewhere on the page"


def test_a_section_with_its_own_question_to_ask_keeps_it_in_its_place() -> None:
    part = page().read_section("when")
    assert [block.kind for block in part.answer] == ["", "ask"]
    assert part.ask is None
    assert part.health == ()
    assert part.figure is None


def test_a_page_without_an_answer_gives_what_stands_above_its_first_heading() -> None:
    part = page("<p>First.</p>" + HEADING.format("why") + "<p>Second.</p>").read_whole()
    assert [read_words(block.html) for block in part.answer] == ["First."]


def test_a_page_that_starts_with_a_heading_gives_its_description() -> None:
    part = page(HEADING.format("why") + "<p>Second.</p>").read_whole()
    assert [read_words(block.html) for block in part.answer] == ["What a page is about."]


def test_a_small_picture_is_as_large_on_paper_as_on_the_skin() -> None:
    figure = page().read_whole().figure
    assert figure is not None
    assert (figure.width_mm, figure.height_mm, figure.true_size) == (44, 33, True)
    assert figure.url == "assets/pictures/rose-0-640.jpg", "the smallest with 300 dots an inch"


@pytest.mark.parametrize("frame", ["80", "0", ""])
def test_a_picture_too_wide_or_of_unknown_width_claims_no_true_size(frame: str) -> None:
    figure = page(PLATE.format(frame=frame)).read_whole().figure
    assert figure is not None
    assert not figure.true_size
    assert figure.width_mm <= 44
