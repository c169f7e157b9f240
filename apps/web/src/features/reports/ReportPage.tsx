import { call } from '../../api/client.ts';
import { answers, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
  Button,
  DefinitionList,
  Form,
  Loaded,
  notify,
  Page,
  Section,
  StatusTag,
  TextArea,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { reportTexts } from './texts.ts';

type Info = Output<'reports.get'>;

/** One information with its clocks and the next act. */
export function ReportPage({ params }: PageParams) {
  const query = useCall('reports.get', { params: { infoId: Number(params['infoId']) } });
  return <Loaded query={query}>{(view) => <One key={view.version} view={view} />}</Loaded>;
}

const china = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const at = (instant: string): string => china.format(new Date(instant));

function One({ view }: { readonly view: Info }) {
  const t = useTexts(reportTexts);
  const { urgent, can } = view;
  const base = { params: { infoId: view.id } };
  const { version } = view;
  return (
    <Page
      title={view.titleZh}
      width="form"
      crumbs={[{ label: t('reports'), href: '/reports' }]}
      status={
        <StatusTag tone={urgent?.written === 'late' || urgent?.written === 'missed' ? 'red' : 'blue'}>
          {t(view.state)}
        </StatusTag>
      }
      note={`${view.orgName} → ${view.toOrgName}`}
    >
      {urgent && (
        <DefinitionList
          facts={[
            { label: t('eventDay'), value: at(urgent.eventAt) },
            { label: t('phone'), value: t('clockLine', { due: at(urgent.phoneDueAt), stand: t(urgent.phone) }) },
            {
              label: t('writtenReport'),
              value: t('clockLine', { due: at(urgent.writtenDueAt), stand: t(urgent.written) }),
            },
          ]}
        />
      )}
      <p>{view.textZh}</p>
      {can.signOff && (
        <Step
          label={t('signOff')}
          field={t('secrecy')}
          send={(secrecyZh) => call('reports.signOff', { ...base, body: { version, secrecyZh } })}
        />
      )}
      {can.send && (
        <Step
          label={t('send')}
          field={t('excuse')}
          optional
          send={(lateZh) => call('reports.send', { ...base, body: { version, lateZh } })}
        />
      )}
      {can.receive && (
        <Step label={t('receive')} send={() => call('reports.receive', { ...base, body: { version } })} />
      )}
      {can.followUp && (
        <Step
          label={t('followUp')}
          field={t('progress')}
          send={(textZh) => call('reports.followUp', { ...base, body: { version, textZh } })}
        />
      )}
      {can.close && <Step label={t('close')} send={() => call('reports.close', { ...base, body: { version } })} />}
      {view.followUps.map((each) => (
        <p key={each.at}>
          {at(each.at)} {each.who}：{each.textZh}
        </p>
      ))}
    </Page>
  );
}

interface StepProps {
  readonly label: string;
  readonly field?: string;
  readonly optional?: boolean;
  readonly send: (text: string) => Promise<unknown>;
}

function Step({ label, field, optional = false, send }: StepProps) {
  const t = useTexts(reportTexts);
  const form = useForm({
    initial: { text: '' },
    scope: label,
    check: ({ text }) => ({
      text: field !== undefined && !optional && text.trim().length < 2 ? t('required') : undefined,
    }),
    onSubmit: async ({ text }) => {
      await send(text);
      await answers.refresh(() => true);
      notify(t('done'));
    },
  });
  return (
    <Section title={label}>
      <Form form={form}>
        {field !== undefined && (
          <TextArea {...form.field('text')} label={field} limit={500} rows={3} optional={optional} />
        )}
        <Button kind="main" type="submit" busy={form.busy}>
          {t('do')}
        </Button>
      </Form>
    </Section>
  );
}
