import { defineTexts } from '../i18n/texts.ts';

/** Words of the kit that the first page needs: forms, states, frame. */
export const zh = {
  optional: '（选填）',
  errorPrefix: '错误：',
  errorSummary: '有 {count} 处要改',
  charactersLeft: '已写 {count} / {limit} 字',
  charactersOver: '多了 {count} 字，请缩短',
  close: '关闭',
  cancel: '取消',
  back: '返回',
  retry: '再试一次',
  undo: '撤回',
  choose: '请选择',
  loading: '正在打开…',
  slow: '网络较慢，正在继续…',
  nothingLost: '您填写的内容没有丢失。',
  requestId: '求助时请报编号：{id}',
  rule: '依据',
  ruleVerified: '原文已核对',
  ruleKnown: '依据通行文本',
  ruleUncertain: '待核对',
  breadcrumb: '当前位置',
  showPassword: '显示',
  hidePassword: '隐藏',
  emptyValue: '无',
  pageOnlyForOthers: '这一页您不能看',
} as const;

/** Texts of the kit in both languages. */
export const kitTexts = defineTexts(zh, () => import('./texts.en.ts'));
