/** Single keys of a page: told in a dialog that `?` opens, and switched off there by whoever does not want them. */
import "./keys.css";
import { html } from "./elements";

export interface Key {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  readonly told: string;
  readonly run: () => void;
}

const STORE = "sayso.keys";

/** Listen for these keys wherever on the page no text is being written; gives the button that tells of them. */
export function listen(keys: readonly Key[], more: readonly (readonly [string, string])[] = []): HTMLButtonElement {
  const dialog = telling([...keys.map((each) => [each.key, each.told] as const), ...more], keys.length > 0);
  document.body.append(dialog);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isWriting(event.target)) (event.target as HTMLElement).blur();
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return;
    if (dialog.open) return;
    if (event.key === "?") {
      event.preventDefault();
      dialog.showModal();
      return;
    }
    const wanted = keys.find((each) => each.key === event.key);
    if (!wanted || areOff()) return;
    event.preventDefault();
    wanted.run();
  });
  const button = html("button", { type: "button", class: "linkish keys-button" }, "Keys ", html("kbd", {}, "?"));
  button.addEventListener("click", () => dialog.showModal());
  return button;
}

function areOff(): boolean {
  try {
    return localStorage.getItem(STORE) === "off";
  } catch {
    return false;
  }
}

function telling(rows: readonly (readonly [string, string])[], canBeOff: boolean): HTMLDialogElement {
  const list = html("dl", { class: "facts" });
  for (const [key, told] of [...rows, ["?", "these keys"] as const])
    list.append(html("dt", {}, ...key.split(" ").map((each) => html("kbd", {}, each))), html("dd", {}, told));
  const tick = html("input", { type: "checkbox" });
  tick.checked = !areOff();
  tick.addEventListener("change", () => localStorage.setItem(STORE, tick.checked ? "on" : "off"));
  const close = html("button", { class: "light", autofocus: "" }, "Close");
  const heading = html("h2", { id: "keys-head" }, "Keys");
  const form = html("form", { method: "dialog", class: "stack" }, heading, list);
  if (canBeOff) form.append(html("label", { class: "tick" }, tick, html("span", {}, "Letters work on this machine")));
  form.append(close);
  return html("dialog", { class: "keys", "aria-labelledby": "keys-head" }, form);
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "submit", "button"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
