import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { usableBinaries, type Binaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
import { faultFrom, faultFromError } from './faults.ts';
import { identityFor, type Identity } from './identity.ts';
import { argumentsFor, launch, port, runsWith, socketDirFor, sweepSocketDir } from './launch.ts';
import { addressOf, superuserAddress, takeLease, type Lease } from './lease.ts';
import { backendsOf, isPostgresOf, livePostmaster, type Postmaster } from './processes.ts';
import { fixedSettings, productSettings, throwAwaySettings, type Settings } from './settings.ts';

/** Owner of the product's database; not a superuser. Also the name of the database. */
export const ownerRole = 'jishi';

export interface EmbeddedOptions {
  /** Folder of the cluster, made when absent. */
  readonly dataDir: string;
  /** Settings over the product's own (or, when not durable, over the throw-away ones). */
  readonly settings?: Settings;
  /** False gives a database for tests that survives no crash of the machine. Default true. */
  readonly durable?: boolean;
  /** Stop when our process gets SIGINT, SIGTERM or SIGHUP, then end by that signal. Default false: the caller does. */
  readonly stopOnSignal?: boolean;
  /** Told what a person at the terminal may want to know. */
  readonly log?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Address of database `jishi` as its owner, over a unix socket that only this system user can open. */
  readonly connectionString: string;
  /** Address as the cluster's superuser: for upkeep and tests, never for requests. */
  readonly superuserConnectionString: string;
  /** Address for another role or database of the same cluster. */
  addressFor(to: { readonly user?: string; readonly database?: string }): string;
  readonly socketDir: string;
  readonly port: number;
  /** Real folder of the cluster; differs from `dataDir` where that is a link. */
  readonly dataDir: string;
  /** Whether the database was running already. */
  readonly adopted: boolean;
  /** Ends the database cleanly, unless another process of ours still uses it. Close your own connections before. */
  stop(): Promise<void>;
}

interface Running {
  readonly pid: number;
  readonly socketDir: string;
  readonly adopted: boolean;
  readonly lease: Lease;
}

interface Cluster {
  readonly folder: string;
  readonly identity: Identity;
  readonly binaries: Binaries;
  readonly settings: Settings;
  readonly log: (message: string) => void;
}

/**
 * Starts the database of a data folder, or joins the one that runs there already. Makes the cluster on first use.
 * The database outlives a killed process of ours and is joined at the next start; should it die itself, it is started
 * again at the same address while we live.
 *
 * @throws PostgresFault with a Chinese and English remedy
 */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = prepare(options);
  let stopping = false;
  const ending = new AbortController();
  let running: Running;
  const onLost = () => {
    if (!stopping) restarting = restart();
  };
  const restart = async () => {
    cluster.log('数据库意外停止，正在重新启动… The database ended unexpectedly; starting it again.');
    // Until it succeeds: a full disk may be cleared, a slow one come back.
    for (let waitMs = 500; !stopping; waitMs = Math.min(waitMs * 2, 30_000)) {
      try {
        running = await bringUp(cluster, onLost, running.socketDir);
        cluster.log('数据库已恢复。 The database is back.');
        return;
      } catch (error) {
        cluster.log((error as Error).message);
        await sleep(waitMs, undefined, { ref: false, signal: ending.signal }).catch(() => {});
      }
    }
  };
  let restarting: Promise<void> | undefined;
  running = await bringUp(cluster, onLost);
  await running.lease.ensureDatabase(ownerRole, ownerRole);
  const removeHooks = installHooks(() => running, stop, options.stopOnSignal ?? false);

  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    ending.abort();
    removeHooks();
    await restarting;
    await bringDown(cluster, running);
  }

  const { socketDir, adopted } = running;
  const addressFor = ({ user = ownerRole, database = ownerRole }) => addressOf(socketDir, port, user, database);
  return {
    connectionString: addressFor({}),
    superuserConnectionString: superuserAddress(socketDir, port),
    addressFor,
    socketDir,
    port,
    dataDir: cluster.folder,
    adopted,
    stop,
  };
}

function prepare({ dataDir, settings = {}, durable = true, log = () => {} }: EmbeddedOptions): Cluster {
  try {
    const identity = identityFor(dataDir);
    const binaries = usableBinaries(identity);
    const folder = prepareCluster(dataDir, identity, binaries, durable);
    if (folder !== resolve(dataDir)) log(`数据库文件位于 ${folder} The database files are in ${folder}`);
    return {
      folder,
      identity,
      binaries,
      log,
      settings: { ...(durable ? productSettings() : throwAwaySettings), ...settings },
    };
  } catch (error) {
    throw faultFromError(error, dataDir);
  }
}

/** How long processes of a dead database may take to leave before they are told to, and before they are ended. */
const patienceMs = { ask: 3_000, end: 8_000, giveUp: 30_000 };

async function bringUp(cluster: Cluster, onLost: () => void, socketDir?: string): Promise<Running> {
  const { folder, identity, binaries } = cluster;
  const since = performance.now();
  let slow = since + 3_000;
  for (;;) {
    const live = livePostmaster(folder);
    if (live) {
      const joined = await join(cluster, live, onLost, performance.now() - since);
      if (joined) return joined;
      if (performance.now() > slow) {
        cluster.log('数据库正在恢复或停止，请稍候… The database is recovering or stopping; please wait.');
        slow = Infinity;
      }
      await sleep(50);
      continue;
    }
    const sockets = socketDir ?? (await socketDirFor(folder, identity));
    const started = await launch(folder, identity, binaries, argumentsOf(cluster, sockets));
    if (started.ready) return held(started.pid, sockets, false, onLost);
    if (livePostmaster(folder)) continue;
    const fault = faultFrom(started.log, folder);
    const waited = performance.now() - since;
    if (fault.code !== 'still-in-use' || waited > patienceMs.giveUp) throw fault;
    dismissBackends(folder, waited);
    await sleep(150);
  }
}

function argumentsOf({ folder, settings }: Cluster, socketDir: string): string[] {
  return argumentsFor(folder, { ...settings, ...fixedSettings(socketDir) });
}

/** Joins a running database, or stops it when it was started otherwise and nobody needs it. */
async function join(
  cluster: Cluster,
  live: Postmaster,
  onLost: () => void,
  waitedMs: number,
): Promise<Running | undefined> {
  if (live.status !== 'ready') return undefined;
  const running = await held(live.pid, live.socketDir, true, onLost).catch(() => undefined);
  if (!running) {
    // Ready, yet not reached: somebody cleaned /tmp. Only a restart brings the socket back.
    if (waitedMs > patienceMs.ask) await endProcess(cluster.folder, live.pid);
    return undefined;
  }
  if (isAsWanted(cluster, running) || (await running.lease.others()) > 0) return running;
  await bringDown(cluster, running);
  return undefined;
}

function isAsWanted(cluster: Cluster, { lease, socketDir }: Running): boolean {
  const release = cluster.binaries.release.split('.').slice(0, 2).join('.');
  return lease.serverVersion === release && runsWith(cluster.folder, argumentsOf(cluster, socketDir));
}

async function held(pid: number, socketDir: string, adopted: boolean, onLost: () => void): Promise<Running> {
  const lease = await takeLease(superuserAddress(socketDir, port), onLost);
  return { pid, socketDir, adopted, lease };
}

/** Processes left by a killed database notice its death by themselves, unless they are busy. */
function dismissBackends(folder: string, waitedMs: number): void {
  if (waitedMs < patienceMs.ask) return;
  const signal = waitedMs < patienceMs.end ? 'SIGTERM' : 'SIGKILL';
  for (const pid of backendsOf(folder)) signalQuietly(pid, signal);
}

async function bringDown({ folder }: Cluster, { pid, lease, socketDir }: Running): Promise<void> {
  const others = await lease.others().catch(() => 0);
  await lease.end().catch(() => {});
  if (others > 0) return;
  await endProcess(folder, pid);
  sweepSocketDir(folder, socketDir);
}

/** Fast shutdown writes a checkpoint; after a minute the immediate one leaves that to the next start. */
async function endProcess(folder: string, pid: number): Promise<void> {
  const since = performance.now();
  signalQuietly(pid, 'SIGINT');
  let urged = false;
  while (isPostgresOf(folder, pid)) {
    if (!urged && performance.now() - since > 60_000) {
      urged = true;
      signalQuietly(pid, 'SIGQUIT');
    }
    await sleep(10);
  }
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone already.
  }
}

/** At the end of our process the database we started is told to stop, if nobody did so before. */
function installHooks(running: () => Running, stop: () => Promise<void>, onSignal: boolean): () => void {
  const onExit = () => {
    if (!running().adopted) signalQuietly(running().pid, 'SIGINT');
  };
  process.once('exit', onExit);
  const signals: NodeJS.Signals[] = onSignal ? ['SIGINT', 'SIGTERM', 'SIGHUP'] : [];
  const handle = (signal: NodeJS.Signals) => {
    void stop().finally(() => process.kill(process.pid, signal));
  };
  for (const signal of signals) process.once(signal, handle);
  return () => {
    process.off('exit', onExit);
    for (const signal of signals) process.off(signal, handle);
  };
}
