import { calendar2024 } from './2024.ts';
import { calendar2025 } from './2025.ts';
import { calendar2026 } from './2026.ts';
import type { YearCalendar } from './year-calendar.ts';

export type * from './year-calendar.ts';
export * from './2024.ts';
export * from './2025.ts';
export * from './2026.ts';

/** The years whose notice is known, oldest first. An administrator adds later years in the product. */
export const yearCalendars: readonly YearCalendar[] = [calendar2024, calendar2025, calendar2026];
