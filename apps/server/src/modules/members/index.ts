import { defineModule } from '../../platform/module.ts';
import { memberRefusals } from './errors.ts';
import { mountMembers } from './routes.ts';
import { createMemberService } from './service.ts';

export { importMembers, type MemberImportResult } from './bulk.ts';
export { decidePosts, importPosts, type PendingPerson, type PostOutcome, type PostRow } from './imports/posts.ts';
export { previewMembers, type KnownPerson, type Namesake, type RowPreview } from './imports/preview.ts';
export {
  countChangedSince,
  takeBackMembers,
  takeBackPosts,
  watchMembers,
  type MemberTrace,
} from './imports/take-back.ts';
export { exportMembers, type ExportedRow, type ExportRequest } from './export.ts';
export { ageFault, checkMemberRow, isPersonName, type MemberRow, type MemberRowContext } from './import-row.ts';
export { createRoster, type RosterQuery } from './roster.ts';
export { createRosterPort } from './roster-port.ts';
export type { RowRefusal } from './save-rows.ts';
export { createMemberService, type MemberService } from './service.ts';
export { memberRefusals } from './errors.ts';

const managers = ['county-department', 'township-secretary', 'township-organiser'] as const;
const branch = [...managers, 'branch-secretary'] as const;
const readers = [...branch, 'branch-committee'] as const;

/** The roster: people, their history, committee posts, the own record. Administrators hold none of it. */
export const membersModule = defineModule({
  id: 'members',
  titleZh: '党员',
  titleEn: 'Members',
  permissions: {
    'member.list': { titleZh: '查看名册', titleEn: 'Read the roster', roles: readers },
    'member.read': { titleZh: '查看党员信息', titleEn: 'Read members', roles: readers },
    'member.register': { titleZh: '登记党员', titleEn: 'Register members', roles: branch },
    'member.correct': { titleZh: '更正党员信息', titleEn: 'Correct members', roles: branch },
    'member.change-status': { titleZh: '变更党员状态', titleEn: 'Change the status of members', roles: branch },
    'member.transfer': { titleZh: '转接组织关系', titleEn: 'Transfer members', roles: managers },
    'member.reveal': { titleZh: '查看完整标识', titleEn: 'Reveal identifiers', roles: branch },
    'member.answer-objection': { titleZh: '答复异议', titleEn: 'Answer objections', roles: branch },
    'member.change-committee': { titleZh: '登记班子成员', titleEn: 'Record committee posts', roles: branch },
  },
  refusals: memberRefusals,
  mount: (mounter, platform) => mountMembers(mounter, createMemberService(platform)),
});
