"""Pages of an older web and of plain makers: tables, fonts, breaks, divisions without names."""

from bench.saved_pages.furniture import comments, document, footer, head, menu, meta, related, share
from bench.saved_pages.story import SavedPage, Story, layout, page_of


@layout
def table_of_three_columns(told: Story) -> SavedPage:
    links = "".join(
        f'<tr><td><a href="/{at}"><font size="1">Section {at}</font></a></td></tr>'
        for at in range(8)
    )
    body = "".join(
        f'<p><font face="Verdana" size="2">{paragraph}</font></p>' for paragraph in told.paragraphs
    )
    page = (
        '<table width="760" border="0"><tr><td colspan="3"><img src="/logo.gif"></td></tr><tr><td '
        'width="120" valign="top">'
        f'<table>{links}</table></td><td width="480" valign="top"><font '
        f'size="4"><b>{told.title}</b></font><br><font size="1">'
        f'{told.when.day} {told.when:%B %Y}</font>{body}</td><td width="160"><font size="1">Poll: '
        "Should the bridge be "
        "rebuilt? Yes / No / Vote</font></td></tr></table>"
    )
    return page_of("three columns", told, document(head(told), page))


@layout
def breaks_for_paragraphs(told: Story) -> SavedPage:
    body = "<br><br>\n".join(told.paragraphs)
    page = (
        '<div id="wrap"><div id="top"><a href="/">Main</a> | <a href="/n">News</a> | <a '
        'href="/c">Contacts</a></div><div '
        f'id="text"><h1>{told.title}</h1><div '
        f'class="dt">{told.when:%d.%m.%Y %H:%M}</div>{body}</div><div id="bot">Copyright '
        "2003-2025</div></div>"
    )
    return page_of("breaks", told, document(head(told), page))


@layout
def divisions_without_names(told: Story) -> SavedPage:
    body = "".join(f"<div>{paragraph}</div>" for paragraph in told.paragraphs)
    page = (
        f"<div><div><a>Home</a><a>About</a><a>Donate</a></div><div><div>{told.title}</div><div>{told.when:%B %d, %Y}</div><div>"
        f"{body}</div></div><div><div>Contact us</div><div>Privacy policy</div></div></div>"
    )
    tags = meta("og:title", told.title)
    return page_of("no names", told, document(head(told, tags), page))


@layout
def agency_of_a_state(told: Story) -> SavedPage:
    page = (
        f'{menu()}<div class="news-header"><div class="news-header__date"><dateformat '
        f'time="{int(told.when.timestamp())}">'
        f"{told.when.day} {told.when:%b %Y}, {told.when:%H:%M}</dateformat></div><h1 "
        f'class="news-header__title">{told.title}</h1>'
        f'<div class="news-header__lead">{told.paragraphs[0]}</div></div><div '
        'class="news-content"><div class="text-content">'
        f'<div class="text-block">{told.ps(1)}</div></div></div><div class="news-tags">Tags: '
        f"Foreign policy</div>{related()}"
    )
    return page_of("state agency", told, document(head(told), page))


@layout
def address_alone_has_the_date(told: Story) -> SavedPage:
    address = f"https://courier.example/{told.when:%Y/%m/%d}/water"
    tags = f'<link rel="canonical" href="{address}">'
    page = f'{menu()}<div class="story"><h1>{told.title}</h1>{told.ps()}</div>{share()}{footer()}'
    return page_of("date in address", told, document(head(told, tags), page))


@layout
def items_with_properties(told: Story) -> SavedPage:
    page = (
        f'{menu()}<div itemscope itemtype="http://schema.org/NewsArticle"><h1 '
        f'itemprop="headline">{told.title}</h1><span '
        f'itemprop="datePublished" content="{told.iso}">{told.when:%H:%M | %d.%m.%y}</span><span '
        'itemprop="author">'
        f'{told.author}</span><div itemprop="articleBody">{told.ps()}</div></div>{comments()}{footer()}'
    )
    return page_of("properties", told, document(head(told), page), exact=True)


@layout
def library_tags(told: Story) -> SavedPage:
    tags = (
        meta("DC.title", told.title, "name")
        + meta("DC.date.issued", f"{told.when:%Y-%m-%d}", "name")
        + meta("DC.publisher", told.outlet, "name")
    )
    page = (
        f"<h1>{told.title}</h1>{told.ps()}<hr><address>Webmaster, revised 3 January 2025</address>"
    )
    return page_of("library tags", told, document(head(told, tags), page))


@layout
def forum_thread(told: Story) -> SavedPage:
    page = (
        '<div class="forum"><div class="crumbs">Board index » News</div><h2 '
        f'class="topic-title">{told.title}</h2>'
        '<div class="post"><div class="postprofile">Hanna77<br>Posts: 4012<br>Joined: 11 May '
        '2009</div><div class="postbody">'
        f'<p class="author">by Hanna77 » {told.when:%a %b %d, %Y %I:%M %p}</p><div class="content">'
        f'{"<br><br>".join(told.paragraphs)}</div></div></div><div class="action-bar">Post '
        "Reply</div></div>"
    )
    return page_of("forum", told, document(head(told), page))
