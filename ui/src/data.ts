/** What an island is told: the data in its page, and what the server tells when asked. */

/** The data in the island's `script.data`, or `undefined` where the page has none. */
export function ownData<T>(element: HTMLElement): T | undefined {
  const text = element.querySelector("script.data")?.textContent;
  return text ? (JSON.parse(text) as T) : undefined;
}

/** What `data-source` names, as JSON. Throws where it is not answered. */
export function sourceData<T>(element: HTMLElement, signal?: AbortSignal): Promise<T> {
  const address = element.dataset.source;
  if (!address) throw new Error("this part has no data-source");
  return fetchJson<T>(address, signal);
}

/** What an address of this server answers, as JSON. */
export async function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  return (await (await asked(address, "application/json", signal)).json()) as T;
}

/** What an address of this server answers, as it is. */
export async function fetchBytes(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await asked(address, "application/octet-stream")).arrayBuffer());
}

async function asked(address: string, accept: string, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(address, { headers: { accept }, signal: signal ?? null });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}
