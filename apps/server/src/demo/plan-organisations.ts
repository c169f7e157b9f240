import { addYears, dateOfDayNumber, dayNumber, type IsoDate } from '@jishi/domain';
import { inventedCreditCode, inventedMobile, inventedPlace } from './invented-numbers.ts';
import { inventName } from './names.ts';
import { loadTownships, type Township, type Village } from './places.ts';
import type { Random } from './random.ts';
import { splitByWeight } from './shares.ts';

/** Class of the unit a branch stands in; codes of the list `unit_class`. */
export type Sector =
  | 'village'
  | 'community'
  | 'organ'
  | 'institution'
  | 'public-enterprise'
  | 'nonpublic-enterprise'
  | 'social-organisation'
  | 'other';

/** The unit an organisation stands in. */
export interface DemoUnit {
  readonly name: string;
  readonly creditCode: string;
  readonly address: string;
  readonly employees: number | undefined;
}

/** An organisation of the demo. */
export interface DemoOrganisation {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** Code of the list `party_org_type`. */
  readonly type: '611' | '621' | '631' | '632';
  /** Full name of the superior; undefined for the county committee. */
  readonly parent: string | undefined;
  readonly sector: Sector;
  /** Code of the list `org_unit_situation`. */
  readonly situation: 'single-unit' | 'joint' | 'internal-body';
  readonly placeCode: string;
  readonly foundedOn: IsoDate;
  readonly electedOn: IsoDate;
  readonly termExpiresOn: IsoDate;
  readonly contact: string;
  readonly phone: string;
  readonly unit: DemoUnit;
  /** Where its members live. */
  readonly home: string;
  /** Members to be invented; 0 for everything above a branch. */
  readonly size: number;
}

/** What a county consists of. */
export interface CountyPlan {
  readonly name: string;
  /** Six digits in identity numbers and credit codes; assigned to no real county. */
  readonly inventedPlace: string;
  /** Superiors before their subordinates. */
  readonly organisations: readonly DemoOrganisation[];
}

/** How large the county shall be. */
export interface CountySize {
  /** Which county, from 0; 0 is 浚县, others have the same villages under invented names. */
  readonly index: number;
  readonly branches: number;
  readonly members: number;
  /** Day on which the lists were true. */
  readonly asOf: IsoDate;
}

/** A full county: 483 villages and communities of the list and 52 other branches. */
export const fullCountyBranches = 535;

interface BranchIdea {
  readonly township: Township;
  readonly village: Village | undefined;
  readonly unitName: string;
  readonly branchName: string;
  readonly sector: Sector;
  readonly joint: boolean;
  /** Mean number of members relative to a village branch. */
  readonly weight: number;
  /** Stands under the general branch of the township's first community. */
  readonly grouped: boolean;
}

/** Plans the organisations of one county: the committee, 11 township committees, 6 general branches, the branches. */
export function planCounty(size: CountySize, random: Random): CountyPlan {
  const county = size.index === 0 ? '浚县' : `演示${size.index + 1}县`;
  const maker = createMaker(county, size, random);
  const townships = loadTownships();
  const withGeneral = new Set(townships.filter(hasCommunity).slice(0, townshipsWithGeneralBranch));
  const all = townships.flatMap((township, number) => branchIdeas(township, number, withGeneral.has(township)));
  const ideas = spread(all, size.branches);
  const sizes = memberCounts(ideas, size.members, random);
  const organisations = [maker.county()];
  for (const township of townships) organisations.push(maker.committee(township));
  const general = new Set(
    ideas.filter((idea) => idea.grouped && idea.sector === 'community').map((idea) => idea.township),
  );
  for (const township of general) organisations.push(maker.generalBranch(township));
  for (const [index, idea] of ideas.entries()) {
    organisations.push(maker.branch(idea, sizes[index] ?? 0, idea.grouped && general.has(idea.township)));
  }
  return { name: county, inventedPlace: inventedPlace(size.index), organisations };
}

/** Fewer branches than a full county: an even choice, so that every township keeps some. */
function spread(ideas: readonly BranchIdea[], count: number): BranchIdea[] {
  if (count > ideas.length) throw new RangeError(`a county has at most ${ideas.length} branches`);
  return Array.from({ length: count }, (_, index) => ideas[Math.floor((index * ideas.length) / count)]).filter(
    (idea) => idea !== undefined,
  );
}

/** Townships whose first community has a general branch over its own branch and a neighbour's. */
const townshipsWithGeneralBranch = 6;

/** Beside organ, school and hospital in each of 11 townships: 19 more, so that 483 + 33 + 19 = 535. */
const extras: readonly (readonly [unit: string, sector: Sector, weight: number, joint: boolean])[] = [
  ['晨禾（示例）食品有限公司', 'nonpublic-enterprise', 0.7, false],
  ['大伾（示例）商贸企业', 'nonpublic-enterprise', 0.6, true],
  ['淇光（示例）养老服务中心', 'social-organisation', 0.4, false],
  ['卫水（示例）物业行业', 'nonpublic-enterprise', 0.5, true],
  ['禾丰（示例）农业合作联社', 'social-organisation', 0.6, true],
  ['示例供销合作社', 'public-enterprise', 0.9, false],
  ['云岭（示例）纺织有限公司', 'nonpublic-enterprise', 0.8, false],
  ['示例粮食购销公司', 'public-enterprise', 1, false],
  ['泥咕咕（示例）文化传承协会', 'social-organisation', 0.4, true],
  ['通途（示例）物流企业', 'nonpublic-enterprise', 0.6, true],
  ['博文（示例）实验学校', 'social-organisation', 0.7, false],
  ['示例自来水公司', 'public-enterprise', 0.9, false],
  ['众诚（示例）律师行业', 'social-organisation', 0.3, true],
  ['示例市政工程公司', 'public-enterprise', 0.8, false],
  ['新程（示例）外卖配送行业', 'nonpublic-enterprise', 0.4, true],
  ['恒达（示例）机械有限公司', 'nonpublic-enterprise', 0.9, false],
  ['康宁（示例）民营医院', 'social-organisation', 0.6, false],
  ['沃野（示例）种业有限公司', 'nonpublic-enterprise', 0.5, false],
  ['快递（示例）行业', 'nonpublic-enterprise', 0.4, true],
];

function hasCommunity(township: Township): boolean {
  return township.villages.some((village) => village.kind === 'community');
}

function branchIdeas(township: Township, number: number, hasGeneral: boolean): BranchIdea[] {
  const first = township.villages.find((village) => village.kind === 'community') ?? township.villages[0];
  const common = { township, joint: false, grouped: false };
  const villages = township.villages.map((village): BranchIdea => {
    const community = village.kind === 'community';
    const unitName =
      `${township.name}${village.name}${village.kind === 'other' ? '' : community ? '居民委员会' : '村民委员会'}`.replace(
        '村村民',
        '村民',
      );
    const sector = village.kind;
    return {
      ...common,
      village,
      unitName,
      branchName: village.name,
      sector,
      weight: community ? 1.7 : 1,
      grouped: hasGeneral && village === first && community,
    };
  });
  const own = (unitName: string, branchName: string, sector: Sector, weight: number): BranchIdea => ({
    ...common,
    village: undefined,
    unitName,
    branchName,
    sector,
    weight,
  });
  const office = township.name.endsWith('街道') ? `${township.name}办事处` : `${township.name}人民政府`;
  const institutions = [
    own(office, '机关', 'organ', 2.6),
    own(`${township.name}中心学校`, '中心学校', 'institution', 2),
    own(`${township.name}卫生院`, '卫生院', 'institution', 1.2),
  ];
  // Round the townships, the first ones twice.
  const more = extras
    .filter((_, index) => index % 11 === number)
    .map(([unit, sector, weight, joint], index): BranchIdea => ({
      ...own(unit, unit, sector, weight),
      joint,
      grouped: hasGeneral && index === 0,
    }));
  return [...villages, ...institutions, ...more];
}

/** Members per branch: by weight and chance, adding up exactly; none below three, the least for a branch. */
function memberCounts(ideas: readonly BranchIdea[], members: number, random: Random): number[] {
  const least = 3;
  if (members < ideas.length * least) throw new RangeError('a branch has at least three members');
  // A few hardly have members, as the outermost villages do.
  const weights = ideas.map(
    (idea) => idea.weight * (random.chance(0.03) ? 0.06 : 0.25 + random.next() + random.next() * 0.5),
  );
  return splitByWeight(members - ideas.length * least, weights).map((count) => count + least);
}

/** Full members from whom a branch has a committee: `org.committee.min_members`. */
const committeeFrom = 7;
/** Years of a term: `term.branch.village_community` and `term.branch.general`. */
const termYears = { long: 5, short: 3 };

type Common = Pick<DemoOrganisation, 'foundedOn' | 'electedOn' | 'termExpiresOn' | 'contact' | 'phone'>;

function createMaker(county: string, size: CountySize, random: Random) {
  const place = inventedPlace(size.index);
  const full = `中国共产党${county}`;
  const prefix = size.index === 0 ? '410621' : place;
  const placed = (code: string): string => prefix + code.slice(6);
  let serial = 0;

  /** The latest election of a term that lies behind; one in fifty is overdue, as in life. */
  function common(years: number, foundedFrom: number, foundedTo: number): Common {
    const late = random.chance(0.02);
    const daysAgo = late
      ? years * 365 + random.between(20, 200)
      : random.between(60, Math.min(years * 365 - 40, years === termYears.long ? 330 : 1000));
    const electedOn = dateOfDayNumber(dayNumber(size.asOf) - daysAgo);
    const sex = random.chance(0.6) ? '1' : '2';
    return {
      foundedOn: `${random.between(foundedFrom, foundedTo)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
      electedOn,
      termExpiresOn: addYears(electedOn, years),
      contact: inventName(random, sex, random.between(1975, 1998), '01'),
      phone: inventedMobile(90_000_000 + size.index * 2000 + serial),
    };
  }

  function unit(kind: string, name: string, address: string, employees?: number): DemoUnit {
    serial++;
    return { name, creditCode: inventedCreditCode(kind, place, serial), address, employees };
  }

  const committeeName = (township: Township): string =>
    `${full}${township.name}${township.name.endsWith('街道') ? '工作委员会' : '委员会'}`;
  const generalName = (township: Township): string => `${full}${township.name}${firstCommunity(township)}总支部委员会`;

  return {
    county: (): DemoOrganisation => ({
      code: prefix,
      name: `${full}委员会`,
      shortName: `${county}县委`,
      type: '611',
      parent: undefined,
      sector: 'organ',
      situation: 'single-unit',
      placeCode: prefix,
      unit: unit('11', `中共${county}委员会`, `河南省鹤壁市${county}`),
      ...common(5, 1949, 1949),
      home: '',
      size: 0,
    }),
    committee: (township: Township): DemoOrganisation => ({
      code: placed(township.code),
      name: committeeName(township),
      shortName: `${township.name}${township.name.endsWith('街道') ? '党工委' : '党委'}`,
      type: '611',
      parent: `${full}委员会`,
      sector: 'organ',
      situation: 'single-unit',
      placeCode: placed(township.code),
      unit: unit(
        '11',
        `${county}${township.name.endsWith('街道') ? `${township.name}办事处` : `${township.name}人民政府`}`,
        `河南省鹤壁市${county}${township.name}`,
        random.between(45, 110),
      ),
      ...common(5, 1950, 1990),
      home: '',
      size: 0,
    }),
    generalBranch: (township: Township): DemoOrganisation => ({
      code: `${placed(township.code)}800`,
      name: generalName(township),
      shortName: `${firstCommunity(township)}党总支`,
      type: '621',
      parent: committeeName(township),
      sector: 'community',
      situation: 'joint',
      placeCode: placed(township.code),
      unit: unit(
        '54',
        `${county}${township.name}${firstCommunity(township)}居民委员会`,
        `河南省鹤壁市${county}${township.name}`,
      ),
      ...common(termYears.long, 2008, 2020),
      home: '',
      size: 0,
    }),
    branch(idea: BranchIdea, members: number, grouped: boolean): DemoOrganisation {
      const { township, village, sector } = idea;
      const long = village !== undefined;
      const where = `河南省鹤壁市${county}${township.name}${village?.name ?? ''}`;
      const employees = long ? undefined : Math.round(members * (1.5 + random.next() * 4));
      const made = unit(unitKind(sector), `${county}${idea.unitName}`, where, employees);
      const suffix = `${idea.joint ? '联合' : ''}支部${members > committeeFrom ? '委员会' : ''}`;
      return {
        code:
          village === undefined ? `${placed(township.code)}9${String(serial).padStart(5, '0')}` : placed(village.code),
        name: `${full}${township.name}${idea.branchName}${suffix}`,
        shortName: `${long ? '' : township.name}${idea.branchName}${idea.joint ? '联合' : ''}党支部`,
        type: idea.joint ? '632' : '631',
        parent: grouped ? generalName(township) : committeeName(township),
        sector,
        situation: idea.joint ? 'joint' : sector === 'organ' || sector === 'other' ? 'internal-body' : 'single-unit',
        placeCode: placed(village?.code ?? township.code),
        unit: made,
        ...common(long ? termYears.long : termYears.short, ...foundedYears(sector)),
        home: village === undefined ? `河南省鹤壁市${county}${township.name}` : where,
        size: members,
      };
    },
  };
}

function firstCommunity(township: Township): string {
  return (
    (township.villages.find((village) => village.kind === 'community') ?? township.villages[0])?.name ?? township.name
  );
}

/** Registration authority and category of a credit code (GB 32100). */
function unitKind(sector: Sector): string {
  switch (sector) {
    case 'village':
    case 'community':
    case 'other':
      return '54';
    case 'organ':
      return '11';
    case 'institution':
      return '12';
    case 'social-organisation':
      return '52';
    case 'public-enterprise':
    case 'nonpublic-enterprise':
      return '91';
  }
}

function foundedYears(sector: Sector): [from: number, to: number] {
  if (sector === 'village' || sector === 'other') return [1952, 1984];
  if (sector === 'community') return [1998, 2016];
  return sector === 'organ' || sector === 'institution' ? [1956, 1996] : [2003, 2023];
}
