/** Words of a report that are selected go with the link that marks a claim which was missed. */

/** The words, and how many characters of the report come before them, roughly: of equal words the nearest are meant. */
export function markedIn(article: HTMLElement, chosen: Selection | null): { words: string; near: number } | undefined {
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return undefined;
  const range = chosen.getRangeAt(0);
  if (!article.contains(range.commonAncestorContainer)) return undefined;
  const words = range.toString().trim();
  if (!words) return undefined;
  const before = document.createRange();
  before.setStart(article, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return { words, near: before.toString().length };
}

/** The address with the words in it; as it was, without any. */
export function withWords(address: string, marked: { words: string; near: number } | undefined): string {
  const url = new URL(address, "http://here");
  url.search = "";
  if (marked) {
    url.searchParams.set("words", marked.words.slice(0, 4000));
    url.searchParams.set("near", String(marked.near));
  }
  return url.pathname + url.search;
}

/** Keep the link up to date with what is selected, and bring it to where the words are. */
export function marking(sheet: HTMLElement): void {
  const article = sheet.querySelector<HTMLElement>("article");
  const link = document.querySelector<HTMLAnchorElement>("a[data-mark]");
  if (!article || !link) return;
  const home = link.parentElement;
  const address = link.getAttribute("href") ?? "";
  document.addEventListener("selectionchange", () => {
    const marked = markedIn(article, document.getSelection());
    link.setAttribute("href", withWords(address, marked));
    home?.classList.toggle("at-hand", marked !== undefined);
  });
}

/** Go where the link leads. */
export function mark(): void {
  document.querySelector<HTMLAnchorElement>("a[data-mark]")?.click();
}
