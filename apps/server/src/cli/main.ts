import { Command, CommanderError } from 'commander';
import type { RefusalCatalogue } from '../platform/refusal.ts';
import { createConsole, exitCodes, tellError, type Console } from './console.ts';

/** Makes a command: what it is called with is checked here, what it does is loaded when it is called. */
const program = new Command('jishi')
  .description('基石：基层党组织工作平台\nJishi: the working platform of grassroots Party organisations')
  .option('--json', '只输出一个 JSON 文档 / print one JSON document and nothing else')
  .helpOption('-h, --help', '显示用法 / show usage')
  .helpCommand('help [命令]', '显示某个命令的用法 / show usage of a command')
  .addHelpText(
    'after',
    `
数据在环境变量 JISHI_DATA 指定的文件夹（默认 ~/.jishi）；DATABASE_URL 指定外部 PostgreSQL。
Data lives in JISHI_DATA (default ~/.jishi); DATABASE_URL names an ordinary PostgreSQL.

退出码 / exit codes: 0 完成 done · 1 未完成 refused or failed · 2 用法不对 wrong usage · 3 有问题的行 bad rows`,
  )
  .configureHelp({ showGlobalOptions: true })
  .exitOverride();

/** Runs a command's work with the console of this call and ends the process with its code. */
function run<A extends unknown[]>(work: (out: Console, ...args: A) => Promise<void>): (...args: A) => Promise<void> {
  return async (...args) => {
    const out = createConsole(program.opts<{ json?: boolean }>().json ?? false);
    try {
      await work(out, ...args);
    } catch (error) {
      process.exitCode = tellError(out, error, await refusalTexts());
    }
  };
}

/** Texts of all refusals; loaded only when one has to be told. */
async function refusalTexts(): Promise<RefusalCatalogue> {
  const [{ listModules }, { backupRefusals }] = await Promise.all([
    import('../modules/modules.ts'),
    import('../backup/errors.ts'),
  ]);
  // Manifests only: nothing is mounted and nobody signs in.
  const modules = listModules({} as Parameters<typeof listModules>[0]);
  return Object.assign({}, ...modules.map(({ refusals }) => refusals), backupRefusals) as RefusalCatalogue;
}

const collect = (value: string, known: string[]): string[] => [...known, value];

program
  .command('start')
  .description('启动平台 / start the platform')
  .option('--port <n>', '端口，默认 3000 / port')
  .option('--no-demo', '空平台不建演示县 / no demo county in an empty platform')
  .action(
    run(async (_out, options: { port?: string; demo: boolean }) => {
      if (options.port !== undefined) process.env['PORT'] = options.port;
      if (!options.demo) process.env['JISHI_DEMO'] = '0';
      await import('../main.ts');
    }),
  );

program
  .command('import')
  .description('导入党组织、党员、班子成员 / import organisations, members, committee members')
  .argument('<file>', '.xlsx、.xls、.csv')
  .option('--dry-run', '只检查，不写入 / check only')
  .option('--org <code>', '导入到这个党组织之下（编码或全称） / import under this organisation')
  .option('--only-good', '先导入没有问题的行 / import the good rows only')
  .option('--accept-questions', '改名、转支部、同名者一律按表办理 / answer all questions with yes')
  .option('--bad-rows <file>', '把有问题的行连同原因写入这个表 / write the bad rows with reasons to this workbook')
  .option('--sheet <name>', '只导入这个工作表，可重复 / only this sheet, repeatable', collect, [])
  .option('--password <text>', '文件的打开密码 / password of the file')
  .option('--region <code>', '空平台的市级区划前四位 / place of an empty platform')
  .action(
    run(async (out, file: string, options) => (await import('./commands/import.ts')).importCommand(out, file, options)),
  );

program
  .command('export')
  .description('导出党组织或党员，标题与导入相同 / export with the headings of the import')
  .argument('<kind>', 'orgs | members')
  .argument('<file>', '.xlsx、.csv')
  .requiredOption('--purpose <text>', '用途，写入审计记录 / purpose, kept in the trail')
  .requiredOption('--reader <text>', '交给谁 / who will read it')
  .option('--org <code>', '只导出这个党组织及其下级 / only this organisation and below')
  .option('--with-identifiers', '含身份证号、电话、住址 / identifiers in the clear')
  .option('--type <1|2>', '1 正式党员，2 预备党员 / 1 full, 2 probationary')
  .action(
    run(async (out, kind: string, file: string, options) =>
      (await import('./commands/export.ts')).exportCommand(out, kind, file, options),
    ),
  );

program
  .command('migrate')
  .description('更新数据库结构 / bring the database to the newest schema')
  .action(run(async (out) => (await import('./commands/migrate.ts')).migrateCommand(out)));

const round = program.command('round').description('轮次 / rounds');
round
  .command('status')
  .description('各轮次进行到哪里 / where rounds stand')
  .argument('[id]', '轮次编号 / id of a round')
  .action(run(async (out, id?: string) => (await import('./commands/round.ts')).roundStatus(out, id)));
round
  .command('open')
  .description('开启已排好的轮次 / open a prepared round')
  .argument('<id>', '轮次编号 / id of a round')
  .action(run(async (out, id: string) => (await import('./commands/round.ts')).roundOpen(out, id)));
round
  .command('report')
  .description('轮次汇总表 / table of a round')
  .argument('<id>', '轮次编号 / id of a round')
  .option('--out <file>', '写入这个 .xlsx / write to this workbook')
  .action(
    run(async (out, id: string, options: { out?: string }) =>
      (await import('./commands/round.ts')).roundReport(out, id, options),
    ),
  );

const methods = program.command('methods').description('工作方法：定义与情景 / work methods and their stories');
methods
  .command('list')
  .description('所有方法 / all methods')
  .action(run(async (out) => (await import('./commands/methods.ts')).methodsList(out)));
methods
  .command('show')
  .description('一个方法的步骤、期限和依据 / steps, times and sources of a method')
  .argument('<id>', '方法编号，例如 member-development / id of a method')
  .action(run(async (out, id: string) => (await import('./commands/methods.ts')).methodsShow(out, id)));
methods
  .command('run')
  .description('在临时数据库上走一个情景 / play one story on a throw-away database')
  .argument('<id>', '方法编号 / id of a method')
  .option('--scenario <n>', '第几个情景，或标题中的文字，默认第一个 / number of the story, or words of its title')
  .action(
    run(async (out, id: string, options: { scenario?: string }) =>
      (await import('./commands/methods.ts')).methodsRun(out, id, options),
    ),
  );
methods
  .command('verify')
  .description('走遍所有方法的所有情景 / play all stories of all methods')
  .action(run(async (out) => (await import('./commands/methods.ts')).methodsVerify(out)));

const audit = program.command('audit').description('审计记录 / audit trail');
audit
  .command('verify')
  .description('逐条核对审计记录的哈希链 / recompute the hash chain of the trail')
  .action(run(async (out) => (await import('./commands/audit.ts')).auditVerify(out)));

program
  .command('recount')
  .description('重新清点公布的选票，不需要数据库 / count published ballots again, without the database')
  .argument('<file>', '表决结果页上下载的选票文件 / file of published ballots')
  .action(run(async (out, file: string) => (await import('./commands/recount.ts')).recountCommand(out, file)));

program
  .command('backup')
  .description('备份数据库和附件到一个文件 / back up database and attachments into one file')
  .argument('<file>', '例如 jishi-2026-11-21.backup')
  .option('--with-keys', '连同密钥一起备份，用口令加密 / include the keys, sealed with a passphrase')
  .addHelpText(
    'after',
    `
不加 --with-keys 时，密钥不在备份里：没有密钥，身份证号、电话、住址无法恢复。请另行保管数据文件夹中的 keys。
Without --with-keys the keys are NOT inside: identifiers cannot be read back without them. Keep the folder keys apart.
口令从环境变量 JISHI_PASSPHRASE 读取，或在终端输入。  The passphrase comes from JISHI_PASSPHRASE or the terminal.`,
  )
  .action(
    run(async (out, file: string, options: { withKeys?: boolean }) =>
      (await import('./commands/backup.ts')).backupCommand(out, file, options),
    ),
  );

program
  .command('restore')
  .description('把备份恢复到空的平台 / restore a backup into an empty platform')
  .argument('<file>', '备份文件 / backup file')
  .option('--check', '只核对文件是否完整 / only check that the file is whole')
  .option('--ignore-keys', '没有密钥也恢复，已加密的内容读不出来 / restore without the keys')
  .action(
    run(async (out, file: string, options: { check?: boolean; ignoreKeys?: boolean }) =>
      (await import('./commands/backup.ts')).restoreCommand(out, file, options),
    ),
  );

const admin = program.command('admin').description('管理员 / administrators');
admin
  .command('init')
  .description('建立第一批系统管理员、安全管理员、审计员 / make the first three administrators')
  .option('--region <code>', '市级区划前四位，例如 4106 / place, four digits')
  .action(
    run(async (out, options: { region?: string }) => (await import('./commands/admin.ts')).adminInit(out, options)),
  );
admin
  .command('reset-password')
  .description('重置管理员密码 / new first password for an administrator')
  .argument('<login>', '账号 / login')
  .action(run(async (out, login: string) => (await import('./commands/admin.ts')).adminReset(out, login)));

// Options of the whole program may stand anywhere; subcommands end like the program.
for (const command of program.commands.flatMap((one) => [one, ...one.commands])) {
  command.helpOption('-h, --help', '显示用法 / show usage').exitOverride();
  if (command.commands.length === 0)
    command.option('--json', '只输出一个 JSON 文档 / print one JSON document').hook('preAction', (own) => {
      if (own.opts<{ json?: boolean }>().json) program.setOptionValue('json', true);
    });
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  const isHelp =
    error.code === 'commander.helpDisplayed' || error.code === 'commander.help' || error.code === 'commander.version';
  process.exitCode = isHelp && error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
}
