import sql from 'sql-template-tag';
import type { App } from '../../../apps/server/src/app.ts';
import type { Tx } from '../../../apps/server/src/platform/db/tx.ts';
import { pathToken } from '../../../apps/server/src/platform/ids.ts';

/** An organisation of a test. */
export interface TestOrg {
  readonly id: number;
  readonly region: number;
  readonly path: string;
  readonly name: string;
}

/** A branch of a test with its members; the first of them is nobody special. */
export interface TestBranch extends TestOrg {
  readonly townshipId: number;
  readonly memberIds: readonly number[];
}

/** A small county: two townships with three branches each. */
export interface TestTree {
  readonly region: number;
  readonly county: TestOrg;
  readonly townships: readonly [TestOrg, TestOrg];
  readonly branches: readonly [TestBranch, TestBranch, TestBranch, TestBranch, TestBranch, TestBranch];
}

/** Place of all test organisations (鹤壁市, to which 浚县 belongs). */
export const testRegion = 4106;

const everything = { path: '', everything: true } as const;

/**
 * Writes a county → 2 townships → 3 branches each, with members, straight into the tables: for tests of modules that
 * need an organisation to act in. Branches 0–2 belong to the first township, 3–5 to the second.
 *
 * @param options.membersEach members of each branch, default 5; all of age, full members, with invented numbers
 */
export async function seedTree(app: App, options: { readonly membersEach?: number } = {}): Promise<TestTree> {
  const county = await insertOrg(app, { name: '浚县县委', kind: 'county' });
  const townships: TestOrg[] = [];
  const branches: TestBranch[] = [];
  for (const [townshipNo, townshipName] of ['黎阳街道党工委', '善堂镇党委'].entries()) {
    const township = await insertOrg(app, { name: townshipName, kind: '611', parent: county });
    townships.push(township);
    for (let no = 1; no <= 3; no++) {
      const branch = await insertOrg(app, {
        name: `测试${townshipNo * 3 + no}村党支部`,
        kind: '631',
        parent: township,
      });
      const memberIds: number[] = [];
      for (let m = 0; m < (options.membersEach ?? 5); m++) memberIds.push(await insertMember(app, { org: branch }));
      branches.push({ ...branch, townshipId: township.id, memberIds });
    }
  }
  return {
    region: testRegion,
    county,
    townships: townships as unknown as TestTree['townships'],
    branches: branches as unknown as TestTree['branches'],
  };
}

let orgNo = 0;

/** Writes one organisation; without `parent` it is the top of a tree. */
export async function insertOrg(
  app: App,
  org: { readonly name: string; readonly kind: string; readonly parent?: TestOrg; readonly sector?: string },
): Promise<TestOrg> {
  return await seed(app, async (tx) => {
    const id = await app.platform.ids.next(tx, testRegion);
    const path = `${org.parent?.path ?? ''}${pathToken(id)}`;
    const level = path.split('.').length - 2;
    const code = String(410621000000 + ++orgNo);
    await tx.run(sql`insert into org (region, id, parent_id, path, lvl, kind, name, short_name, code, pinyin, initials, sector,
        founded_on, may_admit)
      values (${testRegion}, ${id}, ${org.parent?.id ?? null}, ${path}, ${level}, ${org.kind}, ${org.name}, ${org.name}, ${code},
        'ceshi', 'cs', ${org.sector ?? 'village'}, '2011-07-01', true)`);
    await tx.run(sql`insert into org_version (region, id, org_id, path, valid_from, parent_id, org_path, kind, name, state, change, recorded_at)
      values (${testRegion}, ${await app.platform.ids.next(tx, testRegion)}, ${id}, ${path}, '2011-07-01', ${org.parent?.id ?? null},
        ${path}, ${org.kind}, ${org.name}, 'active', 'imported', ${app.platform.clock.now()})`);
    return { id, region: testRegion, path, name: org.name };
  });
}

let memberNo = 0;

/** Writes one member of a branch: born 1980, full member since 2006 unless told otherwise. */
export async function insertMember(
  app: App,
  member: {
    readonly org: TestOrg;
    readonly name?: string;
    readonly memberType?: '1' | '2';
    readonly admittedOn?: string;
  },
): Promise<number> {
  const no = ++memberNo;
  const number = identityNumber(no);
  const { personalData, ids, clock } = app.platform;
  const type = member.memberType ?? '1';
  const admittedOn = member.admittedOn ?? (type === '1' ? '2005-06-20' : '2026-06-20');
  return await seed(app, async (tx) => {
    const id = await ids.next(tx, testRegion);
    await tx.run(sql`insert into member (region, id, org_id, path, name, pinyin, initials, sex, born_on, ethnic, education,
        id_number, id_number_index, id_number_tail, member_type, admitted_on, confirmed_on, job_position, entered_on, created_at)
      values (${testRegion}, ${id}, ${member.org.id}, ${member.org.path}, ${member.name ?? `党员${no}`}, 'dangyuan', 'dy', ${no % 2 === 0 ? '2' : '1'},
        '1980-01-01', '01', '60', ${personalData.seal('member.id_number', number)}, ${personalData.blindIndex('member.id_number', number)},
        ${number.slice(-4)}, ${type}, ${admittedOn}, ${type === '1' ? '2006-06-20' : null}, '6', ${admittedOn}, ${clock.now()})`);
    return id;
  });
}

/** Work on any table without scope and without a trace in the trail; for setting a scene, never for what is tested. */
export function seed<T>(app: App, work: (tx: Tx) => Promise<T>): Promise<T> {
  return app.platform.db.write(everything, work, { audited: false });
}

/** A valid identity number of somebody born on 1 January 1980 in 浚县; the sequence makes it unique up to 999. */
export function identityNumber(no: number): string {
  const day = 1 + Math.floor(no / 999);
  const body = `410621198001${String(day).padStart(2, '0')}${String((no % 999) + 1).padStart(3, '0')}`.slice(0, 17);
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}
