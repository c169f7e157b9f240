import { useAct } from '../../api/queries.ts';
import type { Act } from '../../design/ActDialog.tsx';
import { todayInChina } from '../../design/dates.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useReplan } from './plan.ts';
import type { Venue } from './venue.ts';
import { venueTexts } from './texts.ts';

const time = /^([01]\d|2[0-4]):[0-5]\d$/;
const minutesOf = (text: string | undefined): number => {
  const [hours = '0', minutes = '0'] = (text ?? '').split(':');
  return Number(hours) * 60 + Number(minutes);
};

/** What can be done with a venue in its state. */
export function useVenueActs(venue: Venue, runStepId: number | undefined): readonly Act[] {
  const t = useTexts(venueTexts);
  const approve = useAct('venues.approve');
  const decline = useAct('venues.decline');
  const build = useAct('venues.build');
  const accept = useAct('venues.accept');
  const open = useAct('venues.open');
  const close = useAct('venues.close');
  const beginDay = useAct('venues.beginDay');
  const endDay = useAct('venues.endDay');
  const replan = useReplan(venue);
  const params = { venueId: venue.id };
  const { version, state, can } = venue;
  const step = runStepId === undefined ? {} : { runStepId };
  const on = { name: 'on', label: t('on'), kind: 'date', initial: todayInChina(), max: todayInChina() } as const;
  const reason = { name: 'reason', label: t('reason'), kind: 'area', limit: 500 } as const;
  const acts: Act[] = [];
  if (can.approve)
    acts.push(
      {
        key: 'approve',
        label: t('approve'),
        kind: 'main',
        note: t('debtNote'),
        done: t('approvedDone'),
        official: true,
        questions: [],
        run: () => approve.mutateAsync({ params, body: { version } }),
      },
      {
        key: 'decline',
        label: t('decline'),
        done: t('declinedDone'),
        questions: [reason],
        run: (values) => decline.mutateAsync({ params, body: { version, reason: values['reason'] ?? '' } }),
      },
    );
  if (can.accept)
    acts.push({
      key: 'accept',
      label: t('accept'),
      kind: 'main',
      done: t('acceptedDone'),
      official: true,
      questions: [on],
      run: (values) => accept.mutateAsync({ params, body: { version, on: values['on'] ?? '', ...step } }),
    });
  if (!can.manage) return acts;
  if (state === 'declined') acts.push(replan);
  if (state === 'approved')
    acts.push({
      key: 'build',
      label: t('build'),
      kind: 'main',
      done: t('builtDone'),
      questions: [
        on,
        { name: 'equipment', label: t('equipment'), kind: 'area', hint: t('equipmentHint'), optional: true },
      ],
      run: (values) =>
        build.mutateAsync({
          params,
          body: { version, on: values['on'] ?? '', equipment: equipmentOf(values['equipment']), ...step },
        }),
    });
  if (state === 'accepted' || state === 'closed')
    acts.push({
      key: 'open',
      label: state === 'closed' ? t('openAgain') : t('openAct'),
      kind: 'main',
      done: t('openedDone'),
      questions: [
        {
          name: 'days',
          label: t('weekdays'),
          kind: 'radio',
          initial: '5',
          choices: [
            { value: '5', label: t('workdays') },
            { value: '7', label: t('everyDay') },
          ],
        },
        { name: 'from', label: t('from'), kind: 'text', hint: t('timeHint'), initial: '09:00', pattern: time },
        { name: 'until', label: t('until'), kind: 'text', hint: t('timeHint'), initial: '17:00', pattern: time },
      ],
      run: (values) =>
        open.mutateAsync({
          params,
          body: {
            version,
            hours: Array.from({ length: Number(values['days']) }, (_unused, day) => ({
              weekday: day + 1,
              from: minutesOf(values['from']),
              until: minutesOf(values['until']),
            })),
            ...step,
          },
        }),
    });
  if (state === 'open')
    acts.push(
      {
        key: 'door',
        label: venue.isOpenNow ? t('dayClose') : t('dayOpen'),
        kind: 'main',
        done: t('dayDone'),
        questions: [],
        run: () => (venue.isOpenNow ? endDay.mutateAsync({ params }) : beginDay.mutateAsync({ params })),
      },
      {
        key: 'close',
        label: t('close'),
        kind: 'danger',
        done: t('closedDone'),
        questions: [reason],
        run: (values) => close.mutateAsync({ params, body: { version, reason: values['reason'] ?? '', ...step } }),
      },
    );
  return acts;
}

/** Books a time in whole quarters of an hour. */
export function useBook(venue: Venue, runStepId: number | undefined): Act {
  const t = useTexts(venueTexts);
  const book = useAct('venues.book');
  const at = (values: Readonly<Record<string, string>>, name: string) => `${values['day']}T${values[name]}:00+08:00`;
  return {
    key: 'book',
    label: t('book'),
    kind: 'main',
    done: t('booked'),
    questions: [
      { name: 'day', label: t('day'), kind: 'date', initial: todayInChina(), min: todayInChina() },
      { name: 'from', label: t('startsAt'), kind: 'text', hint: t('quarterHint'), pattern: time },
      { name: 'until', label: t('endsAt'), kind: 'text', hint: t('quarterHint'), pattern: time },
      { name: 'purposeZh', label: t('purpose'), kind: 'text', limit: 100 },
    ],
    run: (values) =>
      book.mutateAsync({
        params: { venueId: venue.id },
        body: {
          startsAt: at(values, 'from'),
          endsAt: at(values, 'until'),
          purposeZh: values['purposeZh'] ?? '',
          ...(runStepId === undefined ? {} : { runStepId }),
        },
      }),
  };
}

/** Writes the log: upkeep by the organisation, inspections from above. */
export function useLog(venue: Venue, runStepId: number | undefined): readonly Act[] {
  const t = useTexts(venueTexts);
  const log = useAct('venues.log');
  const entry = (key: 'log' | 'inspect', kinds: readonly ('upkeep' | 'repair' | 'inspection')[]): Act => ({
    key,
    label: t(key),
    done: t('logged'),
    questions: [
      { name: 'on', label: t('on'), kind: 'date', initial: todayInChina(), max: todayInChina() },
      ...(kinds.length < 2
        ? []
        : [
            {
              name: 'kind',
              label: t('kind'),
              kind: 'radio' as const,
              initial: kinds[0],
              choices: kinds.map((value) => ({ value, label: t(value) })),
            },
          ]),
      { name: 'textZh', label: t('what'), kind: 'area', limit: 500 },
      {
        name: 'cost',
        label: t('cost'),
        kind: 'number',
        unit: t('yuan'),
        optional: true,
        pattern: /^\d{1,9}(\.\d{1,2})?$/,
      },
    ],
    run: (values) =>
      log.mutateAsync({
        params: { venueId: venue.id },
        body: {
          on: values['on'] ?? '',
          kind: kinds.find((one) => one === values['kind']) ?? kinds[0] ?? 'upkeep',
          textZh: values['textZh'] ?? '',
          costFen: Math.round(Number(values['cost'] || '0') * 100),
          ...(runStepId === undefined ? {} : { runStepId }),
        },
      }),
  });
  return [
    ...(venue.can.manage ? [entry('log', ['upkeep', 'repair'])] : []),
    ...(venue.can.inspect ? [entry('inspect', ['inspection'])] : []),
  ];
}

function equipmentOf(text: string | undefined): { titleZh: string; count: number }[] {
  return (text ?? '').split('\n').flatMap((line) => {
    const match = /^(.+?)\s+(\d{1,4})$/.exec(line.trim());
    if (match?.[1]) return [{ titleZh: match[1], count: Number(match[2]) }];
    return line.trim() === '' ? [] : [{ titleZh: line.trim(), count: 1 }];
  });
}
