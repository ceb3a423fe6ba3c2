/** A report with its claims: one is chosen by pointer, by Tab or by j and k, and its words and its note show together. */
import "../reader/reader.css";
import { html, must, svg } from "../parts/elements";
import { listen } from "../parts/keys";
import { type Claim, claimsOf, nextOf, pinsOf } from "../reader/claims";
import { join } from "../reader/joins";
import { mark, marking } from "../reader/marking";

export default function reader(sheet: HTMLElement): void {
  marking(sheet);
  const claims = claimsOf(sheet);
  if (claims.length) new Reader(sheet, claims);
}

class Reader {
  private readonly ground: HTMLElement;
  private readonly overlay = svg("svg", { class: "joins", "aria-hidden": "true" });
  private readonly place = html("span", { class: "place" });
  private readonly note = html("div", { class: "chosen-note" });
  private readonly lengths: ReadonlyMap<string, number>;
  private chosen: Claim | undefined;
  private pointed: Claim | undefined;

  constructor(
    private readonly sheet: HTMLElement,
    private readonly claims: readonly Claim[],
  ) {
    this.ground = must(sheet.querySelector<HTMLElement>(".columns"), "columns");
    const long = (claim: Claim) => claim.words.reduce((sum, each) => sum + (each.textContent?.length ?? 0), 0);
    this.lengths = new Map(claims.map((each) => [each.pin, long(each)]));
    this.ground.append(this.overlay, this.bar());
    this.listen();
    this.follow();
    new ResizeObserver(() => this.draw()).observe(this.ground);
  }

  private bar(): HTMLElement {
    const button = (label: string, key: string, by: number) => {
      const made = html("button", { type: "button", class: "light", "aria-keyshortcuts": key });
      made.append(by < 0 ? "↑ " : "↓ ", html("span", { class: "hidden" }, label), html("kbd", {}, key));
      made.addEventListener("click", () => this.step(by));
      return made;
    };
    const keys = listen(
      [
        { key: "j", told: "the next claim", run: () => this.step(1) },
        { key: "k", told: "the claim before", run: () => this.step(-1) },
        { key: "o", told: "why: the rule, the words and the scores", run: () => this.go("a[href*='/claims/']") },
        { key: "q", told: "the question that it answers", run: () => this.go("a[href*='/questions/']") },
        { key: "m", told: "mark a claim that was missed, by the words selected", run: () => mark() },
        { key: "Escape", told: "none", run: () => this.choose(undefined) },
      ],
      [["Tab", "from claim to claim, with their links"]],
    );
    const moves = html(
      "div",
      { class: "moves-bar" },
      button("The claim before", "k", -1),
      button("The next claim", "j", 1),
      this.place,
      keys,
    );
    this.tell();
    return html("div", { class: "reader-bar no-print" }, this.note, moves);
  }

  private listen(): void {
    this.sheet.addEventListener("click", (event) => {
      const target = event.target as Element;
      const piece = target.closest<HTMLElement>("article .m");
      if (piece) {
        if (String(getSelection())) return;
        event.preventDefault();
        const pin = nextOf(pinsOf(piece.className), this.lengths, this.chosen?.pin);
        this.choose(
          this.claims.find((each) => each.pin === pin),
          "note",
        );
        return;
      }
      const note = target.closest("li.k");
      if (note && (target.closest("a.n") || !target.closest("a"))) {
        event.preventDefault();
        this.choose(
          this.claims.find((each) => each.note === note),
          "words",
        );
      }
    });
    this.sheet.addEventListener("pointerover", (event) => {
      const target = (event.target as Element).closest<HTMLElement>("article .m, li.k");
      const pin = target ? nextOf(pinsOf(target.className), this.lengths, undefined) : undefined;
      const pointed = this.claims.find((each) => each.pin === pin);
      if (pointed !== this.pointed) this.point(pointed);
    });
    this.sheet.addEventListener("pointerleave", () => {
      this.point(undefined);
    });
    this.sheet.addEventListener("focusin", (event) => {
      const note = (event.target as Element).closest("li.k");
      const claim = note ? this.claims.find((each) => each.note === note) : undefined;
      if (claim && claim !== this.chosen) this.choose(claim, "words");
    });
    addEventListener("hashchange", () => this.follow());
  }

  private point(claim: Claim | undefined): void {
    this.pointed?.note.classList.remove("pointed");
    this.pointed = claim;
    claim?.note.classList.add("pointed");
    this.draw();
  }

  /** Choose what the address names. */
  private follow(): void {
    const told = decodeURIComponent(location.hash.slice(1));
    const claim = this.claims.find(
      (each) => told === `w-${each.id}` || told === `w${each.pin}` || told === `k${each.pin}`,
    );
    if (claim && claim !== this.chosen) this.choose(claim, "words");
  }

  private step(by: number): void {
    const at = this.chosen ? this.claims.indexOf(this.chosen) + by : this.nearest(by);
    const claim = this.claims[Math.min(Math.max(at, 0), this.claims.length - 1)];
    this.choose(claim, "words");
    claim?.link?.focus({ preventScroll: true });
  }

  /** Where somebody begins who has chosen nothing yet: at what the window shows. */
  private nearest(by: number): number {
    const seen = this.claims.findIndex((each) => (each.words[0]?.getBoundingClientRect().bottom ?? 0) > 0);
    return by > 0 ? Math.max(seen, 0) : Math.max(seen - 1, 0);
  }

  private go(which: string): void {
    this.chosen?.note.querySelector<HTMLAnchorElement>(`.links ${which}`)?.click();
  }

  private choose(claim: Claim | undefined, see: "words" | "note" | "" = ""): void {
    for (const each of this.sheet.querySelectorAll(".chosen")) each.classList.remove("chosen");
    this.chosen = claim;
    const address = claim ? `#w-${claim.id}` : `${location.pathname}${location.search}`;
    if (claim ? location.hash !== address : location.hash) history.replaceState(history.state, "", address);
    if (claim) {
      for (const each of [claim.note, ...claim.words]) {
        each.classList.add("chosen");
        each.style.setProperty("--lit", `var(--l${claim.colour})`);
      }
      if (see) this.show(see === "words" ? [claim.words[0], claim.note] : [claim.note, claim.words[0]]);
    }
    this.tell();
    this.draw();
  }

  /** Bring the first into the window, and the second too where both have room. */
  private show([first, second]: readonly (HTMLElement | undefined)[]): void {
    const isBeside = getComputedStyle(this.ground).display === "grid";
    const seen = [first, isBeside ? second : undefined].flatMap((each) => (each ? [each.getBoundingClientRect()] : []));
    if (!seen.length || (!isBeside && first?.matches("li.k"))) return;
    const box = (some: DOMRect[]) =>
      [Math.min(...some.map((each) => each.top)), Math.max(...some.map((each) => each.bottom))] as const;
    const room = innerHeight - (isBeside ? 0 : 180);
    let [top, bottom] = box(seen);
    if (bottom - top > room * 0.8) [top, bottom] = box(seen.slice(0, 1));
    if (top > 24 && bottom < room - 24) return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    scrollBy({ top: top - room * 0.3, behavior });
  }

  private tell(): void {
    const number = this.chosen ? this.claims.indexOf(this.chosen) + 1 : 0;
    this.place.textContent = number ? `Claim ${number} of ${this.claims.length}` : `${this.claims.length} claims`;
    const copies = this.chosen
      ? [...this.chosen.note.querySelectorAll(":scope > .say, :scope > .words, :scope > .links")]
      : [];
    this.note.replaceChildren(...copies.map((each) => each.cloneNode(true)));
    this.note.className = `chosen-note s${this.chosen?.colour ?? 0}`;
  }

  private draw(): void {
    const claim = this.pointed ?? this.chosen;
    this.overlay.replaceChildren(...(claim ? join(claim, this.ground) : []));
    if (claim) this.overlay.style.setProperty("--ink", `var(--s${claim.colour})`);
  }
}
