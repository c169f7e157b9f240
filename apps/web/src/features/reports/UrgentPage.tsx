import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button, DateField, Form, Page, TextArea, TextInput, todayInChina, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reportTexts } from './texts.ts';

/** Begins an urgent report: the moment of the event is what everything is measured from. */
export function UrgentPage() {
  const t = useTexts(reportTexts);
  const [, navigate] = useLocation();
  const act = useAct('reports.urgent');
  const form = useForm({
    initial: { titleZh: '', day: todayInChina(), clock: '', textZh: '', phonedToZh: '' },
    draft: 'urgent-report',
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('required') : undefined,
      clock: /^([01]\d|2[0-3]):[0-5]\d$/.test(values.clock) ? undefined : t('clockBad'),
    }),
    onSubmit: async ({ day, clock, phonedToZh, ...rest }) => {
      const eventAt = `${day}T${clock}:00+08:00`;
      const called =
        phonedToZh.trim() === '' ? {} : { phonedToZh, phonedAt: new Date(Date.now() - 1000).toISOString() };
      const made = await act.mutateAsync({ body: { ...rest, eventAt, ...called } });
      navigate(`/reports/${made.id}`, { replace: true });
    },
  });
  return (
    <Page title={t('urgentNew')} width="form" crumbs={[{ label: t('reports'), href: '/reports' }]}>
      <p>{t('intro')}</p>
      <Form form={form}>
        <TextInput {...form.field('titleZh')} label={t('title')} maxLength={100} />
        <DateField {...form.field('day')} label={t('eventDay')} max={todayInChina()} />
        <TextInput {...form.field('clock')} label={t('eventClock')} maxLength={5} />
        <TextArea {...form.field('textZh')} label={t('text')} limit={5000} rows={5} optional />
        <TextInput {...form.field('phonedToZh')} label={t('phonedTo')} maxLength={60} optional />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('begin')}
        </Button>
      </Form>
    </Page>
  );
}
