import type { Platform } from '../../platform/platform.ts';
import { createMergeWaker } from '../orgs/index.ts';
import { createMemberChanges } from './change.ts';
import { createObjections } from './objections.ts';
import { createPosts } from './posts.ts';
import { createRecords } from './records.ts';
import { createRoster } from './roster.ts';

/** All use cases of the roster. */
export type MemberService = ReturnType<typeof createMemberService>;

export function createMemberService(platform: Platform) {
  return {
    roster: createRoster(platform),
    records: createRecords(platform),
    changes: createMemberChanges(platform, createMergeWaker(platform)),
    objections: createObjections(platform),
    posts: createPosts(platform),
  };
}
