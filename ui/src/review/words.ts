/** The words of a passage, to be chosen with pointer or arrows and put into source, cue or content. */
import { html } from "../parts/elements";
import { say } from "../parts/say";
import type { Marked, Part, Span } from "./spans";
import { PARTS } from "./spans";

const KEYS = new Map<string, Part | null>([
  ["1", "source"],
  ["2", "cue"],
  ["3", "content"],
  ["0", null],
]);

/** Makes a ruler's words choosable; `assign` is called with what was chosen and the part it goes to. */
export class Words {
  private readonly words: { readonly element: HTMLElement; readonly span: Span }[] = [];
  private anchor = 0;
  private head = 0;

  constructor(
    private readonly ruler: HTMLElement,
    private readonly assign: (words: Span, part: Part | null) => void,
  ) {
    ruler.classList.add("live");
    ruler.setAttribute("role", "group");
    ruler.setAttribute(
      "aria-label",
      "Words of the passage. Arrow keys choose, with Shift several; 1 source, 2 cue, 3 content, 0 none.",
    );
    for (const element of ruler.querySelectorAll<HTMLElement>(":scope > span")) {
      const [start, end] = (element.querySelector("small")?.textContent ?? "").split("-").map(Number);
      if (start === undefined || end === undefined) continue;
      element.setAttribute("role", "button");
      element.tabIndex = this.words.length ? -1 : 0;
      this.words.push({ element, span: [start, end] });
    }
    ruler.after(this.buttons());
    ruler.addEventListener("keydown", (event) => this.key(event));
    ruler.addEventListener("pointerdown", (event) => this.drag(event));
  }

  /** Show which words are in which part. */
  show(marked: Marked): void {
    for (const { element, span } of this.words)
      for (const part of PARTS) {
        const isIn = marked[part].some(([a, b]) => a < span[1] && span[0] < b);
        element.classList.toggle(part, isIn);
      }
  }

  private buttons(): HTMLElement {
    const row = html("p", { class: "review-keys parts", role: "group", "aria-label": "Put the chosen words into" });
    for (const [key, part] of KEYS) {
      const name = part ?? "none";
      const button = html(
        "button",
        { type: "button", class: "light" },
        `${name[0]?.toUpperCase()}${name.slice(1)} `,
        html("kbd", {}, key),
      );
      button.addEventListener("click", () => this.put(part));
      row.append(button);
    }
    return row;
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to: Record<string, number> = {
      ArrowRight: this.head + 1,
      ArrowLeft: this.head - 1,
      Home: 0,
      End: this.words.length - 1,
    };
    const next = to[event.key];
    if (next !== undefined) this.choose(next, event.shiftKey);
    else if (KEYS.has(event.key)) this.put(KEYS.get(event.key) ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(to: number, isMore: boolean): void {
    const old = this.words[this.head]?.element;
    this.head = Math.min(Math.max(to, 0), this.words.length - 1);
    if (!isMore) this.anchor = this.head;
    if (old) old.tabIndex = -1;
    const now = this.words[this.head]?.element;
    if (now) {
      now.tabIndex = 0;
      now.focus();
    }
    const [first, last] = this.bounds();
    for (const [place, each] of this.words.entries()) {
      const isChosen = place >= first && place <= last;
      each.element.classList.toggle("chosen-word", isChosen);
      each.element.setAttribute("aria-pressed", `${isChosen}`);
    }
  }

  private bounds(): readonly [number, number] {
    return [Math.min(this.anchor, this.head), Math.max(this.anchor, this.head)];
  }

  private put(part: Part | null): void {
    const [first, last] = this.bounds();
    const [from, to] = [this.words[first], this.words[last]];
    if (!from || !to) return;
    this.assign([from.span[0], to.span[1]], part);
    say(part ? `${last - first + 1} words are ${part} now.` : "These words are in no part now.");
  }

  private drag(event: PointerEvent): void {
    const placeOf = (target: EventTarget | null) =>
      this.words.findIndex((each) => each.element.contains(target as Node));
    const start = placeOf(event.target);
    if (start < 0 || event.button !== 0) return;
    event.preventDefault();
    this.choose(start, event.shiftKey);
    const over = (move: PointerEvent) => {
      const place = placeOf(document.elementFromPoint(move.clientX, move.clientY));
      if (place >= 0) this.choose(place, true);
    };
    this.ruler.addEventListener("pointermove", over);
    const end = () => this.ruler.removeEventListener("pointermove", over);
    addEventListener("pointerup", end, { once: true });
    addEventListener("pointercancel", end, { once: true });
  }
}
