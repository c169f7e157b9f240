import type { FundingSource, OpenHours, VenueState } from '@jishi/domain';

/** Row of `venue` with the name of its organisation. */
export interface VenueRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_id: number | null;
  readonly run_step_id: number | null;
  readonly kind: string;
  readonly title_zh: string;
  readonly place_zh: string;
  readonly area_square_metres: number;
  readonly functions: readonly string[];
  readonly equipment: readonly { readonly titleZh: string; readonly count: number }[];
  readonly hours: readonly OpenHours[];
  readonly bookable: boolean;
  readonly funding_source: FundingSource;
  readonly funding_fen: number;
  readonly adds_debt: boolean;
  readonly levies: boolean;
  readonly state: VenueState;
  readonly planned_by: number | null;
  readonly decided_by_name: string | null;
  readonly decided_on: string | null;
  readonly declined_reason: string | null;
  readonly built_on: string | null;
  readonly accepted_on: string | null;
  readonly accepted_by_name: string | null;
  readonly closed_reason: string | null;
  readonly is_open_now: boolean;
  readonly version: number;
}

/** What a plan says. */
export interface VenuePlan {
  readonly titleZh: string;
  readonly placeZh: string;
  readonly areaSquareMetres: number;
  readonly functions: readonly string[];
  readonly fundingSource: FundingSource;
  readonly fundingFen: number;
  readonly addsDebt: boolean;
  readonly levies: boolean;
  readonly bookable: boolean;
}

/** Row of `venue_booking` with the name of who booked; of others the slots alone are known. */
export interface BookingRow {
  readonly region: number;
  readonly id: number;
  readonly venue_id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly purpose_zh: string;
  readonly cancelled_at: Date | null;
}
