/** A kind of register while it is typed. */
export interface DeclareValues {
  readonly key: string;
  readonly titleZh: string;
  readonly subject: string;
  readonly sensitive: boolean;
  /** One a line, in the order of the usual life. */
  readonly statuses: string;
  /** One a line; a star behind it means that it must be filled in. */
  readonly fields: string;
  readonly reviewEvery: string;
  readonly basis: string;
  readonly expiresAfter: string;
}

/** Lines that say something. */
export const linesOf = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/** Lists of residents and households exist on a basis and end by themselves. */
export const needsBasis = ({ subject }: DeclareValues): boolean => subject === 'resident' || subject === 'household';

/**
 * Definition of a register of a plain life: entered with the first status, onward in the order of the lines, off the
 * register from each of them.
 */
export function definitionOf(values: DeclareValues, titles: { readonly enter: string; readonly leave: string }) {
  const statuses = linesOf(values.statuses).map((titleZh, index) => ({ id: `s${index + 1}`, titleZh }));
  const onward = statuses.slice(1).map(({ id, titleZh }, index) => ({ from: `s${index + 1}`, to: id, titleZh }));
  return {
    statuses,
    transitions: [
      { from: null, to: 's1', titleZh: titles.enter },
      ...onward,
      ...statuses.map(({ id }) => ({ from: id, to: null, titleZh: titles.leave })),
    ],
    fields: linesOf(values.fields).map((line, index) => ({
      key: `f${index + 1}`,
      titleZh: line.replace(/[*＊]$/, '').trim(),
      required: /[*＊]$/.test(line),
    })),
    reviewEvery: values.reviewEvery,
    ...(needsBasis(values) ? { basis: values.basis as 'consent', expiresAfter: values.expiresAfter } : {}),
  };
}
