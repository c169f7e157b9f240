// Measures the platform under load, side by side with hand-written SQL behind a bare server: npm run bench -- --help
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cases, deepPageCase, type BenchCase } from './cases/cases.ts';
import { makeFixtures, type Fixtures } from './cases/fixtures.ts';
import { benchHome, prepareData, startCluster } from './dataset/build.ts';
import type { BenchSize } from './dataset/sizes.ts';
import { best, measureOnce, type Bench, type Measurement } from './measure.ts';
import { startLoad, startServer, type Server } from './processes/children.ts';
import { printCase, printHead, type CaseResult } from './report.ts';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '20k' },
    only: { type: 'string' },
    connections: { type: 'string', default: '1,16,32' },
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(`npm run bench -- [--size 20k|1m] [--only roster,member] [--connections 1,16,32] [--seconds 1] [--rounds 5] [--keep]
  --profile  writes a .cpuprofile of the server for each case instead of measuring
  --keep  uses the data set even if the schema has changed since`);
  process.exit(0);
}
if (options.size !== '20k' && options.size !== '1m') throw new Error('--size is 20k or 1m');
await main(options.size);

async function main(size: BenchSize['name']): Promise<void> {
  const cluster = await startCluster((message) => console.log(message));
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const data = await prepareData(
      cluster,
      size,
      (message) => console.log(message),
      options.keep ? 'keep' : 'when-needed',
    );
    const fixtures = await makeFixtures(data);
    stops.unshift(() => fixtures.close());
    const load = await startLoad();
    stops.unshift(() => load.stop());
    const bench: Bench = { load, clusterFolder: cluster.dataDir };
    const platform = await startServer('serve.ts', [data.connectionString, JSON.stringify(data.config)]);
    stops.unshift(() => platform.stop());
    const baseline = await startServer('baseline.ts', [data.bareConnectionString]);
    stops.unshift(() => baseline.stop());
    const idle = (await platform.usage()).residentMb;
    console.log(
      `data set ${size}: ${data.facts.members.toLocaleString('en')} members, ${data.facts.megabytes} MB, imported in ${data.facts.importSeconds} s`,
    );
    console.log(
      `server: ready after ${Math.round(platform.startMs)} ms, ${Math.round(idle)} MB resident before the first request\n`,
    );
    const results = await measureAll(bench, platform, baseline, fixtures);
    const loaded = (await platform.usage()).residentMb;
    console.log(`\nserver after all cases: ${Math.round(loaded)} MB resident`);
    save(size, { data: data.facts, startMs: platform.startMs, idleMb: idle, loadedMb: loaded, results });
  } finally {
    for (const stop of stops) await stop();
    await cluster.stop();
  }
}

async function measureAll(bench: Bench, platform: Server, baseline: Server, fixtures: Fixtures): Promise<CaseResult[]> {
  const wanted = options.only?.split(',');
  const deep = await deepPageCase(fixtures, (path) => askJson(platform.port, fixtures.top.head, path));
  const results: CaseResult[] = [];
  printHead();
  for (const one of [...cases, deep]) {
    if (wanted && !wanted.includes(one.name)) continue;
    if (options.profile) {
      const requests = await one.requests(fixtures, 8000);
      const order = { connections: 8, seconds: Number(options.seconds), requests, once: one.once };
      if (!one.once) await bench.load.run({ ...order, port: platform.port });
      const profile = await platform.profiled(() => bench.load.run({ ...order, port: platform.port }));
      const file = join(benchHome, `${one.name}.cpuprofile`);
      writeFileSync(file, profile);
      console.log(file);
      continue;
    }
    for (const connections of options.connections.split(',').map(Number)) {
      const result = await measureCase(bench, platform, baseline, fixtures, one, connections);
      results.push(result);
      printCase(result);
    }
  }
  return results;
}

/** Runs of the two servers in turns, A B A B, so that whatever else the machine does meets both. */
async function measureCase(
  bench: Bench,
  platform: Server,
  baseline: Server,
  fixtures: Fixtures,
  one: BenchCase,
  connections: number,
): Promise<CaseResult> {
  const seconds = Number(options.seconds);
  const most = Math.ceil(seconds * 4000);
  const fixed = one.once
    ? undefined
    : { ours: await one.requests(fixtures, 0), theirs: await one.baseline(fixtures, 0) };
  const ours: Measurement[] = [];
  const theirs: Measurement[] = [];
  const warm = { connections: Math.max(4, connections), seconds: 0.3, once: one.once };
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const [server, into] of [
      [platform, ours],
      [baseline, theirs],
    ] as const) {
      const make = server === platform ? one.requests : one.baseline;
      const requests = fixed ? (server === platform ? fixed.ours : fixed.theirs) : await make(fixtures, most);
      const { report } = await measureOnce(bench, server, { ...warm, requests });
      const rest = one.once ? requests.slice(report.sent) : requests;
      into.push((await measureOnce(bench, server, { connections, seconds, requests: rest, once: one.once })).measured);
    }
  }
  return {
    name: one.name,
    title: one.title,
    connections,
    ...(one.aimMs === undefined ? {} : { aimMs: one.aimMs }),
    platform: best(ours),
    baseline: best(theirs),
  };
}

async function askJson(port: number, head: string, path: string): Promise<unknown> {
  const cookie = /Cookie: (.*)\r/.exec(head)?.[1] ?? '';
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return await response.json();
}

function save(size: string, content: object): void {
  const folder = join(benchHome, 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${size}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`);
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  writeFileSync(file, JSON.stringify({ at: new Date().toISOString(), machine, ...content }, null, 2));
  console.log(`written to ${file}`);
}
