import { useAct, useCall } from '../../api/queries.ts';
import { Button, EmptyState, Form, Loaded, notify, Page, Section, TextArea, useForm } from '../../design/index.ts';
import type { Output } from '../../api/routes.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { intakeTexts } from './texts.ts';

type Report = Output<'intakes.wrongdoing'>['items'][number];

/** Reports of wrongdoing, for the discipline side alone. */
export function ClosedPage() {
  const t = useTexts(intakeTexts);
  const list = useCall('intakes.wrongdoing', { query: { limit: 50 } });
  return (
    <Page title={t('wrongdoing')} width="form">
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('closedNone')} />
          ) : (
            items.map((report) => <One key={`${report.id} ${report.version}`} report={report} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function One({ report }: { readonly report: Report }) {
  const t = useTexts(intakeTexts);
  const act = useAct('intakes.answerWrongdoing');
  const form = useForm({
    initial: { answerZh: report.answerZh ?? '' },
    scope: `closed-${report.id}`,
    onSubmit: async ({ answerZh }) => {
      const state = answerZh.trim() === '' ? 'in-hand' : 'answered';
      await act.mutateAsync({
        params: { wrongdoingId: report.id },
        body: { version: report.version, state, answerZh },
      });
      notify(t('done'));
    },
  });
  return (
    <Section title={`${report.receivedOn} · ${t(report.channel)}`}>
      <p>{report.textZh}</p>
      <p className="muted">{report.person ?? t('isAnonymous')}</p>
      <Form form={form}>
        <TextArea {...form.field('answerZh')} label={t('answerText')} limit={2000} rows={3} optional />
        <Button type="submit" busy={form.busy}>
          {form.values.answerZh.trim() === '' ? t('inHand') : t('answered')}
        </Button>
      </Form>
    </Section>
  );
}
