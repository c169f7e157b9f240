/** Somebody a matter complains about, as far as the platform knows their posts. */
export interface ConcernedPerson {
  readonly memberId: number;
  /** Paths of the organisations they lead: everybody acting there reports to them. */
  readonly leads: readonly string[];
}

/** Who is kept away from a matter. */
export interface Bar {
  readonly memberIds: readonly number[];
  /** Nobody acting at or below this path sees the matter; null when nobody reports to those concerned. */
  readonly path: string | null;
}

/** Who may never read, search, count or handle a matter: those it complains about and everybody who reports to them. */
export function barOf(concerned: readonly ConcernedPerson[]): Bar {
  const led = concerned.flatMap(({ leads }) => leads);
  return {
    memberIds: [...new Set(concerned.map(({ memberId }) => memberId))],
    path: led.length === 0 ? null : common(led),
  };
}

/**
 * Path of the organisation that handles a barred matter: the one that received it, or the next above everybody barred.
 *
 * @returns null when nobody in the tree stands above them
 */
export function handlingPath(receivedAt: string, bar: Bar): string | null {
  if (bar.path === null || !receivedAt.startsWith(bar.path)) return receivedAt;
  const above = bar.path.split('.').slice(0, -2);
  return above.length === 0 ? null : `${above.join('.')}.`;
}

/** Longest path that holds all of them. */
function common(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((path) => path.split('.').slice(0, -1));
  const tokens: readonly string[] = first;
  const length = rest.reduce((n, path) => {
    let same = 0;
    while (same < n && path[same] === tokens[same]) same += 1;
    return same;
  }, tokens.length);
  return tokens
    .slice(0, length)
    .map((token) => `${token}.`)
    .join('');
}
