/** What is told of files that somebody chose. */

/** `12 kB`, `3.4 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Files of two choices together, each name and size once. */
export function together<F extends { readonly name: string; readonly size: number }>(
  some: readonly F[],
  more: readonly F[],
): F[] {
  const found = new Map<string, F>();
  for (const file of [...some, ...more]) found.set(`${file.size} ${file.name}`, file);
  return [...found.values()];
}
