import { bulletin2024, educationShares, type Occupation } from './bulletin.ts';
import type { Random } from './random.ts';
import type { DemoOrganisation, Sector } from './plan-organisations.ts';
import { drawByWeight, rankByScore, splitByWeight } from './shares.ts';

/** The traits of one invented person that the bulletin counts. */
export interface Traits {
  readonly branch: DemoOrganisation;
  readonly occupation: Occupation;
  readonly age: number;
  readonly sex: '1' | '2';
  readonly ethnic: string;
  readonly education: string;
}

/**
 * Draws the traits of all members of a county so that each share of the bulletin holds to the person, while
 * traits go together: students are young, the retired old, the young better educated, officials in organs.
 */
export function drawPeople(branches: readonly DemoOrganisation[], random: Random): Traits[] {
  const places = branches.flatMap((branch) => Array.from({ length: branch.size }, () => branch));
  const occupations = dealOccupations(places, random);
  const ages = dealAges(occupations, random);
  const women = drawByWeight(
    ages.map((age) => (age <= 35 ? 0.42 : age <= 60 ? 0.31 : 0.24)),
    Math.round((places.length * bulletin2024.female) / bulletin2024.total),
    random,
  );
  const ethnic = dealEthnicGroups(places, random);
  const education = dealEducation(occupations, ages, random);
  return places.map((branch, index) => ({
    branch,
    occupation: occupations[index] ?? 'other',
    age: ages[index] ?? 40,
    sex: women.has(index) ? '2' : '1',
    ethnic: ethnic[index] ?? '01',
    education: education[index] ?? '71',
  }));
}

const occupationNames = Object.keys(bulletin2024.occupation) as Occupation[];

/** How much each sector draws each occupation; villages take what is left. */
const draws: Readonly<Partial<Record<Sector, Partial<Record<Occupation, number>>>>> = {
  organ: { organ: 85, retired: 15 },
  institution: { technical: 75, manager: 8, retired: 17 },
  'public-enterprise': { worker: 50, manager: 25, technical: 25 },
  'nonpublic-enterprise': { worker: 45, manager: 35, technical: 20 },
  'social-organisation': { manager: 40, technical: 45, other: 15 },
  community: { retired: 34, organ: 28, other: 12, manager: 8, technical: 8, worker: 7, student: 3 },
};

function dealOccupations(places: readonly DemoOrganisation[], random: Random): Occupation[] {
  const counts = splitByWeight(places.length, Object.values(bulletin2024.occupation));
  const left = new Map(occupationNames.map((name, index) => [name, counts[index] ?? 0]));
  const dealt: (Occupation | undefined)[] = places.map(({ sector }) => {
    const wishes = draws[sector];
    if (wishes === undefined) return undefined;
    const open = Object.entries(wishes).filter(([name]) => (left.get(name as Occupation) ?? 0) > 0);
    if (open.length === 0) return undefined;
    const name = random.weighted(open) as Occupation;
    left.set(name, (left.get(name) ?? 0) - 1);
    return name;
  });
  const rest = random.shuffle([...left].flatMap(([name, count]) => Array.from({ length: count }, () => name)));
  return dealt.map((name) => name ?? rest.pop() ?? 'other');
}

/** Where an occupation lies among the ages: middle and spread of its score between 0 (young) and 1 (old). */
const ageScores: Readonly<Record<Occupation, readonly [middle: number, spread: number]>> = {
  student: [0.02, 0.02],
  organ: [0.36, 0.3],
  technical: [0.36, 0.3],
  manager: [0.4, 0.3],
  worker: [0.42, 0.3],
  other: [0.5, 0.4],
  farmer: [0.52, 0.42],
  retired: [0.96, 0.08],
};

function dealAges(occupations: readonly Occupation[], random: Random): number[] {
  const bandCounts = splitByWeight(
    occupations.length,
    bulletin2024.age.map((band) => band.count),
  );
  const deck = bulletin2024.age.flatMap((band, index) =>
    Array.from({ length: bandCounts[index] ?? 0 }, () => ageWithin(band.from, band.to, random)),
  );
  deck.sort((x, y) => x - y);
  const scores = occupations.map((name) => {
    const [middle, spread] = ageScores[name];
    return middle + (random.next() * 2 - 1) * spread;
  });
  const ages: number[] = [];
  for (const [rank, index] of rankByScore(scores).entries()) ages[index] = deck[rank] ?? 40;
  return ages;
}

/** Few are admitted at 18, and few live to be 98. */
function ageWithin(from: number, to: number, random: Random): number {
  if (from === 18) return 18 + Math.floor(Math.sqrt(random.next()) * 13);
  if (from === 61) return Math.min(to, 61 + Math.floor(random.next() ** 1.9 * 38));
  return random.between(from, to);
}

/** Groups among minority members; the bulletin does not split them. */
const ethnicGroups: readonly (readonly [code: string, weight: number])[] = [
  ['03', 55],
  ['11', 12],
  ['02', 8],
  ['15', 6],
  ['06', 5],
  ['08', 5],
  ['05', 2],
  ['07', 2],
  ['12', 2],
  ['14', 1],
  ['04', 1],
  ['10', 1],
];

function dealEthnicGroups(places: readonly DemoOrganisation[], random: Random): string[] {
  const count = Math.round((places.length * bulletin2024.minority) / bulletin2024.total);
  const leaning = new Map(places.map((branch) => [branch, random.chance(0.08) ? 8 : 1]));
  const minority = drawByWeight(
    places.map((branch) => leaning.get(branch) ?? 1),
    count,
    random,
  );
  return places.map((_, index) => (minority.has(index) ? random.weighted(ethnicGroups) : '01'));
}

const schooling: Readonly<Record<Occupation, number>> = {
  organ: 34,
  technical: 30,
  manager: 20,
  student: 10,
  other: 4,
  worker: 2,
  retired: 2,
  farmer: -8,
};

function dealEducation(occupations: readonly Occupation[], ages: readonly number[], random: Random): string[] {
  const college = bulletin2024.college / bulletin2024.total;
  const counts = splitByWeight(
    occupations.length,
    educationShares.map(([, ofCollege, ofOthers]) => ofCollege * college + ofOthers * (1 - college)),
  );
  const deck = educationShares.flatMap(([code], index) => Array.from({ length: counts[index] ?? 0 }, () => code));
  // A student has finished no university yet, so that the highest levels go to others.
  const scores = occupations.map(
    (name, index) => (ages[index] ?? 40) * 0.8 - schooling[name] + random.next() * 40 + (name === 'student' ? 25 : 0),
  );
  const education: string[] = [];
  for (const [rank, index] of rankByScore(scores).entries()) education[index] = deck[rank] ?? '71';
  return education;
}
