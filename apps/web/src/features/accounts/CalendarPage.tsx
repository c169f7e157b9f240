import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Form, useForm } from '../../design/form.tsx';
import { Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { linesOf, readLines } from './calendar-lines.ts';
import { accountTexts } from './texts.ts';

type Year = Output<'calendar.year'>;

/** Public holidays and make-up working days, year by year. */
export function CalendarPage() {
  const t = useTexts(accountTexts);
  const [address, change] = useAddress();
  const thisYear = Number(todayInChina().slice(0, 4));
  const overview = useCall('calendar.overview', {});
  const missing = overview.data?.missingYear;
  const year = Number(address.get('year')) || (missing ?? thisYear);
  const calendar = useCall('calendar.year', { params: { year } }, { keepOld: false });
  const years = [...new Set([...(overview.data?.years ?? []), thisYear, thisYear + 1, year])].sort((a, b) => b - a);
  return (
    <Page title={t('calendar')} note={t('calendarNote')} width="form">
      {missing && <p role="status">{t('calendarMissing', { year: missing })}</p>}
      <Select
        name="year"
        label={t('year')}
        value={String(year)}
        optional="silent"
        onChange={(value) => change({ year: value })}
        choices={years.map((one) => ({ value: String(one), label: String(one) }))}
      />
      <Loaded query={calendar} skeleton={<Skeleton />}>
        {(data) => <YearForm key={`${data.year} ${data.version}`} calendar={data} />}
      </Loaded>
    </Page>
  );
}

function YearForm({ calendar }: { readonly calendar: Year }) {
  const t = useTexts(accountTexts);
  const save = useAct('calendar.save');
  const fault = (text: string) => {
    const read = readLines(text, '');
    return 'line' in read ? t('badLine', { line: read.line, text: read.text }) : undefined;
  };
  const form = useForm({
    initial: {
      sourceZh: calendar.sourceZh ?? '',
      holidays: linesOf(calendar.holidays),
      makeUpDays: linesOf(calendar.makeUpDays),
    },
    check: ({ sourceZh, holidays, makeUpDays }) => ({
      sourceZh: sourceZh.trim().length >= 2 ? undefined : t('sourceMissing'),
      holidays: fault(holidays),
      makeUpDays: fault(makeUpDays),
    }),
    onSubmit: async ({ sourceZh, holidays, makeUpDays }) => {
      const [off, on] = [readLines(holidays, '放假'), readLines(makeUpDays, '调休上班')];
      if (!('days' in off) || !('days' in on)) return;
      await save.mutateAsync({
        params: { year: calendar.year },
        body: {
          version: calendar.version,
          sourceZh: sourceZh.trim(),
          holidays: [...off.days],
          makeUpDays: [...on.days],
        },
      });
      notify(t('calendarSaved', { year: calendar.year }));
    },
  });
  return (
    <Form form={form}>
      <p className="row">
        {calendar.known ? (
          <StatusTag tone={calendar.edited ? 'blue' : 'grey'}>
            {calendar.edited ? t('calendarEdited') : t('calendarShipped')}
          </StatusTag>
        ) : (
          <StatusTag tone="amber">{t('calendarUnknown', { year: calendar.year })}</StatusTag>
        )}
        <span className="muted">
          {t('holidayCount', { off: calendar.holidays.length, on: calendar.makeUpDays.length })}
        </span>
      </p>
      <TextInput label={t('source')} hint={t('sourceHint')} {...form.field('sourceZh')} maxLength={200} />
      <TextArea
        label={t('holidays')}
        hint={t('holidaysHint')}
        {...form.field('holidays')}
        rows={12}
        optional="silent"
      />
      <TextArea
        label={t('makeUpDays')}
        hint={t('makeUpDaysHint')}
        {...form.field('makeUpDays')}
        rows={6}
        optional="silent"
      />
      <ButtonBar>
        <Button kind="main" type="submit" busy={form.busy}>
          {t('saveCalendar', { year: calendar.year })}
        </Button>
      </ButtonBar>
    </Form>
  );
}
