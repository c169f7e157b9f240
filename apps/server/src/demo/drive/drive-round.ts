import { addDays } from '@jishi/domain';
import * as act from './branch-acts.ts';
import type { BranchRun, Character } from './branch-acts.ts';
import { forEach, type Person } from './person.ts';

/** The people of a county as the driver needs them. */
export interface Cast {
  readonly county: Person;
  /** Anybody with a code in the hand; signed in nowhere. */
  readonly anybody: Person;
  township(orgId: number): { readonly secretary: Person; readonly organiser: Person };
  /** Secretary of a branch, and a member who can be named in a plan. */
  branch(orgId: number): { readonly secretary: Person; readonly memberId: number };
}

/** What to drive and how far. */
export interface RoundPlan {
  readonly cast: Cast;
  readonly title: string;
  readonly year: number;
  readonly methodId: string;
  /** Day on which the county opens the round. */
  readonly openOn: string;
  readonly seed: number;
  /** Lets time pass: the platform's clock stands on this day afterwards. */
  readonly setDay: (day: string) => Promise<void> | void;
  /** Last phase a branch takes part in; without it all go to the end. Index of `phases`. */
  readonly until?: (branch: BranchRun, index: number) => number;
  /** No phase after this day. */
  readonly stopOn?: string;
  readonly log?: (message: string) => void;
  /** Branches handled side by side. */
  readonly atOnce?: number;
}

/** Names of the phases in their order, with the day after the opening on which they happen. */
export const phases = [
  { id: 'study', day: 5 },
  { id: 'report', day: 10 },
  { id: 'self-assessment', day: 12 },
  { id: 'call-meeting', day: 14 },
  { id: 'hold-meeting', day: 20 },
  { id: 'close-appraisal', day: 22 },
  { id: 'committee-score', day: 28 },
  { id: 'review', day: 45 },
  { id: 'decide', day: 60 },
  { id: 'post-notice', day: 61 },
  { id: 'close-notice', day: 70 },
  { id: 'confer', day: 80 },
  { id: 'goal', day: 84 },
  { id: 'archive', day: 86 },
] as const;

type PhaseId = (typeof phases)[number]['id'];

/**
 * Drives a round of six-step grading as its people would: every request by the person who may make it, each phase on
 * its day. Nothing of the result is set: grades follow from the scores. Can be called again after an interruption; what
 * is done already is left alone.
 *
 * @returns id of the round and the branches that took part
 */
export async function driveRound(plan: RoundPlan): Promise<{ roundId: number; branches: readonly BranchRun[] }> {
  await plan.setDay(plan.openOn);
  const roundId = await openRound(plan);
  const branches = await listBranches(plan, roundId);
  await formReviewGroups(plan, branches);
  for (const [index, phase] of phases.entries()) {
    const day = addDays(plan.openOn, phase.day);
    if (plan.stopOn !== undefined && day > plan.stopOn) break;
    await plan.setDay(day);
    const taking = branches.filter((branch, place) => index <= (plan.until?.(branch, place) ?? phases.length));
    plan.log?.(`${phase.id} ${day}：${taking.length} 个支部`);
    await drivePhase(plan, roundId, phase.id, day, taking);
  }
  return { roundId, branches };
}

async function openRound({ cast: { county }, title, year, methodId }: RoundPlan): Promise<number> {
  const { items } = await county.get<{
    items: { id: number; year: number; methodId: string; state: string; version: number }[];
  }>('/api/rounds');
  const existing = items.find(
    (round) => round.year === year && round.methodId === methodId && round.state !== 'cancelled',
  );
  const roundId =
    existing?.id ?? (await county.post<{ roundId: number }>('/api/rounds', { methodId, title, year })).roundId;
  const round = await county.get<{ state: string; version: number }>(`/api/rounds/${roundId}`);
  if (round.state === 'draft') await county.post(`/api/rounds/${roundId}/open`, { version: round.version });
  return roundId;
}

interface RunItem {
  readonly runId: number;
  readonly orgId: number;
  readonly orgName: string;
}

async function listBranches({ cast, seed }: RoundPlan, roundId: number): Promise<BranchRun[]> {
  const { bySuperior } = await cast.county.get<{ bySuperior: { orgId: number }[] }>(`/api/rounds/${roundId}`);
  const branches: BranchRun[] = [];
  for (const { orgId: superiorOrgId } of bySuperior) {
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: RunItem[]; nextCursor: string | null } = await cast.county.get(
        `/api/rounds/${roundId}/runs?superior=${superiorOrgId}&limit=200${from}`,
      );
      for (const run of page.items) {
        branches.push({
          ...run,
          superiorOrgId,
          secretary: cast.branch(run.orgId).secretary,
          character: characterOf(seed, run.orgId),
        });
      }
      cursor = page.nextCursor;
    }
  }
  return branches;
}

/** Each township puts three people on its list of reviewers. */
async function formReviewGroups({ cast }: RoundPlan, branches: readonly BranchRun[]): Promise<void> {
  for (const orgId of new Set(branches.map((branch) => branch.superiorOrgId))) {
    const { organiser } = cast.township(orgId);
    const { items } = await organiser.get<{ items: unknown[] }>('/api/reviewers');
    const duties = ['组织委员', '纪委副书记', '党建指导员'];
    for (const [index, dutyZh] of duties.slice(items.length).entries()) {
      await organiser.post('/api/reviewers', { name: `评审员${'甲乙丙'[items.length + index] ?? ''}`, dutyZh });
    }
  }
}

async function drivePhase(
  plan: RoundPlan,
  roundId: number,
  phase: PhaseId,
  day: string,
  branches: readonly BranchRun[],
): Promise<void> {
  const { cast, atOnce = 4 } = plan;
  const each = (work: (branch: BranchRun) => Promise<void>) => forEach(branches, atOnce, work);
  const eachTownship = async (work: (township: ReturnType<Cast['township']>, orgId: number) => Promise<void>) => {
    for (const orgId of new Set(branches.map((branch) => branch.superiorOrgId)))
      await work(cast.township(orgId), orgId);
  };
  switch (phase) {
    case 'study':
      return await each((branch) => act.study(branch, day));
    case 'report':
      return await each((branch) => act.report(branch, cast.branch(branch.orgId).memberId, addDays(day, 180)));
    case 'self-assessment':
      return await each(act.assess);
    case 'call-meeting':
      return await each((branch) => act.callMeeting(branch, addDays(plan.openOn, 20)));
    case 'hold-meeting':
      return await each(async (branch) => {
        await act.holdMeeting(branch);
        await act.appraise(branch, cast.anybody);
      });
    case 'close-appraisal':
      return await each((branch) => act.closeAppraisal(branch, cast.anybody));
    case 'committee-score':
      return await each(act.scoreSelf);
    case 'review':
      return await each((branch) =>
        act.review(branch, cast.township(branch.superiorOrgId).organiser, addDays(day, -2)),
      );
    case 'decide':
      return await eachTownship(({ secretary }) => decide(secretary, roundId, addDays(day, -1)));
    case 'post-notice':
      return await eachTownship(({ secretary, organiser }) =>
        postNotices(secretary, organiser, roundId, addDays(day, -1)),
      );
    case 'close-notice':
      return await eachTownship(({ secretary }) => closeNotices(secretary, roundId));
    case 'confer':
      return await confer(cast.county, roundId);
    case 'goal':
      return await each((branch) => act.setGoal(branch, cast.township(branch.superiorOrgId).secretary));
    case 'archive':
      return await each(act.archive);
  }
}

/** One meeting of the committee decides all proposals of the township, in batches of one page. */
async function decide(secretary: Person, roundId: number, heldOn: string): Promise<void> {
  for (;;) {
    const { items } = await secretary.get<{
      items: { id: number; version: number; proposedValue: string | null; decisions?: string[] }[];
    }>(`/api/approvals?mine=to-decide&roundId=${roundId}&limit=50`);
    if (items.length === 0) return;
    await secretary.post('/api/approvals/decide', {
      items: items.map(({ id, version }) => ({ approvalId: id, version, decision: 'approve' })),
      meeting: { heldOn, expected: 9, present: 8, inFavour: 8, minutesZh: '逐个审议，一致同意评审组意见。' },
    });
  }
}

type NoticeList = { items: { id: number }[]; nextCursor: string | null };

async function noticesOf(person: Person, roundId: number, state: string): Promise<number[]> {
  const { items } = await person.get<NoticeList>(
    `/api/notices?mine=posting&roundId=${roundId}&state=${state}&limit=100`,
  );
  return items.map((notice) => notice.id);
}

/** The secretary clears what the organiser then posts. */
async function postNotices(
  secretary: Person,
  organiser: Person,
  roundId: number,
  innerPostedOn: string,
): Promise<void> {
  for (
    let drafted = await noticesOf(secretary, roundId, 'drafted');
    drafted.length > 0;
    drafted = await noticesOf(secretary, roundId, 'drafted')
  ) {
    await secretary.post('/api/notices/clear', { noticeIds: drafted });
    await organiser.post('/api/notices/post', { noticeIds: drafted, innerPostedOn });
  }
}

async function closeNotices(secretary: Person, roundId: number): Promise<void> {
  for (
    let posted = await noticesOf(secretary, roundId, 'posted');
    posted.length > 0;
    posted = await noticesOf(secretary, roundId, 'posted')
  ) {
    await secretary.post('/api/notices/close', { noticeIds: posted });
  }
}

/** The county confers stars, a page at a time. */
async function confer(county: Person, roundId: number): Promise<void> {
  for (;;) {
    const { items } = await county.get<{ items: { id: number; version: number }[] }>(
      `/api/commendations?state=nominated&roundId=${roundId}&limit=100`,
    );
    if (items.length === 0) return;
    await county.post('/api/commendations/confer', {
      items: items.map(({ id, version }) => ({ commendationId: id, version })),
      decidedAtZh: '县委组织部部务会',
    });
  }
}

/** What a branch is like: most are good, some are weak; many think a little better of themselves. */
function characterOf(seed: number, orgId: number): Character {
  const draw = (n: number) => hash(seed, orgId, n);
  const spread = (draw(1) + draw(2) + draw(3)) / 3;
  const quality = Math.min(1, Math.max(0, 0.05 + spread * 1.35 - (draw(4) > 0.91 ? 0.55 : 0)));
  return { quality, selfImage: Math.min(1, quality + 0.02 + draw(5) * 0.14 + (draw(6) > 0.93 ? 0.25 : 0)), draw };
}

/** A number in [0, 1) from three whole numbers, the same everywhere (splitmix-style mixing). */
function hash(seed: number, orgId: number, n: number): number {
  let x = (seed ^ Math.imul(orgId % 2_147_483_647, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca77)) >>> 0;
  for (const factor of [0x7feb352d, 0x846ca68b]) x = Math.imul(x ^ (x >>> 16), factor) >>> 0;
  return ((x ^ (x >>> 15)) >>> 0) / 4_294_967_296;
}
