"""Articles in the layouts of news sites, agencies, magazines and governments of today."""

import json

from bench.saved_pages.furniture import (
    advert,
    comments,
    cookies,
    document,
    figure,
    footer,
    head,
    inline_related,
    menu,
    meta,
    newsletter,
    related,
    share,
)
from bench.saved_pages.story import SavedPage, Story, layout, page_of


def data(told: Story, kind: str = "NewsArticle", **more: object) -> str:
    """The page's data as JSON-LD."""
    body = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": told.title,
        "datePublished": told.iso,
        "dateModified": told.when.replace(year=2025).isoformat(),
        "author": [{"@type": "Person", "name": told.author}],
        "publisher": {"@type": "Organization", "name": told.outlet},
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(body)}</script>'


@layout
def blocks_with_hashed_classes(told: Story) -> SavedPage:
    body = "".join(
        '<div data-component="text-block" class="ssrcss-11r1m41-Rich"><div class="e5tfeyi2"><p '
        'class="ssrcss-1q0x1qg-Par">'
        f"{paragraph}</p></div></div>"
        + (f'<div data-component="image-block">{figure()}</div>' if at == 1 else "")
        for at, paragraph in enumerate(told.paragraphs)
    )
    page = (
        f'{cookies()}{menu()}<main id="main-content"><article class="ssrcss-pv1rh6"><header><h1 '
        'id="main-heading">'
        f"{told.title}</h1><div><time datetime={told.iso}>3 hours ago</time><span>By "
        f"{told.author}</span></div></header>"
        f'{body}<div data-component="links-block"><p>More on this '
        f"story</p>{related('More on this story')}</div></article>"
        f'<section aria-label="Top stories">{related("Top stories", with_times=True)}</section></main>{footer()}'
    )
    return page_of("hashed classes", told, document(head(told, data(told)), page), exact=True)


@layout
def broadsheet_with_standfirst(told: Story) -> SavedPage:
    page = (
        f'{menu()}<main data-layout="StandardLayout"><article><div '
        f'data-gu-name="headline"><h1>{told.title}</h1></div>'
        f'<div data-gu-name="standfirst"><p>{told.paragraphs[0]}</p></div><div '
        'data-gu-name="meta"><address><a rel="author" '
        f'href="/p">{told.author}</a></address><details><summary>{told.when:%a %d %b %Y %H.%M} '
        "GMT</summary>Last modified "
        f"on {told.when.replace(year=2025):%a %d %b %Y}</details>{share()}</div><div "
        f'data-gu-name="media">{figure()}</div>'
        '<div data-gu-name="body" id="maincontent"><div '
        f'class="article-body-viewer">{told.ps(1, 3)}'
        f'<figure data-spacefinder-type="NewsletterSignup">{newsletter()}</figure>{told.ps(3, 5)}'
        '<aside data-spacefinder-role="supporting"><blockquote>“Nobody to talk '
        f"to”</blockquote></aside>{told.ps(5)}</div>"
        '</div><div data-gu-name="submeta"><span>Explore more on these '
        "topics</span><ul><li>World</li></ul></div></article>"
        f"{related('Most viewed')}</main>{comments()}{footer()}"
    )
    tags = meta("article:published_time", told.iso) + meta("og:site_name", told.outlet)
    return page_of("standfirst", told, document(head(told, tags), page), exact=True)


@layout
def agency_with_dateline(told: Story) -> SavedPage:
    first = f"VESNA, {told.when:%B} {told.when.day} (Agency Nine) - {told.paragraphs[0]}"
    body = "".join(
        f'<div data-testid="paragraph-{at}" class="text__text__1FZLe '
        f'article-body__paragraph__2-BtD">{paragraph}</div>'
        for at, paragraph in enumerate((first, *told.paragraphs[1:]))
    )
    page = (
        f'{menu()}<main><article data-testid="Article"><header><h1 '
        f'data-testid="Heading">{told.title}</h1><p>By '
        f'<a>{told.author}</a></p><time datetime="{told.iso}"><span>{told.when:%B %d, %Y}</span><span>{told.when:%I:%M %p}'
        f'</span></time></header><div class="article-body__content__17Yit">{body}</div><div '
        'class="sign-off"><p>Reporting by '
        f"{told.author}; Editing by Lena Ost</p><p>Our Standards: The Agency Nine Trust "
        "Principles.</p></div>"
        f"</article>{related('Read Next')}</main>{footer()}"
    )
    words = [first, *told.paragraphs[1:]]
    return page_of("agency", told, document(head(told, data(told)), page), words=words, exact=True)


@layout
def paywall_stub(told: Story) -> SavedPage:
    page = (
        f'{menu()}<main><article><h1>{told.title}</h1><p class="byline">By '
        f'{told.author}</p><section name="articleBody">'
        f'{told.ps(0, 2)}</section><div class="gateway paywall" data-testid="gateway"><h2>Thank '
        "you for your patience while we "
        "verify access.</h2><p>Already a subscriber? Log in.</p><p>Want all of The Courier? "
        "Subscribe for 1 crown a week."
        f"</p><button>Subscribe</button></div></article></main>{footer()}"
    )
    html = document(head(told, data(told, isAccessibleForFree=False)), page)
    return page_of("paywall", told, html, words=told.paragraphs[:2], exact=True)


@layout
def weekly_with_drop_cap(told: Story) -> SavedPage:
    first = told.paragraphs[0]
    page = (
        f"{menu()}<main><section><span>Europe | War at the "
        f"river</span><h1>{told.title}</h1><h2>What the night showed</h2>"
        f'<time datetime="{told.iso}">{told.when:%b} {told.when.day}th '
        f"{told.when:%Y}</time></section><div><p "
        f'data-component="paragraph"><span data-caps="initial">{first[:1]}</span>{first[1:]}</p>{advert()}{told.ps(1)}</div>'
        '<p class="print">This article appeared in the Europe section of the print '
        f"edition</p></main>{related()}{footer()}"
    )
    return page_of("weekly", told, document(head(told, data(told)), page), exact=True)


@layout
def broadcaster_with_pull_quotes(told: Story) -> SavedPage:
    page = (
        f'{menu()}{cookies()}<div id="root"><main><h1>{told.title}</h1><p '
        f'class="article__subhead"><em>{told.paragraphs[0]}'
        '</em></p><div class="article-info-block"><div class="author-link">By '
        f"<a>{told.author}</a></div><div "
        f'class="date-simple"><span class="screen-reader-text">Published On {told.when.day} '
        f"{told.when:%b %Y}</span><span "
        f'aria-hidden="true">{told.when.day} {told.when:%b %Y}</span></div></div>{share()}<div '
        'class="wysiwyg" aria-live='
        f'"polite">{told.ps(1, 4)}<blockquote class="pullquote"><p>“Nobody to talk '
        "to.”</p><cite>The governor</cite>"
        '</blockquote><div class="more-on"><h2>Recommended Stories</h2><span>list of 3 '
        "items</span><ul><li>list 1 of 3 "
        "Budget talks enter third night</li></ul><span>end of "
        f"list</span></div>{told.ps(4)}</div></main></div>{footer()}"
    )
    return page_of(
        "pull quotes", told, document(head(told, meta("og:site_name", told.outlet)), page)
    )


@layout
def amp_page(told: Story) -> SavedPage:
    page = (
        f'<amp-sidebar id="sidebar"><ul><li>World</li><li>Sport</li></ul></amp-sidebar><amp-consent id="c"><div>We value '
        "your privacy and our partners do too. <button>Agree</button></div></amp-consent><article "
        'class="amp-wp-article">'
        f'<header class="amp-wp-article-header"><h1 class="amp-wp-title">{told.title}</h1><div '
        'class="amp-wp-meta">'
        f'<time datetime="{told.iso}">5 months ago</time></div></header><amp-img '
        'src="/i.jpg"></amp-img>'
        f'<div class="amp-wp-article-content">{told.ps()}</div></article><amp-list>{related()}</amp-list>{footer()}'
    )
    extra = (
        f'<script async src="v0.js"></script>{data(told)}<link rel="canonical" href="{told.url}">'
    )
    return page_of("AMP", told, document(head(told, extra), page, "amp lang=en"), exact=True)


@layout
def blog_of_a_common_kind(told: Story) -> SavedPage:
    page = (
        f'<div id="page" class="hfeed site">{menu()}<div id="content"><div id="primary"><main '
        'id="main">'
        '<article id="post-401" class="post type-post hentry"><header class="entry-header"><h1 '
        'class="entry-title">'
        f'{told.title}</h1><div class="entry-meta"><span class="posted-on">Posted on <a '
        'href="#"><time class="entry-date '
        f'published" datetime="{told.iso}">{told.when:%B %d, %Y}</time><time class="updated" '
        'datetime="2025-02-02T10:00:00Z">'
        'February 2, 2025</time></a></span><span class="byline"> by '
        f"{told.author}</span></div></header><div "
        f'class="entry-content">{told.ps()}<div class="sharedaddy">{share()}</div><div '
        'class="jp-relatedposts"><h3>Like this:'
        '</h3><p>Loading...</p></div></div><footer class="entry-footer">Posted in <a>News</a>. '
        "Tagged <a>river</a>. Leave a "
        f'comment</footer></article>{comments()}<nav class="post-navigation"><a>Previous Post: '
        "Bread</a></nav></main></div>"
        '<div id="secondary" class="widget-area"><section class="widget"><h2>Recent '
        "Posts</h2><ul><li>Five charts that "
        "explain the price of bread</li></ul></section><section><h2>Archives</h2><ul><li>January "
        "2025</li></ul></section>"
        f"</div></div>{footer()}</div>"
    )
    return page_of("blog", told, document(head(told), page), exact=True)


@layout
def government_release(told: Story) -> SavedPage:
    page = (
        '<div class="govuk-cookie-banner"><h2>Cookies on this site</h2><p>We use some essential '
        "cookies to make this website "
        f'work.</p></div>{menu()}<main role="main" id="content"><span '
        'class="gem-c-title__context">Press release</span><h1>'
        f'{told.title}</h1><dl class="gem-c-metadata"><dt>From:</dt><dd>Ministry of '
        "Rescue</dd><dt>Published</dt><dd>"
        f'{told.when.day} {told.when:%B %Y}</dd></dl><div class="gem-c-govspeak '
        f'govuk-govspeak">{told.ps()}</div>'
        '<div class="gem-c-contextual-footer"><h2>Explore the '
        "topic</h2><ul><li>Rescue</li></ul></div>"
        '<div class="gem-c-feedback"><h2>Is this page useful?</h2><button>Yes this page is '
        "useful</button></div></main>"
        f"{footer()}"
    )
    tags = meta("govuk:first-published-at", told.iso, "name") + meta(
        "govuk:updated-at", "2025-01-01T00:00:00Z", "name"
    )
    return page_of("release", told, document(head(told, tags), page))


@layout
def think_tank_with_field(told: Story) -> SavedPage:
    page = (
        f'{menu()}<div class="region-content"><div class="node node-backgrounder"><h1 '
        f'class="page-title">{told.title}</h1>'
        f'<div class="field field-name-post-date"><div class="field-item">{told.when:%b %d, %Y} - '
        "Institute Press</div></div>"
        '<div class="field field-name-body"><div class="field-items"><div class="field-item" '
        'property="content:encoded">'
        f"{told.ps(0, 4)}<p><strong>Key Takeaways:</strong></p><ul>"
        f"{''.join(f'<li>{paragraph}</li>' for paragraph in told.paragraphs[4:])}</ul></div></div></div>"
        f'<div class="field-tags">Tags: River Project</div></div></div>{footer()}'
    )
    words = [*told.paragraphs[:4], "Key Takeaways:", *told.paragraphs[4:]]
    return page_of("think tank", told, document(head(told), page), words=words)


@layout
def newsletter_host(told: Story) -> SavedPage:
    page = (
        '<div id="main"><div class="main-menu"><button>Subscribe</button><button>Sign '
        "in</button></div><div "
        'class="single-post"><article class="newsletter-post post"><div class="post-header"><h1 '
        f'class="post-title">{told.title}'
        '</h1><h3 class="subtitle">Notes from the river</h3><div '
        f'class="pencraft">{told.author}</div><div class="pencraft">'
        f"{told.when:%b %d, %Y}</div><button>Share</button></div><div "
        'class="available-content"><div class="body markup">'
        f'{told.ps(0, 3)}<div class="subscription-widget"><p>Vesna Notes is a reader-supported '
        "publication. To receive new "
        f"posts, consider becoming a subscriber.</p><form><button>Subscribe</button></form></div>{told.ps(3)}</div></div>"
        '</article><div class="comments-page"><h4>Discussion about this post</h4><p>Ready for '
        "more?</p></div></div></div>"
    )
    return page_of("newsletter", told, document(head(told, data(told)), page), exact=True)


@layout
def tabloid_of_lists_and_boxes(told: Story) -> SavedPage:
    page = (
        f'{menu()}<main><article class="article-text"><h2>{told.title}</h2><p '
        f'class="author-section">By {told.author} FOR THE '
        'COURIER</p><p class="byline-section"><span class="article-timestamp '
        'article-timestamp-published">Published: <time '
        f'datetime="{told.iso}">{told.when:%H:%M GMT, %d %B %Y}</time></span> | <span>Updated: '
        "<time datetime="
        f'"2025-01-03T10:00:00Z">10:00 GMT, 3 January 2025</time></span></p>{share()}<div '
        'itemprop="articleBody">'
        f'{told.ps(0, 3)}<div class="artSplitter">{figure("The ruined market seen from the bridge yesterday")}</div>'
        f"{inline_related()}{told.ps(3, 5)}<div "
        f'class="related-carousel">{related("RELATED ARTICLES")}</div>{told.ps(5)}'
        f'</div></article><div id="reader-comments">{comments()}</div></main>{footer()}'
    )
    return page_of("tabloid", told, document(head(told), page), exact=True)


@layout
def relief_site_with_details(told: Story) -> SavedPage:
    page = (
        f'{menu()}<main id="main-content"><article class="rw-report"><h1 '
        f'class="rw-article__title">{told.title}</h1>'
        '<div class="rw-entity-meta"><dl><dt>Format</dt><dd>News and Press '
        "Release</dd><dt>Source</dt><dd><ul><li>Relief "
        f'Office</li></ul></dd><dt>Posted</dt><dd><time datetime="{told.iso}">{told.when.day} '
        f"{told.when:%b %Y}</time></dd>"
        f'</dl></div><div class="rw-report__content">{told.ps()}</div></article><section><h2>Related Content</h2>{related()}'
        f"</section></main>{footer()}"
    )
    return page_of("relief", told, document(head(told), page))


@layout
def data_in_a_graph(told: Story) -> SavedPage:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": told.outlet, "datePublished": "2011-01-01"},
            {"@type": "BreadcrumbList", "itemListElement": []},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": told.title,
                "datePublished": told.iso,
                "author": {"@type": "Person", "name": told.author},
                "publisher": {"@id": "#org"},
            },
        ],
    }
    extra = f'<script type="application/ld+json">{json.dumps(graph)}</script>' + meta(
        "og:site_name", told.outlet
    )
    page = (
        f'{menu()}<div class="container"><div class="row"><div class="col-md-8"><h1 '
        f'class="headline">{told.title}</h1>'
        f'<div class="story-meta">{told.author} | 4 min read</div><div '
        f'class="story-body">{told.ps(0, 4)}{advert()}'
        f'{told.ps(4)}</div>{share()}</div><div class="col-md-4 '
        f'sidebar">{related("Trending", with_times=True)}{newsletter()}'
        f"</div></div></div>{footer()}"
    )
    return page_of("graph", told, document(head(told, extra), page), exact=True)
