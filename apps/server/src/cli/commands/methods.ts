import { methods, scenarios, type Scenario } from '@jishi/rules';
import { readConfig } from '../../platform/config.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Played } from '../../scenarios/play.ts';
import { listMethods, type ListedMethod, type Verified } from '../../scenarios/verify.ts';
import { CommandEnd, exitCodes, UsageError, type Console } from '../console.ts';

/** `jishi methods list`: every method with its rank in the catalogue; planned ones have no definition yet. */
export function methodsList(out: Console): Promise<void> {
  const all = listMethods();
  const lines = all.map(
    (one) =>
      `${rankOf(one)}  ${one.defined ? '✓' : '·'}  ${one.id.padEnd(36)} ${(one.group ?? '').padEnd(13)}${one.tier ?? ' '}  ${one.titleZh}`,
  );
  out.result({ ok: true, methods: all }, lines.join('\n'));
  return Promise.resolve();
}

/** `jishi methods show ID`: the definition in words, with the lengths of today. */
export async function methodsShow(out: Console, id: string): Promise<void> {
  const { describeMethod } = await import('../../scenarios/describe-method.ts');
  const definition = methodOrUsage(id);
  const stories = storiesOf(id).map(({ titleZh }, index) => `  ${index + 1}. ${titleZh}`);
  const lines = [...describeMethod(definition, systemClock().today()), '', '情景：', ...stories];
  out.result({ ok: true, definition, scenarios: storiesOf(id) }, lines.join('\n'));
}

/** `jishi methods run ID`: one story, scene by scene; ends with 1 when something is not as told. */
export async function methodsRun(out: Console, id: string, options: { readonly scenario?: string }): Promise<void> {
  const story = storyOrUsage(id, options.scenario ?? '1');
  const [{ withStage }, { play }] = await stageTools();
  const played = await withStage(
    readConfig(),
    (message) => out.note(message),
    (stage) => play(stage, story),
  );
  out.result({ ...played }, playedLines(played).join('\n'));
  if (!played.ok) throw new CommandEnd(exitCodes.failed);
}

/** `jishi methods verify`: all stories of all methods; ends with 1 when one does not go as told. */
export async function methodsVerify(out: Console): Promise<void> {
  const [{ withStage }] = await stageTools();
  const { verifyAll } = await import('../../scenarios/verify.ts');
  const progress = out.progress('核对方法');
  let done = 0;
  let all: readonly Verified[];
  try {
    all = await withStage(
      readConfig(),
      (message) => out.note(message),
      (stage) => verifyAll(stage, () => progress.update(++done, methods.length)),
    );
  } finally {
    progress.stop();
  }
  const failed = all.filter(({ ok }) => !ok);
  const lines = [
    '名次  编号                                  类别         等  定义  走完  该拒绝的拒绝  秒',
    ...all.map(verifiedLine),
    `${all.length} 个方法，${all.reduce((sum, one) => sum + one.played.length, 0)} 个情景，${failed.length} 个方法有问题。`,
    ...failed.flatMap(({ played }) => played.filter(({ ok }) => !ok).flatMap(playedLines)),
  ];
  out.result({ ok: failed.length === 0, methods: all }, lines.join('\n'));
  if (failed.length > 0) throw new CommandEnd(exitCodes.failed);
}

const stageTools = () =>
  Promise.all([import('../../scenarios/throw-away.ts'), import('../../scenarios/play.ts')] as const);

const rankOf = ({ rank }: ListedMethod): string => String(rank ?? '–').padStart(4);
const mark = (holds: boolean): string => (holds ? '✓' : '✗');

function verifiedLine(one: Verified): string {
  const seconds = one.seconds.toFixed(1).padStart(5);
  return `${rankOf(one)}  ${one.id.padEnd(36)}  ${(one.group ?? '').padEnd(12)} ${one.tier ?? ' '}   ${mark(one.defined)}     ${mark(one.ranToEnd)}     ${mark(one.refusedWhereToldTo)}        ${seconds}`;
}

function playedLines({ titleZh, ok, ended, seconds, scenes }: Played): readonly string[] {
  const told = scenes.flatMap(({ on, zh, refused, faults }) => [
    `  ${faults.length === 0 ? '✓' : '✗'} ${on} ${zh}${refused === undefined ? '' : `［拒绝：${refused}］`}`,
    ...faults.map((fault) => `      ${fault}`),
  ]);
  return [`${mark(ok)} ${titleZh}（${ended ? '已结束' : '未结束'}，${seconds.toFixed(1)} 秒）`, ...told];
}

const storiesOf = (id: string): readonly Scenario[] => scenarios.filter(({ method }) => method === id);

function methodOrUsage(id: string) {
  const definition = methods.find((one) => one.id === id);
  if (definition) return definition;
  throw new UsageError(`没有编号为“${id}”的方法，可用 jishi methods list 查看。`, `There is no method "${id}".`);
}

/** A story by its number, counted from 1, or by words of its title. */
function storyOrUsage(id: string, wanted: string): Scenario {
  methodOrUsage(id);
  const stories = storiesOf(id);
  const story = /^\d+$/.test(wanted)
    ? stories[Number(wanted) - 1]
    : stories.find(({ titleZh }) => titleZh.includes(wanted));
  if (story) return story;
  throw new UsageError(
    `方法“${id}”没有情景“${wanted}”，可用 jishi methods show ${id} 查看。`,
    `The method "${id}" has no story "${wanted}".`,
  );
}
