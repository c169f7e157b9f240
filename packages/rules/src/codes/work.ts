import type { CodeList } from './code-list.ts';

/** 会议类别. */
export const meetingTypesCodes = {
  id: 'meeting_types',
  titleZh: '会议类别',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'party-assembly', titleZh: '支部党员大会', titleEn: 'general membership meeting' },
    { code: 'branch-committee', titleZh: '支部委员会会议', titleEn: 'branch committee meeting' },
    { code: 'subgroup', titleZh: '党小组会', titleEn: 'Party group meeting' },
    { code: 'lecture', titleZh: '党课', titleEn: 'Party lecture' },
    { code: 'themed-party-day', titleZh: '主题党日', titleEn: 'themed Party day' },
    { code: 'organisation-life', titleZh: '组织生活会', titleEn: 'organisation life meeting' },
    { code: 'member-appraisal', titleZh: '民主评议党员', titleEn: 'democratic appraisal of members' },
    { code: 'democratic-life', titleZh: '民主生活会', titleEn: 'democratic life meeting' },
    { code: 'term-election', titleZh: '换届选举大会', titleEn: 'end-of-term election meeting' },
  ],
} as const satisfies CodeList;

/** 民主评议等次. */
export const appraisalGradeCodes = {
  id: 'appraisal_grade',
  titleZh: '民主评议等次',
  coding: 'own',
  confidence: 'known',
  items: [
    { code: 'excellent', titleZh: '优秀', titleEn: 'excellent' },
    { code: 'qualified', titleZh: '合格', titleEn: 'qualified' },
    { code: 'basically-qualified', titleZh: '基本合格', titleEn: 'basically qualified' },
    { code: 'unqualified', titleZh: '不合格', titleEn: 'unqualified' },
  ],
} as const satisfies CodeList;

/** 党纪处分. */
export const disciplinePunishmentCodes = {
  id: 'discipline_punishment',
  titleZh: '党纪处分',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'warning', titleZh: '警告', titleEn: 'warning' },
    { code: 'serious-warning', titleZh: '严重警告', titleEn: 'serious warning' },
    { code: 'removal-from-posts', titleZh: '撤销党内职务', titleEn: 'removal from Party posts' },
    { code: 'disciplinary-probation', titleZh: '留党察看', titleEn: 'probation within the Party' },
    { code: 'expulsion', titleZh: '开除党籍', titleEn: 'expulsion' },
  ],
} as const satisfies CodeList;

/** 违纪类型. */
export const disciplineViolationCodes = {
  id: 'discipline_violation',
  titleZh: '违纪类型',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'political', titleZh: '违反政治纪律' },
    { code: 'organisational', titleZh: '违反组织纪律' },
    { code: 'integrity', titleZh: '违反廉洁纪律' },
    { code: 'masses', titleZh: '违反群众纪律' },
    { code: 'work', titleZh: '违反工作纪律' },
    { code: 'life', titleZh: '违反生活纪律' },
  ],
} as const satisfies CodeList;

/** 信访事项类别. */
export const petitionClassCodes = {
  id: 'petition_class',
  titleZh: '信访事项类别',
  coding: 'own',
  confidence: 'known',
  items: [
    { code: 'suggestion', titleZh: '建议意见类' },
    { code: 'accusation', titleZh: '检举控告类' },
    { code: 'claim', titleZh: '申诉求决类' },
  ],
} as const satisfies CodeList;

/** 信访渠道. */
export const petitionChannelCodes = {
  id: 'petition_channel',
  titleZh: '信访渠道',
  coding: 'own',
  confidence: 'known',
  items: [
    { code: 'letter', titleZh: '来信' },
    { code: 'visit', titleZh: '来访' },
    { code: 'online', titleZh: '网上' },
    { code: 'phone', titleZh: '电话' },
    { code: 'text-message', titleZh: '短信' },
  ],
} as const satisfies CodeList;
