import { createInterface } from 'node:readline/promises';
import { checkArchive, openArchive } from '../../backup/read-archive.ts';
import { restoreBackup } from '../../backup/restore-backup.ts';
import { writeBackup } from '../../backup/write-backup.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Console } from '../console.ts';
import { withDatabase } from '../open.ts';

const keysApart =
  '注意：密钥不在备份里。没有数据文件夹中的 keys，恢复后身份证号、电话、住址都读不出来，请另行保管。\n' +
  'Note: the keys are not in this backup. Without the folder keys of the data folder, identifiers cannot be read back.';

/** `jishi backup FILE`. */
export async function backupCommand(
  out: Console,
  path: string,
  options: { readonly withKeys?: boolean },
): Promise<void> {
  const passphrase = options.withKeys ? await askPassphrase() : undefined;
  const manifest = await withDatabase(out, async ({ connectionString, config }) => {
    const progress = out.progress('备份');
    try {
      return await writeBackup({
        connectionString,
        dataDir: config.dataDir,
        path,
        passphrase,
        now: new Date(),
        progress: progress.update,
      });
    } finally {
      progress.stop();
    }
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const value = {
    ok: true,
    file: path,
    tables: manifest.tables.length,
    rows,
    files: manifest.files.length,
    keys: manifest.keys,
    auditHeads: manifest.auditHeads,
  };
  const told = `已备份 ${manifest.tables.length} 张表、${rows} 行、${manifest.files.length} 个附件到 ${path}。`;
  out.result(
    value,
    manifest.keys === 'none' ? `${told}\n${keysApart}` : `${told}\n密钥已用口令加密放入备份，请牢记口令。`,
  );
}

/** `jishi restore FILE`. */
export async function restoreCommand(
  out: Console,
  path: string,
  options: { readonly check?: boolean; readonly ignoreKeys?: boolean },
): Promise<void> {
  if (options.check) {
    const archive = await openArchive(path);
    const progress = out.progress('核对');
    try {
      await checkArchive(archive, progress.update);
    } finally {
      progress.stop();
      archive.close();
    }
    const { createdAt, tables, keys, auditHeads } = archive.manifest;
    out.result(
      { ok: true, createdAt, tables: tables.length, keys, auditHeads },
      `备份完整：${createdAt}，${tables.length} 张表，密钥${keys === 'sealed' ? '在内（加密）' : '不在内'}。`,
    );
    return;
  }
  const restored = await withDatabase(out, async ({ connectionString, config }) => {
    const progress = out.progress('恢复');
    try {
      return await restoreBackup({
        connectionString,
        dataDir: config.dataDir,
        path,
        passphrase: askPassphrase,
        ignoreKeys: options.ignoreKeys ?? false,
        now: new Date(),
        progress: progress.update,
      });
    } finally {
      progress.stop();
    }
  });
  const heads = restored.chains.map(({ region, head }) => `  地区 ${region}：${head}`);
  out.result(
    { ok: true, rows: restored.rows, files: restored.manifest.files.length, chains: restored.chains },
    [`已恢复 ${restored.rows} 行、${restored.manifest.files.length} 个附件；审计哈希与备份一致：`, ...heads].join('\n'),
  );
}

/** From the environment, or typed at the terminal without an echo. */
async function askPassphrase(): Promise<string> {
  const given = process.env['JISHI_PASSPHRASE'];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) return refuse('backup.passphrase-missing');
  const { Writable } = await import('node:stream');
  process.stderr.write('口令（至少 12 个字符，输入时不显示）Passphrase: ');
  const reader = createInterface({
    input: process.stdin,
    output: new Writable({ write: (_c, _e, done) => done() }),
    terminal: true,
  });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
