import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { addWorkingDays } from '@jishi/domain';
import { createTestApp, personAs, seedTree, type TestApp, type TestPerson } from '@jishi/testkit';
import { loadWorkCalendar } from '../../platform/work-calendar.ts';
import { missingYear } from './service.ts';
import { writeShippedCalendars } from './shipped.ts';

const holiday = (day: string) => ({ day, nameZh: '放假' });

describe('the working calendar', () => {
  let app: TestApp;
  let system: TestPerson;
  let secretary: TestPerson;
  const save = (year: number, body: object) =>
    system.send('PUT', `/api/calendar/${year}`, {
      version: 0,
      sourceZh: '国办发明电〔2026〕1号',
      holidays: [],
      makeUpDays: [],
      ...body,
    });
  before(async () => {
    app = await createTestApp();
    const tree = await seedTree(app, { membersEach: 1 });
    system = await personAs(app, { role: 'system-admin' });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  });

  it('comes with the product and counts make-up days', async () => {
    const calendar = await app.platform.db.read({ path: null }, loadWorkCalendar);
    // 2026-09-20 is a worked Sunday, 25 to 27 September are off.
    assert.equal(addWorkingDays(calendar, '2026-09-18', 1).date, '2026-09-20');
    assert.equal(addWorkingDays(calendar, '2026-09-24', 1).date, '2026-09-28');
    const { body } = await secretary.get('/api/calendar/2026');
    assert.equal(body['known'], true);
    assert.equal(body['edited'], false);
    assert.equal((body['holidays'] as unknown[]).length, 33);
  });

  it('names the missing next year from 1 November on', () => {
    assert.equal(missingYear([2025, 2026], '2026-10-31'), null);
    assert.equal(missingYear([2025, 2026], '2026-11-01'), 2027);
    assert.equal(missingYear([2025, 2026, 2027], '2026-11-01'), null);
    assert.equal(missingYear([2025], '2026-02-01'), 2026);
  });

  it('is kept by the system administrator alone, and counts from then on', async () => {
    assert.equal((await system.get('/api/calendar')).body['missingYear'], 2027);
    const body = { version: 0, sourceZh: '通知', holidays: [], makeUpDays: [] };
    assert.equal((await secretary.send('PUT', '/api/calendar/2027', body)).status, 403);
    const saved = await save(2027, { holidays: [holiday('2027-01-01'), holiday('2027-01-04')] });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    assert.equal(saved.body['version'], 1);
    assert.equal((await system.get('/api/calendar')).body['missingYear'], null);
    const calendar = await app.platform.db.read({ path: null }, loadWorkCalendar);
    assert.equal(addWorkingDays(calendar, '2026-12-31', 1).date, '2027-01-05');
  });

  it('refuses what cannot be, day by day', async () => {
    const { status, body } = await save(2028, {
      holidays: [
        holiday('2028-02-30'),
        holiday('2027-01-01'),
        holiday('2028-05-01'),
        holiday('2028-05-01'),
        holiday('2028-05-06'),
      ],
      makeUpDays: [holiday('2028-05-06'), holiday('2028-05-08')],
    });
    assert.equal(status, 422);
    const faults = (body['errors'] as { path: string }[]).map(({ path }) => path);
    assert.deepEqual(faults, [
      'holidays.0.day',
      'holidays.1.day',
      'holidays.3.day',
      'makeUpDays.0.day',
      'makeUpDays.1.day',
    ]);
  });

  it('is not overwritten by who saw an older version, nor by the next start', async () => {
    const first = await save(2026, { version: 1, holidays: [holiday('2026-12-31')] });
    assert.equal(first.status, 200, JSON.stringify(first.body));
    assert.equal((await save(2026, { version: 1, holidays: [] })).body['code'], 'record.changed-meanwhile');
    await writeShippedCalendars(app.platform);
    const { body } = await system.get('/api/calendar/2026');
    assert.deepEqual([body['edited'], body['holidays']], [true, [holiday('2026-12-31')]]);
  });
});
