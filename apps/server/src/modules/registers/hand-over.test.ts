import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createTestApp, insertMember, personAs, seedTree } from '@jishi/testkit';

const basis = { replyNo: '浚组〔2026〕9号', effectiveOn: '2026-11-20', reason: '党员人数增加，便于活动' };

it('entries of registers go with the members at a division and at a merger', async () => {
  const app = await createTestApp();
  const tree = await seedTree(app);
  const county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
  const branch = tree.branches[0];
  for (let n = 0; n < 3; n++) await insertMember(app, { org: branch });
  const [first = 0, second = 0] = branch.memberIds;
  const kind = await county.send<{ id: number }>('POST', '/api/registers', {
    key: 'honours',
    titleZh: '骨干党员名册',
    subject: 'member',
    definition: {
      statuses: [{ id: 'listed', titleZh: '在册' }],
      transitions: [
        { from: null, to: 'listed', titleZh: '列入' },
        { from: 'listed', to: null, titleZh: '移出' },
      ],
      reviewEvery: '1y',
    },
  });
  for (const subjectId of [first, second]) {
    const entered = await county.send('POST', `/api/registers/${kind.body.id}/entries`, {
      orgId: branch.id,
      subjectId,
      subjectName: `党员${subjectId}`,
      status: 'listed',
      on: '2026-11-20',
      sourceKind: 'decision',
      sourceRef: '支委会记录',
    });
    assert.equal(entered.status, 200, JSON.stringify(entered.body));
  }
  const homes = async () => {
    const list = await county.get<{ items: { orgId: number; subjectId: number }[] }>(
      `/api/registers/${kind.body.id}/entries`,
    );
    return Object.fromEntries(list.body.items.map(({ orgId, subjectId }) => [subjectId, orgId]));
  };
  const split = await county.send<{ id: number }>('POST', `/api/orgs/${branch.id}/split`, {
    ...basis,
    name: '测试八村党支部',
    shortName: '测试八村党支部',
    memberIds: branch.memberIds.filter((id) => id !== second).slice(0, 3),
    version: 0,
  });
  assert.equal(split.status, 200, JSON.stringify(split.body));
  assert.deepEqual(await homes(), { [first]: split.body.id, [second]: branch.id });
  const fresh = await county.get<{ org: { version: number } }>(`/api/orgs/${split.body.id}`);
  const merged = await county.send('POST', `/api/orgs/${split.body.id}/merge`, {
    ...basis,
    intoOrgId: branch.id,
    version: fresh.body.org.version,
  });
  assert.equal(merged.status, 200, JSON.stringify(merged.body));
  assert.deepEqual(await homes(), { [first]: branch.id, [second]: branch.id });
});
