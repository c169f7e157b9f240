import sql from 'sql-template-tag';
import { createRandom } from '../../apps/server/src/demo/random.ts';
import { generateDemoCounty, type DemoCounty, type DemoSize } from '../../apps/server/src/demo/demo-county.ts';
import type { App } from '../../apps/server/src/app.ts';
import { importMembers, type MemberRow } from '../../apps/server/src/modules/members/index.ts';
import { importOrgs, mergeAll, type OrgRow } from '../../apps/server/src/modules/orgs/index.ts';
import { addDeltas } from '../../apps/server/src/modules/orgs/index.ts';
import { systemActor, type Actor } from '../../apps/server/src/platform/access/actor.ts';
import { pathToken } from '../../apps/server/src/platform/ids.ts';

/** Place key of everything in the benchmark: one key for all counties, so that no index is helped by it. */
export const region = 4106;
const everything = { path: '', everything: true } as const;

/** A county of the data set. */
export interface BenchCounty {
  readonly id: number;
  readonly path: string;
}

/** Writes the topmost organisation of a tree, which no import brings along below another one. */
export async function writeTop(
  app: App,
  org: { readonly name: string; readonly code: string; readonly parent?: BenchCounty },
): Promise<BenchCounty> {
  const { db, ids, clock } = app.platform;
  return await db.write(
    everything,
    async (tx) => {
      const id = await ids.next(tx, region);
      const path = `${org.parent?.path ?? ''}${pathToken(id)}`;
      await tx.run(sql`insert into org (region, id, parent_id, path, lvl, kind, name, short_name, code, pinyin, initials, sector, founded_on, may_admit)
        values (${region}, ${id}, ${org.parent?.id ?? null}, ${path}, ${org.parent ? 1 : 0}, 'county', ${org.name}, ${org.name}, ${org.code}, 'xianwei', 'xw', 'organ', '1949-10-01', true)`);
      await tx.run(sql`insert into org_version (region, id, org_id, path, valid_from, parent_id, org_path, kind, name, state, change, recorded_at)
        values (${region}, ${await ids.next(tx, region)}, ${id}, ${path}, '1949-10-01', ${org.parent?.id ?? null}, ${path}, 'county', ${org.name}, 'active', 'imported', ${clock.now()})`);
      await addDeltas(tx, region, [
        { orgId: id, dim: 'org-kind', bucket: 'county', n: 1 },
        { orgId: id, dim: 'org-sector', bucket: 'organ', n: 1 },
      ]);
      return { id, path };
    },
    { audited: false },
  );
}

/** Imports one generated county below its committee through the bulk functions of the product. */
export async function importCounty(app: App, size: DemoSize, index: number, county: BenchCounty): Promise<number> {
  const generated = generateDemoCounty(size, index);
  const actor = systemActor('压测数据', region, county.path);
  const { db, platform } = { db: app.platform.db, platform: app.platform };
  const countyName = generated.plan.organisations[0]?.name;
  const rows = generated.plan.organisations.flatMap((org, at): OrgRow[] =>
    org.parent === undefined ? [] : [orgRowOf(org, at, org.parent === countyName ? `bench-${index}` : org.parent)],
  );
  await db.write(actor.scope, async (tx) => {
    const result = await importOrgs(platform, tx, actor, rows, { importId: null, fileName: 'bench' });
    const [refused] = result.refused;
    if (refused) throw new Error(`row ${refused.rowNumber}: ${refused.zh}`);
  });
  const branchIds = new Map(
    (
      await db.read(actor.scope, (tx) =>
        tx.many<{ id: number; name: string }>(
          sql`select o.id, o.name from org o where o.path >= ${county.path} and o.path < ${county.path.slice(0, -1)} || '/'`,
        ),
      )
    ).map(({ id, name }) => [name, id]),
  );
  const members = memberRowsOf(generated, branchIds);
  for (let start = 0; start < members.length; start += 4000)
    await importSome(app, actor, members.slice(start, start + 4000));
  return members.length;
}

async function importSome(app: App, actor: Actor, rows: readonly MemberRow[]): Promise<void> {
  await app.platform.db.write(actor.scope, async (tx) => {
    const { refused } = await importMembers(app.platform, tx, actor, rows, { importId: null, fileName: 'bench' });
    const [first] = refused;
    if (first) throw new Error(`row ${first.rowNumber}: ${first.code}`);
  });
}

/** Adds up the pending counts, as the minute job would. */
export async function mergeCounts(app: App): Promise<void> {
  await mergeAll(app.platform);
}

function orgRowOf(org: DemoCounty['plan']['organisations'][number], rowNumber: number, parent: string): OrgRow {
  return {
    rowNumber,
    code: org.code,
    name: org.name,
    shortName: org.shortName,
    kind: org.type,
    parent,
    foundedOn: org.foundedOn,
    sector: org.sector,
    mayAdmit: undefined,
    contactName: org.contact,
    contactPhone: undefined,
    placeCode: org.placeCode,
    secretary: undefined,
    termExpiresOn: org.termExpiresOn,
    facts: {},
  };
}

function memberRowsOf({ members, plan }: DemoCounty, branchIds: ReadonlyMap<string, number>): MemberRow[] {
  const random = createRandom(plan.organisations.length);
  return members.map((member, rowNumber) => ({
    rowNumber,
    orgId: branchIds.get(member.branch.name) ?? 0,
    name: member.name,
    sex: member.sex,
    bornOn: member.bornOn,
    idNumber: member.citizenNumber,
    ethnic: member.ethnic,
    education: member.education,
    degree: member.degree,
    memberType: member.confirmedOn === undefined ? '2' : '1',
    admittedOn: member.admittedOn,
    confirmedOn: member.confirmedOn,
    standingAdjustMonths: undefined,
    jobPosition: member.jobPosition,
    newSocialStratum: member.newSocialStratum,
    profTech: member.professionalPost,
    isMigrantWorker: member.isMigrantWorker,
    frontLine: member.frontLine,
    mobile: random.chance(0.95) ? member.mobile : undefined,
    landline: undefined,
    householdPlace: member.registeredPlace,
    address: member.address,
    status: 'normal',
    isLost: member.lost === undefined ? undefined : true,
    lostOn: member.lost?.on,
    lostReason: member.lost?.reason,
    isFloating: member.outflow === undefined ? undefined : true,
    outflow: member.outflow,
    joinType: member.joinType,
    joinCategory: member.enteredBy,
    enteredOn: member.enteredOn,
    leaveCategory: undefined,
    leftOn: undefined,
    facts: {},
  }));
}
