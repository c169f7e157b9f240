import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factsText } from './facts-text.ts';

describe('facts of an entry', () => {
  const facts = {
    reason: '离岗',
    from: 'active',
    to: 'suspended',
    role: 'auditor',
    untilOn: null,
    days: ['2027-01-01', '2027-01-02'],
    added: [],
  };

  it('are words to Chinese readers, without what is empty', () => {
    assert.equal(
      factsText(facts, 'zh'),
      '原因 离岗 · 原值 在用 · 新值 已停用 · 角色 审计员 · days 2027-01-01、2027-01-02',
    );
  });

  it('stay as recorded for English readers', () => {
    assert.match(factsText(facts, 'en'), /^reason 离岗 · from active · to suspended/);
  });
});
