/** Keeps what somebody is amending as a draft outside the ledger, a moment after they stop. */
import { html } from "../parts/elements";

const PAUSE = 900;

/** The line that tells whether the draft is kept. Nothing is sent before something is changed. */
export function keepDrafts(form: HTMLFormElement): HTMLElement {
  const told = html("span", { class: "small soft", role: "status" });
  let waiting: number | undefined;
  let sending: AbortController | undefined;
  const keep = async () => {
    sending = new AbortController();
    const body = new FormData(form);
    body.set("verdict", "draft");
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", signal: sending.signal });
      const isKept = answer.type === "opaqueredirect" || answer.ok;
      told.textContent = isKept
        ? "Kept as a draft, outside the ledger."
        : "The draft is not kept yet: set your name first.";
    } catch {
      told.textContent = "The draft is not kept yet.";
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    told.textContent = "";
    waiting = window.setTimeout(() => void keep(), PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    sending?.abort();
  });
  return told;
}
