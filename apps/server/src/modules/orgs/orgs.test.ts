import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  createTestApp,
  insertMember,
  personAs,
  seed,
  seedTree,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import { recount } from './stats/store.ts';
import { mergeAll } from './jobs.ts';
import { reconcileStats } from './stats/service.ts';

const everything = { path: '', everything: true } as const;
const basis = (effectiveOn = '2026-11-20') => ({ replyNo: '浚组〔2026〕7号', effectiveOn, reason: '因工作需要调整' });

interface View {
  org: {
    id: number;
    version: number;
    name: string;
    state: string;
    members?: number;
    branches?: number;
    parentId: number | null;
  };
  path: { id: number; name: string }[];
  notices: { code: string }[];
  can: Record<string, boolean>;
}
interface Refused {
  code: string;
  detail: string;
  rules?: { id: string; article?: string }[];
  facts: Record<string, unknown>;
}

describe('organisations', () => {
  let app: TestApp;
  let tree: TestTree;
  let county: TestPerson;
  let township: TestPerson;
  let secretary: TestPerson;
  const viewOf = async (person: TestPerson, id: number, query = '') =>
    (await person.get<View>(`/api/orgs/${id}${query}`)).body;
  const driftOf = () => app.platform.db.read(everything, reconcileStats);

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
    // The scene is set straight in the tables, so its counts are too.
    await seed(app, async (tx) => {
      for (const org of [tree.county, ...tree.townships]) {
        const counts = await recount(tx, { ...org, kind: '611' });
        for (const [dim, buckets] of Object.entries(counts)) {
          for (const [bucket, n] of Object.entries(buckets))
            await tx.run(sql`insert into stat_rollup values (${org.region}, ${org.id}, ${dim}, ${bucket}, ${n})`);
        }
      }
    });
    county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  });

  it('shows the tree with exact counts, level by level', async () => {
    const root = await county.get<{
      items: { id: number; members: number; branches: number; organisations: number }[];
    }>('/api/orgs');
    assert.deepEqual(
      root.body.items.map(({ id, members, branches, organisations }) => ({ id, members, branches, organisations })),
      [{ id: tree.county.id, members: 30, branches: 6, organisations: 9 }],
    );
    const children = await county.get<{ items: { members: number }[] }>(`/api/orgs/${tree.townships[1].id}/children`);
    assert.deepEqual(
      children.body.items.map(({ members }) => members),
      [5, 5, 5],
    );
  });

  it('answers for a neighbour as for what does not exist', async () => {
    const beside = await secretary.get<Refused>(`/api/orgs/${tree.branches[3].id}`);
    const nowhere = await secretary.get<Refused>(`/api/orgs/${tree.region * 2 ** 39 + 7}`);
    assert.deepEqual([beside.status, beside.body.code], [404, 'org.not-found']);
    assert.deepEqual([nowhere.status, nowhere.body.code], [404, 'org.not-found']);
    const above = await secretary.get(`/api/orgs/${tree.county.id}/counts`);
    assert.equal(above.status, 404);
  });

  describe('founding', () => {
    const application = (more: object = {}) => ({
      parentId: tree.townships[0].id,
      kind: '631',
      name: '中共黎阳街道新区社区支部委员会',
      shortName: '新区社区党支部',
      sector: 'community',
      reason: '新区社区已有党员十余名',
      ...more,
    });
    const foundingIds = () => tree.branches[1].memberIds.slice(0, 2);

    it('refuses a branch with fewer full members than the rule asks, naming the article', async () => {
      const refused = await township.send<Refused>(
        'POST',
        '/api/orgs',
        application({ foundingMemberIds: foundingIds() }),
      );
      assert.equal(refused.status, 422);
      assert.equal(refused.body.code, 'org.too-few-full-members');
      assert.deepEqual(refused.body.facts, { count: 2, least: 3 });
      assert.equal(refused.body.rules?.[0]?.article, '第四条');
    });

    it('asks for a reason where a limit holds as a rule', async () => {
      const units = ['甲公司', '乙公司', '丙公司', '丁公司', '戊公司', '己公司'];
      const joint = application({
        kind: '632',
        name: '联合一支部',
        shortName: '联合一',
        expectedFullMembers: 4,
        units,
      });
      const refused = await township.send<Refused>('POST', '/api/orgs', joint);
      assert.deepEqual([refused.status, refused.body.code], [422, 'org.reason-needed']);
      const accepted = await township.send('POST', '/api/orgs', { ...joint, exceptionReason: '同一园区，距离很近' });
      assert.equal(accepted.status, 200);
    });

    it('goes from application over approval into the tree, with its members', async () => {
      const applied = await township.send<{ id: number; version: number }>(
        'POST',
        '/api/orgs',
        application({ foundingMemberIds: foundingIds(), expectedFullMembers: 1 }),
      );
      assert.equal(applied.status, 200, JSON.stringify(applied.body));
      const { id } = applied.body;
      const reply = {
        decision: 'approve',
        replyNo: '黎发〔2026〕3号',
        decidedOn: '2026-11-20',
        meeting: '黎阳街道党工委会议',
        version: 0,
      };
      const own = await township.send<Refused>('POST', `/api/orgs/${id}/reply`, reply);
      assert.deepEqual([own.status, own.body.code], [403, 'org.own-application']);
      const early = await county.send<Refused>('POST', `/api/orgs/${id}/activate`, {
        effectiveOn: '2026-11-20',
        version: 0,
      });
      assert.equal(early.body.code, 'org.wrong-state');
      assert.equal((await county.send('POST', `/api/orgs/${id}/reply`, reply)).status, 200);
      assert.equal((await viewOf(county, tree.county.id)).org.branches, 6);
      assert.equal(
        (await county.send('POST', `/api/orgs/${id}/activate`, { effectiveOn: '2026-11-20', version: 1 })).status,
        200,
      );
      const view = await viewOf(county, id);
      assert.deepEqual([view.org.state, view.org.members], ['active', 2]);
      assert.ok(view.notices.some(({ code }) => code === 'too-few-full-members'));
      assert.equal((await viewOf(county, tree.county.id)).org.branches, 7);
      assert.equal((await viewOf(county, tree.branches[1].id)).org.members, 3);
      assert.deepEqual(await driftOf(), []);
    });

    it('gives a temporary organisation an end and closes acts to it', async () => {
      const temporary = application({
        kind: '931',
        name: '防汛临时党支部',
        shortName: '防汛临时党支部',
        expectedFullMembers: 5,
      });
      const endless = await township.send<Refused>('POST', '/api/orgs', temporary);
      assert.equal(endless.body.code, 'org.temporary-needs-end');
      const { body } = await township.send<{ id: number }>('POST', '/api/orgs', {
        ...temporary,
        temporaryUntil: '2027-03-01',
      });
      await county.send('POST', `/api/orgs/${body.id}/reply`, {
        decision: 'approve',
        replyNo: '黎发〔2026〕4号',
        decidedOn: '2026-11-20',
        meeting: '党工委会议',
        version: 0,
      });
      await county.send('POST', `/api/orgs/${body.id}/activate`, { effectiveOn: '2026-11-20', version: 1 });
      const term = await county.send<Refused>('POST', `/api/orgs/${body.id}/terms`, {
        termNumber: 1,
        fromOn: '2026-11-20',
        replyNo: '黎发〔2026〕5号',
      });
      assert.equal(term.body.code, 'org.forbidden-while-temporary');
      assert.equal(term.body.rules?.[0]?.id, 'org.temp_branch.threshold');
    });
  });

  describe('change', () => {
    it('keeps the old name for days before the change', async () => {
      const branch = tree.branches[2];
      const { version } = (await viewOf(county, branch.id)).org;
      const renamed = await county.send('POST', `/api/orgs/${branch.id}/rename`, {
        ...basis('2026-11-10'),
        name: '向阳村党支部',
        shortName: '向阳村党支部',
        version,
      });
      assert.equal(renamed.status, 200);
      assert.equal((await viewOf(county, branch.id)).org.name, '向阳村党支部');
      assert.equal((await viewOf(county, branch.id, '?asOf=2026-11-09')).org.name, branch.name);
      assert.equal((await viewOf(county, branch.id, '?asOf=2026-11-10')).org.name, '向阳村党支部');
      const found = await county.get<{ items: { id: number }[] }>('/api/orgs/search?q=xyc');
      assert.deepEqual(
        found.body.items.map(({ id }) => id),
        [branch.id],
      );
      const back = await county.send<Refused>('POST', `/api/orgs/${branch.id}/rename`, {
        ...basis('2026-11-09'),
        name: '朝阳村党支部',
        shortName: '朝阳村',
        version: version + 1,
      });
      assert.equal(back.body.code, 'org.change-before-last');
    });

    it('refuses to overwrite what somebody else changed', async () => {
      const refused = await county.send<Refused>('POST', `/api/orgs/${tree.branches[2].id}/rename`, {
        ...basis(),
        name: '另一名称党支部',
        shortName: '另一名称',
        version: 0,
      });
      assert.deepEqual([refused.status, refused.body.code], [409, 'record.changed-meanwhile']);
    });

    it('moves a branch with all that belongs to it, and each day keeps its own tree', async () => {
      const branch = tree.branches[0];
      const { version } = (await viewOf(county, branch.id)).org;
      const moved = await county.send('POST', `/api/orgs/${branch.id}/move`, {
        ...basis('2026-11-15'),
        parentId: tree.townships[1].id,
        version,
      });
      assert.equal(moved.status, 200);
      const paths = await app.platform.db.read(everything, (tx) =>
        tx.many<{ path: string }>(sql`select distinct m.path from member m where m.org_id = ${branch.id}`),
      );
      assert.equal(paths.length, 1);
      assert.ok(paths[0]?.path.startsWith(tree.townships[1].path));
      const childrenOf = async (person: TestPerson, id: number, query = '') =>
        (await person.get<{ items: { id: number }[] }>(`/api/orgs/${id}/children${query}`)).body.items.map(
          (item) => item.id,
        );
      assert.ok((await childrenOf(county, tree.townships[1].id)).includes(branch.id));
      assert.ok(!(await childrenOf(county, tree.townships[1].id, '?asOf=2026-11-14')).includes(branch.id));
      assert.ok((await childrenOf(county, tree.townships[0].id, '?asOf=2026-11-14')).includes(branch.id));
      // The former superior still reads its own past, and nothing of the present.
      assert.ok((await childrenOf(township, tree.townships[0].id, '?asOf=2026-11-14')).includes(branch.id));
      assert.equal((await township.get(`/api/orgs/${branch.id}`)).status, 404);
      assert.deepEqual(
        (await viewOf(county, branch.id, '?asOf=2026-11-14')).path.map(({ id }) => id),
        [tree.county.id, tree.townships[0].id, branch.id],
      );
      assert.deepEqual(await driftOf(), []);
    });

    it('refuses a superior that stands below, and a superior of the wrong kind', async () => {
      const { version } = (await viewOf(county, tree.townships[1].id)).org;
      const cycle = await county.send<Refused>('POST', `/api/orgs/${tree.townships[1].id}/move`, {
        ...basis(),
        parentId: tree.branches[3].id,
        version,
      });
      assert.deepEqual([cycle.status, cycle.body.code], [422, 'org.cycle']);
      const misfit = await county.send<Refused>('POST', `/api/orgs/${tree.branches[3].id}/move`, {
        ...basis(),
        parentId: tree.branches[4].id,
        version: 0,
      });
      assert.equal(misfit.body.code, 'org.parent-not-possible');
    });

    it('lets one of two movers through and tells the other', async () => {
      const branch = tree.branches[4];
      const move = () =>
        county.send<Refused>('POST', `/api/orgs/${branch.id}/move`, {
          ...basis(),
          parentId: tree.townships[0].id,
          version: 0,
        });
      const answers = await Promise.all([move(), move()]);
      assert.deepEqual(
        answers.map(({ status }) => status).toSorted((a, b) => a - b),
        [200, 409],
      );
      assert.deepEqual(await driftOf(), []);
    });

    it('makes a general branch of a branch, whose counts go on', async () => {
      const branch = tree.branches[3];
      const general = { ...basis(), kind: '621', version: 0 };
      assert.equal(
        (await county.send<Refused>('POST', `/api/orgs/${branch.id}/restructure`, general)).body.code,
        'org.reason-needed',
      );
      assert.equal(
        (
          await county.send('POST', `/api/orgs/${branch.id}/restructure`, {
            ...general,
            exceptionReason: '村改社区，党员将大量转入',
          })
        ).status,
        200,
      );
      assert.equal((await viewOf(county, branch.id)).org.members, 5);
      assert.deepEqual(await driftOf(), []);
    });
  });

  describe('end', () => {
    it('is refused while anything has no destination, and lists it', async () => {
      const branch = tree.branches[5];
      const refused = await county.send<Refused>('POST', `/api/orgs/${branch.id}/dissolve`, { ...basis(), version: 0 });
      assert.deepEqual([refused.status, refused.body.code], [409, 'org.not-empty']);
      assert.match(JSON.stringify(refused.body.facts['blockersZh']), /5 名党员没有去向/);
    });

    it('a secondary relation has dates, stands once at a time, and ends', async () => {
      const [branch, other] = [tree.branches[2], tree.branches[3]];
      const add = (more: object = {}) =>
        county.send<Refused & { id: number }>('POST', `/api/orgs/${branch.id}/relations`, {
          kind: 'joint',
          otherOrgId: other.id,
          fromOn: '2026-11-01',
          ...more,
        });
      const relations = async () =>
        (await county.get<{ relations: { id: number; kind: string }[] }>(`/api/orgs/${branch.id}`)).body.relations;
      const made = await add();
      assert.equal(made.status, 200, JSON.stringify(made.body));
      assert.equal((await add({ fromOn: '2026-11-10' })).body.code, 'org.relation-exists');
      assert.equal((await add({ otherOrgId: branch.id })).body.code, 'org.relation-with-itself');
      assert.equal((await add({ kind: 'project', untilOn: '2026-11-01' })).status, 422);
      assert.equal((await add({ kind: 'project', untilOn: '2026-12-31' })).status, 200);
      assert.equal((await add({ kind: 'area', fromOn: '2027-01-01' })).status, 200);
      assert.deepEqual(
        (await relations()).map(({ kind }) => kind),
        ['area', 'joint', 'project'],
      );
      const end = (id: number, untilOn: string) =>
        county.send<Refused>('POST', `/api/orgs/${branch.id}/relations/${id}/end`, { untilOn });
      assert.equal((await end(made.body.id, '2026-10-31')).body.code, 'org.relation-not-found');
      assert.equal((await end(made.body.id, '2026-11-20')).status, 200);
      assert.equal((await end(made.body.id, '2026-11-20')).body.code, 'org.relation-not-found');
      assert.equal((await add({ fromOn: '2026-11-20' })).status, 200, 'after its end it may begin anew');
      const project = (await relations()).find(({ kind }) => kind === 'project');
      assert.equal((await end(project?.id ?? 0, '2026-11-20')).status, 200, 'an agreed end may come earlier');
    });

    it('divides a branch and merges it again, members and counts following', async () => {
      const branch = tree.branches[5];
      for (let n = 0; n < 3; n++) await insertMember(app, { org: branch });
      await seed(app, (tx) =>
        tx.run(sql`insert into stat_delta (region, org_id, dim, bucket, n) select m.region, m.org_id, v.dim, v.bucket, 1
        from (select * from member where org_id = ${branch.id} order by id desc limit 3) m cross join lateral (values ('members', 'all'), ('status', m.status), ('type', m.member_type),
          ('sex', m.sex), ('born', to_char(m.born_on, 'YYYY')), ('minority', 'no'), ('education', m.education), ('job', m.job_position), ('admitted', to_char(m.admitted_on, 'YYYY'))) v (dim, bucket)`),
      );
      const memberIds = branch.memberIds.slice(0, 3);
      const split = await county.send<{ id: number }>('POST', `/api/orgs/${branch.id}/split`, {
        ...basis(),
        name: '测试七村党支部',
        shortName: '测试七村党支部',
        memberIds,
        version: 0,
      });
      assert.equal(split.status, 200);
      assert.equal((await viewOf(county, split.body.id)).org.members, 3);
      const fresh = await viewOf(county, split.body.id);
      const merged = await county.send('POST', `/api/orgs/${split.body.id}/merge`, {
        ...basis(),
        intoOrgId: branch.id,
        version: fresh.org.version,
      });
      assert.equal(merged.status, 200);
      assert.equal((await viewOf(county, branch.id)).org.members, 8);
      assert.equal((await viewOf(county, split.body.id)).org.state, 'dissolved');
      const history = await county.get<{ items: { change: string }[] }>(`/api/orgs/${split.body.id}/history`);
      assert.deepEqual(
        history.body.items.map(({ change }) => change),
        ['merged', 'split'],
      );
      assert.deepEqual(await driftOf(), []);
    });
  });

  it('counts the same before and after a merge of the counts', async () => {
    const before = (await viewOf(county, tree.county.id)).org;
    await mergeAll(app.platform);
    const after = (await viewOf(county, tree.county.id)).org;
    assert.deepEqual([after.members, after.branches], [before.members, before.branches]);
    assert.deepEqual(await driftOf(), []);
  });

  it('lets administrators see no organisation', async () => {
    for (const role of ['system-admin', 'security-admin', 'auditor'] as const) {
      const admin = await personAs(app, { role });
      assert.equal((await admin.get('/api/orgs')).status, 403);
    }
  });
});
