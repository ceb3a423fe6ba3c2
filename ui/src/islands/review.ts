/** Reviewing claims by single keys; spans amended by choosing words. Looking decides nothing. */
import "../review/review.css";
import { ownData } from "../data";
import type { Entry } from "../entry";
import { html, must } from "../parts/elements";
import { listen } from "../parts/keys";
import { printed } from "../parts/plain";
import { keepDrafts } from "../review/draft";
import { assigned, type Marked, PARTS, type Part, pieces, read, type Span, trimmed, written } from "../review/spans";
import { Words } from "../review/words";

interface Told extends Pick<Entry, Part> {
  readonly passage: { readonly text: string; readonly start: number };
}

export default function review(element: HTMLElement): void {
  const told = ownData<Told>(element);
  if (told && element instanceof HTMLFormElement) new Review(element, told);
}

class Review {
  private readonly passage: HTMLElement;
  private readonly words: Words;
  private isAmended = false;
  /** Whether somebody was at the fields since the page opened: a draft of before is seen before it is appended. */
  private isSeen = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly recorded: Told,
  ) {
    this.passage = must(form.querySelector<HTMLElement>(".passage"), "passage");
    this.words = new Words(must(form.querySelector<HTMLElement>(".ruler"), "ruler"), (words, part) =>
      this.put(words, part),
    );
    const keys = must(form.querySelector<HTMLElement>(".review-keys"), "keys");
    for (const button of form.querySelectorAll("[accesskey]")) button.removeAttribute("accesskey");
    keys.after(html("p", { class: "under-keys" }, this.listen(), keepDrafts(form)));
    form.addEventListener("input", (event) => {
      const name = (event.target as HTMLInputElement).name;
      if (name !== "why") this.isAmended = this.isSeen = true;
      if ((PARTS as readonly string[]).includes(name)) this.show();
    });
    const isDraft = (part: Part) => this.field(part).value.trim() !== written(this.recorded[part].spans);
    this.isAmended = PARTS.some(isDraft);
    this.show();
  }

  private get told(): Told["passage"] {
    return this.recorded.passage;
  }

  private listen(): HTMLElement {
    const press = (verdict: string) => () =>
      this.form.querySelector<HTMLButtonElement>(`button[value=${verdict}]`)?.click();
    const follow = (rel: string) => () => document.querySelector<HTMLAnchorElement>(`main a[rel=${rel}]`)?.click();
    const choose = (part: Part | null) => () => this.select(part);
    return listen(
      [
        { key: "a", told: "accept", run: press("accept") },
        { key: "r", told: "reject", run: press("reject") },
        {
          key: "e",
          told: "amend: go to the fields, and once something is changed, append it",
          run: () => this.amend(),
        },
        { key: "u", told: "leave unsure", run: press("unsure") },
        { key: "n", told: "the next claim, deciding nothing", run: follow("next") },
        { key: "b", told: "back to the claim before", run: follow("prev") },
        { key: "d", told: "keep as a draft", run: press("draft") },
        { key: "w", told: "write why", run: () => this.field("why").focus() },
        { key: "z", told: "take back what you decided last, on this claim or the one before", run: () => this.undo() },
        { key: "1", told: "the chosen words are the source", run: choose("source") },
        { key: "2", told: "the chosen words are the cue", run: choose("cue") },
        { key: "3", told: "the chosen words are the content", run: choose("content") },
        { key: "0", told: "the chosen words are none of these", run: choose(null) },
      ],
      [["Esc", "out of a field, so that the letters work again"]],
    );
  }

  private undo(): void {
    const before = document.querySelector<HTMLButtonElement>(".last-decision button");
    (before ?? this.form.querySelector<HTMLButtonElement>("button[value=undo]"))?.click();
  }

  private field(name: string): HTMLInputElement {
    return must(this.form.querySelector<HTMLInputElement>(`[name=${name}]`), name);
  }

  private amend(): void {
    if (this.isAmended && this.isSeen) this.form.querySelector<HTMLButtonElement>("button[value=amend]")?.click();
    else {
      const details = this.form.querySelector<HTMLDetailsElement>("details");
      if (details) details.open = true;
      this.isSeen = true;
      this.field("stance").focus();
    }
  }

  /** What the pointer has chosen in the passage goes to a part. */
  private select(part: Part | null): void {
    const chosen = getSelection();
    if (!chosen?.rangeCount || chosen.isCollapsed || !this.passage.contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    if (!this.passage.contains(range.endContainer)) return;
    const before = document.createRange();
    before.setStart(this.passage, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = this.told.start + [...before.toString()].length;
    this.put([start, start + [...range.toString()].length], part);
    chosen.removeAllRanges();
  }

  private get marked(): Marked {
    const of = (part: Part) => read(this.field(part).value) ?? [];
    return { source: of("source"), cue: of("cue"), content: of("content") };
  }

  private put(words: Span, part: Part | null): void {
    const next = assigned(this.marked, trimmed(words, this.told.text, this.told.start), part);
    for (const each of PARTS) this.field(each).value = written(next[each]);
    this.field("content").dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  private show(): void {
    const marked = this.marked;
    this.words.show(marked);
    for (const part of PARTS) {
      const field = this.field(part);
      field.setCustomValidity(read(field.value) ? "" : "Give spans as 12-24, 30-41.");
    }
    if (!this.isAmended) return;
    const drawn = pieces(this.told.text, this.told.start, marked).map((each) => {
      const words = printed(each.text);
      return each.parts.length ? [html("span", { class: each.parts.join(" ") }, ...words)] : words;
    });
    this.passage.replaceChildren(...drawn.flat());
  }
}
