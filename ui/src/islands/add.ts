/** Adding reports: files dropped anywhere on the page, a text pasted anywhere. */
import "../add/add.css";
import { size, together } from "../add/files";
import { html, must } from "../parts/elements";
import { say } from "../parts/say";

const MOST = 200;

export default function add(element: HTMLElement): void {
  if (element instanceof HTMLFormElement) new Add(element);
}

class Add {
  private readonly input: HTMLInputElement;
  private readonly text: HTMLTextAreaElement;
  private readonly list = html("ul", { class: "files", "aria-label": "Files to be added" });
  private readonly told = html("p", { class: "small soft" });
  private depth = 0;

  constructor(private readonly form: HTMLFormElement) {
    this.input = must(form.querySelector<HTMLInputElement>("input[type=file]"), "files");
    this.text = must(form.querySelector<HTMLTextAreaElement>("textarea"), "text");
    must(form.querySelector(".drop"), "drop").after(this.list);
    this.text.parentElement?.after(this.told);
    this.input.addEventListener("change", () => this.show());
    this.text.addEventListener("input", () => this.count());
    form.addEventListener("submit", (event) => this.check(event));
    this.drop();
    document.addEventListener("paste", (event) => this.paste(event));
    this.show();
    this.count();
  }

  private drop(): void {
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (by: number) => {
      this.depth = Math.max(this.depth + by, 0);
      this.form.classList.toggle("over", this.depth > 0);
    };
    addEventListener("dragenter", (event) => isFiles(event) && over(1));
    addEventListener("dragleave", (event) => isFiles(event) && over(-1));
    addEventListener("dragover", (event) => isFiles(event) && event.preventDefault());
    addEventListener("drop", (event) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      over(-this.depth);
      this.take([...(event.dataTransfer?.files ?? [])]);
    });
  }

  private paste(event: ClipboardEvent): void {
    const target = event.target as HTMLElement;
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) {
      event.preventDefault();
      this.take(files);
      return;
    }
    if (target.matches("input, textarea, select")) return;
    const words = event.clipboardData?.getData("text/plain") ?? "";
    if (!words.trim()) return;
    event.preventDefault();
    this.text.value = this.text.value.trim() ? `${this.text.value}\n\n${words}` : words;
    this.text.focus();
    this.count();
    say("The text is in the form.");
  }

  private take(files: readonly File[]): void {
    this.give(together([...(this.input.files ?? [])], files).slice(0, MOST));
    say(`${this.input.files?.length ?? 0} files are in the form.`);
  }

  private give(files: readonly File[]): void {
    const held = new DataTransfer();
    for (const file of files) held.items.add(file);
    this.input.files = held.files;
    this.show();
  }

  private show(): void {
    const files = [...(this.input.files ?? [])];
    this.list.replaceChildren(
      ...files.map((file, place) => this.row(file, () => this.give(files.filter((_, each) => each !== place)))),
    );
    this.list.hidden = !files.length;
  }

  private row(file: File, leave: () => void): HTMLElement {
    const button = html(
      "button",
      { type: "button", class: "linkish", "aria-label": `Leave out ${file.name}` },
      "leave out",
    );
    button.addEventListener("click", () => {
      leave();
      this.input.focus();
    });
    return html("li", {}, html("bdi", {}, file.name), html("span", { class: "soft num" }, size(file.size)), button);
  }

  private count(): void {
    const words = this.text.value.split(/\s+/u).filter(Boolean).length;
    this.told.textContent = words
      ? `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`
      : "A text that is pasted anywhere on this page lands here.";
    this.text.setCustomValidity("");
  }

  private check(event: SubmitEvent): void {
    const address = this.form.querySelector<HTMLInputElement>("[name=address]")?.value.trim();
    if (this.text.value.trim() || address || this.input.files?.length) {
      const button = this.form.querySelector<HTMLButtonElement>("button:not([type=button])");
      if (button) button.textContent = "Sending …";
      return;
    }
    event.preventDefault();
    this.text.setCustomValidity("Paste a text, give an address, or choose files.");
    this.text.reportValidity();
  }
}
