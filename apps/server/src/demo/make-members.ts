import { addYears, dateOfDayNumber, dayNumber, type IsoDate } from '@jishi/domain';
import type { Occupation } from './bulletin.ts';
import { drawDates, type LifeDates } from './draw-dates.ts';
import { drawPeople, type Traits } from './draw-people.ts';
import { createCitizenNumbers, inventedMobile } from './invented-numbers.ts';
import { inventName } from './names.ts';
import type { CountyPlan, DemoOrganisation, Sector } from './plan-organisations.ts';
import type { Random } from './random.ts';

/** An invented member; codes of the code lists, not their words. */
export interface DemoMember extends LifeDates {
  readonly branch: DemoOrganisation;
  readonly name: string;
  readonly sex: '1' | '2';
  readonly citizenNumber: string;
  readonly ethnic: string;
  readonly education: string;
  readonly degree: string | undefined;
  readonly jobPosition: string;
  readonly isMigrantWorker: boolean;
  readonly frontLine: string | undefined;
  readonly newSocialStratum: string | undefined;
  readonly professionalPost: string | undefined;
  readonly mobile: string;
  readonly registeredPlace: string;
  readonly address: string;
  readonly joinType: string | undefined;
  readonly enteredBy: string;
  readonly enteredOn: IsoDate;
  readonly lost: { readonly on: IsoDate; readonly reason: string } | undefined;
  /** Where a floating member went. */
  readonly outflow: string | undefined;
}

/** Invents the members of a county, branch by branch. */
export function makeMembers(plan: CountyPlan, countyIndex: number, asOf: IsoDate, random: Random): DemoMember[] {
  const people = drawPeople(
    plan.organisations.filter((organisation) => organisation.size > 0),
    random,
  );
  const dates = drawDates(people, asOf, random);
  const citizenNumber = createCitizenNumbers(plan.inventedPlace);
  const phones = random.shuffle(people.map((_, index) => index));
  return people.map((traits, index) => {
    const life = dates[index];
    if (life === undefined) throw new RangeError('no dates');
    const { branch, sex, ethnic, education } = traits;
    const job = jobOf(traits, random);
    const away = job.code === '113' ? random.chance(0.75) : job.migrant && random.chance(0.3);
    const home = `${branch.home}${random.between(1, 260)}号`;
    const lost = random.chance(0.001) ? lostSince(asOf, random) : undefined;
    return {
      branch,
      ...life,
      name: inventName(random, sex, Number(life.bornOn.slice(0, 4)), ethnic),
      sex,
      citizenNumber: citizenNumber(life.bornOn, sex, random.between(0, 49)),
      ethnic,
      education,
      degree: degreeOf(education, life.bornOn, random),
      jobPosition: job.code,
      isMigrantWorker: job.migrant,
      frontLine: frontLineOf(traits, random),
      newSocialStratum:
        job.code.startsWith('02') && traits.occupation === 'manager' && random.chance(0.25) ? '49' : undefined,
      professionalPost:
        traits.occupation === 'technical'
          ? random.weighted([
              ['1', 12],
              ['2', 42],
              ['3', 46],
            ])
          : undefined,
      mobile: inventedMobile((countyIndex * 500_000 + (phones[index] ?? 0)) % 90_000_000),
      registeredPlace: branch.home,
      address: home,
      joinType: joinTypeOf(life, random),
      ...entryOf(life, random),
      lost,
      outflow: lost === undefined && away ? random.pick(destinations) : undefined,
    };
  });
}

const destinations = [
  '河南省郑州市金水区',
  '河南省安阳市文峰区',
  '北京市丰台区',
  '天津市西青区',
  '河北省石家庄市长安区',
  '山东省济南市历城区',
  '江苏省苏州市吴江区',
  '浙江省杭州市余杭区',
  '广东省东莞市',
] as const;

interface Job {
  readonly code: string;
  readonly migrant: boolean;
}

/** Positions of an occupation by the sector of the branch; the last line is for villages and communities. */
const positions: Readonly<Record<'worker' | 'technical' | 'manager', Readonly<Partial<Record<Sector, string>>>>> = {
  worker: {
    'public-enterprise': '016',
    'nonpublic-enterprise': '025',
    'social-organisation': '025',
    institution: '016',
    organ: '016',
  },
  technical: {
    institution: '013',
    'public-enterprise': '015',
    'nonpublic-enterprise': '022',
    'social-organisation': '024',
    organ: '013',
  },
  manager: {
    institution: '012',
    'public-enterprise': '014',
    'nonpublic-enterprise': '021',
    'social-organisation': '023',
    organ: '012',
  },
};

function jobOf({ occupation, branch }: Traits, random: Random): Job {
  const plain = (code: string): Job => ({ code, migrant: false });
  switch (occupation) {
    case 'worker': {
      const code = positions.worker[branch.sector];
      if (code !== undefined) return plain(code);
      return random.weighted([
        [{ code: '0253', migrant: true }, 55],
        [{ code: '0164', migrant: true }, 10],
        [plain('025'), 25],
        [plain('016'), 10],
      ]);
    }
    case 'technical':
      return plain(
        positions.technical[branch.sector] ??
          random.weighted([
            ['013', 50],
            ['022', 32],
            ['015', 10],
            ['024', 8],
          ]),
      );
    case 'manager':
      return plain(
        positions.manager[branch.sector] ??
          random.weighted([
            ['021', 52],
            ['012', 26],
            ['014', 12],
            ['023', 10],
          ]),
      );
    case 'farmer':
      return random.chance(0.18) ? { code: '113', migrant: true } : plain('1');
    case 'other':
      return plain(random.chance(0.03) ? '2' : '5');
    case 'organ':
    case 'student':
    case 'retired':
      return plain({ organ: '011', student: '3', retired: '4' }[occupation]);
  }
}

const frontLines: Readonly<Partial<Record<Occupation, readonly [code: string, share: number]>>> = {
  farmer: ['02', 0.85],
  worker: ['01', 0.7],
  organ: ['05', 0.4],
};

function frontLineOf({ occupation, branch }: Traits, random: Random): string | undefined {
  if (occupation === 'technical' && branch.sector === 'institution') return random.chance(0.8) ? '03' : undefined;
  const [code, share] = frontLines[occupation] ?? [undefined, 0];
  return random.chance(share) ? code : undefined;
}

function degreeOf(education: string, bornOn: IsoDate, random: Random): string | undefined {
  if (education === '11') return '2';
  if (education === '14') return '3';
  return education === '21' && bornOn >= '1962-01-01' && random.chance(0.7) ? '4' : undefined;
}

function joinTypeOf({ bornOn, admittedOn }: LifeDates, random: Random): string | undefined {
  if (admittedOn < '1982-09-06' || admittedOn >= addYears(bornOn, 28)) return undefined;
  return random.chance(0.55) ? '11111' : '1111';
}

/** The national information system began with the data of mid-2006. */
const systemBegan = '2006-06-30';

function entryOf({ admittedOn, confirmedOn }: LifeDates, random: Random): Pick<DemoMember, 'enteredBy' | 'enteredOn'> {
  const transferred = confirmedOn !== undefined && random.chance(0.15);
  const from = transferred ? confirmedOn : admittedOn;
  return { enteredBy: transferred ? '3' : '1', enteredOn: from < systemBegan ? systemBegan : from };
}

const lostReasons = ['working-away', 'employer-restructured', 'after-graduation', 'changed-employer', 'moved'] as const;

function lostSince(asOf: IsoDate, random: Random): NonNullable<DemoMember['lost']> {
  return { on: dateOfDayNumber(dayNumber(asOf) - random.between(200, 2400)), reason: random.pick(lostReasons) };
}
