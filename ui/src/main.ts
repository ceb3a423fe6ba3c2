/** Brings the parts of a page to life that say so with `data-island`. What a script cannot do is left as the server drew it. */

type Island = (element: HTMLElement) => void | Promise<void>;

const islands = import.meta.glob<{ default: Island }>("./islands/*.ts");

async function wake(element: HTMLElement): Promise<void> {
  const load = islands[`./islands/${element.dataset.island}.ts`];
  if (!load) return;
  try {
    await (await load()).default(element);
    element.dataset.awake = "";
  } catch (problem) {
    console.error(`The ${element.dataset.island} stays as it was drawn.`, problem);
  }
}

for (const element of document.querySelectorAll<HTMLElement>("[data-island]")) void wake(element);
