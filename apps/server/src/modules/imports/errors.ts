import { spreadsheetRefusals } from '../../platform/spreadsheet/index.ts';
import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of imports, those of the file itself included. */
export const importRefusals: RefusalCatalogue = {
  ...Object.fromEntries(
    // The platform's own words for these two fit an upload as well.
    Object.entries(spreadsheetRefusals).filter(([code]) => code !== 'file.too-large' && code !== 'file.torn'),
  ),
  'file.damaged': spreadsheetRefusals['file.torn'],
  'import.not-found': {
    status: 404,
    zh: '没有找到这次导入，或它不在您的管理范围内。',
    en: 'The import was not found or is outside your organisation.',
  },
  'import.no-file': { status: 422, zh: '没有收到文件，请选择要导入的文件。', en: 'No file arrived. Choose a file.' },
  'import.wrong-state': {
    status: 409,
    zh: '这次导入现在的状态是“{stateZh}”，不能这样办。请刷新页面。',
    en: 'The import is in the state "{state}". Reload the page.',
  },
  'import.busy': {
    status: 409,
    zh: '这次导入正在办理，请等它结束或先取消。',
    en: 'The import is being worked on. Wait, or cancel it first.',
  },
  'import.nothing-recognised': {
    status: 422,
    zh: '没有认出党组织、党员或班子成员的表。请在“对应列”一步选择工作表的类别和列。',
    en: 'No sheet of organisations, members or committee members was recognised. Choose kind and columns.',
  },
  'import.columns-missing': {
    status: 422,
    zh: '工作表“{sheet}”缺少必填的列：{fields}。请选择对应的列，或在表中补上。',
    en: 'Sheet "{sheet}" lacks required columns: {fieldsEn}.',
  },
  'import.column-twice': {
    status: 422,
    zh: '工作表“{sheet}”有两列都对应“{field}”，请保留一列。',
    en: 'In sheet "{sheet}" two columns are read as "{fieldEn}".',
  },
  'import.orgs-not-allowed': {
    status: 403,
    zh: '您现在的身份（{role}）不能导入党组织，只能导入党员。请由上级党组织导入工作表“{sheet}”。',
    en: 'Your role ({role}) may not import organisations (sheet "{sheet}").',
  },
  'import.bad-rows': {
    status: 422,
    zh: '有 {bad} 行要改、{questions} 行要确认，按“全部改好再导入”没有写入任何一行。请改正后再试，或只导入没有问题的行。',
    en: '{bad} rows have faults and {questions} need an answer; nothing was written. Correct them or import the good rows only.',
  },
  'import.nothing-good': { status: 422, zh: '没有可以导入的行。', en: 'There is no row to import.' },
  'import.cancelled': {
    status: 409,
    zh: '导入已取消，没有写入任何内容。',
    en: 'The import was cancelled; nothing was written.',
  },
  'import.interrupted': {
    status: 503,
    zh: '服务器在办理中停了，没有写入任何内容，现在可以再试一次。',
    en: 'The server stopped meanwhile; nothing was written. Try again.',
  },
  'import.file-removed': {
    status: 410,
    zh: '原文件已按规定删除（办完七天后），请重新上传。',
    en: 'The file was removed seven days after the import. Upload it again.',
  },
  'import.too-late': {
    status: 409,
    zh: '导入已超过 24 小时（{doneAt}），不能整批撤回。请逐项更正。',
    en: 'The import is more than 24 hours old and cannot be taken back as a whole.',
  },
  'import.needed': {
    status: 409,
    zh: '这次导入的内容已被使用，不能整批撤回：{uses}。请逐项更正。',
    en: 'What this import brought is in use and cannot be taken back: {usesEn}.',
  },
  'import.answer-unclear': {
    status: 422,
    zh: '请给出改后的值，或选择更新、新增、跳过。',
    en: 'Give a new value or choose update, new or skip.',
  },
};

/** Words for states, in refusals. */
export const stateTitleZh: Readonly<Record<string, string>> = {
  uploaded: '已上传',
  checking: '正在检查',
  checked: '已检查',
  importing: '正在导入',
  done: '已导入',
  failed: '没有导入',
  cancelled: '已取消',
  'taken-back': '已撤回',
};
