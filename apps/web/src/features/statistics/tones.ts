import type { Output } from '../../api/routes.ts';
import type { TagTone } from '../../design/show.tsx';

/** Colours of the states of a snapshot. */
export const snapshotTones: Readonly<Record<Output<'statistics.get'>['state'], TagTone>> = {
  frozen: 'amber',
  checked: 'amber',
  signed: 'blue',
  released: 'green',
  corrected: 'grey',
};
