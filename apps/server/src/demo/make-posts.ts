import { ageOn, type IsoDate } from '@jishi/domain';
import type { DemoMember } from './make-members.ts';
import type { CountyPlan, DemoOrganisation } from './plan-organisations.ts';
import type { Random } from './random.ts';

/** A post in a committee, or of a branch without one. */
export interface DemoPost {
  readonly organisation: DemoOrganisation;
  readonly member: DemoMember;
  readonly titleZh: string;
  readonly from: IsoDate;
}

/** Full members from whom a branch has a committee: `org.committee.min_members`. */
const committeeFrom = 7;

const townshipPosts = ['书记', '副书记', '副书记', '组织委员', '宣传委员', '纪委书记'] as const;

/** Fills the posts of township committees, general branches and branches from full members of the county. */
export function makePosts(plan: CountyPlan, members: readonly DemoMember[], asOf: IsoDate, random: Random): DemoPost[] {
  const byBranch = new Map<DemoOrganisation, DemoMember[]>();
  for (const member of members) {
    const list = byBranch.get(member.branch);
    if (list === undefined) byBranch.set(member.branch, [member]);
    else list.push(member);
  }
  const taken = new Set<DemoMember>();
  const fill = (organisation: DemoOrganisation, pool: readonly DemoMember[], titles: readonly string[]): DemoPost[] => {
    const chosen = bestSuited(pool, asOf, taken, random).slice(0, titles.length);
    for (const member of chosen) taken.add(member);
    return chosen.map((member, index) => ({
      organisation,
      member,
      titleZh: titles[index] ?? '',
      from: later(organisation.electedOn, member.confirmedOn),
    }));
  };
  // Township committees first: their members come out of the township's organ branch.
  return plan.organisations.flatMap((organisation) => {
    if (organisation.size > 0) {
      const pool = byBranch.get(organisation) ?? [];
      return fill(organisation, pool, branchPosts(pool.filter(isFull).length));
    }
    if (organisation.parent === undefined) return [];
    const below = plan.organisations.filter((other) => other.parent === organisation.name && other.size > 0);
    const source = organisation.type === '611' ? below.filter((other) => other.sector === 'organ') : below;
    const titles = organisation.type === '611' ? townshipPosts : ['书记', '组织委员', '宣传委员'];
    return fill(
      organisation,
      source.flatMap((other) => byBranch.get(other) ?? []),
      titles,
    );
  });
}

function later(electedOn: IsoDate, confirmedOn: IsoDate | undefined): IsoDate {
  return confirmedOn !== undefined && confirmedOn > electedOn ? confirmedOn : electedOn;
}

/** A branch below seven full members has a secretary, and a deputy where it needs one; above, three to five posts. */
function branchPosts(fullMembers: number): readonly string[] {
  if (fullMembers < committeeFrom) return fullMembers >= 5 ? ['书记', '副书记'] : ['书记'];
  if (fullMembers < 15) return ['书记', '组织委员', '宣传委员'];
  if (fullMembers < 40) return ['书记', '组织委员', '宣传委员', '纪检委员'];
  return ['书记', '副书记', '组织委员', '宣传委员', '纪检委员'];
}

function isFull(member: DemoMember): boolean {
  return member.confirmedOn !== undefined && member.lost === undefined;
}

/** Full members in the order in which they would be chosen: in their best years, schooled, at home. */
function bestSuited(
  pool: readonly DemoMember[],
  asOf: IsoDate,
  taken: ReadonlySet<DemoMember>,
  random: Random,
): DemoMember[] {
  return pool
    .filter((member) => isFull(member) && !taken.has(member))
    .map((member) => [suitability(member, ageOn(member.bornOn, asOf)) + random.next() * 4, member] as const)
    .sort((x, y) => y[0] - x[0])
    .map(([, member]) => member);
}

function suitability(member: DemoMember, age: number): number {
  const prime = age >= 30 && age <= 58 ? 6 : age >= 25 && age <= 65 ? 3 : 0;
  const schooled = member.education < '40' ? 2 : 0;
  const away = member.outflow === undefined && member.jobPosition !== '3' ? 0 : -8;
  return prime + schooled + away;
}
