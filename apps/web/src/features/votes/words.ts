import type { Output } from '../../api/routes.ts';
import type { TagTone } from '../../design/show.tsx';
import type { Translate } from '../../i18n/texts.ts';
import type { zh } from './texts.ts';

/** A vote as its pages see it. */
export type Vote = Output<'votes.get'>;
/** One of its rounds. */
export type Round = Vote['rounds'][number];
/** A share with its source. */
export type Threshold = NonNullable<Vote['pass']>;

/** Colours of the states. */
export const voteTones: Readonly<Record<Vote['state'], TagTone>> = {
  prepared: 'grey',
  open: 'green',
  closed: 'amber',
  counted: 'amber',
  declared: 'blue',
  void: 'red',
};

/** A share in words: 超过实到人数的 1/2. */
export function thresholdWords(t: Translate<typeof zh>, { base, compare, fraction }: Threshold): string {
  const bases = { expected: t('ofExpected'), present: t('ofPresent'), valid: t('ofValid') };
  const facts = { base: bases[base], share: `${fraction[0]}/${fraction[1]}` };
  return compare === 'ge' ? t('atLeast', facts) : t('moreThan', facts);
}

/** Why there is a round, in words. */
export function roundWords(t: Translate<typeof zh>, kind: Round['kind']): string {
  const words = {
    first: t('first'),
    'next-item': t('nextItem'),
    runoff: t('runoff'),
    'another-round': t('anotherRound'),
    rerun: t('rerun'),
  };
  return words[kind];
}
