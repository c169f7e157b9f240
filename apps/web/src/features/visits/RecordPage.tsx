import { useEffect, useState } from 'react';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  DateField,
  Form,
  LinkButton,
  Page,
  ProblemView,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
  todayInChina,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { visitTexts } from './texts.ts';
import { newDeviceKey, sendOrKeep, sendWaiting, waitingVisits } from './waiting.ts';

const targets = ['household', 'resident', 'member', 'employer', 'place', 'org', 'applicant'] as const;

/** Writes down a visit in under a minute, with or without a network. */
export function RecordPage() {
  const t = useTexts(visitTexts);
  const [address] = useAddress();
  const attempt = useAttempt();
  const [waiting, setWaiting] = useState(() => waitingVisits().length);
  const [saved, setSaved] = useState<{ readonly id: number | undefined; readonly needs: number }>();
  const planned = address.get('visit');
  useEffect(() => {
    const send = () => void attempt.run(sendWaiting).then(() => setWaiting(waitingVisits().length));
    if (waitingVisits().length > 0) send();
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once a page; `attempt` is new at every drawing
  }, []);
  const form = useForm({
    initial: {
      target: 'household',
      placeZh: '',
      purposeZh: '',
      doneOn: todayInChina(),
      noteZh: '',
      need: '',
      consent: '',
    },
    check: (values) => ({
      placeZh: values.placeZh.trim() === '' ? t('required') : undefined,
      purposeZh: values.purposeZh.trim() === '' ? t('required') : undefined,
      consent: values.need.trim() !== '' && values.consent !== 'yes' ? t('required') : undefined,
    }),
    onSubmit: async ({ target, need, consent, ...rest }) => {
      const needs = need.trim() === '' ? [] : [{ textZh: need, hasConsent: consent === 'yes' }];
      const id = await sendOrKeep({
        ...rest,
        deviceKey: newDeviceKey(),
        target: targets.find((each) => each === target) ?? 'household',
        needs,
        ...(planned === null ? {} : { visitId: Number(planned) }),
      });
      setWaiting(waitingVisits().length);
      setSaved({ id, needs: needs.length });
    },
  });
  const crumbs = [{ label: t('visits'), href: '/visits' }];
  if (saved) {
    return (
      <Page title={saved.id === undefined ? t('keptTitle') : t('saved')} width="form" crumbs={crumbs}>
        <p>{saved.id === undefined ? t('keptText') : t('savedText', { count: saved.needs })}</p>
        <ButtonBar>
          {saved.id !== undefined && <LinkButton href={`/visits/${saved.id}`}>{t('visits')}</LinkButton>}
          <Button kind="main" onClick={() => setSaved(undefined)}>
            {t('another')}
          </Button>
        </ButtonBar>
      </Page>
    );
  }
  return (
    <Page title={t('record')} width="form" crumbs={crumbs}>
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      {waiting > 0 && (
        <p className="card" role="status">
          {t('waiting', { count: waiting })}
        </p>
      )}
      <Form form={form}>
        <TextInput {...form.field('placeZh')} label={t('place')} hint={t('placeHint')} maxLength={40} />
        <TextInput {...form.field('purposeZh')} label={t('purpose')} hint={t('purposeHint')} maxLength={40} />
        <Select
          {...form.field('target')}
          label={t('target')}
          choices={targets.map((value) => ({ value, label: value === 'place' ? t('placeTarget') : t(value) }))}
        />
        <DateField {...form.field('doneOn')} label={t('doneOn')} max={todayInChina()} />
        <TextArea {...form.field('noteZh')} label={t('note')} hint={t('noteHint')} limit={200} rows={3} optional />
        <TextArea {...form.field('need')} label={t('need')} hint={t('needHint')} limit={200} rows={2} optional />
        {form.values.need.trim() !== '' && (
          <RadioGroup
            {...form.field('consent')}
            label={t('consent')}
            choices={[
              { value: 'yes', label: t('consentYes') },
              { value: 'no', label: t('consentNo') },
            ]}
          />
        )}
        <Button kind="main" type="submit" busy={form.busy}>
          {t('save')}
        </Button>
      </Form>
    </Page>
  );
}
