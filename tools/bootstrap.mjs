// Runs before `npm start` and `npm test`, by whatever Node is installed (20.19 or later), with nothing installed yet:
// plain JavaScript, no dependencies. Quick when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Oldest Node that can run this file and npm's install. */
const oldestHost = [20, 19];
/** Oldest Node that runs the platform itself, where no pinned one is installed for this system. */
const oldestRuntime = [24, 7];

/** A problem with its remedy, told without a stack. */
export class SetupProblem extends Error {}

/** @param {string} text */
const say = (text) => console.log(`▸ ${text}`);

/**
 * @param {readonly number[]} wanted
 * @param {string} version as `process.versions.node`
 */
export function isAtLeast(wanted, version) {
  const found = version.split('.').map(Number);
  for (const [i, part] of wanted.entries()) {
    if ((found[i] ?? 0) !== part) return (found[i] ?? 0) > part;
  }
  return true;
}

/**
 * Installs the dependencies of the lock file unless they are there already.
 * @param {string} root
 */
export function installDependencies(root) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules', '.jishi-install');
  const mark = hashOf([lock, process.platform, process.arch]);
  if (readOr(stamp) === mark) return;
  if (!isInstalled(root, lock)) {
    say('安装依赖（首次约一分钟）… Installing dependencies (about a minute the first time)');
    npmInstall(root);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, mark);
}

/**
 * Whether npm's own record of what stands in node_modules agrees with the lock file, e.g. after `npm install`.
 * @param {string} root
 * @param {string} lock
 */
export function isInstalled(root, lock) {
  const record = readOr(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const [wanted, found] = [JSON.parse(lock).packages, JSON.parse(record).packages];
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const there = found[path];
    if (there === undefined) return entry.optional === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

/** @param {string} root */
function npmInstall(root) {
  const npm = process.env['npm_execpath'];
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // Vite and the pinned Node are development dependencies: an inherited NODE_ENV must not leave them out.
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  for (let attempt = 1; attempt <= 2; attempt++) {
    const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status === 0) return;
    if (attempt === 1) say('安装未成功，再试一次… The install failed; trying once more');
  }
  throw new SetupProblem(
    '依赖安装失败。请检查网络和磁盘空间；内网环境请先用 npm config set registry 指定可用的镜像，再重新执行。\n' +
      '  The install failed. Check network and disk space; without internet access set a registry mirror with "npm config set registry", then run again.',
  );
}

/**
 * The Node the platform runs on: the pinned one, or ours where none is published for this system.
 * @param {string} root
 */
export function runtimeNode(root) {
  const pinned = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (isAtLeast(oldestRuntime, process.versions.node)) return process.execPath;
  throw new SetupProblem(
    `本机的 Node 是 ${process.versions.node}，没有适用于 ${process.platform}-${process.arch} 的内置版本。请安装 Node 24（https://nodejs.org）后重新执行。\n` +
      `  This machine has Node ${process.versions.node} and no pinned one is published for it. Install Node 24 and run again.`,
  );
}

/** What the web client is made of. */
const webSources = ['apps/web', 'packages/contract', 'packages/domain', 'package-lock.json'];

/**
 * Builds the web client when one of its sources changed.
 * @param {string} root
 * @param {string} node
 */
export function buildWeb(root, node) {
  const stamp = join(root, 'apps', 'web', 'dist', '.jishi-build');
  const files = webSources.flatMap((source) => filesBelow(join(root, source))).sort();
  const mark = hashOf(files.flatMap((file) => [relative(root, file), readFileSync(file)]));
  if (readOr(stamp) === mark) return;
  say('构建网页端（约十秒）… Building the web client (about ten seconds)');
  const { status, stdout, stderr } = spawnSync(
    node,
    [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'apps/web', '--logLevel', 'warn'],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH']}` },
    },
  );
  if (status !== 0) {
    throw new SetupProblem(`网页端构建失败，原因如下。\n  The web client could not be built:\n${stdout}${stderr}`);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, mark);
}

const leftOut = new Set(['node_modules', 'dist', 'coverage', 'test-results']);

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (path.endsWith('package-lock.json')) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : filesBelow(join(path, entry.name));
    return /\.test\.tsx?$/.test(entry.name) ? [] : [join(path, entry.name)];
  });
}

/** What the tests need from Debian: package, and a file that shows it is there. Without the optional ones single tests skip. */
const debianPackages = [
  {
    name: 'chromium',
    signs: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      process.env['JISHI_CHROMIUM'] ?? '',
    ],
  },
  {
    name: 'fonts-noto-cjk',
    signs: [
      '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
      '/usr/share/fonts/noto-cjk',
      '/usr/share/fonts/truetype/wqy',
    ],
  },
  { name: 'libreoffice-calc-nogui', signs: ['/usr/bin/soffice'], optional: true },
  { name: 'python3-openpyxl', signs: ['/usr/lib/python3/dist-packages/openpyxl'], optional: true },
];

/** Installs the browser of the end-to-end tests, a Chinese font and the judges of our workbooks, where we may. */
export function installTestPackages() {
  const missing = debianPackages.filter(({ signs }) => !signs.some(existsSync));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  const needed = missing.some(({ optional }) => !optional);
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    if (needed) say(advice(names));
    return;
  }
  say(`安装测试用的系统软件包：${names.join('、')}（约一分钟）… Installing Debian packages for the tests`);
  const problem = aptGet(['update', '-qq']) ?? aptGet(['install', '-y', '-qq', '--no-install-recommends', ...names]);
  if (problem === undefined) return;
  const told =
    `系统软件包 ${names.join('、')} 安装失败。请检查软件源后执行：apt-get update && apt-get install ${names.join(' ')}\n` +
    `  Debian packages could not be installed:\n${problem}`;
  if (needed) throw new SetupProblem(told);
  say(told);
}

/** @param {readonly string[]} names */
function advice(names) {
  return (
    `浏览器测试等需要 ${names.join('、')}，当前不能自动安装，用到它们的测试将跳过。可执行：sudo apt-get install ${names.join(' ')}\n` +
    `  Some tests need ${names.join(', ')}, which we may not install here: they will be skipped.`
  );
}

/**
 * @param {string[]} args
 * @returns {string | undefined} what it said, when it failed
 */
function aptGet(args) {
  const { status, stdout, stderr, error } = spawnSync('/usr/bin/apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0 ? undefined : `${error?.message ?? ''}${stdout}${stderr}`.trim();
}

/** @param {string} path */
function readOr(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {readonly (string | Uint8Array)[]} parts */
function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} purpose `start` or `test`
 */
function bootstrap(root, purpose) {
  if (!isAtLeast(oldestHost, process.versions.node)) {
    throw new SetupProblem(
      `需要 Node ${oldestHost.join('.')} 以上，本机是 ${process.versions.node}。请从 https://nodejs.org 安装 Node 24。\n` +
        `  Node ${oldestHost.join('.')} or later is needed; this is ${process.versions.node}.`,
    );
  }
  installDependencies(root);
  const node = runtimeNode(root);
  buildWeb(root, node);
  if (purpose === 'test') installTestPackages();
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    bootstrap(dirname(dirname(fileURLToPath(import.meta.url))), process.argv[2] ?? 'start');
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    console.error(`✖ ${error.message}`);
    process.exit(1);
  }
}
