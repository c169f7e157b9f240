import { partyOrgTypeCodes } from '@jishi/rules';
import type { OrgState } from './schema.ts';

const kindTitles = new Map<string, string>([
  ['county', '县委'],
  ...partyOrgTypeCodes.items.map((item) => [item.code, item.titleZh.replace(/（.*）$/, '')] as const),
]);

/** Chinese title of a type of organisation. */
export const kindTitleZh = (kind: string): string => kindTitles.get(kind) ?? kind;

const stateTitles: Readonly<Record<OrgState, string>> = {
  applied: '待批复',
  approved: '已批复未生效',
  active: '正常',
  dissolving: '正在撤销',
  dissolved: '已撤销',
};

/** Chinese title of a state. */
export const stateTitleZh = (state: OrgState): string => stateTitles[state];

/** Acts a temporary organisation may not do, with their words. */
export const actTitlesZh: Readonly<Record<string, string>> = {
  'admit-members': '发展党员',
  'confirm-members': '预备党员转正',
  'discipline-members': '党员处分处置',
  'collect-dues': '收缴党费',
  'elect-delegates': '选举党代会代表',
  'elect-committee': '换届选举',
};
