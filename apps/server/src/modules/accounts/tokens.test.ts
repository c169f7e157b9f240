import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, seed, seedTree, type TestApp, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { Refusal } from '../../platform/refusal.ts';
import { countTokens, issueTokens, peekToken, redeemToken, revokeTokensOf } from './index.ts';

describe('a one-time token', () => {
  let app: TestApp;
  let tree: TestTree;
  let subject = 0;
  const issue = (count = 1, purpose = 'appraisal.cast') => {
    const branch = tree.branches[0];
    const expiresAt = new Date(app.clock.now().getTime() + 7 * 86_400_000);
    return seed(app, (tx) =>
      issueTokens(tx, app.platform, {
        purpose,
        region: tree.region,
        subjectKind: 'test',
        subjectId: ++subject,
        path: branch.path,
        count,
        expiresAt,
        facts: { group: 'masses' },
      }),
    );
  };
  const redeem = (code: string, purpose = 'appraisal.cast') =>
    app.platform.db.write(
      { path: null },
      async (tx) => {
        const opened = await redeemToken(tx, app.platform, code, purpose);
        const orgs = await tx.many<{ id: number }>(sql`select id from org where path = ${tree.branches[0].path}`);
        return { opened, orgs };
      },
      { audited: false },
    );
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
    );
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 1 });
  });

  it('opens its subject, once, in the scope of its organisation', async () => {
    const [code = ''] = await issue();
    const { opened, orgs } = await redeem(code);
    assert.deepEqual(opened.facts, { group: 'masses' });
    assert.equal(opened.actor.userId, null);
    assert.equal(orgs.length, 1);
    assert.equal(await codeOf(redeem(code)), 'token.used');
  });

  it('is typed as one likes: small letters, blanks, dashes, full width', async () => {
    const [code = ''] = await issue();
    assert.match(code, /^[2-9B-DF-HJKMNP-RTV-Z]{10}$/);
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4, 7)} ${code.slice(7)}`;
    assert.equal(await codeOf(redeem(typed)), 'done');
  });

  it('sent ten times at once is used once', async () => {
    const [code = ''] = await issue();
    const answers = await Promise.all(Array.from({ length: 10 }, () => codeOf(redeem(code))));
    assert.deepEqual(answers.sort(), ['done', ...Array.from({ length: 9 }, () => 'token.used')]);
  });

  it('is given back when the act it opened was refused', async () => {
    const [code = ''] = await issue();
    const refused = app.platform.db.write(
      { path: null },
      async (tx) => {
        await redeemToken(tx, app.platform, code, 'appraisal.cast');
        throw new Refusal('appraisal.closed', {}, []);
      },
      { audited: false },
    );
    assert.equal(await codeOf(refused), 'appraisal.closed');
    assert.equal(await codeOf(redeem(code)), 'done');
  });

  it('is unknown for another purpose, refused when revoked or expired', async () => {
    const [first = '', second = ''] = await issue(2);
    assert.equal(await codeOf(redeem(first, 'meeting.sign-in')), 'token.unknown');
    assert.equal(await codeOf(redeem('2222222222')), 'token.unknown');
    await redeem(first);
    assert.equal(await seed(app, (tx) => revokeTokensOf(tx, app.platform, tree.region, 'test', subject)), 1);
    assert.equal(await codeOf(redeem(second)), 'token.revoked');
    const [late = ''] = await issue();
    const today = app.clock.now().toISOString();
    app.clock.set('2026-12-31');
    assert.equal(await codeOf(redeem(late)), 'token.expired');
    app.clock.set(today);
  });

  it('can be looked at without using it', async () => {
    const [code = ''] = await issue();
    const peek = () =>
      app.platform.db.read({ path: null }, (tx) => peekToken(tx, app.platform, code, 'appraisal.cast'));
    await peek();
    assert.equal((await peek()).subjectId, subject);
    assert.equal(await codeOf(redeem(code)), 'done');
  });

  it('leaves nothing in the database by which it could be used or tied to a minute', async () => {
    const codes = await issue(1000);
    assert.equal(new Set(codes).size, 1000);
    await redeem(codes[7] ?? '');
    const rows = await seed(app, (tx) =>
      tx.many<{ row: string; used_at: Date | null }>(
        sql`select t::text as row, used_at from one_time_token t where subject_id = ${subject}`,
      ),
    );
    assert.ok(codes.every((code) => rows.every(({ row }) => !row.includes(code))));
    assert.deepEqual(
      rows.flatMap(({ used_at }) => used_at?.toISOString() ?? []),
      ['2026-11-19T16:00:00.000Z'],
    );
    assert.deepEqual(await seed(app, (tx) => countTokens(tx, tree.region, 'test', subject)), { issued: 1000, used: 1 });
  });
});
