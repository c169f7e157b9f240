import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCompulsion } from './voluntary.ts';

test('an appeal that asks a sum, an average, a ranking or a list is found', () => {
  for (const text of [
    '每名党员交纳100元',
    '每人不低于五十元',
    '人均捐款情况将通报',
    '原则上不少于 200 元',
    '各支部捐款排名每日公布',
    '请各支部完成任务数',
    '未交党员名单上报镇党委',
    '全体党员必须参加',
  ])
    assert.notEqual(findCompulsion(text), undefined, text);
});

test('an appeal that says there is none of it passes', () => {
  for (const text of [
    '自愿交纳，不定数额，不排名，不公布未交名单。',
    '严禁摊派，不得下达指标，不搞评比。',
    '受灾群众急需帮助，欢迎党员自愿交纳，金额自定，可不留姓名。',
  ])
    assert.equal(findCompulsion(text), undefined, text);
});
