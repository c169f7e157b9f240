import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';

/** Code lists and groups; they change with a release, so one answer an hour is plenty. */
export type Codes = Output<'members.codes'>;

export function useCodes() {
  const codes = useCall('members.codes', {}, { staleAfter: 3_600_000 }).data;
  return {
    codes,
    /** Title of a code; the code itself where the list does not know it, a dash where nothing is kept. */
    titleOf(list: string, code: string | null): string {
      if (code === null) return '—';
      return codes?.lists[list]?.find((item) => item.code === code)?.titleZh ?? code;
    },
    /** Title of a field by its key. */
    fieldOf: (key: string): string => codes?.fields.find((field) => field.key === key)?.titleZh ?? key,
  };
}
