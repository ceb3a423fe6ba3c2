"""Pages in other scripts and with dates in other tongues; the words are invented or say nothing of
anybody.
"""

from dataclasses import replace

from bench.saved_pages.furniture import document, figure, head, menu, meta, related
from bench.saved_pages.story import SavedPage, Story, layout, page_of

_ARABIC = (
    "قال محافظ أورليف إن القصف أصاب محطة الضخ ليلا وقطع المياه عن أربعة أحياء.",
    "ولم يصدر تعليق من هيئة أركان الشمال حتى ظهر اليوم، بينما قال سكان إنهم سمعوا انفجارات "
    "متتالية.",
    "وأوضحت ممرضة في المستشفى أن عدد الجرحى بلغ سبعة عشر شخصا بينهم طفلان.",
    "وتوقفت القطارات بين المدينتين حتى إشعار آخر، بحسب وزارة النقل.",
)
_HEBREW = (
    "מושל אורליב אמר כי ההפגזה פגעה בתחנת השאיבה בלילה וניתקה את המים מארבעה רובעים.",
    "המטה הכללי הצפוני לא הגיב עד הצהריים, ותושבים סיפרו כי שמעו פיצוצים רצופים.",
    "אחות בבית החולים ספרה שבעה עשר פצועים, בהם שני ילדים.",
    "הרכבות בין שתי הערים הופסקו עד להודעה חדשה, לפי משרד התחבורה.",
)
_UKRAINIAN = (
    "Обстріл уночі пошкодив насосну станцію Орліва й залишив без води чотири райони, сказав "
    "голова громади.",
    "Північний генеральний штаб до полудня нічого не відповів, а мешканці чули кілька вибухів "
    "поспіль.",
    "Медсестра лікарні налічила сімнадцять поранених, серед них двоє дітей.",
    "Поїзди між двома містами зупинили до окремого повідомлення, повідомило міністерство.",
)
_GERMAN = (
    "Beschuss hat in der Nacht das Pumpwerk von Orliw getroffen und vier Bezirken das Wasser "
    "genommen, sagte die Gouverneurin.",
    "Der nördliche Generalstab äußerte sich bis zum Mittag nicht; Anwohner berichteten von "
    "mehreren Einschlägen.",
    "Eine Krankenschwester zählte siebzehn Verletzte, unter ihnen zwei Kinder.",
    "Die Züge zwischen beiden Städten fahren bis auf Weiteres nicht, teilte das Ministerium mit.",
)
_ARABIC_MONTHS = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
_HEBREW_MONTHS = [
    "ינואר",
    "פברואר",
    "מרץ",
    "אפריל",
    "מאי",
    "יוני",
    "יולי",
    "אוגוסט",
    "ספטמבר",
    "אוקטובר",
    "נובמבר",
    "דצמבר",
]
_UKRAINIAN_MONTHS = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
]


def _told(story: Story, title: str, paragraphs: tuple[str, ...]) -> Story:
    return replace(story, title=title, paragraphs=paragraphs)


@layout
def arabic(story: Story) -> SavedPage:
    told = _told(story, "انقطاع المياه في أورليف بعد ليلة من القصف", _ARABIC)
    page = (
        f'{menu()}<main><article><h1>{told.title}</h1><div class="date">{told.when.day} '
        f"{_ARABIC_MONTHS[told.when.month - 1]} "
        f"{told.when.year}</div>{figure('الدخان فوق المدينة القديمة')}{told.ps()}</article>"
        f"</main>{related('اقرأ أيضا')}"
    )
    html = document(
        head(told, meta("article:published_time", told.iso)), page, 'lang="ar" dir="rtl"'
    )
    return page_of("Arabic", told, html, exact=True)


@layout
def hebrew(story: Story) -> SavedPage:
    told = _told(story, "המים נותקו באורליב אחרי לילה של הפגזות", _HEBREW)
    page = (
        f'{menu()}<main><h1>{told.title}</h1><time datetime="{told.iso}">{told.when.day} '
        f"ב{_HEBREW_MONTHS[told.when.month - 1]} {told.when.year}</time><div "
        f"class='body'>{told.ps()}</div></main>{related('עוד')}"
    )
    return page_of("Hebrew", told, document(head(told), page, 'lang="he" dir="rtl"'), exact=True)


@layout
def arabic_with_its_date_shown_alone(story: Story) -> SavedPage:
    told = _told(story, "توقف القطارات بين المدينتين", _ARABIC[::-1])
    page = (
        f'<div class="wrap"><h1>{told.title}</h1><span class="date">نشر في {told.when.day} '
        f"{_ARABIC_MONTHS[told.when.month - 1]} {told.when.year}</span><div "
        f'class="text">{told.ps()}</div></div>'
    )
    return page_of("Arabic date", told, document(head(told), page, 'lang="ar" dir="rtl"'))


@layout
def ukrainian(story: Story) -> SavedPage:
    told = _told(story, "В Орліві після нічного обстрілу немає води", _UKRAINIAN)
    page = (
        f'{menu()}<div class="post__title"><h1>{told.title}</h1></div><div '
        f'class="post__time">{told.when.day} '
        f"{_UKRAINIAN_MONTHS[told.when.month - 1]} {told.when.year}, {told.when:%H:%M}</div><div "
        f'class="post__text">{told.ps()}'
        f'</div><div class="block_related">{related("Читайте також")}</div>'
    )
    return page_of("Ukrainian", told, document(head(told), page, 'lang="uk"'))


@layout
def german(story: Story) -> SavedPage:
    told = _told(story, "Orliw nach nächtlichem Beschuss ohne Wasser", _GERMAN)
    page = (
        f'{menu()}<main><article><h1>{told.title}</h1><p class="metatextline">Stand: '
        f"{told.when:%d.%m.%Y %H:%M} Uhr</p>"
        f"{told.ps()}</article></main>{related('Mehr zum Thema')}"
    )
    return page_of("German", told, document(head(told), page, 'lang="de"'))
