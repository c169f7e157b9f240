import { readFileSync } from 'node:fs';

/** A village or community as the statistics office lists it. */
export interface Village {
  readonly code: string;
  /** As people say it: 东张庄村, 东街社区. */
  readonly name: string;
  readonly kind: 'village' | 'community' | 'other';
}

/** A township or street with its villages. */
export interface Township {
  readonly code: string;
  readonly name: string;
  readonly villages: readonly Village[];
}

let known: readonly Township[] | undefined;

/** Townships of 浚县 with their 483 villages and communities: real places, the only real thing in the demo. */
export function loadTownships(): readonly Township[] {
  known ??= readTownships(readFileSync(new URL('xunxian-villages.csv', import.meta.url), 'utf8'));
  return known;
}

function readTownships(csv: string): Township[] {
  const townships = new Map<string, { code: string; name: string; villages: Village[] }>();
  for (const line of csv.trim().split(/\r?\n/).slice(1)) {
    const [code = '', official = '', townshipCode = '', name = ''] = line.split(',');
    const township = townships.get(townshipCode) ?? { code: townshipCode, name, villages: [] };
    township.villages.push({ code, ...spokenName(official) });
    townships.set(townshipCode, township);
  }
  return [...townships.values()];
}

function spokenName(official: string): { name: string; kind: Village['kind'] } {
  if (official.endsWith('居民委员会')) return { name: official.slice(0, -5), kind: 'community' };
  const village = /^(.*?)(?:村民委员会|村委会)$/.exec(official)?.[1];
  if (village === undefined) return { name: official, kind: 'other' };
  return { name: village.endsWith('村') ? village : `${village}村`, kind: 'village' };
}
