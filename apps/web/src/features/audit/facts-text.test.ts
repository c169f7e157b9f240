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

  it('tell numbers of a meeting, yes or no, and points as people write them', () => {
    const meeting = { expected: 9, present: 8, inFavour: 8 };
    assert.equal(
      factsText({ meeting, late: false, totalHundredths: 7462, decision: 'approve' }, 'zh'),
      '会议 （应到 9 · 实到 8 · 赞成 8） · 补录 否 · 总分 74.62 · 决定 同意',
    );
  });

  it('stay as recorded for English readers', () => {
    assert.match(factsText(facts, 'en'), /^reason 离岗 · from active · to suspended/);
  });
});
