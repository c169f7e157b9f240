import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { addYears, ageOn, isCreditCode, readCitizenNumber } from '@jishi/domain';
import { memberFields, organisationFields, unitFields } from '@jishi/rules';
import { openTable } from '../platform/spreadsheet/index.ts';
import { bulletin2024 } from './bulletin.ts';
import { defaultDemoSize, generateDemoCounty, planDemoCounty, type DemoCounty, type DemoMember } from './generator.ts';
import { loadTownships } from './places.ts';
import { writeDemoCsv, writeDemoWorkbook } from './write-demo.ts';

const county = generateDemoCounty(defaultDemoSize, 0);
const { organisations } = county.plan;
const folder = mkdtempSync(join(tmpdir(), 'jishi-demo-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Asserts a share of the members within a tenth of a percentage point. */
function assertShare(matches: (member: DemoMember) => boolean, of: number): void {
  const share = county.members.filter(matches).length / county.members.length;
  assert.ok(
    Math.abs(share - of / bulletin2024.total) <= 0.001,
    `${(share * 100).toFixed(2)} % instead of ${((of / bulletin2024.total) * 100).toFixed(2)} %`,
  );
}

describe('organisations of the demo county', () => {
  const branches = organisations.filter(({ size }) => size > 0);

  it('are 535 branches under 11 township-level committees, some below a general branch', () => {
    const count = (type: string): number => organisations.filter((organisation) => organisation.type === type).length;
    assert.equal(count('631') + count('632'), 535);
    assert.equal(branches.length, 535);
    assert.ok(count('632') >= 5);
    assert.equal(count('621'), 6);
    assert.equal(organisations.filter(({ parent }) => parent === organisations[0]?.name).length, 11);
    assert.equal(count('611'), 12);
  });

  it('name every village and community of the list, and 52 other units', () => {
    const villages = loadTownships().flatMap((township) => township.villages);
    assert.equal(villages.length, 483);
    const codes = new Set(organisations.map(({ code }) => code));
    assert.ok(villages.every(({ code }) => codes.has(code)));
    assert.equal(branches.filter(({ code }) => code.length > 12).length, 52);
  });

  it('stand below a superior that comes before them, with names and codes of their own', () => {
    const seen = new Set<string>();
    for (const { name, parent } of organisations) {
      assert.ok(parent === undefined ? seen.size === 0 : seen.has(parent), name);
      seen.add(name);
    }
    assert.equal(seen.size, organisations.length);
    assert.equal(new Set(organisations.map(({ code }) => code)).size, organisations.length);
  });

  it('carry credit codes with right checks and terms that fit their elections', () => {
    for (const { unit, electedOn, termExpiresOn, foundedOn } of organisations) {
      assert.ok(isCreditCode(unit.creditCode), unit.creditCode);
      assert.ok(electedOn < termExpiresOn && electedOn <= defaultDemoSize.asOf && foundedOn < defaultDemoSize.asOf);
    }
    const overdue = organisations.filter(({ termExpiresOn }) => termExpiresOn < defaultDemoSize.asOf).length;
    assert.ok(overdue > 0 && overdue < 30);
  });
});

describe('invented people', () => {
  it('are as many as asked, each in a branch', () => {
    assert.equal(county.members.length, 20_000);
    for (const branch of organisations) {
      assert.equal(county.members.filter((member) => member.branch === branch).length, branch.size, branch.name);
    }
  });

  it('have identity numbers with right checks, of an unassigned place, that agree with birth and sex and occur once', () => {
    const numbers = new Set<string>();
    for (const member of county.members) {
      const read = readCitizenNumber(member.citizenNumber);
      assert.ok(read.ok, member.citizenNumber);
      assert.deepEqual(
        [read.value.placeCode, read.value.bornOn, read.value.sex],
        ['410699', member.bornOn, member.sex],
      );
      numbers.add(member.citizenNumber);
    }
    assert.equal(numbers.size, county.members.length);
    assert.ok(county.members.every(({ mobile }) => /^154\d{8}$/.test(mobile)));
  });

  it('were admitted at 18 or later, confirmed a year later, and nothing lies in the future', () => {
    for (const { bornOn, admittedOn, confirmedOn, enteredOn } of county.members) {
      assert.ok(admittedOn >= addYears(bornOn, 18), `${bornOn} ${admittedOn}`);
      assert.ok(admittedOn <= defaultDemoSize.asOf && enteredOn <= defaultDemoSize.asOf);
      if (confirmedOn === undefined) assert.ok(admittedOn > addYears(defaultDemoSize.asOf, -1));
      else assert.ok(confirmedOn >= addYears(admittedOn, 1) && confirmedOn <= defaultDemoSize.asOf);
    }
  });

  it('have the shares of the bulletin of 2024', () => {
    assertShare(({ sex }) => sex === '2', bulletin2024.female);
    assertShare(({ ethnic }) => ethnic !== '01', bulletin2024.minority);
    assertShare(({ education }) => education < '40', bulletin2024.college);
    assertShare(({ confirmedOn }) => confirmedOn === undefined, bulletin2024.admitted);
    for (const { from, to, count } of bulletin2024.age) {
      assertShare(({ bornOn }) => {
        const age = ageOn(bornOn, defaultDemoSize.asOf);
        return age >= from && age <= to;
      }, count);
    }
    const positions = {
      organ: /^011$/,
      student: /^3$/,
      retired: /^4$/,
      farmer: /^1/,
      worker: /^0(16|25)/,
      technical: /^0(13|15|22|24)$/,
      manager: /^0(12|14|21|23)$/,
      other: /^[25]$/,
    } as const;
    for (const [name, count] of Object.entries(bulletin2024.occupation)) {
      const pattern = positions[name as keyof typeof positions];
      assertShare(({ jobPosition }) => pattern.test(jobPosition), count);
    }
  });

  it('joined in the periods of the bulletin, as far as age allows', () => {
    for (const { from, to, count } of bulletin2024.joined) {
      const share =
        county.members.filter(({ admittedOn }) => admittedOn >= from && admittedOn <= to).length /
        county.members.length;
      assert.ok(Math.abs(share - count / bulletin2024.total) < 0.01, `${from}: ${share}`);
    }
  });

  it('have namesakes and rare characters', () => {
    const names = county.members.map(({ name }) => name);
    assert.ok(new Set(names).size < names.length);
    for (const letter of ['䶮', '㛃', '𬱖'])
      assert.ok(
        names.some((name) => name.includes(letter)),
        letter,
      );
  });
});

describe('posts', () => {
  it('are held by full members, with one secretary for each committee and branch', () => {
    for (const { member, from } of county.posts)
      assert.ok(member.confirmedOn !== undefined && member.confirmedOn <= from);
    for (const organisation of organisations.slice(1)) {
      const posts = county.posts.filter((post) => post.organisation === organisation);
      assert.equal(posts.filter(({ titleZh }) => titleZh === '书记').length, 1, organisation.name);
      assert.equal(new Set(posts.map(({ member }) => member)).size, posts.length);
    }
  });

  it('make a committee of three or more where there are seven full members, and none below', () => {
    for (const branch of organisations.filter(({ size }) => size > 0)) {
      const full = county.members.filter(
        (member) => member.branch === branch && member.confirmedOn !== undefined && member.lost === undefined,
      ).length;
      const posts = county.posts.filter((post) => post.organisation === branch).length;
      assert.ok(
        full >= 7 ? posts >= 3 && posts <= 5 : posts <= 2,
        `${branch.name}: ${full} full members, ${posts} posts`,
      );
    }
  });
});

describe('the generator', () => {
  it('gives the same people for the same seed and others for another', () => {
    const again = (seed: number): DemoCounty => generateDemoCounty({ ...defaultDemoSize, seed, members: 3000 }, 0);
    assert.deepEqual(again(1), again(1));
    assert.notDeepEqual(again(1).members, again(2).members);
  });

  it('makes several counties that share no code, name or number', () => {
    const size = { ...defaultDemoSize, branches: 1200, members: 12_000 };
    const plans = [0, 1, 2].map((index) => planDemoCounty(size, index));
    const all = plans.flatMap((plan) => plan.organisations);
    assert.equal(all.filter((organisation) => organisation.size > 0).length, 1200);
    assert.equal(new Set(all.map(({ code }) => code)).size, all.length);
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
    const people = [0, 1, 2].flatMap((index) => generateDemoCounty(size, index).members);
    assert.equal(people.length, 12_000);
    assert.equal(new Set(people.map(({ citizenNumber }) => citizenNumber)).size, 12_000);
    assert.equal(new Set(people.map(({ mobile }) => mobile)).size, 12_000);
  });

  it('writes a workbook with the headings of the national system, marked as invented, the same to the byte', async () => {
    const size = { branches: 60, members: 900 };
    const written = await writeDemoWorkbook(join(folder, 'demo.xlsx'), size);
    assert.deepEqual(
      { ...written, files: written.files.length },
      { files: 1, organisations: written.organisations, branches: 60, members: 900, posts: written.posts },
    );
    await writeDemoWorkbook(join(folder, 'again.xlsx'), size);
    assert.ok(readFileSync(join(folder, 'demo.xlsx')).equals(readFileSync(join(folder, 'again.xlsx'))));
    const headings = await headingsOf('demo.xlsx', '党员');
    const known = new Set(memberFields.map(({ titleZh }) => titleZh));
    assert.deepEqual(
      headings.filter((heading) => !known.has(heading)),
      [],
    );
    const expected = memberFields.filter(({ requirement }) => requirement !== 'optional').map(({ titleZh }) => titleZh);
    assert.ok(expected.every((heading) => headings.includes(heading)));
    const ofOrganisations = new Set([...organisationFields, ...unitFields].map(({ titleZh }) => titleZh));
    const own = await headingsOf('demo.xlsx', '党组织');
    assert.ok(own.every((heading) => ofOrganisations.has(heading)));
    assert.equal(new Set(own).size, own.length);
    await using explanation = await openTable(join(folder, 'demo.xlsx'), { sheet: '说明' });
    for await (const rows of explanation.batches()) assert.match(rows[0]?.cells[1] ?? '', /虚构人员/);
  });

  it('writes CSV for what no workbook holds', async () => {
    const written = await writeDemoCsv(folder, { branches: 30, members: 300 });
    assert.equal(written.members, 300);
    assert.equal((await headingsOf('members.csv')).includes('公民身份号码'), true);
  });
});

async function headingsOf(name: string, sheet?: string): Promise<readonly string[]> {
  await using table = await openTable(join(folder, name), { sheet });
  return table.head.headings;
}
