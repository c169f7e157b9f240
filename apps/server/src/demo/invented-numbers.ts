import { citizenCheckCharacter, isCreditCode } from '@jishi/domain';

// No number made here can belong to anybody: see each function.

/** Prefectures of Henan by GB/T 2260; the demo county lies in the sixth. */
const prefectures = 18;

/**
 * Six digits that stand for a county in invented numbers. The counties 91 to 99 of a prefecture are not
 * assigned by GB/T 2260, so no identity number or credit code issued to anybody begins like that.
 *
 * @param index which county of the demo, from 0; at most 161
 */
export function inventedPlace(index: number): string {
  if (index >= prefectures * 9) throw new RangeError('too many counties');
  const prefecture = ((5 + index) % prefectures) + 1;
  return `41${String(prefecture).padStart(2, '0')}${99 - Math.floor(index / prefectures)}`;
}

/** Makes identity numbers with a right check character and no repetition, for an unassigned place. */
export function createCitizenNumbers(place: string): (bornOn: string, sex: '1' | '2', wish: number) => string {
  const taken = new Set<string>();
  return (bornOn, sex, wish) => {
    const day = bornOn.replaceAll('-', '');
    for (let attempt = 0; attempt < 500; attempt++) {
      // Sequences from 900 are tried first; an odd one is a man's.
      const sequence = ((900 + (wish % 50) * 2 + attempt * 2) % 1000) + (sex === '1' ? 1 : 0);
      const digits = `${place}${day}${String(sequence % 1000).padStart(3, '0')}`;
      const number = digits + citizenCheckCharacter(digits);
      // Three zeros at the end would be reported as a number that Excel has rounded.
      if (taken.has(digits) || number.endsWith('000')) continue;
      taken.add(digits);
      return number;
    }
    throw new RangeError(`more than 500 people born on ${bornOn}`);
  };
}

/** A mobile number with the prefix 154, which is allotted to no operator. */
export function inventedMobile(number: number): string {
  return `154${String(number).padStart(8, '0')}`;
}

const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * A unified social credit code with right checks for an unassigned place.
 *
 * @param kind registration authority and category, such as 11 for an organ or 91 for a company
 */
export function inventedCreditCode(kind: string, place: string, number: number): string {
  const body = `D${String(number).padStart(7, '0')}`;
  const sum = organisationWeights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(body[index] ?? '0', 36),
    0,
  );
  const check = 11 - (sum % 11);
  const first = `${kind}${place}${body}${check === 10 ? 'X' : check === 11 ? '0' : check}`;
  const last = [...creditCharacters].find((character) => isCreditCode(first + character));
  if (last === undefined) throw new RangeError(`no credit code for ${first}`);
  return first + last;
}
