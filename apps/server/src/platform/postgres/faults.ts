/** Why the embedded PostgreSQL could not be started or stopped. */
export type PostgresFaultCode =
  | 'disk-full'
  | 'permission-denied'
  | 'binaries-missing'
  | 'library-missing'
  | 'user-unknown'
  | 'version-mismatch'
  | 'owned-by-other'
  | 'still-in-use'
  | 'not-a-cluster'
  | 'damaged'
  | 'failed';

/** A fault of the embedded database, told in Chinese and English with a remedy; `log` holds what PostgreSQL said. */
export class PostgresFault extends Error {
  readonly code: PostgresFaultCode;
  readonly log: string;
  constructor(code: PostgresFaultCode, message: string, log = '') {
    super(log === '' ? message : `${message}\n--- PostgreSQL ---\n${log.trim()}`);
    this.name = 'PostgresFault';
    this.code = code;
    this.log = log;
  }
}

interface Symptom {
  readonly code: PostgresFaultCode;
  readonly sign: RegExp;
  readonly tell: (dataDir: string) => string;
}

/** Read from top to bottom: the first sign found in the log decides. */
const symptoms: readonly Symptom[] = [
  {
    code: 'disk-full',
    sign: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    tell: (dir) =>
      `磁盘已满，数据库无法写入 ${dir}。请清理磁盘（建议至少留出 2 GB），或用环境变量 JISHI_DATA 换到有空间的磁盘，然后重新启动；已提交的数据不会丢失。\n` +
      `The disk is full. Free some space (2 GB advised) or point JISHI_DATA to another disk, then start again; committed data is safe.`,
  },
  {
    code: 'library-missing',
    sign: /error while loading shared libraries|Library not loaded|version `GLIBC/,
    tell: () =>
      `数据库程序缺少系统库，无法运行。请重新安装依赖（npm ci）；仍不行时请用 DATABASE_URL 指定一个已有的 PostgreSQL（15 以上）。\n` +
      `A system library of the database is missing. Reinstall with npm ci, or set DATABASE_URL to an ordinary PostgreSQL (15 or later).`,
  },
  {
    code: 'user-unknown',
    sign: /could not look up effective user ID/,
    tell: () =>
      `当前系统用户只有编号、没有名字，数据库无法以它运行（常见于容器的 -u 参数）。请在 /etc/passwd 中登记该用户，或以 root 启动（数据库会自动改用无权限的用户）。\n` +
      `This system user has a number but no name. Add it to /etc/passwd, or start as root: the database then runs as a user without rights.`,
  },
  {
    code: 'version-mismatch',
    sign: /database files are incompatible with server|initialized by PostgreSQL version/,
    tell: (dir) =>
      `数据目录 ${dir} 由另一个版本的 PostgreSQL 建立，不能直接打开。请用原来版本的基石执行 jishi backup，再用新版本在空目录执行 jishi restore。\n` +
      `The data folder was written by another PostgreSQL version. Run "jishi backup" with the former release and "jishi restore" into an empty folder with this one.`,
  },
  {
    code: 'still-in-use',
    sign: /lock file ".*" already exists|pre-existing shared memory block|Is another postmaster/,
    tell: (dir) =>
      `数据目录 ${dir} 正被另一个数据库进程使用。请先停止它（或稍候再试）；如确认没有其他进程，请重启电脑后再启动。\n` +
      `Another database process uses the data folder. Stop it, or wait and try again; restart the machine if none can be found.`,
  },
  {
    code: 'permission-denied',
    sign: /Permission denied|EACCES|EPERM|Operation not permitted|Read-only file system|EROFS|has wrong ownership|invalid permissions/,
    tell: (dir) =>
      `没有读写数据目录 ${dir} 的权限。请用拥有该目录的用户运行，或执行 chown -R 用户名 目录 后再启动，或用 JISHI_DATA 换一个可写的目录。\n` +
      `No permission on the data folder. Run as the user who owns it, chown it, or point JISHI_DATA to a writable folder.`,
  },
  {
    code: 'damaged',
    sign: /could not locate a valid checkpoint record|invalid checkpoint|could not open file "(global|base|pg_)|PANIC/,
    tell: (dir) =>
      `数据目录 ${dir} 已损坏，无法恢复启动。请不要删除它：先整个复制一份留存，再用最近的备份在空目录执行 jishi restore。\n` +
      `The data folder is damaged. Keep a copy of it, then restore the latest backup into an empty folder with "jishi restore".`,
  },
];

/** Turns what PostgreSQL or the operating system said into a fault with a remedy. */
export function faultFrom(log: string, dataDir: string): PostgresFault {
  const known = symptoms.find(({ sign }) => sign.test(log));
  if (known) return new PostgresFault(known.code, known.tell(dataDir), log);
  return new PostgresFault(
    'failed',
    `数据库未能启动，数据目录 ${dataDir}。请把下面的信息交给系统管理员。\nThe embedded database did not start; pass the lines below to your administrator.`,
    log,
  );
}

/** Like {@link faultFrom} for something thrown; a PostgresFault passes through unchanged. */
export function faultFromError(error: unknown, dataDir: string): PostgresFault {
  if (error instanceof PostgresFault) return error;
  return faultFrom(error instanceof Error ? error.message : String(error), dataDir);
}
