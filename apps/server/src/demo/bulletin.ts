/**
 * Shares of the demo population: the statistical bulletin of the Party for 2024 (党内统计公报, as of 2024-12-31,
 * figures in 10,000 persons). A real county of this kind has more farmers and fewer minorities; the national
 * shares are used so that every group occurs.
 */
export const bulletin2024 = {
  total: 10_027.1,
  female: 3099.5,
  minority: 773.4,
  college: 5778.6,
  /** Admitted during the year: those on probation. */
  admitted: 213.1,
  admittedUnder36: 178.4,
  /** Completed years, both bounds included. */
  age: [
    { from: 18, to: 30, count: 1227.2 },
    { from: 31, to: 35, count: 1076.4 },
    { from: 36, to: 40, count: 1147.5 },
    { from: 41, to: 45, count: 968.7 },
    { from: 46, to: 50, count: 904.1 },
    { from: 51, to: 55, count: 941.2 },
    { from: 56, to: 60, count: 864.6 },
    { from: 61, to: 98, count: 2897.3 },
  ],
  /** Admission before the founding of the republic, before the third plenum of 1978, before the 18th congress, since. */
  joined: [
    { from: '1937-07-07', to: '1949-09-30', count: 5.4 },
    { from: '1949-10-01', to: '1978-12-17', count: 1230.9 },
    { from: '1978-12-18', to: '2012-11-07', count: 5980.0 },
    { from: '2012-11-08', to: '9999-12-31', count: 2810.8 },
  ],
  occupation: {
    worker: 663.9,
    farmer: 2614.4,
    technical: 1639.4,
    manager: 1156.3,
    organ: 759.2,
    student: 262.2,
    other: 784.9,
    retired: 2146.9,
  },
} as const;

/** Groups of occupations of the bulletin. */
export type Occupation = keyof typeof bulletin2024.occupation;

/** Highest attained education within and beside the bulletin's 大专及以上: the split of each group is ours. */
export const educationShares: readonly (readonly [code: string, shareOfCollege: number, shareOfOthers: number])[] = [
  ['11', 0.004, 0],
  ['14', 0.066, 0],
  ['21', 0.47, 0],
  ['31', 0.46, 0],
  ['41', 0, 0.15],
  ['47', 0, 0.05],
  ['61', 0, 0.32],
  ['71', 0, 0.37],
  ['81', 0, 0.11],
];
