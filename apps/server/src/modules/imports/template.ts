import { codeLists, memberFields, organisationFields, type CodeList, type ImportField } from '@jishi/rules';
import type { Writable } from 'node:stream';
import { writeWorkbook, type WriteColumn, type WriteSheet } from '../../platform/spreadsheet/index.ts';
import { postCodes, postFields } from './fields.ts';

/** Writes the empty workbook to be filled in: headings, drop-down lists, what is required, text columns for numbers. */
export async function writeTemplate(target: string | Writable): Promise<void> {
  const sheets: WriteSheet[] = [
    sheetOf('党组织', organisationFields, codeLists),
    sheetOf('党员', memberFields, codeLists),
    sheetOf('班子成员', postFields, [postCodes]),
    {
      name: '填写说明',
      columns: [
        { heading: '项目', width: 14 },
        { heading: '说明', width: 110 },
      ],
      rows: [
        ['必填', '标题有底色的列必须填写；其余的列可以留空，也可以整列删去。'],
        ['顺序', '先填党组织，再填党员，最后填班子成员；三张表可以分开导入，也可以放在一个文件里。'],
        ['上级', '上级党组织、所在党支部填写全称或党组织编码；最上级的党委可以不填上级。'],
        ['号码', '公民身份号码、电话各列已设为文本格式，请不要改成数字，否则后几位会丢失。'],
        ['日期', '写成 2026-11-21 的形式；2026.11.21、2026年11月21日、20261121 也能识别。'],
        ['再次导入', '同一个文件可以再导入：号码相同的人只更新有变化的内容，不会重复。'],
      ],
    },
  ];
  await writeWorkbook(target, sheets);
}

function sheetOf(name: string, fields: readonly ImportField[], lists: readonly CodeList[]): WriteSheet {
  return { name, columns: fields.filter(({ derived }) => !derived).map((field) => columnOf(field, lists)), rows: [] };
}

function columnOf(field: ImportField, lists: readonly CodeList[]): WriteColumn {
  const items = lists.find(({ id }) => id === field.codeList)?.items;
  const choices = field.kind === 'boolean' ? ['是', '否'] : items?.map(({ titleZh }) => titleZh);
  return {
    heading: field.titleZh,
    kind: field.kind === 'date' ? 'date' : 'text',
    required: field.requirement !== 'optional',
    ...(choices ? { choices } : {}),
    ...(field.aliases.length > 0 ? { note: `也认得：${field.aliases.slice(0, 6).join('、')}` } : {}),
  };
}
