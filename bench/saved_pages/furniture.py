"""What stands around a story on a page, and never speaks."""

from bench.saved_pages.story import Story

_HEADLINES = (
    "Budget talks enter third night as unions threaten strike",
    "Five charts that explain the price of bread",
    "Opinion: What the harbour deal really means",
    "Swimmer, 71, crosses the strait for the fourth time",
    "Quiz of the week: how well do you know the coast?",
)


def head(told: Story, extra: str = "") -> str:
    return (
        f'<head><meta charset="utf-8"><title>{told.title} | {told.outlet}</title>'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/a.css">'
        "<script>window.dataLayer=window.dataLayer||[];var "
        f'page={{"type":"article"}};</script>{extra}</head>'
    )


def meta(name: str, content: str, key: str = "property") -> str:
    return f'<meta {key}="{name}" content="{content}">'


def menu() -> str:
    rows = "".join(
        f'<li><a href="/{word.lower()}">{word}</a></li>'
        for word in ("World", "Business", "Sport", "Culture")
    )
    return (
        '<a class="skip-link" href="#main">Skip to main content</a><header class="site-header"><a '
        'href="/">Home</a>'
        f'<button>Menu</button><nav aria-label="Main"><ul>{rows}<li><a href="/subscribe">Subscribe '
        "now</a></li></ul></nav>"
        "</header>"
    )


def cookies() -> str:
    return (
        '<div id="cookie-banner" class="cookie-consent" role="dialog"><p>We and our 214 partners '
        "store and access "
        "information on your device to show personalised advertising and to measure audiences. You "
        "can change your "
        "choice at any time under Privacy.</p><button>Accept all</button><button>Manage "
        "settings</button></div>"
    )


def share() -> str:
    return (
        '<div class="share-tools"><span>Share</span><ul><li><a href="#f">Facebook</a></li><li><a '
        'href="#x">X</a></li>'
        '<li><a href="#w">WhatsApp</a></li><li><button>Copy link</button></li></ul></div>'
    )


def related(title: str = "Related stories", with_times: bool = False) -> str:
    items = "".join(
        f'<li class="teaser"><a href="/s/{number}"><h3>{headline}</h3></a>'
        f"{'<time datetime=2019-0' + str(number + 1) + '-11T08:00:00Z>11 month ago</time>' if with_times else ''}</li>"
        for number, headline in enumerate(_HEADLINES)
    )
    return f'<section class="related-content"><h2>{title}</h2><ul>{items}</ul></section>'


def inline_related() -> str:
    return (
        '<div class="read-more-inline"><strong>Read more:</strong> <a '
        f'href="/s/9">{_HEADLINES[0]}</a></div>'
    )


def advert() -> str:
    return (
        '<div class="ad-slot" data-ad="mpu"><span>Advertisement</span><div>Scroll down to '
        "continue</div></div>"
    )


def figure(
    caption: str = "Smoke rises over the old town. Photograph: Anton Rell/Agency Nine",
) -> str:
    return (
        '<figure><img src="/i.jpg" alt="Smoke over '
        f'roofs"><figcaption>{caption}</figcaption></figure>'
    )


def newsletter() -> str:
    return (
        '<div class="newsletter-signup"><h3>Sign up to First Light</h3><p>Our morning email breaks '
        "down the key stories "
        "of the day, telling you what is happening and why it matters.</p><form><input "
        'type="email"><button>Sign up'
        "</button></form></div>"
    )


def comments() -> str:
    rows = "".join(
        f'<li class="comment"><div class="comment-author">{name}</div><time '
        f'datetime="2025-01-0{at}T10:00:00Z">1 day ago'
        f'</time><div class="comment-body"><p>{words}</p></div><a href="#r">Reply</a></li>'
        for at, (name, words) in enumerate(
            (
                (
                    "gull77",
                    "Everybody I know in the harbour says the opposite of what this article says, "
                    "frankly.",
                ),
                (
                    "M. Petrosz",
                    "Where is the evidence? My cousin lives there and the water never stopped at "
                    "all.",
                ),
                (
                    "reader_of_old",
                    "Great reporting as ever, thank you for staying on this story when others "
                    "left.",
                ),
            ),
            1,
        )
    )
    return (
        '<section id="comments" class="comments-area"><h2>3 comments</h2><ol '
        f'class="comment-list">{rows}</ol></section>'
    )


def footer() -> str:
    return (
        '<footer class="site-footer"><p>© 2009–2025 Courier Media Group. All rights reserved. '
        "Registered in Vesna, "
        'company number 402917.</p><ul><li><a href="/terms">Terms</a></li><li><a '
        'href="/privacy">Privacy</a></li></ul>'
        "</footer>"
    )


def document(head_: str, body: str, attributes: str = 'lang="en"') -> str:
    return f"<!DOCTYPE html>\n<html {attributes}>\n{head_}\n<body>\n{body}\n</body>\n</html>\n"
