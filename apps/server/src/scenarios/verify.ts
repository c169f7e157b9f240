import { methods, methodsByRank, plannedMethods, scenarios } from '@jishi/rules';
import { play, type Played } from './play.ts';
import type { Stage } from './stage.ts';

/** A method of the product, or one that is only planned. */
export interface ListedMethod {
  readonly id: string;
  readonly titleZh: string;
  readonly group: string | null;
  readonly tier: string | null;
  readonly rank: number | null;
  readonly defined: boolean;
  readonly steps: number;
  readonly scenarios: number;
}

/** How one method did. */
export interface Verified extends ListedMethod {
  /** Some story brought its run to the end. */
  readonly ranToEnd: boolean;
  /** Every refusal the stories ask for came. */
  readonly refusedWhereToldTo: boolean;
  readonly ok: boolean;
  readonly seconds: number;
  readonly played: readonly Played[];
}

/** Every method: the ranked first, then the others, those that are only planned last. */
export function listMethods(): readonly ListedMethod[] {
  const byRank = (id: string): number => (methodsByRank.includes(id) ? methodsByRank.indexOf(id) + 1 : Infinity);
  const defined = methods.map(({ id, titleZh, group, tier, steps }): ListedMethod => {
    const rank = byRank(id);
    return {
      id,
      titleZh,
      group,
      tier,
      rank: rank === Infinity ? null : rank,
      defined: true,
      steps: steps.length,
      scenarios: scenarios.filter(({ method }) => method === id).length,
    };
  });
  const planned = plannedMethods.map(({ id, titleZh }): ListedMethod => ({
    id,
    titleZh,
    group: null,
    tier: null,
    rank: null,
    defined: false,
    steps: 0,
    scenarios: 0,
  }));
  const inOrder = [...defined].sort((a, b) => byRank(a.id) - byRank(b.id) || (a.id < b.id ? -1 : 1));
  return [...inOrder, ...planned];
}

/** Plays all stories of all methods, one after the other. `told` hears of each method when it is through. */
export async function verifyAll(stage: Stage, told: (one: Verified) => void = () => undefined): Promise<Verified[]> {
  const all: Verified[] = [];
  for (const method of listMethods().filter(({ defined }) => defined)) {
    const played: Played[] = [];
    for (const scenario of scenarios.filter((one) => one.method === method.id))
      played.push(await play(stage, scenario));
    const one = sum(method, played);
    told(one);
    all.push(one);
  }
  return all;
}

function sum(method: ListedMethod, played: readonly Played[]): Verified {
  const ranToEnd = played.some(({ ended }) => ended);
  const refusals = played.map((one) => one.refusals);
  const refusedWhereToldTo = refusals.some(({ told }) => told > 0) && refusals.every(({ told, came }) => told === came);
  return {
    ...method,
    ranToEnd,
    refusedWhereToldTo,
    ok: ranToEnd && refusedWhereToldTo && played.every(({ ok }) => ok),
    seconds: played.reduce((total, { seconds }) => total + seconds, 0),
    played,
  };
}
