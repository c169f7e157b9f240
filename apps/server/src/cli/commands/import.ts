import { importFile, ImportRefused, type ImportFileResult } from '../../modules/imports/index.ts';
import { CommandEnd, exitCodes, type Console } from '../console.ts';
import { terminalActor, withApp } from '../open.ts';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly org?: string;
  readonly onlyGood?: boolean;
  readonly acceptQuestions?: boolean;
  readonly badRows?: string;
  readonly sheet?: readonly string[];
  readonly password?: string;
  readonly region?: string;
}

/** `jishi import FILE`: ends with 3 when rows were left out or nothing was written because of them. */
export async function importCommand(out: Console, file: string, options: ImportOptions): Promise<void> {
  const result = await withApp(out, async (app) => {
    const actor = await terminalActor(app, options);
    const progress = out.progress(options.dryRun ? '检查' : '导入');
    try {
      return await importFile(app.platform, actor, file, {
        mode: options.onlyGood ? 'good' : 'all',
        dryRun: options.dryRun ?? false,
        acceptQuestions: options.acceptQuestions ?? false,
        ...(options.badRows === undefined ? {} : { badRowsTo: options.badRows }),
        ...(options.password === undefined ? {} : { password: options.password }),
        ...(options.sheet && options.sheet.length > 0 ? { sheets: options.sheet } : {}),
        onProgress: (done, all) => progress.update(done, all),
      });
    } catch (error) {
      if (error instanceof ImportRefused) return error.result;
      throw error;
    } finally {
      progress.stop();
    }
  });
  tell(out, result, options);
  if (result.summary.bad + result.summary.questions > 0) throw new CommandEnd(exitCodes.badRows);
  if (result.state === 'refused') throw new CommandEnd(exitCodes.failed);
}

const kindZh = { orgs: '党组织', members: '党员', posts: '班子成员' } as const;

function tell(out: Console, result: ImportFileResult, options: ImportOptions): void {
  const { findings, ...rest } = result;
  if (out.json) {
    out.result(
      { ok: result.state !== 'refused', ...rest, findings: findings.map(({ value: _value, ...told }) => told) },
      '',
    );
    return;
  }
  const lines = result.parts.map(
    (part) =>
      `${part.sheet}（${kindZh[part.kind]}）：${part.rows} 行，新增 ${part.added}，更新 ${part.changed}，未变 ${part.unchanged}，要确认 ${part.questions}，要改 ${part.bad}`,
  );
  if (result.leftOut.length > 0) lines.push(`没有读取的工作表：${result.leftOut.join('、')}`);
  for (const { severity, exampleZh, heading, count, sheet } of result.groups
    .filter((group) => group.severity !== 'hint')
    .slice(0, 20))
    lines.push(`  ${severity === 'error' ? '✗' : '?'} ${count} 行 ${sheet}·${heading}：${exampleZh}`);
  const bad = findings.filter(({ severity }) => severity !== 'hint').slice(0, 10);
  for (const { sheet, row, heading, zh, remedyZh } of bad)
    lines.push(`    ${sheet} 第 ${row} 行 ${heading}：${zh}${remedyZh}`);
  if (options.badRows !== undefined && result.summary.bad + result.summary.questions > 0)
    lines.push(`有问题的行已写入 ${options.badRows}，改好后可以再导入。`);
  lines.push(
    result.failure?.zh ??
      (result.state === 'checked'
        ? '只作了检查，没有写入。'
        : `已导入，用时 ${(result.milliseconds / 1000).toFixed(1)} 秒。`),
  );
  out.result({}, lines.join('\n'));
}
