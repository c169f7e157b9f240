import type { Facts, RefusalCatalogue } from '../refusal.ts';

/** A file that cannot be read or written as asked; `code` is an entry of {@link spreadsheetRefusals}. */
export class SpreadsheetError extends Error {
  readonly code: SpreadsheetErrorCode;
  readonly facts: Facts;

  constructor(code: SpreadsheetErrorCode, facts: Facts = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(facts)}`, options);
    this.name = 'SpreadsheetError';
    this.code = code;
    this.facts = facts;
  }
}

/** Status and texts of every {@link SpreadsheetError}: what is wrong with the file and how to cure it. */
export const spreadsheetRefusals = {
  'file.too-large': {
    status: 413,
    zh: '文件有 {megabytes} MB，超过上限 {limitMegabytes} MB。请分成几个文件再导入。',
    en: 'The file has {megabytes} MB; the limit is {limitMegabytes} MB. Split it and import the parts.',
  },
  'file.empty': {
    status: 422,
    zh: '文件是空的，没有内容可以导入。',
    en: 'The file is empty.',
  },
  'file.torn': {
    status: 422,
    zh: '文件不完整或已损坏（{detail}）。请重新上传；仍不行时，用 WPS 或 Excel 打开后另存一份。',
    en: 'The file is incomplete or damaged ({detail}). Upload it again, or open it and save a new copy.',
  },
  'file.unpacks-too-large': {
    status: 413,
    zh: '文件展开后超过 {limitMegabytes} MB，已停止读取。请删去多余的工作表和格式，或分成几个文件。',
    en: 'The file unpacks to more than {limitMegabytes} MB and was not read. Remove unused sheets or split it.',
  },
  'file.packed-suspiciously': {
    status: 422,
    zh: '文件压缩比异常（超过 {limitRatio} 倍），不像正常的表格，已拒绝读取。请另存为新的 .xlsx 再试。',
    en: 'The file is packed more than {limitRatio} to 1, unlike a real workbook, and was refused. Save it again as .xlsx.',
  },
  'file.too-many-parts': {
    status: 422,
    zh: '文件内部有 {entries} 个部分，超过上限 {limitEntries} 个，已拒绝读取。',
    en: 'The file has {entries} inner parts; the limit is {limitEntries}.',
  },
  'file.kind-not-taken': {
    status: 415,
    zh: '这是{kindZh}，不能直接导入。请用 WPS 或 Excel 打开，另存为“Excel 工作簿（.xlsx）”。',
    en: 'This is {kindEn}, which cannot be imported. Open it in WPS or Excel and save it as an Excel workbook (.xlsx).',
  },
  'file.password-needed': {
    status: 422,
    zh: '文件设有打开密码。请输入密码，或去掉密码后另存再导入。',
    en: 'The file is protected by a password. Give the password, or save a copy without one.',
  },
  'file.password-wrong': {
    status: 422,
    zh: '打开密码不对，请重新输入。',
    en: 'The password does not open the file.',
  },
  'file.encryption-not-taken': {
    status: 415,
    zh: '文件的加密方式太旧，不能读取。请去掉密码后另存为 .xlsx 再导入。',
    en: 'The file uses an old kind of encryption. Save it without a password as .xlsx.',
  },
  'file.text-not-readable': {
    status: 422,
    zh: '文件的文字编码认不出（不是 UTF-8、UTF-16 或 GB18030）。请另存为“CSV UTF-8”或 .xlsx。',
    en: 'The character encoding is neither UTF-8, UTF-16 nor GB18030. Save it as CSV UTF-8 or .xlsx.',
  },
  'file.quote-not-closed': {
    status: 422,
    zh: '第 {row} 行的引号没有配对，后面的内容分不清列。请改好这一行再导入。',
    en: 'A quotation mark opened in row {row} is never closed.',
  },
  'file.reading-stopped': {
    status: 422,
    zh: '读取文件用的时间或内存超过上限，已停止（{detail}）。请删去多余的格式或分成几个文件。',
    en: 'Reading the file took too much time or memory and was stopped ({detail}).',
  },
  'sheet.not-found': {
    status: 422,
    zh: '没有名为“{sheet}”的工作表。文件里有：{sheets}。',
    en: 'There is no worksheet named “{sheet}”. The file has: {sheets}.',
  },
  'sheet.none-visible': {
    status: 422,
    zh: '文件里没有可见的工作表。请取消隐藏要导入的工作表。',
    en: 'The file has no visible worksheet.',
  },
  'sheet.no-heading': {
    status: 422,
    zh: '工作表“{sheet}”里找不到标题行。请在第一行写上列名。',
    en: 'No row of headings was found in worksheet “{sheet}”.',
  },
  'sheet.too-many-columns': {
    status: 422,
    zh: '第 {row} 行用了超过 {limitColumns} 列。请删去右边多余的内容。',
    en: 'Row {row} uses more than {limitColumns} columns.',
  },
  'sheet.too-many-rows': {
    status: 422,
    zh: '工作表“{sheet}”的行数超过 Excel 的上限 {limitRows} 行。请分成几个文件或改用 CSV。',
    en: 'Worksheet “{sheet}” has more rows than the {limitRows} that Excel takes.',
  },
  'cell.too-long': {
    status: 422,
    zh: '第 {row} 行有一个单元格超过 {limitCharacters} 个字。',
    en: 'A cell in row {row} has more than {limitCharacters} characters.',
  },
} as const satisfies RefusalCatalogue;

/** Codes of {@link spreadsheetRefusals}. */
export type SpreadsheetErrorCode = keyof typeof spreadsheetRefusals;

/** Tells whether `code` names one of the errors of this folder (used where an error crosses a thread). */
export function isSpreadsheetErrorCode(code: string): code is SpreadsheetErrorCode {
  return Object.hasOwn(spreadsheetRefusals, code);
}
