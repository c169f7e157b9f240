import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { citizenCheckCharacter } from '@jishi/domain';
import {
  createTestApp,
  insertOrg,
  personAs,
  seed,
  testRegion,
  type TestApp,
  type TestOrg,
  type TestPerson,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import { systemActor } from '../../platform/access/actor.ts';
import { createOrgIndex, loadOrgEntries, mergeAll, reconcileStats } from '../orgs/index.ts';
import { checkMemberRow, createMemberService, exportMembers, importMembers, type MemberRow } from './index.ts';

const everything = { path: '', everything: true } as const;

/** A valid identity number: born on a day, with a sequence whose parity is the sex. */
function numberOf(bornOn: string, sequence: number): string {
  const body = `410621${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return `${body}${citizenCheckCharacter(body)}`;
}

interface Refused {
  code: string;
  errors?: { path: string; message: string }[];
  rules?: { id: string; article?: string }[];
  facts: Record<string, unknown>;
}

describe('the roster', () => {
  let app: TestApp;
  let countyOrg: TestOrg;
  let branches: TestOrg[];
  let county: TestPerson;
  let townships: TestOrg[];
  const actor = () => ({ ...systemActor('导入', testRegion) });
  const driftOf = () => app.platform.db.read(everything, reconcileStats);
  const entries = (more: Record<string, string> = {}): Record<string, string> => ({
    name: '王秀英',
    citizenNumber: numberOf('1990-05-06', 122),
    ethnic: '汉族',
    education: '大学本科毕业',
    memberType: '正式党员',
    admittedOn: '2012-06-20',
    confirmedOn: '2013-06-20',
    jobPosition: '农牧渔民',
    mobile: '13800001234',
    address: '浚县黎阳街道东街1号',
    ...more,
  });

  before(async () => {
    app = await createTestApp();
    countyOrg = await insertOrg(app, { name: '浚县县委', kind: 'county' });
    townships = [
      await insertOrg(app, { name: '黎阳街道党工委', kind: '611', parent: countyOrg }),
      await insertOrg(app, { name: '善堂镇党委', kind: '611', parent: countyOrg }),
    ];
    branches = [];
    for (const parent of townships)
      for (const no of ['一', '二'])
        branches.push(await insertOrg(app, { name: `${parent.name.slice(0, 2)}第${no}党支部`, kind: '631', parent }));
    await seed(app, (tx) =>
      tx.run(
        sql`insert into stat_delta (region, org_id, dim, bucket, n) select o.region, o.id, v.dim, v.bucket, 1 from org o cross join lateral (values ('org-kind', o.kind), ('org-sector', o.sector)) v (dim, bucket)`,
      ),
    );
    county = await personAs(app, { role: 'county-department', orgId: countyOrg.id });
  });
  const branch = (n: number): TestOrg => branches[n] ?? countyOrg;
  const secretaryOf = (n: number) => personAs(app, { role: 'branch-secretary', orgId: branch(n).id });

  describe('registering', () => {
    it('stores a person with sealed identifiers, findable by name, pinyin, initials and last digits', async () => {
      const secretary = await secretaryOf(0);
      const registered = await secretary.send<{ id: number }>('POST', '/api/members', {
        orgId: branch(0).id,
        entries: entries(),
      });
      assert.equal(registered.status, 200, JSON.stringify(registered.body));
      const stored = await seed(app, (tx) =>
        tx.one<Record<string, unknown>>(sql`select m.* from member m where m.id = ${registered.body.id}`),
      );
      assert.ok(!JSON.stringify(stored).includes('13800001234'));
      for (const q of ['王秀', '秀英', 'wangxiu', 'wxy', String(entries()['citizenNumber']).slice(-4)]) {
        const found = await secretary.get<{ items: { id: number; phoneMasked: string }[]; total?: number }>(
          `/api/members?q=${encodeURIComponent(q)}`,
        );
        assert.deepEqual(
          found.body.items.map(({ id, phoneMasked }) => [id, phoneMasked]),
          [[registered.body.id, '****1234']],
          q,
        );
        const everywhere = await county.get<{ members: { id: number; detail: string }[] }>(
          `/api/search?q=${encodeURIComponent(q)}`,
        );
        assert.deepEqual(
          everywhere.body.members.map(({ id, detail }) => [id, detail]),
          [[registered.body.id, branch(0).name]],
          q,
        );
      }
      const neighbour = await secretaryOf(1);
      assert.deepEqual((await neighbour.get<{ members: unknown[] }>('/api/search?q=wxy')).body.members, []);
      assert.equal((await neighbour.get(`/api/members/${registered.body.id}`)).status, 404);
    });

    const refusals = [
      [
        'a wrong check character',
        {
          citizenNumber: `${numberOf('1990-05-06', 144).slice(0, 17)}${numberOf('1990-05-06', 144).endsWith('1') ? '2' : '1'}`,
        },
        'entries.citizenNumber',
      ],
      ['30 February', { citizenNumber: numberOf('1990-05-06', 146), admittedOn: '2012-02-30' }, 'entries.admittedOn'],
      [
        'a date in the future',
        { citizenNumber: numberOf('1990-05-06', 148), admittedOn: '2999-01-01', confirmedOn: '' },
        'entries.admittedOn',
      ],
      [
        'a birth date other than in the number',
        { citizenNumber: numberOf('1990-05-06', 150), birthDate: '1990-05-07' },
        'entries.birthDate',
      ],
      ['a sex other than in the number', { citizenNumber: numberOf('1990-05-06', 152), sex: '男' }, 'entries.sex'],
      [
        'a probationary member with a date of confirmation',
        { citizenNumber: numberOf('1990-05-06', 154), memberType: '预备党员' },
        'entries.confirmedOn',
      ],
    ] as const;
    for (const [what, more, path] of refusals) {
      it(`refuses ${what}`, async () => {
        const refused = await county.send<Refused>('POST', '/api/members', {
          orgId: branch(0).id,
          entries: entries(more),
        });
        assert.equal(refused.status, 422, JSON.stringify(refused.body));
        assert.deepEqual(
          refused.body.errors?.map((error) => error.path),
          [path],
        );
      });
    }

    it('refuses admission before the age of the rule, with its article', async () => {
      const refused = await county.send<Refused>('POST', '/api/members', {
        orgId: branch(0).id,
        entries: entries({
          citizenNumber: numberOf('1990-05-06', 156),
          admittedOn: '2008-05-05',
          confirmedOn: '2009-05-05',
        }),
      });
      assert.equal(refused.status, 422);
      assert.deepEqual(
        refused.body.rules?.map(({ id, article }) => [id, article]),
        [['member.age.min', '第一条']],
      );
      const birthday = await county.send<Refused>('POST', '/api/members', {
        orgId: branch(0).id,
        entries: entries({
          name: '李成年',
          citizenNumber: numberOf('1990-05-06', 156),
          admittedOn: '2008-05-06',
          confirmedOn: '2009-05-06',
        }),
      });
      assert.equal(birthday.status, 200, JSON.stringify(birthday.body));
    });

    it('refuses a person twice, without telling a neighbour where', async () => {
      const again = await county.send<Refused>('POST', '/api/members', { orgId: branch(2).id, entries: entries() });
      assert.deepEqual([again.status, again.body.code], [409, 'member.already-here']);
      const neighbour = await (
        await secretaryOf(2)
      ).send<Refused>('POST', '/api/members', { orgId: branch(2).id, entries: entries() });
      assert.deepEqual([neighbour.status, neighbour.body.code], [409, 'member.elsewhere']);
      assert.deepEqual(neighbour.body.facts ?? {}, {});
    });

    it('lets one of two registrations at once through', async () => {
      const person = entries({ name: '赵同时', citizenNumber: numberOf('1985-01-02', 121) });
      const [a, b] = [await secretaryOf(0), await secretaryOf(3)];
      const answers = await Promise.all([
        a.send('POST', '/api/members', { orgId: branch(0).id, entries: person }),
        b.send('POST', '/api/members', { orgId: branch(3).id, entries: person }),
      ]);
      assert.deepEqual(
        answers.map(({ status }) => status).toSorted((a, b) => a - b),
        [200, 409],
      );
      assert.deepEqual(await driftOf(), []);
    });

    it('does once what is sent twice', async () => {
      const body = {
        orgId: branch(1).id,
        entries: entries({ name: '孙重复', citizenNumber: numberOf('1985-01-03', 121) }),
      };
      const [first, second] = [
        await county.send<{ id: number }>('POST', '/api/members', body, 'the-same-key-1'),
        await county.send<{ id: number }>('POST', '/api/members', body, 'the-same-key-1'),
      ];
      assert.deepEqual([first.status, second.status, first.body.id === second.body.id], [200, 200, true]);
    });
  });

  describe('one person', () => {
    let id: number;
    const viewOf = async (person: TestPerson) =>
      (
        await person.get<{
          member: {
            version: number;
            orgId: number;
            name: string;
            status: string;
            idNumberMasked: string;
            education: string;
          };
          can: Record<string, boolean>;
          transitions: { id: string }[];
        }>(`/api/members/${id}`)
      ).body;
    before(async () => {
      const made = await county.send<{ id: number }>('POST', '/api/members', {
        orgId: branch(0).id,
        entries: entries({ name: '钱有为', citizenNumber: numberOf('1975-03-04', 131) }),
      });
      id = made.body.id;
    });

    it('is corrected by a dated entry beside the old value', async () => {
      const { version } = (await viewOf(county)).member;
      const corrected = await county.send('POST', `/api/members/${id}/correct`, {
        entries: { education: '大学专科毕业', mobile: '13900005678' },
        reason: '毕业证书核对',
        version,
      });
      assert.equal(corrected.status, 200, JSON.stringify(corrected.body));
      const history = await county.get<{ items: { kind: string; from: string | null; to: string | null }[] }>(
        `/api/members/${id}/history`,
      );
      assert.deepEqual(
        history.body.items
          .slice(0, 2)
          .map(({ kind, from, to }) => [kind, from, to])
          .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
        [
          ['changed:education', '21', '31'],
          ['changed:phone', '（已加密）', '（已加密）'],
        ],
      );
      const stale = await county.send<Refused>('POST', `/api/members/${id}/correct`, {
        entries: { education: '大学本科毕业' },
        reason: '旧页面上的更正',
        version,
      });
      assert.deepEqual([stale.status, stale.body.code], [409, 'record.changed-meanwhile']);
      assert.deepEqual(await driftOf(), []);
    });

    it('moves to another branch with exactly one home at every instant', async () => {
      const before = (await viewOf(county)).member;
      const transfer = () =>
        county.send('POST', `/api/members/${id}/transfer`, {
          toOrgId: branch(2).id,
          on: '2026-11-18',
          reason: '工作单位变动',
          version: before.version,
        });
      const answers = await Promise.all([transfer(), transfer()]);
      assert.deepEqual(
        answers.map(({ status }) => status).toSorted((a, b) => a - b),
        [200, 409],
      );
      assert.equal((await viewOf(county)).member.orgId, branch(2).id);
      assert.equal((await (await secretaryOf(0)).get(`/api/members/${id}`)).status, 404);
      const history = await (await secretaryOf(2)).get<{ items: { kind: string }[] }>(`/api/members/${id}/history`);
      assert.ok(history.body.items.some(({ kind }) => kind === 'registered'));
      assert.deepEqual(await driftOf(), []);
    });

    it('sees who read the record and why, objects, and gets an answer', async () => {
      const secretary = await secretaryOf(2);
      const self = await personAs(app, { role: 'member', orgId: branch(2).id, memberId: id });
      await viewOf(secretary);
      await viewOf(secretary);
      const vague = await secretary.send('POST', `/api/members/${id}/reveal`, { fields: ['idNumber'], purpose: '看' });
      assert.equal(vague.status, 422);
      const shown = await secretary.send<{ idNumber: string }>('POST', `/api/members/${id}/reveal`, {
        fields: ['idNumber'],
        purpose: '办理组织关系介绍信',
      });
      assert.equal(shown.body.idNumber, numberOf('1975-03-04', 131));
      const readings = await self.get<{ items: { kind: string; purpose: string }[] }>('/api/me/readings');
      const bySecretary = readings.body.items.slice(0, 2);
      assert.deepEqual(
        bySecretary.map(({ kind, purpose }) => [kind, purpose]),
        [
          ['revealed', '办理组织关系介绍信'],
          ['opened', '查看党员信息'],
        ],
      );
      assert.equal((await self.get(`/api/members/${id}`)).status, 403);
      assert.equal((await self.get('/api/members')).status, 403);
      const objection = await self.send<{ id: number }>('POST', '/api/me/objections', {
        field: 'education',
        statement: '我是本科毕业，不是专科',
      });
      const open = await secretary.get<{ items: { id: number; version: number }[] }>('/api/objections');
      assert.deepEqual(
        open.body.items.map((item) => item.id),
        [objection.body.id],
      );
      const answered = await secretary.send('POST', `/api/objections/${objection.body.id}/answer`, {
        outcome: 'kept',
        answer: '已核对毕业证书，登记无误',
        version: 0,
      });
      assert.equal(answered.status, 200);
      const record = await self.get<{ objections: { state: string; answer: string }[] }>('/api/me/record');
      assert.deepEqual(
        record.body.objections.map(({ state, answer }) => [state, answer]),
        [['kept', '已核对毕业证书，登记无误']],
      );
    });

    it('leaves by a decision of the committee, with its number, and not by the branch', async () => {
      const { version } = (await viewOf(county)).member;
      const leave = {
        transition: 'leave',
        kind: 'withdrew',
        happenedOn: '2026-11-19',
        documentNo: '浚组〔2026〕9号',
        reason: '本人提出退党，支部大会讨论后报批',
        version,
      };
      const refused = await (await secretaryOf(2)).send<Refused>('POST', `/api/members/${id}/status`, leave);
      assert.deepEqual([refused.status, refused.body.code], [403, 'member.not-decider']);
      const bare = await county.send<Refused>('POST', `/api/members/${id}/status`, {
        ...leave,
        kind: undefined,
        documentNo: undefined,
      });
      assert.deepEqual(
        bare.body.errors?.map(({ path }) => path),
        ['documentNo', 'kind'],
      );
      assert.equal((await county.send('POST', `/api/members/${id}/status`, leave)).status, 200);
      assert.equal((await viewOf(county)).member.status, 'left');
      assert.deepEqual(await driftOf(), []);
    });
  });

  describe('committee posts', () => {
    it('have one secretary, full members only, and a size by rule', async () => {
      const names = ['冯一', '陈二', '褚三', '卫四', '蒋五', '沈六', '韩七'];
      const ids: number[] = [];
      for (const [index, name] of names.entries()) {
        const made = await county.send<{ id: number }>('POST', '/api/members', {
          orgId: branch(3).id,
          entries: entries({ name, citizenNumber: numberOf('1980-02-03', 201 + index) }),
        });
        ids.push(made.body.id);
        if (index === 3) {
          const early = await county.send<Refused>('POST', `/api/orgs/${branch(3).id}/posts`, {
            memberId: ids[2],
            post: 'publicity-officer',
            basis: 'elected',
            fromOn: '2026-11-20',
          });
          assert.deepEqual(
            [early.body.code, early.body.rules?.[0]?.id],
            ['post.no-committee', 'org.branch_committee.required_at'],
          );
        }
      }
      const appoint = (memberId: number | undefined, post: string) =>
        county.send<Refused & { id: number }>('POST', `/api/orgs/${branch(3).id}/posts`, {
          memberId,
          post,
          basis: 'elected',
          fromOn: '2026-11-20',
        });
      const answers = await Promise.all([appoint(ids[0], 'secretary'), appoint(ids[1], 'secretary')]);
      assert.deepEqual(
        answers.map(({ status }) => status).toSorted((a, b) => a - b),
        [200, 409],
      );
      for (const [index, post] of (
        ['organisation-officer', 'publicity-officer', 'discipline-officer', 'committee-member'] as const
      ).entries())
        assert.equal((await appoint(ids[index + 2], post)).status, 200);
      const full = await appoint(ids[6], 'committee-member');
      assert.deepEqual([full.status, full.body.code], [422, 'post.committee-full']);
      const posts = await county.get<{ items: { post: string }[] }>(`/api/orgs/${branch(3).id}/posts`);
      assert.equal(posts.body.items.length, 5);
    });
  });

  describe('importing', () => {
    const size = 3000;
    const raw = (n: number, more: Record<string, string> = {}): Record<string, string> => {
      const bornOn = `19${50 + (n % 40)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
      return {
        ...entries({
          name: `${'赵钱孙李周吴郑王'[n % 8] ?? '赵'}${'国建秀桂文明'[n % 6] ?? '国'}${'英华芳军平'[n % 5] ?? '英'}`,
          citizenNumber: numberOf(bornOn, Math.floor(n / 3) % 999),
          admittedOn: '2015-07-01',
          confirmedOn: '2016-07-01',
          mobile: `139${String(n).padStart(8, '0')}`,
        }),
        branch: branches[n % 4]?.name ?? '',
        ...more,
      };
    };
    const check = async (rows: readonly Record<string, string>[]): Promise<MemberRow[]> => {
      const orgs = createOrgIndex(await app.platform.db.read(everything, loadOrgEntries));
      const seen = new Map<string, number>();
      return rows.flatMap((row, index) => {
        const checked = checkMemberRow(row, index + 2, { day: '2026-11-20', orgs, seen });
        return checked.ok ? [checked.row] : [];
      });
    };
    const run = (rows: readonly MemberRow[]) =>
      app.platform.db.write(everything, (tx) =>
        importMembers(app.platform, tx, actor(), rows, { importId: null, fileName: '党员名册.xlsx' }),
      );

    it('adds once, changes nothing the second time, and records what a later file changes', async () => {
      const rows = await check(Array.from({ length: size }, (_unused, n) => raw(n)));
      assert.ok(rows.length > size * 0.9);
      const first = await run(rows);
      assert.deepEqual([first.added, first.changed, first.unchanged, first.refused.length], [rows.length, 0, 0, 0]);
      assert.deepEqual(await driftOf(), []);
      const second = await run(rows);
      assert.deepEqual([second.added, second.changed, second.unchanged], [0, 0, rows.length]);
      const changed = await run(
        await check([raw(0, { education: '博士研究生毕业', branch: branches[1]?.name ?? '' })]),
      );
      assert.equal(changed.changed, 1);
      await mergeAll(app.platform);
      assert.deepEqual(await driftOf(), []);
    });

    it('pages by anchors: the last page costs what the first costs, and nobody is missed', async () => {
      const anchors = (
        await county.get<{ every: number; total: number; cursors: string[] }>('/api/members/anchors?sort=name')
      ).body;
      const seen = new Set<number>();
      let cursor = '';
      for (;;) {
        const page = (
          await county.get<{ items: { id: number }[]; nextCursor: string | null }>(
            `/api/members?sort=name&limit=200${cursor}`,
          )
        ).body;
        for (const item of page.items) seen.add(item.id);
        if (page.nextCursor === null) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
      assert.equal(seen.size, anchors.total);
      const jump = await county.get<{ items: { id: number }[] }>(
        `/api/members?sort=name&limit=2&cursor=${anchors.cursors[1] ?? ''}&skip=3`,
      );
      const walked = [...seen];
      assert.deepEqual(
        jump.body.items.map(({ id }) => id),
        walked.slice(1003, 1005),
      );
    });

    it('counts by filter as the rows are', async () => {
      for (const [query, where] of [
        ['sex=2', sql`m.sex = '2'`],
        ['type=1', sql`m.member_type = '1'`],
        ['education=undergraduate', sql`m.education like '2%'`],
        ['age=31-40', sql`m.born_on > '1985-11-20' and m.born_on <= '1995-11-20'`],
        ['job=farmer&sex=1', sql`m.job_position = '1' and m.sex = '1'`],
      ] as const) {
        const { body } = await county.get<{ total: number; more: boolean }>(`/api/members/count?${query}`);
        const truth = await seed(app, (tx) =>
          tx.one<{ n: number }>(
            sql`select count(*) as n from member m where m.status in ('normal', 'suspended') and ${where}`,
          ),
        );
        assert.deepEqual(body, { total: truth.n, more: false }, query);
      }
    });

    it('exports what imports unchanged, with purpose and reader on record', async () => {
      const service = createMemberService(app.platform);
      const exported: Record<string, string>[] = [];
      const request = { filters: { org: branch(1).id }, purpose: '年度党内统计核对', withIdentifiers: true };
      const countyActor = { ...actor(), path: countyOrg.path, orgId: countyOrg.id };
      const total = await app.platform.db.write(everything, (tx) =>
        exportMembers(
          app.platform,
          service.roster,
          tx,
          countyActor,
          request,
          async (rows) => void exported.push(...rows),
        ),
      );
      assert.equal(total, exported.length);
      const again = await run(await check(exported));
      assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, total]);
      const trail = await seed(app, (tx) =>
        tx.one<{ facts: Record<string, unknown> }>(
          sql`select a.facts from audit_event a where a.action = 'member.export' order by a.id desc limit 1`,
        ),
      );
      assert.deepEqual([trail.facts['purpose'], trail.facts['reportable']], ['年度党内统计核对', true]);
      const noted = await seed(app, (tx) =>
        tx.one<{ n: number }>(sql`select count(*) as n from member_reading r where r.kind = 'exported'`),
      );
      assert.equal(noted.n, total);
    });
  });
});
