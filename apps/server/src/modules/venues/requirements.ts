import { countSetting, paramsOf } from '@jishi/domain';
import type { RuleReader } from '../../platform/rules/rule-book.ts';
import type { StepContext } from '../../platform/step-handler.ts';
import type { VenueRow } from './schema.ts';

/** What a step asks of a venue: area and functions. */
export function requirementsOf(context: StepContext, reader: RuleReader) {
  const params = paramsOf(context.step, 'venue');
  const least = params?.minAreaSquareMetres;
  const area = least === undefined ? 0 : countSetting(least, reader, context.day);
  const functions = params?.functions ?? [];
  return {
    /** What a venue lacks, in words. */
    missing(venue: Pick<VenueRow, 'area_square_metres' | 'functions'>): readonly string[] {
      const lacking = functions.filter((one) => !venue.functions.includes(one));
      return [
        ...(venue.area_square_metres < area ? [`面积 ${venue.area_square_metres} 平方米，至少 ${area} 平方米`] : []),
        ...(lacking.length > 0 ? [`缺少功能：${lacking.join('、')}`] : []),
      ];
    },
  };
}
