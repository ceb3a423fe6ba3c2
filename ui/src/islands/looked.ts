/** Remembers in this browser how a question stood when it was opened, so that the board can tell what changed since. */
import { remember } from "../board/looked";

export default function looked(header: HTMLElement): void {
  const { question, state } = header.dataset;
  if (question && state) remember([[question, state]]);
}
