import type { Import } from './imports.ts';

/** Cycles among files when the program loads; imports of types alone form none. Each starts at its least file. */
export function cycles(imports: readonly Import[]): readonly (readonly string[])[] {
  const edges = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) {
    if (typeOnly || to === undefined) continue;
    edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  const found = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const cycle = fromLeast(path.slice(start));
      found.set(cycle.join(' '), cycle);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const next of edges.get(file) ?? []) visit(next, path);
    path.pop();
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return [...found.values()];
}

function fromLeast(cycle: readonly string[]): readonly string[] {
  const least = cycle.indexOf([...cycle].sort()[0] ?? '');
  return [...cycle.slice(least), ...cycle.slice(0, least)];
}
