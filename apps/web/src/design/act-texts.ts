import { defineTexts } from '../i18n/texts.ts';

/** Chinese sentences of acts in a window. */
export const zh = {
  missing: '请填写“{field}”。',
  malformed: '“{field}”的写法不对：{hint}',
  toCheck: '核对',
  checkTitle: '请核对：{act}',
  statement: '以上内容属实',
  confirmMissing: '请先确认以上内容属实。',
  back: '返回修改',
  doneAt: '办理时间',
  close: '关闭',
  yes: '是',
  no: '否',
  none: '未填',
  person: '可按姓名、拼音查找',
  orgs: '可按名称、拼音、编码查找',
} as const;

/** Texts of `ActDialog`. */
export const actTexts = defineTexts(zh, () => import('./act-texts.en.ts'));
