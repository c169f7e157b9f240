import type { Scene } from '@jishi/rules';
import type { Standing } from './stage.ts';

/** What happened in a scene. */
export interface Happened {
  readonly before: Standing;
  readonly now: Standing;
  readonly refused: string | undefined;
  /** Acts accepted since the run began. */
  readonly accepted: number;
}

/** The platform words one refusal of the engine for two people at once: the step is no longer, or not yet, open. */
const sameRefusal: Readonly<Record<string, string>> = { 'run.step-not-open': 'record.changed-meanwhile' };

/** Where the database and the story differ, in words; beside the story, what must hold after every scene. */
export function differences(scene: Scene, happened: Happened): readonly string[] {
  return [...fromStory(scene, happened), ...fromPlatform(happened)];
}

function fromStory({ expect, step }: Scene, { before, now, refused }: Happened): readonly string[] {
  const faults: string[] = [];
  const compare = (what: string, told: unknown, found: unknown): void => {
    if (JSON.stringify(told) !== JSON.stringify(found))
      faults.push(`${what}：应为 ${JSON.stringify(told)}，实为 ${JSON.stringify(found)}`);
  };
  const told = expect.refused === undefined ? undefined : (sameRefusal[expect.refused] ?? expect.refused);
  compare('拒绝', told ?? null, refused ?? null);
  if (expect.open) compare('在办步骤', sorted(expect.open), sorted(now.open));
  if (expect.overdue) compare('超期步骤', sorted(expect.overdue), sorted(now.overdue));
  for (const [id, day] of Object.entries(expect.due ?? {})) compare(`${id} 的期限`, day, now.due[id] ?? null);
  if (expect.handsOverTo && step !== undefined) {
    const known = new Set(before.handOvers.map(({ id }) => id));
    const made = now.handOvers.filter(({ id }) => !known.has(id)).map(({ method }) => method);
    compare('移交', expect.handsOverTo, made);
  }
  if (expect.ended !== undefined) compare('是否结束', expect.ended, now.state === 'done');
  return faults;
}

/** Every open step is somebody's duty and nothing else is; a refusal leaves no trace; every act left one entry. */
function fromPlatform({ before, now, refused, accepted }: Happened): readonly string[] {
  const faults: string[] = [];
  if (sorted(now.open).join() !== sorted(now.duties).join())
    faults.push(`待办与在办步骤不一致：${now.duties.join('、')}，${now.open.join('、')}`);
  if (refused !== undefined && now.eventCount !== before.eventCount) faults.push('被拒绝后仍有变化');
  if (now.trail !== accepted + 1) faults.push(`审计记录 ${now.trail} 条，应为 ${accepted + 1} 条`);
  return faults;
}

const sorted = (ids: readonly string[]): string[] => [...ids].sort();
