import { defineModule } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import type { OrgContext } from './context.ts';
import { orgRefusals } from './errors.ts';
import { createMergeWaker, orgJobs } from './jobs.ts';
import type { RosterPort } from './ports.ts';
import { mountOrgs } from './routes.ts';
import { createOrgService } from './service.ts';
import { orgStepHandler } from './step.ts';

export {
  closeRow,
  readCells,
  readDate,
  type CellReader,
  type CheckedRow,
  type FaultWords,
  type RawRow,
  type RowFault,
} from './import-cells.ts';
export { checkOrgRow, type OrgRow, type OrgRowContext } from './import-row.ts';
export { branchKinds, createOrgIndex, type OrgIndex, type OrgIndexEntry, type OrgReference } from './org-index.ts';
export { importOrgs, loadOrgEntries, type OrgImportResult } from './bulk/service.ts';
export type { OrgRowRefusal } from './bulk/plan.ts';
export { countOrgsChangedSince, takeBackOrgs, watchOrgs, type OrgTrace } from './imports/take-back.ts';
export { requireAllowedAct } from './context.ts';
export { createMergeWaker, mergeAll } from './jobs.ts';
export {
  addDissolutionCheck,
  addHandOver,
  type Blocker,
  type DissolutionCheck,
  type HandOver,
  type RosterPort,
} from './ports.ts';
export type { OrgRow as Org } from './schema.ts';
export { removeDocuments, saveDocuments, type SearchDocument } from './search/store.ts';
export { search } from './search/views.ts';
export { spellPerson } from './search/spelling.ts';
export { createOrgService, type OrgService } from './service.ts';
export {
  cellsOfMember,
  deltasBetween,
  sumDeltas,
  type CountedMember,
  type Counts,
  type StatDelta,
} from './stats/dims.ts';
export { addDeltas, readCounts } from './stats/store.ts';
export { reconcileStats } from './stats/service.ts';
export { findOrg, holdOrg } from './store.ts';
export { kindTitleZh } from './titles.ts';

const managers = ['county-department', 'township-secretary', 'township-organiser'] as const;
const readers = [...managers, 'branch-secretary', 'branch-committee', 'member'] as const;

/** Context of the org use cases; other modules and the command line build their own service with it. */
export function orgContext(platform: Platform, roster: RosterPort): OrgContext {
  return { platform, roster, wakeMerge: createMergeWaker(platform) };
}

/** Organisations: the tree, its past, founding and changing, counts, the search box. The roster is handed in, since it stands on organisations. */
export const orgsModule = (rosterOf: (platform: Platform) => RosterPort) =>
  defineModule({
    id: 'orgs',
    titleZh: '组织',
    titleEn: 'Organisations',
    permissions: {
      'org.read': { titleZh: '查看组织', titleEn: 'Read organisations', roles: readers },
      'org.apply': {
        titleZh: '申请设立组织',
        titleEn: 'Apply for an organisation',
        roles: [...managers, 'branch-secretary'],
      },
      'org.approve': { titleZh: '批复设立组织', titleEn: 'Answer applications', roles: managers },
      'org.file': { titleZh: '登记组织生效', titleEn: 'Put organisations into effect', roles: managers },
      'org.change': { titleZh: '变更组织', titleEn: 'Change organisations', roles: managers },
      'org.dissolve': { titleZh: '撤销组织', titleEn: 'Dissolve organisations', roles: managers },
      'search.use': { titleZh: '查找人员和组织', titleEn: 'Search people and organisations', roles: readers },
    },
    refusals: orgRefusals,
    mount: (mounter, platform) => mountOrgs(mounter, createOrgService(orgContext(platform, rosterOf(platform)))),
    jobs: orgJobs,
    stepHandlers: () => [orgStepHandler],
  });
