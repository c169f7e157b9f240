import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seedTree, type TestApp, type TestTree } from '@jishi/testkit';

describe('a session', () => {
  let app: TestApp;
  let tree: TestTree;
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
  });

  it('shows the signed-in person with role and organisation', async () => {
    const secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    const { status, body } = await secretary.get<{ grants: { orgName: string }[] }>('/api/session');
    assert.equal(status, 200);
    assert.equal(body.grants[0]?.orgName, tree.branches[0].name);
  });
});
