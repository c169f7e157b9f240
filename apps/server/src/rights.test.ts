import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { RouteDefinition } from '@jishi/contract';
import { checkMethod, checkScheme, findFormalism, type ScoringScheme } from '@jishi/domain';
import { fiveGoodStandard, methods, schemes } from '@jishi/rules';
import { createTestApp, identityNumber, personAs, seed, seedTree, type TestApp, type TestTree } from '@jishi/testkit';
import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..', '..');

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Marks of somebody: a table with one of these keeps rows about persons. */
const personColumns = /(^|_)(member|person|resident|household|petitioner|applicant|user)_id$/;
const judgingColumns = /(^|_)(score|rank|ranking|rating|risk|level|grade|points|stars|blacklist|credit|label|tag)(_|$)/;
const whereabouts =
  /latitude|longitude|coordinate|geo|gps|location|ip_addr|ip_hash|(^|_)ip$|user_agent|device|fingerprint|face|voice|camera/;
const innerLife = /attitude|belief|religio|faith|opinion_of|mood|habit|contacts_of|relationship|relative/;
const formalism =
  /login_count|online_(time|minutes)|study_minutes|like_count|share_count|check_?in_(days|count)|points_rank|activity_score/;

/** Names by which people would be classed. */
const classes = /重点户|重点人员|特殊群体|信访老户|缠访|闹访|黑名单|风险等级|信用分|维稳对象/;

describe('what is kept about people', () => {
  let app: TestApp;
  let tree: TestTree;
  let columns: readonly Column[];
  let routes: readonly RouteDefinition[];

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 2 });
    routes = app.mounter.mounted;
    columns = await seed(app, (tx) =>
      tx.many<Column>(sql`select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`),
    );
  });

  const named = (pattern: RegExp) =>
    columns.filter(({ column }) => pattern.test(column)).map(({ table, column }) => `${table}.${column}`);

  it('has no table that scores, ranks or classes a person', () => {
    const aboutPeople = new Set(columns.filter(({ column }) => personColumns.test(column)).map(({ table }) => table));
    assert.ok(aboutPeople.size > 5, 'the search finds tables about people');
    const judged = named(judgingColumns).filter((name) => aboutPeople.has(name.split('.')[0] ?? ''));
    assert.deepEqual(judged, []);
  });

  it('stores no coordinates, device, face or voice, and no network address with what people say', () => {
    assert.deepEqual(
      named(whereabouts).filter((name) => !sessionTraces.has(name)),
      [],
    );
    // A home address, sealed; and of whoever keeps guessing passwords or codes, a keyed hash for a while.
    assert.deepEqual(named(/address/).sort(), ['member.address', 'sign_in_attempt.address_index']);
    assert.deepEqual(
      columns.filter(({ type }) => /^(point|polygon|geometry|geography|inet|cidr|macaddr)/.test(type)),
      [],
    );
  });

  it('stores no belief, attitude, contacts or relatives', () => {
    assert.deepEqual(named(innerLife), []);
  });

  it('counts no check-ins, likes, log-ins or minutes', () => {
    assert.deepEqual(named(formalism), []);
  });

  it('classes nobody in the names and remarks of tables and columns, nor in texts that people read', async () => {
    const remarks = await seed(app, (tx) =>
      tx.many<{ remark: string }>(sql`select d.description as remark from pg_description d
        join pg_class c on c.oid = d.objoid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'`),
    );
    assert.ok(remarks.length > 50);
    assert.deepEqual(
      remarks.filter(({ remark }) => classes.test(remark)),
      [],
    );
    const texts = globSync('apps/web/src/**/*texts*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
    assert.ok(texts.length > 10);
    for (const file of texts) {
      const lines = readFileSync(join(root, file), 'utf8').split('\n');
      assert.deepEqual(
        lines.filter((line) => classes.test(line) && !/不设|不记|不得|没有/.test(line)),
        [],
        file,
      );
    }
  });

  it('keeps the ethnic group in one column, and no list, search or board answers with it', () => {
    assert.deepEqual(named(/ethnic|nationality/), ['member.ethnic']);
    const answering = routes
      .filter((route) => keysOf(route).has('ethnic'))
      .map((route) => `${route.method} ${route.path}`)
      // The page about one person, and the code list of the form.
      .filter((name) => !ownPages.has(name));
    assert.deepEqual(answering, []);
  });

  it('shows the ethnic group to the person, not to the secretary of the branch', async () => {
    const branch = tree.branches[0];
    const memberId = branch.memberIds[0] ?? 0;
    const secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
    const self = await personAs(app, { role: 'branch-secretary', orgId: branch.id, memberId });
    const seen = async (person: typeof self) =>
      (await person.get<{ member: { ethnic: string | null } }>(`/api/members/${memberId}`)).body.member.ethnic;
    assert.equal(await seen(secretary), null);
    assert.equal(typeof (await seen(self)), 'string');
  });

  it('answers with no score, rank or risk of a person on any route', () => {
    const judged = routes.flatMap((route) =>
      [...keysOf(route)]
        .filter((key) =>
          /^(rank|ranking|riskLevel|riskScore|blacklisted|creditScore|loginCount|onlineMinutes|likes)$/i.test(key),
        )
        .map((key) => `${route.method} ${route.path}: ${key}`),
    );
    assert.deepEqual(judged, []);
  });

  it('keeps identity number, telephone and address of a member in plain nowhere in the database', async () => {
    const secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    const secrets = {
      citizenNumber: identityNumber(987),
      mobile: '13877776666',
      address: '浚县某街道不存在路九十九号',
    };
    const registered = await secretary.send<{ id: number }>('POST', '/api/members', {
      orgId: tree.branches[0].id,
      entries: {
        name: '赵密封',
        ethnic: '汉族',
        education: '大学本科毕业',
        memberType: '正式党员',
        admittedOn: '2012-06-20',
        confirmedOn: '2013-06-20',
        jobPosition: '农牧渔民',
        ...secrets,
      },
    });
    assert.equal(registered.status, 200, JSON.stringify(registered.body));
    // The list of migrations is the owner's alone.
    const tables = new Set(columns.map(({ table }) => table).filter((table) => table !== 'schema_migration'));
    const found: string[] = [];
    for (const table of tables) {
      for (const [field, secret] of Object.entries(secrets)) {
        // Bytes are read as letters too, so that text in a bytea column would be seen.
        const rows = await seed(app, (tx) =>
          tx.one<{ n: number }>(sql`select count(*) as n from ${raw(`"${table}"`)} t
            where strpos(t::text, ${secret}) > 0 or strpos(t::text, encode(convert_to(${secret}, 'UTF8'), 'hex')) > 0`),
        );
        if (rows.n > 0) found.push(`${table} holds ${field}`);
      }
    }
    assert.deepEqual(found, []);
  });
});

describe('what people are judged by', () => {
  const item = fiveGoodStandard.items.find((each) => each.kind === 'manual') ?? assert.fail();
  const withTitle = (titleZh: string): ScoringScheme => ({
    ...fiveGoodStandard,
    items: fiveGoodStandard.items.map((each) => (each.id === item.id ? { ...each, titleZh } : each)),
  });

  it('is refused when a scheme names log-ins, study minutes, check-ins, likes, shares or points rankings', () => {
    for (const titleZh of ['登录次数', '学习时长', '每日签到', '点赞数', '转发量', '积分排名']) {
      const checked = checkScheme(withTitle(titleZh));
      assert.ok(!checked.ok && checked.error.some((fault) => fault.code === 'scheme.formalism'), titleZh);
    }
  });

  it('is refused as a source of automatic items, whatever the title says', () => {
    const scheme: ScoringScheme = {
      ...fiveGoodStandard,
      items: fiveGoodStandard.items.map((each) =>
        each.id === item.id ? { ...each, kind: 'automatic' as const, source: 'login-count' } : each,
      ),
    };
    const checked = checkScheme(scheme);
    assert.ok(!checked.ok && checked.error.some((fault) => fault.code === 'scheme.formalism'));
  });

  it('is no formalism in any scheme or method that comes with the product', () => {
    for (const scheme of schemes) assert.ok(checkScheme(scheme).ok, scheme.id);
    for (const method of methods) {
      const faults = checkMethod(method).filter(({ code }) => code.includes('formalism'));
      assert.deepEqual(faults, [], method.id);
    }
    assert.ok(findFormalism('登录次数').length > 0, 'the search would find it');
  });
});

/** Where a session is bound to the browser that opened it: told to its owner, and gone with the session. */
const sessionTraces: ReadonlySet<string> = new Set(['user_session.device']);

/** Answers about one person, not lists. */
const ownPages: ReadonlySet<string> = new Set([
  'GET /api/me/record',
  'GET /api/members/:memberId',
  'GET /api/members/codes',
]);

/** Every property name of an answer, however deep. */
function keysOf({ response }: RouteDefinition): ReadonlySet<string> {
  const keys = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: Record<string, unknown> };
    for (const key of Object.keys(properties ?? {})) keys.add(key);
    Object.values(node).forEach(walk);
  };
  if (response) walk(z.toJSONSchema(response, { io: 'output', unrepresentable: 'any' }));
  return keys;
}
