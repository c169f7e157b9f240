import type { Output } from '../../api/routes.ts';

/** A venue as the server shows it. */
export type Venue = Output<'venues.get'>;
