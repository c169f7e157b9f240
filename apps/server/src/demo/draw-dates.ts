import { addYears, dateOfDayNumber, dayNumber, type IsoDate } from '@jishi/domain';
import { bulletin2024 } from './bulletin.ts';
import type { Traits } from './draw-people.ts';
import type { Random } from './random.ts';
import { drawByWeight, rankByScore, splitByWeight } from './shares.ts';

/** Birth and admission of one invented person. */
export interface LifeDates {
  readonly bornOn: IsoDate;
  readonly admittedOn: IsoDate;
  /** Undefined on probation. */
  readonly confirmedOn: IsoDate | undefined;
}

/** Least age at admission: `member.age.min`. */
const admissionAge = 18;
/** Days from the end of probation until the upper level has decided, at most. */
const decisionDays = 45;

/**
 * Draws birthdays within the ages and dates of admission so that the periods of the bulletin hold, nobody
 * was admitted before 18, and as many as were admitted in a year are on probation.
 */
export function drawDates(people: readonly Traits[], asOf: IsoDate, random: Random): LifeDates[] {
  const today = dayNumber(asOf);
  const births = people.map(({ age }) => dayNumber(addYears(asOf, -age)) - random.between(0, 364));
  const probationary = drawProbationary(people, random);
  const periods = dealPeriods(births, probationary, today, random);
  return people.map((_, index) => {
    const born = births[index] ?? today;
    const bornOn = dateOfDayNumber(born);
    const grown = dayNumber(addYears(bornOn, admissionAge));
    if (probationary.has(index)) {
      return {
        bornOn,
        admittedOn: dateOfDayNumber(random.between(Math.max(grown, today - 360), today - 3)),
        confirmedOn: undefined,
      };
    }
    const admittedOn = dateOfDayNumber(admission(grown, periods[index] ?? 3, today, random));
    const confirmed = dayNumber(addYears(admittedOn, 1)) + random.between(0, decisionDays);
    return { bornOn, admittedOn, confirmedOn: dateOfDayNumber(confirmed) };
  });
}

function drawProbationary(people: readonly Traits[], random: Random): Set<number> {
  const { admitted, admittedUnder36, total } = bulletin2024;
  const count = Math.round((people.length * admitted) / total);
  const young = Math.round((count * admittedUnder36) / admitted);
  // Whoever is 18 or 19 cannot have a year of probation and the decision behind him.
  const under36 = drawByWeight(
    people.map(({ age }) => (age <= 19 ? Infinity : age <= 35 ? 1 : 0)),
    young,
    random,
  );
  const others = drawByWeight(
    people.map(({ age }) => (age > 35 && age <= 60 ? 1 : 0)),
    count - young,
    random,
  );
  return new Set([...under36, ...others]);
}

/** Number of the period of admission for each person: by age with some disorder, as many as the bulletin says. */
function dealPeriods(
  births: readonly number[],
  probationary: ReadonlySet<number>,
  today: number,
  random: Random,
): number[] {
  const counts = splitByWeight(
    births.length,
    bulletin2024.joined.map(({ count }) => count),
  );
  const full = births.map((_, index) => index).filter((index) => !probationary.has(index));
  const deck = counts.flatMap((count, period) =>
    Array.from({ length: count - (period === 3 ? probationary.size : 0) }, () => period),
  );
  const scores = full.map((index) => (births[index] ?? today) + (random.next() + random.next() - 1) * 365 * 14);
  const periods: number[] = [];
  for (const [rank, position] of rankByScore(scores).entries()) {
    const index = full[position] ?? 0;
    periods[index] = possiblePeriod(deck[rank] ?? 3, (births[index] ?? today) + admissionAge * 366);
  }
  return periods;
}

/** The first period, from the wished one on, in which the person had come of age. */
function possiblePeriod(wished: number, grown: number): number {
  let period = wished;
  while (period < 3 && dayNumber(bulletin2024.joined[period]?.to ?? '9999-12-31') <= grown) period++;
  return period;
}

function admission(grown: number, period: number, today: number, random: Random): number {
  const bounds = bulletin2024.joined[period] ?? bulletin2024.joined[3];
  const last = Math.min(dayNumber(bounds.to === '9999-12-31' ? '2999-12-31' : bounds.to), today - 366 - decisionDays);
  const first = Math.max(dayNumber(bounds.from), grown);
  if (first >= last) return Math.max(grown, last);
  // Most are admitted in the ten years after the first possible day.
  const lean = Math.floor(random.next() ** 1.4 * (Math.min(last, first + 365 * 22) - first));
  return first + lean;
}
