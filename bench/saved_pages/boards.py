"""Live blogs, galleries, films, interviews, and what else is no plain article."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

from bench.saved_pages.furniture import (
    advert,
    comments,
    cookies,
    document,
    figure,
    footer,
    head,
    menu,
    meta,
    newsletter,
    related,
    share,
)
from bench.saved_pages.outlets import data
from bench.saved_pages.story import SavedPage, Story, layout, page_of


def _entries(told: Story) -> list[tuple[datetime, str, str]]:
    """The time, the heading and the words of each entry, newest first."""
    paragraphs = told.paragraphs
    return [
        (told.when - timedelta(minutes=23 * at), f"Entry {at}: what is known of it", paragraph)
        for at, paragraph in enumerate(paragraphs)
    ]


def _live(name: str, told: Story, html: str, title: str = "", headed: bool = True) -> SavedPage:
    entries = _entries(told)
    words = "\n".join(f"{heading}\n{words}" if headed else words for _, heading, words in entries)
    return SavedPage(
        name,
        html,
        f"{title}\n{words}" if title else words,
        tuple(when for when, *_ in entries),
        False,
    )


@layout
def live_blog_by_data(told: Story) -> SavedPage:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": heading,
            "datePublished": when.isoformat(),
            "articleBody": words,
        }
        for when, heading, words in _entries(told)
    ]
    shown = "".join(
        f'<div class="post"><h3>{heading}</h3><p>{words}</p></div>'
        for _, heading, words in _entries(told)
    )
    page = f"{menu()}<main><h1>{told.title}</h1><div>{shown}</div></main>{footer()}"
    extra = data(told, "LiveBlogPosting", liveBlogUpdate=updates, coverageStartTime=told.iso)
    return _live("live by data", told, document(head(told, extra), page))


def _live_markup(told: Story, entry: Callable[[datetime, str, str, int], str], holder: str) -> str:
    shown = "".join(
        entry(when, heading, words, at) for at, (when, heading, words) in enumerate(_entries(told))
    )
    return f"{cookies()}{menu()}<main><article><h1>{told.title}</h1>{holder.format(shown)}</article></main>{footer()}"


@layout
def live_blog_of_articles(told: Story) -> SavedPage:
    def entry(when: datetime, heading: str, words: str, at: int) -> str:
        return (
            f'<article id="post-{at}" class="live-blog-post"><time '
            f'datetime="{when.isoformat()}">{when:%H:%M}</time><h2>'
            f'{heading}</h2><div class="post-body"><p>{words}</p></div>{share()}</article>'
        )

    return _live(
        "live articles",
        told,
        document(head(told), _live_markup(told, entry, '<div class="feed">{}</div>')),
    )


@layout
def live_blog_of_sections(told: Story) -> SavedPage:
    def entry(when: datetime, heading: str, words: str, at: int) -> str:
        return (
            f'<section class="block" data-block-id="{at}"><header><a href="#b{at}"><time '
            f'datetime="{when.isoformat()}" '
            f'data-relative="true">{when:%H.%M} CET</time></a></header><h3>{heading}</h3><div '
            f'class="block-elements"><p>{words}'
            f"</p>{figure() if at == 2 else ''}</div></section>"
        )

    return _live(
        "live sections",
        told,
        document(head(told), _live_markup(told, entry, '<div class="live">{}</div>')),
    )


@layout
def live_blog_of_list_items(told: Story) -> SavedPage:
    def entry(when: datetime, heading: str, words: str, at: int) -> str:
        return (
            f'<li id="p{at}" class="lx-stream__post-container"><article><header><h3><span>{heading}</span></h3><p class="time"><time '
            f'datetime="{when.isoformat()}">{when:%H:%M}</time></p></header><div '
            f'class="lx-stream-post-body"><p>{words}</p>'
            "</div></article></li>"
        )

    html = document(head(told), _live_markup(told, entry, '<ol class="lx-stream__feed">{}</ol>'))
    return _live("live list", told, html)


@layout
def live_blog_of_minutes(told: Story) -> SavedPage:
    def entry(when: datetime, heading: str, words: str, at: int) -> str:
        return (
            f'<div class="liveblog-paragraph"><div class="liveblog-date"><a href="?e={at}"><span '
            "data-timestamp="
            f'"{int(when.timestamp())}">{when:%I:%M %p}</span></a></div><h4>{heading}</h4><p>{words}</p></div>'
        )

    return _live(
        "live minutes",
        told,
        document(head(told), _live_markup(told, entry, '<div class="lb">{}</div>')),
    )


@layout
def gallery(told: Story) -> SavedPage:
    slides = "".join(
        f'<li class="gallery-slide"><figure><img src="/{at}.jpg"><figcaption>{at} of 6: The bridge '
        "at dusk, seen from the "
        "east bank. Photograph: Anton Rell</figcaption></figure></li>"
        for at in range(1, 7)
    )
    page = (
        f'{menu()}<main><article class="gallery"><h1>{told.title} - in pictures</h1><p '
        f'class="standfirst">{told.paragraphs[0]} '
        f"{told.paragraphs[1]}</p><ul>{slides}</ul></article></main>{related()}{footer()}"
    )
    words = [" - in pictures", *told.paragraphs[:2]]
    return page_of(
        "gallery",
        told,
        document(head(told, meta("article:published_time", told.iso)), page),
        words=words,
    )


@layout
def film_with_a_summary(told: Story) -> SavedPage:
    page = (
        f'{menu()}<main><div class="video-player"><video src="/v.mp4"></video><span>Play '
        "02:31</span><p>Your browser does not "
        f"support this video</p></div><h1>{told.title}</h1><div "
        f'class="video-description"><p>{told.paragraphs[0]}</p><p>'
        f'{told.paragraphs[1]}</p></div><div class="playlist"><h2>Up '
        f"next</h2>{related('More videos')}</div></main>{footer()}"
    )
    extra = data(told, "NewsArticle") + meta("og:type", "video.other")
    return page_of(
        "film", told, document(head(told, extra), page), words=told.paragraphs[:2], exact=True
    )


@layout
def film_by_its_own_data(told: Story) -> SavedPage:
    body = {
        "@type": "VideoObject",
        "name": told.title,
        "uploadDate": told.iso,
        "description": told.paragraphs[0],
    }
    extra = f'<script type="application/ld+json">{json.dumps(body)}</script>' + meta(
        "og:title", told.title
    )
    page = (
        f"{menu()}<main><h1>{told.title}</h1><video></video><div "
        f'class="description">{told.ps(0, 3)}</div></main>'
        f"{related('Watch next')}{footer()}"
    )
    return page_of(
        "film data", told, document(head(told, extra), page), words=told.paragraphs[:3], exact=True
    )


@layout
def interview(told: Story) -> SavedPage:
    turns = "".join(
        f"<p><strong>Courier: {'What happened then?' if at % 2 else 'Who gave the order?'}</strong></p><p>{paragraph}</p>"
        for at, paragraph in enumerate(told.paragraphs)
    )
    words = [
        line
        for at, paragraph in enumerate(told.paragraphs)
        for line in (
            f"Courier: {'What happened then?' if at % 2 else 'Who gave the order?'}",
            paragraph,
        )
    ]
    page = (
        f'{menu()}<main><article><h1>{told.title}</h1><div class="byline">Interview by '
        f"{told.author}</div>"
        f"{turns}</article>{newsletter()}</main>{footer()}"
    )
    html = document(head(told, meta("datePublished", told.iso, "itemprop")), page)
    return page_of("interview", told, html, words=words)


@layout
def fact_box_and_table(told: Story) -> SavedPage:
    rows = "".join(
        f"<tr><td>District {at}</td><td>{at * 17}</td><td>{at * 31}</td></tr>" for at in range(1, 9)
    )
    page = (
        f'{menu()}<main><article><h1>{told.title}</h1><p class="date">{told.when:%d.%m.%Y}, '
        f"{told.when:%H:%M}</p>"
        f'{told.ps(0, 3)}<aside class="factbox"><h3>The dam in figures</h3><p>Built in 1961, the '
        "dam is 412 metres long and "
        "holds back nine million cubic metres of "
        f"water.</p></aside>{told.ps(3, 5)}<table><thead><tr><th>District</th><th>"
        f"Houses</th><th>People</th></tr></thead><tbody>{rows}</tbody></table>{told.ps(5)}</article></main>{footer()}"
    )
    return page_of("fact box", told, document(head(told, meta("date", told.iso, "name")), page))


@layout
def posts_within(told: Story) -> SavedPage:
    post = (
        '<blockquote class="twitter-tweet"><p>We are at the bridge and it stands, whatever they '
        "say.</p>&mdash; Marek D "
        '(@marekd) <a href="#">March 2, 2024</a></blockquote>'
    )
    page = (
        f"{menu()}<main><article><h1>{told.title}</h1><span "
        f'class="author">{told.author}</span><span class="date" '
        f'title="{told.iso}">{told.when:%b %d, %Y}</span><div '
        f'class="content">{told.ps(0, 3)}{post}{told.ps(3)}</div></article>'
        f"</main>{comments()}{footer()}"
    )
    words = [
        *told.paragraphs[:3],
        "We are at the bridge and it stands, whatever they say.",
        *told.paragraphs[3:],
    ]
    return page_of("posts within", told, document(head(told), page), words=words)


@layout
def long_read_in_chapters(told: Story) -> SavedPage:
    paragraphs = told.paragraphs
    page = (
        f'{menu()}<main><article class="longread"><div class="hero"><h1>{told.title}</h1><p>By '
        f"{told.author}, photographs by "
        "Anton Rell</p></div><section><h2>The "
        f"night</h2>{told.ps(0, 4)}{figure()}</section>{advert()}<section><h2>The morning"
        f"</h2>{told.ps(4)}</section></article></main>{newsletter()}{related()}{footer()}"
    )
    words = ["The night", *paragraphs[:4], "The morning", *paragraphs[4:]]
    html = document(head(told, meta("parsely-pub-date", told.iso, "name")), page)
    return page_of("chapters", told, html, words=words, exact=True)


@layout
def reader_view_with_print_buttons(told: Story) -> SavedPage:
    page = (
        '<div class="print-header"><a href="#" onclick="print()">Print this page</a> <a>Close '
        "window</a></div>"
        f'<div class="print-content"><h1>{told.title}</h1><div class="print-date">{told.when:%A}, '
        f"{told.when.day} "
        f'{told.when:%B %Y}</div><div class="print-body">{told.ps()}</div></div><div '
        'class="print-footer">Source URL: '
        f"{told.url}</div>"
    )
    return page_of("print view", told, document(head(told), page))
