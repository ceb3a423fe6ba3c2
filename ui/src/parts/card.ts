/** The words of a position, opened over the picture that it was drawn in. */
import "./card.css";
import { html } from "./elements";
import { say } from "./say";

/** Opens one card at a time in `figure`, which must be positioned; focus goes back to where it came from. */
export class Card {
  private readonly box = html("div", { class: "card-open", role: "dialog", tabindex: -1, hidden: "" });
  private from: (SVGElement | HTMLElement) | undefined;

  constructor(private readonly figure: HTMLElement) {
    figure.append(this.box);
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.box.hidden && !this.box.contains(event.target as Node) && !this.from?.contains(event.target as Node))
        this.close(false);
    });
  }

  get number(): string | undefined {
    return this.box.hidden ? undefined : this.box.dataset.number;
  }

  /** Show what the list says under this number, near `from`. */
  open(number: number, from: SVGElement | HTMLElement): void {
    const item = document.getElementById(`p${number}`);
    if (!item) return;
    this.close(false);
    this.from = from;
    const close = html("button", { type: "button", class: "light close", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => this.close());
    const inList = html("a", { href: `#p${number}`, class: "small" }, "In the list of positions");
    const words = item.querySelector(":scope > div")?.cloneNode(true) ?? "";
    for (const more of words instanceof Element ? words.querySelectorAll<HTMLDetailsElement>("details:not(.from)") : [])
      more.open = true;
    this.box.replaceChildren(close, words, inList);
    this.box.className = `card-open ${[...item.classList].filter((each) => /^p[abcn]$/.test(each)).join(" ")}`;
    this.box.setAttribute("aria-label", `Position ${number} and its words`);
    this.box.dataset.number = `${number}`;
    this.box.hidden = false;
    this.place(from);
    from.setAttribute("aria-expanded", "true");
    this.box.focus({ preventScroll: true });
    this.box.scrollIntoView({ block: "nearest", behavior: "auto" });
  }

  close(back = true): void {
    if (this.box.hidden) return;
    this.box.hidden = true;
    this.from?.setAttribute("aria-expanded", "false");
    if (back) this.from?.focus({ preventScroll: true });
    say("");
  }

  private place(from: SVGElement | HTMLElement): void {
    const [bar, figure] = [from.getBoundingClientRect(), this.figure.getBoundingClientRect()];
    const left = Math.min(Math.max(bar.left - figure.left, 0), Math.max(figure.width - this.box.offsetWidth, 0));
    this.box.style.setProperty("--left", `${left}px`);
    this.box.style.setProperty("--top", `${bar.bottom - figure.top + 6}px`);
  }
}
