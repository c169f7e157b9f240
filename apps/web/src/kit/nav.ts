import type { IconName } from '../design/Icon.tsx';
import type { NavEntry } from '../shell/page-definition.ts';

const sections: readonly (readonly [string, string, string, IconName])[] = [
  ['/', '待办', 'To-dos', 'todo'],
  ['/orgs', '组织', 'Organisations', 'orgs'],
  ['/members', '党员', 'Members', 'members'],
  ['/procedures', '程序', 'Procedures', 'procedures'],
  ['/meetings', '会议', 'Meetings', 'meetings'],
  ['/ballots', '表决与测评', 'Ballots', 'ballots'],
  ['/grading', '定级', 'Grading', 'grading'],
  ['/dues', '党费', 'Dues', 'dues'],
  ['/learning', '学习', 'Learning', 'learning'],
];

/** Places of the navigation in the test build. */
export const kitNav: readonly NavEntry[] = sections.map(([path, labelZh, labelEn, icon], index) => ({
  path,
  labelZh,
  labelEn,
  order: index + 1,
  icon,
}));
