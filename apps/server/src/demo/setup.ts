import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { importFile } from '../modules/imports/index.ts';
import { systemActor } from '../platform/access/actor.ts';
import { writeDemoWorkbook } from './generator.ts';
import { addAccounts, demoPassword, demoSignIns, type DemoSignIn } from './people.ts';
import * as store from './store.ts';

export type { DemoSignIn } from './people.ts';

/** The demo county as the running platform has it. */
export interface Demo {
  /** The sign-ins to print; none where there is no demo county. */
  readonly signIns: readonly DemoSignIn[];
  /** Ends the driver of the rounds, if it runs; the next start goes on. */
  stop(): void;
}

const everything = { path: '', everything: true } as const;
/** Place of the demo county: 鹤壁市, to which 浚县 belongs. */
const demoRegion = 4106;

/**
 * Sets up the invented demo county in an empty platform: the workbook is written and then imported as a user's would
 * be; its rounds are driven by a process of their own while people look around already. A platform with anything of
 * its own is left alone.
 */
export async function ensureDemo(app: App, log: (message: string) => void): Promise<Demo> {
  const { db, config } = app.platform;
  const password = demoPassword(config.dataDir);
  let state = await db.read(everything, store.readDemoState);
  if (state === undefined) {
    if (!(await db.read(everything, store.isEmptyPlatform))) return noDemo;
    await importCounty(app, log);
    await db.write(
      everything,
      async (tx) => {
        const accounts = await addAccounts(app, tx, password);
        log(`已建立 ${accounts} 个演示账号。`);
        await store.writeDemoState(tx, 'imported', app.platform.clock.now());
      },
      { audited: false },
    );
    state = 'imported';
  }
  const stop = state === 'imported' ? driveRounds(app, log) : () => undefined;
  return { signIns: demoSignIns(password), stop };
}

/** A platform without a demo county. */
export const noDemo: Demo = { signIns: [], stop: () => undefined };

async function importCounty(app: App, log: (message: string) => void): Promise<void> {
  const { platform } = app;
  const path = join(platform.config.dataDir, `demo-county-${process.pid}.xlsx`);
  log('正在准备演示县（浚县，人员均为虚构）…');
  try {
    await writeDemoWorkbook(path, { asOf: platform.clock.today() });
    const result = await importFile(platform, systemActor('演示数据', demoRegion), path, { mode: 'all' });
    log(`已导入 ${result.summary.added} 行。`);
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Starts the driver; it goes on where an earlier one was interrupted.
 *
 * @returns ends it
 */
function driveRounds(app: App, log: (message: string) => void): () => void {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'drive', 'main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, JISHI_DEMO_DATABASE: driverAddress(app) },
  });
  log('两轮定级（上年已结束、本年进行中）正在后台生成，约需几分钟，期间可以正常使用。');
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  child.once('exit', (code) => {
    process.off('exit', stop);
    if (code !== 0 && code !== null) log('演示数据没有生成完，下次启动时继续。');
  });
  return stop;
}

/** Invented data may be lost at a power cut and is then driven again, so the driver need not wait for the disk. */
function driverAddress({ platform: { config, db } }: App): string {
  if (config.databaseUrl !== undefined) return db.connectionString;
  return `${db.connectionString}&options=${encodeURIComponent('-c synchronous_commit=off')}`;
}
