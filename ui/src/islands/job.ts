/** Reports as they are read, told by the server's events; at the end, what they changed on the board. */
import "../job/job.css";
import { type Entry, inWords } from "../job/told";
import { html, must } from "../parts/elements";
import { say } from "../parts/say";

export default function job(element: HTMLElement): void {
  const bar = element.querySelector("progress");
  if (bar && element.dataset.source) new Job(element, bar, element.dataset.source);
}

class Job {
  private readonly list: HTMLElement;
  private readonly line: HTMLElement;
  private shown: number;
  private seen = 0;

  constructor(
    element: HTMLElement,
    private readonly bar: HTMLProgressElement,
    source: string,
  ) {
    this.list = must(element.querySelector<HTMLElement>("ul"), "list");
    this.line = must(element.querySelector<HTMLElement>("p"), "line");
    this.shown = this.list.childElementCount;
    // Only the line is to be read out, not each row again with all the others.
    element.removeAttribute("aria-live");
    this.line.setAttribute("role", "status");
    const events = new EventSource(source);
    events.addEventListener("open", () => {
      // Whoever connects again is told everything again.
      this.seen = 0;
    });
    events.addEventListener("told", (event) => this.tell(JSON.parse((event as MessageEvent<string>).data) as Entry));
    events.addEventListener("done", () => {
      events.close();
      void this.end();
    });
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) location.reload();
    });
  }

  private tell(entry: Entry): void {
    this.seen += 1;
    if (this.seen <= this.shown) return;
    this.shown = this.seen;
    this.list.append(row(entry));
    this.bar.value = this.seen;
    this.line.textContent = `${this.seen} of ${this.bar.max} ${this.bar.max === 1 ? "report" : "reports"} done.`;
  }

  /** The page as it is now has what changed on the board. */
  private async end(): Promise<void> {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [old, fresh] = [document.querySelector("main"), next.querySelector("main")];
    if (!answer.ok || !old || !fresh) return location.reload();
    old.replaceChildren(...[...fresh.childNodes].map((each) => document.adoptNode(each)));
    document.title = next.title;
    const heading = old.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    say(heading?.textContent ?? "Done.");
  }
}

function row(entry: Entry): HTMLElement {
  const name = html("bdi", {}, entry.name);
  const told = html(
    "div",
    {},
    entry.report ? html("a", { href: `/reports/${encodeURIComponent(entry.report)}` }, name) : name,
  );
  const words = inWords(entry);
  if (words) told.append(" ", html("span", { class: "soft" }, words));
  if (entry.problem) told.append(html("p", { class: "small" }, entry.problem));
  return html("li", { class: "outcome" }, html("b", {}, entry.outcome), told);
}
