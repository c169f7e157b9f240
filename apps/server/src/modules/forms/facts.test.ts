import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Step } from '@jishi/domain';
import { factsOfForms } from './facts.ts';
import type { FormRow } from './schema.ts';

const step: Step = {
  id: 'trace',
  titleZh: '查找',
  titleEn: 'Tracing',
  guidanceZh: '逐次记录。',
  actor: { roles: ['branch-secretary'], of: 'own' },
  strength: 'must',
  confidence: 'assumed',
  next: [],
  params: {
    primitive: 'form',
    fields: [
      { id: 'lastContactOn', titleZh: '最后一次联系', kind: 'date' },
      { id: 'hours', titleZh: '学时', kind: 'number' },
      { id: 'ways', titleZh: '途径', kind: 'list', columns: [] },
      { id: 'answer', titleZh: '本人说明', kind: 'long-text' },
    ],
  },
};

const form = (state: FormRow['state'], draft: Record<string, unknown>): FormRow => ({
  region: 4106,
  id: 1,
  org_id: 1,
  path: 'a.',
  run_step_id: 1,
  title_zh: '查找',
  definition: { fields: [], evidence: [], signedBy: 'actor', lateEntry: 'marked' },
  draft,
  state,
  due_on: null,
  signed_version: 1,
  returned_reason: null,
  version: 0,
});

test('a signed form reports its dates, numbers, rows and that the person was heard', () => {
  const signed = form('signed', { lastContactOn: '2026-01-05', hours: 24, ways: [{}, {}], answer: '属实' });
  assert.deepEqual(factsOfForms(step, [signed]), {
    dates: { lastContactOn: '2026-01-05' },
    counts: { entries: 1, hours: 24, ways: 2 },
    wasHeard: true,
  });
});

test('drafts say nothing, and an empty answer is no hearing', () => {
  const draft = form('draft', { hours: 24, answer: '属实' });
  const silent = form('accepted', { answer: ' ' });
  assert.deepEqual(factsOfForms(step, [draft]), { dates: {}, counts: { entries: 0 }, wasHeard: false });
  assert.equal(factsOfForms(step, [silent]).wasHeard, false);
});
