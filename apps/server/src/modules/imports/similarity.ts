/** Finds the text of a list that looks most like a given one. */
export interface Nearest {
  /** Most similar text with at least `least` of 1 in common, or undefined. */
  find(text: string, least?: number): string | undefined;
}

/**
 * Index over pairs of characters (Dice). Long lists are fine: only texts that share a pair are compared. What most
 * names share (中共浚县…支部委员会) weighs little, what few share (东街村) much.
 */
export function createNearest(texts: readonly string[]): Nearest {
  const unique = [...new Set(texts)];
  const pairs = unique.map(pairsOf);
  const holders = new Map<string, number[]>();
  pairs.forEach((own, index) => {
    for (const pair of own) {
      const list = holders.get(pair);
      if (list) list.push(index);
      else holders.set(pair, [index]);
    }
  });
  const weight = (pair: string): number => Math.log(1 + unique.length / (1 + (holders.get(pair)?.length ?? 0)));
  const sums = pairs.map((own) => sum(own, weight));
  return {
    find(text, least = 0.45) {
      const wanted = pairsOf(text);
      const common = new Map<number, number>();
      for (const pair of wanted) {
        const list = holders.get(pair);
        // A pair that nearly everybody has tells nothing and would cost the most.
        if (!list || (list.length > 2000 && list.length > unique.length / 4)) continue;
        const value = weight(pair);
        for (const index of list) common.set(index, (common.get(index) ?? 0) + value);
      }
      const total = sum(wanted, weight);
      let best: { index: number; score: number } | undefined;
      for (const [index, shared] of common) {
        const score = (2 * shared) / (total + (sums[index] ?? 0));
        if (score >= least && score > (best?.score ?? 0)) best = { index, score };
      }
      return best === undefined ? undefined : unique[best.index];
    },
  };
}

function sum(pairs: ReadonlySet<string>, weight: (pair: string) => number): number {
  let total = 0;
  for (const pair of pairs) total += weight(pair);
  return total;
}

/** Likeness of two short texts, 0 to 1. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.size === 0 || right.size === 0) return a === b ? 1 : 0;
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared++;
  return (2 * shared) / (left.size + right.size);
}

function pairsOf(text: string): Set<string> {
  const characters = [...text.replace(/[\s()（）]/g, '')];
  const pairs = new Set<string>();
  if (characters.length === 1) pairs.add(characters[0] ?? '');
  for (let at = 0; at + 1 < characters.length; at++) pairs.add(`${characters[at]}${characters[at + 1]}`);
  return pairs;
}
