/** A size at which the platform is measured. */
export interface BenchSize {
  readonly name: '20k' | '1m';
  readonly branches: number;
  readonly members: number;
  /** Whether the counties stand under a common superior, as in a province. */
  readonly hasTop: boolean;
}

/** The sizes of the aims: one county, and a province of 94 counties. */
export const sizes: Readonly<Record<BenchSize['name'], BenchSize>> = {
  '20k': { name: '20k', branches: 535, members: 20_000, hasTop: false },
  '1m': { name: '1m', branches: 50_000, members: 1_000_000, hasTop: true },
};
