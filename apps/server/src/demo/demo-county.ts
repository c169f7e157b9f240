import type { IsoDate } from '@jishi/domain';
import { makeMembers, type DemoMember } from './make-members.ts';
import { makePosts, type DemoPost } from './make-posts.ts';
import { fullCountyBranches, planCounty, type CountyPlan } from './plan-organisations.ts';
import { createRandom } from './random.ts';

/** How much to generate. */
export interface DemoSize {
  /** Same seed, same people. */
  readonly seed: number;
  /** Branches of types 631 and 632; more than 535 make several counties. */
  readonly branches: number;
  readonly members: number;
  /** Day on which the lists were true; nothing in them lies after it. */
  readonly asOf: IsoDate;
}

/** A generated county. */
export interface DemoCounty {
  readonly plan: CountyPlan;
  readonly members: readonly DemoMember[];
  readonly posts: readonly DemoPost[];
}

/** The demo county: every village and community of 浚县 and 52 other branches. */
export const defaultDemoSize: DemoSize = {
  seed: 410621,
  branches: fullCountyBranches,
  members: 20_000,
  asOf: '2026-10-31',
};

/** Counties that a size needs. */
export function countyCount(size: DemoSize): number {
  return Math.ceil(size.branches / fullCountyBranches);
}

/** Organisations of one county, without anybody in them. */
export function planDemoCounty(size: DemoSize, index: number): CountyPlan {
  const counties = countyCount(size);
  const share = (total: number): number =>
    Math.floor((total * (index + 1)) / counties) - Math.floor((total * index) / counties);
  const county = { index, branches: share(size.branches), members: share(size.members), asOf: size.asOf };
  return planCounty(county, createRandom(size.seed, index, 1));
}

/** One whole county; each is drawn by itself, so the tenth is the same with and without the nine before. */
export function generateDemoCounty(size: DemoSize, index: number): DemoCounty {
  const plan = planDemoCounty(size, index);
  const random = createRandom(size.seed, index, 2);
  const members = makeMembers(plan, index, size.asOf, random);
  return { plan, members, posts: makePosts(plan, members, size.asOf, random) };
}
