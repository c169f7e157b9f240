import type { Output } from '../../api/routes.ts';

/** A case as the server shows it. */
export type Case = Output<'consequences.get'>;
