import { readFile } from 'node:fs/promises';
import { optionTitle, recount, type Recount } from '../../modules/votes/index.ts';
import { CommandEnd, exitCodes, UsageError, type Console } from '../console.ts';

/** Counts published ballots again from their file alone: no database is opened and no server asked. */
export async function recountCommand(out: Console, file: string): Promise<void> {
  const found = recount(await readFile(file, 'utf8'));
  if (!found)
    throw new UsageError(
      '这不是公布的选票文件。请用表决结果页上的“下载选票”得到的文件。',
      'This is no file of published ballots.',
    );
  const { count, faults } = found;
  out.result({ ok: faults.length === 0, ...plain(found) }, wordsOf(found));
  if (faults.length === 0) return;
  for (const { zh, en } of faults) out.note(`${zh}\n${en}`);
  out.note(`共 ${count.back} 张有效盖章的选票 / ${count.back} ballots with a valid signature`);
  throw new CommandEnd(exitCodes.failed);
}

function plain({ file, count, outcome, faults }: Recount) {
  return {
    voteRoundId: file.voteRoundId,
    title: file.titleZh,
    round: file.round,
    count,
    chosen: outcome?.chosen.map((option) => optionTitle(file, option)) ?? [],
    faults,
  };
}

function wordsOf({ file, count, outcome, faults }: Recount): string {
  const rows = [
    ...count.options.map(({ option, inFavour, against, abstained }) => [
      optionTitle(file, option),
      inFavour,
      against,
      abstained,
    ]),
    ...count.writeIns.map(({ name, inFavour }) => [`${name}（另选）`, inFavour, 0, 0]),
  ];
  const chosen = outcome?.chosen.map((option) => optionTitle(file, option)).join('、') ?? '';
  return [
    `${file.orgName} ${file.titleZh} 第 ${file.round} 轮（${file.heldOn}）`,
    `发出 ${file.out}  收回 ${count.back}  有效 ${count.back - count.invalid}  无效 ${count.invalid}`,
    ...rows.map(([name, ...votes]) => `${String(name)}  赞成 ${votes[0]}  反对 ${votes[1]}  弃权 ${votes[2]}`),
    chosen === '' ? '没有通过或当选的' : `通过（当选）：${chosen}`,
    faults.length === 0
      ? '核对无误：每张选票的盖章有效，重新计票与公布的结果一致。\nEvery signature holds and the count is the published one.'
      : `有 ${faults.length} 处不符。\n${faults.length} faults.`,
  ].join('\n');
}
