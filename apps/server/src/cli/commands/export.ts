import { writeExport } from '../../modules/exports/index.ts';
import { UsageError, type Console } from '../console.ts';
import { terminalActor, withApp } from '../open.ts';

interface ExportOptions {
  readonly purpose: string;
  readonly reader: string;
  readonly org?: string;
  readonly withIdentifiers?: boolean;
  readonly type?: string;
}

/** `jishi export KIND FILE`: the note in the trail is written with the list. */
export async function exportCommand(out: Console, kind: string, file: string, options: ExportOptions): Promise<void> {
  if (kind !== 'orgs' && kind !== 'members')
    throw new UsageError(
      '导出的内容只能是 orgs（党组织）或 members（党员）。',
      'What to export is either orgs or members.',
    );
  const format = /\.csv$/i.test(file) ? 'csv' : /\.xlsx$/i.test(file) ? 'xlsx' : undefined;
  if (!format) throw new UsageError('文件名应以 .xlsx 或 .csv 结尾。', 'The file name ends in .xlsx or .csv.');
  const { type } = options;
  if (type !== undefined && type !== '1' && type !== '2')
    throw new UsageError('--type 只能是 1（正式党员）或 2（预备党员）。', '--type is 1 or 2.');
  const rows = await withApp(out, async (app) => {
    const actor = await terminalActor(app, options);
    const progress = out.progress('导出');
    try {
      return await app.platform.db.write(actor.scope, (tx) =>
        writeExport(
          app.platform,
          tx,
          actor,
          {
            kind,
            format,
            filters: { type, ...(actor.orgId === null ? {} : { org: actor.orgId }) },
            ...(actor.orgId === null ? {} : { orgId: actor.orgId }),
            withIdentifiers: options.withIdentifiers ?? false,
            purpose: options.purpose,
            reader: options.reader,
          },
          file,
          async (done) => progress.update(done, null),
        ),
      );
    } finally {
      progress.stop();
    }
  });
  out.result({ ok: true, file, rows }, `已导出 ${rows} 行到 ${file}。`);
}
