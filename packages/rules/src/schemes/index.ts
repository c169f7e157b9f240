import type { ScoringScheme } from '@jishi/domain';
import { fiveGoodStandard } from './five-good-standard.ts';

export * from './computed-sources.ts';
export * from './five-good-standard.ts';
export * from './five-good-wordings.ts';

/** Every scoring scheme (评分标准) that comes with the product; a round freezes the one it uses. */
export const schemes: readonly ScoringScheme[] = [fiveGoodStandard];
