import type { RosterCodes } from '@jishi/contract';
import { ageBands, codeLists, educationGroups, memberFields, occupationGroups } from '@jishi/rules';

const shown = [
  'sex',
  'ethnic',
  'education',
  'degree',
  'member_type',
  'job_position',
  'new_social_stratum',
  'prof_tech',
  'front_line',
  'join_type',
  'join_category',
  'leave_category',
  'lost_reason',
  'party_membership_state',
  'unit_class',
  'party_org_type',
];

/** Code lists and groups as the pages of the roster and of organisations show them; the same for everybody. */
export const rosterCodes: RosterCodes = {
  lists: Object.fromEntries(
    codeLists
      .filter(({ id }) => shown.includes(id))
      .map(({ id, items }) => [
        id,
        items.map(({ code, titleZh, titleEn }) => ({ code, titleZh, ...(titleEn === undefined ? {} : { titleEn }) })),
      ]),
  ),
  educationGroups: educationGroups.map(({ id, titleZh, codes }) => ({ id, titleZh, codes: [...codes] })),
  occupationGroups: occupationGroups.map(({ id, titleZh, codes }) => ({ id, titleZh, codes: [...codes] })),
  ageBands: ageBands.bulletinFrom2016.map(([from, until]) => `${from ?? ''}-${until ?? ''}`),
  fields: memberFields.map(({ key, titleZh, titleEn, kind, codeList, requirement }) => ({
    key,
    titleZh,
    titleEn,
    kind,
    codeList: codeList ?? null,
    requirement,
  })),
};
