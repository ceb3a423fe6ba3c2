/** Tells whoever listens to the page what changed on it. */
import { html } from "./elements";

let region: HTMLElement | undefined;

/** Say a sentence once. */
export function say(sentence: string): void {
  if (!region) {
    region = html("p", { class: "hidden", role: "status" });
    (document.querySelector("main") ?? document.body).append(region);
  }
  region.textContent = sentence;
}
