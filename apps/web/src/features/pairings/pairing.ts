import type { Output } from '../../api/routes.ts';

/** A pairing as the server shows it. */
export type Pairing = Output<'pairings.get'>;
