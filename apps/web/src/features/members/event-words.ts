import { useTexts } from '../../i18n/use-texts.ts';
import type { Output } from '../../api/routes.ts';
import { useCodes } from './codes.ts';
import { memberTexts } from './texts.ts';

type Event = Output<'members.history'>['items'][number];

/** Names of stored columns in the words of the field list. */
const fieldOfColumn: Readonly<Record<string, string>> = {
  name: 'name',
  sex: 'sex',
  born_on: 'birthDate',
  id_number: 'citizenNumber',
  ethnic: 'ethnic',
  education: 'education',
  degree: 'degree',
  phone: 'mobile',
  landline: 'phone',
  address: 'address',
  household_place: 'registeredPlace',
  member_type: 'memberType',
  admitted_on: 'admittedOn',
  confirmed_on: 'confirmedOn',
  standing_adjust_months: 'standingCorrection',
  job_position: 'jobPosition',
  prof_tech: 'professionalPost',
  new_social_stratum: 'newSocialStratum',
  front_line: 'frontLine',
  is_migrant_worker: 'isMigrantWorker',
  is_lost: 'isLost',
  lost_on: 'lostOn',
  lost_reason: 'lostReason',
  is_floating: 'isFloating',
  outflow_direction: 'outflow',
  join_type: 'joinType',
  join_category: 'enteredBy',
  entered_on: 'enteredOn',
};

/** Words of a member's history. */
export function useEventWords() {
  const t = useTexts(memberTexts);
  const { fieldOf, codes } = useCodes();
  const plain: Readonly<Record<string, string>> = {
    registered: t('eventRegistered'),
    imported: t('eventImported'),
    transferred: t('eventTransferred'),
    'status-changed': t('eventStatus'),
    confirm: t('eventConfirm'),
    suspend: t('eventSuspend'),
    restore: t('eventRestore'),
    leave: t('eventLeave'),
    decease: t('eventDecease'),
    'transfer-out': t('eventTransferOut'),
    'mark-lost': t('eventMarkLost'),
    'found-again': t('eventFoundAgain'),
    'go-out': t('eventGoOut'),
    'come-back': t('eventComeBack'),
  };
  return {
    what(event: Event): string {
      if (!event.kind.startsWith('changed:')) return plain[event.kind] ?? event.kind;
      const column = event.kind.slice('changed:'.length);
      return t('eventChanged', { field: fieldOf(fieldOfColumn[column] ?? column) });
    },
    changes(event: Event): readonly { readonly label: string; readonly before: string; readonly after: string }[] {
      if (!event.kind.startsWith('changed:')) return [];
      const key = fieldOfColumn[event.kind.slice('changed:'.length)] ?? event.kind.slice('changed:'.length);
      const list = codes?.fields.find((field) => field.key === key)?.codeList ?? '';
      const title = (value: string | null) =>
        value === null ? '—' : (codes?.lists[list]?.find((item) => item.code === value)?.titleZh ?? value);
      return [{ label: fieldOf(key), before: title(event.from), after: title(event.to) }];
    },
  };
}
