/** The board filtered and sorted while somebody types, its state in the address; what changed since they looked. */
import "../board/board.css";
import { queryOf } from "../board/address";
import { change, remember, remembered } from "../board/looked";
import { sparks } from "../board/spark";
import { html } from "../parts/elements";
import { listen } from "../parts/keys";
import { say } from "../parts/say";

const PAUSE = 180;

export default function board(root: HTMLElement): void {
  new Board(root);
}

class Board {
  private asked: AbortController | undefined;
  private waiting: number | undefined;
  /** Whether what is being typed has an entry of its own to go back from. */
  private isPushed = false;

  constructor(private readonly root: HTMLElement) {
    root.addEventListener("input", (event) => this.typed(event));
    root.addEventListener("submit", (event) => this.sent(event));
    root.addEventListener("click", (event) => this.followed(event));
    addEventListener("popstate", () => {
      this.isPushed = false;
      void this.go(location.href, "stay", true);
    });
    sparks(root);
    this.tellChanges();
    const keys = listen(
      [
        { key: "/", told: "filter by words", run: () => this.write() },
        { key: "j", told: "the next question", run: () => this.step(1) },
        { key: "k", told: "the question before", run: () => this.step(-1) },
      ],
      [["Enter", "open it"]],
    );
    root.querySelector(".looked")?.append(keys);
  }

  private get form(): HTMLFormElement | null {
    return this.root.querySelector<HTMLFormElement>(".filters form");
  }

  private typed(event: Event): void {
    if (!this.form?.contains(event.target as Node)) return;
    clearTimeout(this.waiting);
    const isText = event.target instanceof HTMLInputElement;
    this.waiting = window.setTimeout(() => this.ask(), isText ? PAUSE : 0);
  }

  private sent(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (form === this.form) {
      event.preventDefault();
      clearTimeout(this.waiting);
      this.ask();
      this.isPushed = false;
    } else if (form.getAttribute("action") === "/seen") {
      event.preventDefault();
      void this.markSeen(form);
    }
  }

  /** What is typed is one step back, however many letters it has; what changes nothing is none. */
  private ask(): void {
    const form = this.form;
    if (!form) return;
    const address = `${location.pathname}${queryOf(new FormData(form))}`;
    if (address === location.pathname + location.search) return;
    void this.go(address, this.isPushed ? "replace" : "push");
    this.isPushed = true;
  }

  private followed(event: MouseEvent): void {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>(
      ".tabs a, .filters a, .empty a, .summary a, .pager a",
    );
    if (!link || link.origin !== location.origin || link.pathname !== location.pathname) return;
    event.preventDefault();
    if (link.rel === "next") void this.more(link);
    else void this.go(link.href, "push");
  }

  private async markSeen(form: HTMLFormElement): Promise<void> {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (!answer.ok) return form.submit();
    const known = remembered();
    const shown = [...this.root.querySelectorAll<HTMLElement>(".card[data-state]")];
    remember(
      shown.filter((card) => known.has(card.id.slice(2))).map((card) => [card.id.slice(2), card.dataset.state ?? ""]),
    );
    await this.go(location.href, "stay");
    say("The board is marked as seen.");
  }

  private async page(address: string): Promise<Document> {
    this.asked?.abort();
    this.asked = new AbortController();
    const found = this.root.querySelector(".found");
    found?.setAttribute("aria-busy", "true");
    const answer = await fetch(address, { signal: this.asked.signal, headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  /** Show another state of the board; the form stays, so that whoever types in it goes on typing. */
  private async go(address: string, how: "push" | "replace" | "stay", isBack = false): Promise<void> {
    try {
      const next = await this.page(address);
      if (how === "push") history.pushState(null, "", address);
      if (how === "replace") history.replaceState(null, "", address);
      if (!this.swap(next, isBack)) location.assign(address);
    } catch (problem) {
      if ((problem as Error).name !== "AbortError") location.assign(address);
    }
  }

  private swap(next: Document, isBack: boolean): boolean {
    const [form, other] = [this.form, next.querySelector<HTMLFormElement>(".filters form")];
    for (const part of [".tabs", ".found", ".seen"]) {
      const [old, fresh] = [this.root.querySelector(part), next.querySelector(part)];
      // A board on which nothing meets the filter does not tell when it was seen.
      if ((!old && !fresh) || (part === ".seen" && (!old || !fresh))) continue;
      if (!old || !fresh) return false;
      old.replaceWith(document.adoptNode(fresh));
    }
    if (form && other) follow(form, other, isBack);
    this.tellChanges();
    const shown = this.root.querySelector(".pager .num")?.textContent;
    say(shown ? `${shown}.` : (this.root.querySelector(".empty h2")?.textContent ?? ""));
    return true;
  }

  private async more(link: HTMLAnchorElement): Promise<void> {
    try {
      const next = await this.page(link.href);
      const cards = this.root.querySelector(".cards");
      const there = cards?.childElementCount ?? 0;
      const isLonger = new URL(link.href).searchParams.has("show");
      const fresh = [...next.querySelectorAll(".cards > li")].slice(isLonger ? there : 0);
      const [first] = fresh;
      cards?.append(...fresh.map((each) => document.adoptNode(each)));
      if (isLonger) history.replaceState(history.state, "", link.href.replace(/#.*/, ""));
      const pager = next.querySelector(".pager");
      if (pager) this.root.querySelector(".pager")?.replaceWith(document.adoptNode(pager));
      this.root.querySelector(".found")?.removeAttribute("aria-busy");
      const shown = this.root.querySelector(".pager .num");
      const total = shown?.textContent?.split(" of ")[1];
      if (shown && total) shown.textContent = `${cards?.childElementCount ?? 0} of ${total}`;
      this.tellChanges();
      first?.querySelector<HTMLElement>("h2 a")?.focus({ preventScroll: true });
    } catch {
      location.assign(link.href);
    }
  }

  private tellChanges(): void {
    const known = remembered();
    for (const card of this.root.querySelectorAll<HTMLElement>(".card[data-state]")) {
      const before = known.get(card.id.slice(2));
      const words = before ? change(before, card.dataset.state ?? "") : "";
      if (!words || card.querySelector(".since")) continue;
      card
        .querySelector(".about-it")
        ?.append(html("p", { class: "since small" }, html("b", {}, "Since you opened it: "), words));
    }
  }

  private write(): void {
    const details = this.root.querySelector<HTMLDetailsElement>("details.filters");
    if (details) details.open = true;
    this.form?.querySelector<HTMLInputElement>("[name=text]")?.focus();
  }

  private step(by: number): void {
    const links = [...this.root.querySelectorAll<HTMLElement>(".card h2 a")];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = links[Math.min(Math.max(at < 0 ? 0 : at + by, 0), links.length - 1)];
    next?.focus({ preventScroll: true });
    next?.closest(".card")?.scrollIntoView({ block: "nearest" });
  }
}

/** Give a form the values of another one of the same kind, but for the field that is being written in; `all` of them back. */
function follow(form: HTMLFormElement, other: HTMLFormElement, all: boolean): void {
  for (const hidden of form.querySelectorAll("input[type=hidden]")) hidden.remove();
  form.prepend(...[...other.querySelectorAll("input[type=hidden]")].map((each) => document.adoptNode(each)));
  for (const field of other.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    "input:not([type=hidden]), select",
  )) {
    const own = form.elements.namedItem(field.name) as HTMLInputElement | HTMLSelectElement | null;
    if (own && (all || own !== document.activeElement)) own.value = field.value;
  }
  const [clear, fresh] = [form.querySelector("a"), other.querySelector("a")];
  if (clear && !fresh) clear.remove();
  if (!clear && fresh) form.append(document.adoptNode(fresh));
}
