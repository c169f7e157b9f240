import { covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg, holdOrg, type Org } from '../orgs/index.ts';
import type { StoredMember } from './schema.ts';
import * as store from './store.ts';

interface CommitteeSize {
  readonly min: number;
  readonly maxUsual: number;
  readonly max: number;
}

/** What is asked of a new post. */
export interface NewPost {
  readonly memberId: number;
  readonly post: string;
  readonly basis: string;
  readonly fromOn: string;
  readonly exceptionReason?: string | undefined;
}

const isBranch = (org: Org): boolean => org.kind === '631' || org.kind === '632';
const committeeSeats = new Set([
  'secretary',
  'deputy-secretary',
  'organisation-officer',
  'publicity-officer',
  'discipline-officer',
  'committee-member',
]);
/** Members of a branch too small for a committee hold these two posts only. */
const withoutCommittee = new Set(['secretary', 'deputy-secretary']);

/** Committee posts (班子成员) of an organisation and their history. */
export function createPosts(platform: Platform) {
  const { audit, clock, ids, rules } = platform;

  const requireEligible = (org: Org, member: StoredMember | undefined, fromOn: string): StoredMember => {
    if (!member) refuse('member.not-found');
    const belongs = isBranch(org) ? member.org_id === org.id : member.path.startsWith(org.path);
    if (member.status !== 'normal' || member.member_type !== '1' || !belongs)
      refuse('post.not-eligible', { name: member.name, orgName: org.name }, ['member.rights.probationary'], fromOn);
    if (member.rights_restricted_until !== null && member.rights_restricted_until > fromOn)
      refuse('post.rights-restricted', { name: member.name, until: member.rights_restricted_until });
    return member;
  };

  const requireSeat = async (tx: Tx, org: Org, running: readonly store.PostRow[], input: NewPost): Promise<void> => {
    if (!isBranch(org) || !committeeSeats.has(input.post)) return;
    const full = (await store.listOfOrg(tx, org.id)).filter(({ member_type }) => member_type === '1').length;
    const least = await rules.value<number>(tx, 'org.branch_committee.required_at', input.fromOn, org.path);
    if (full < least && !withoutCommittee.has(input.post))
      refuse(
        'post.no-committee',
        { full, least },
        ['org.branch_committee.required_at', 'org.branch_no_committee.posts'],
        input.fromOn,
      );
    const size = await rules.value<CommitteeSize>(tx, 'org.branch_committee.size', input.fromOn, org.path);
    const seats = new Set([...running.map(({ member_id }) => member_id), input.memberId]).size;
    const most = input.exceptionReason ? size.max : size.maxUsual;
    if (seats > most)
      refuse(
        'post.committee-full',
        { min: size.min, max: most, count: seats - 1 },
        ['org.branch_committee.size'],
        input.fromOn,
      );
  };

  return {
    list: (tx: Tx, orgId: number) => store.listPosts(tx, orgId),

    /** Begins a post. One secretary at a time; a branch committee has the size of the rule of that day. */
    async appoint(tx: Tx, actor: Actor, orgId: number, input: NewPost): Promise<{ id: number }> {
      const org = await holdOrg(tx, orgId);
      if (!org || !covers(actor, org.path) || org.state !== 'active') refuse('member.branch-gone');
      const today = clock.today();
      if (input.fromOn > today)
        refuse('member.date-out-of-order', { on: input.fromOn, earliest: org.founded_on, latest: today });
      const [member] = await store.lockMembers(tx, [input.memberId]);
      const eligible = requireEligible(org, member, input.fromOn);
      const running = (await store.listPosts(tx, org.id)).filter(({ until_on }) => until_on === null);
      if (running.some((post) => post.member_id === eligible.id && post.post === input.post))
        refuse('post.held-already', { name: eligible.name });
      const secretary = running.find(({ post }) => post === 'secretary');
      if (input.post === 'secretary' && secretary)
        refuse(
          'post.secretary-exists',
          { orgName: org.name, holder: secretary.name },
          ['org.branch_committee.posts'],
          input.fromOn,
        );
      await requireSeat(tx, org, running, input);
      const id = await ids.next(tx, org.region);
      try {
        await tx.savepoint(() =>
          store.insertPost(tx, {
            region: org.region,
            id,
            orgId: org.id,
            path: org.path,
            memberId: eligible.id,
            post: input.post,
            basis: input.basis,
            fromOn: input.fromOn,
          }),
        );
      } catch (error) {
        // Two at once: the table lets one of them through.
        if ((error as { constraint?: string }).constraint === 'committee_post_one_secretary')
          refuse(
            'post.secretary-exists',
            { orgName: org.name, holder: '' },
            ['org.branch_committee.posts'],
            input.fromOn,
          );
        throw error;
      }
      await audit.append(tx, actor, {
        action: 'member.change-committee',
        subjectKind: 'post',
        subjectId: id,
        orgId: org.id,
        path: org.path,
        ruleIds: ['org.branch_committee.size', 'org.branch_committee.posts'],
        facts: { change: 'appointed', name: eligible.name, org: org.name, ...input },
      });
      return { id };
    },

    /** Ends a post; it stays in the history. */
    async end(tx: Tx, actor: Actor, postId: number, input: { untilOn: string; reason: string }): Promise<void> {
      const post = await store.lockPost(tx, postId);
      if (!post || !covers(actor, post.path) || post.until_on !== null) refuse('post.not-found');
      const today = clock.today();
      if (input.untilOn > today || input.untilOn < post.from_on)
        refuse('member.date-out-of-order', { on: input.untilOn, earliest: post.from_on, latest: today });
      await store.endPost(tx, post, input.untilOn);
      const org = await findOrg(tx, post.org_id);
      await audit.append(tx, actor, {
        action: 'member.change-committee',
        subjectKind: 'post',
        subjectId: post.id,
        orgId: post.org_id,
        path: post.path,
        facts: { change: 'ended', post: post.post, org: org?.name ?? null, ...input },
      });
    },
  };
}
