import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
  Button,
  ButtonBar,
  Form,
  LinkButton,
  Page,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { intakeTexts } from './texts.ts';

const kinds = [
  'service',
  'opinion',
  'enquiry',
  'petition',
  'objection',
  'appeal',
  'interpellation',
  'wrongdoing',
] as const;
const channels = ['window', 'phone', 'letter', 'visit', 'meeting', 'box'] as const;

/** Intake window: few fields; the code for the person is shown once. */
export function RegisterPage() {
  const t = useTexts(intakeTexts);
  const [address] = useAddress();
  const act = useAct('intakes.register');
  const [made, setMade] = useState<Output<'intakes.register'>>();
  const step = address.get('step');
  const form = useForm({
    initial: {
      kind: address.get('kind') ?? 'service',
      channel: 'window',
      titleZh: '',
      textZh: '',
      who: 'named',
      personName: '',
      personPhone: '',
      about: 'other',
    },
    check: (values) => ({ titleZh: values.titleZh.trim().length < 2 ? t('required') : undefined }),
    onSubmit: async ({ kind, channel, who, about, personName, personPhone, ...rest }) => {
      const anonymous = who === 'anonymous';
      setMade(
        await act.mutateAsync({
          body: {
            ...rest,
            kind: kinds.find((each) => each === kind) ?? 'service',
            channel: channels.find((each) => each === channel) ?? 'window',
            anonymous,
            aboutHead: about === 'head',
            ...(anonymous || personName === '' ? {} : { personName }),
            ...(anonymous || personPhone === '' ? {} : { personPhone }),
            ...(step === null ? {} : { runStepId: Number(step) }),
          },
        }),
      );
    },
  });
  const crumbs = [{ label: t('requests'), href: '/requests' }];
  if (made) {
    return (
      <Page title={t('registeredTitle')} width="form" crumbs={crumbs}>
        <p>{t('codeText')}</p>
        <p>
          <strong className="number">{made.code}</strong>
        </p>
        {made.route === 'above' && <p>{t('wentAbove')}</p>}
        {made.route === 'closed' && <p>{t('wentClosed')}</p>}
        <ButtonBar>
          {made.intakeId !== null && (
            <LinkButton kind="main" href={`/requests/${made.intakeId}`}>
              {t('openMatter')}
            </LinkButton>
          )}
          <Button onClick={() => setMade(undefined)}>{t('another')}</Button>
        </ButtonBar>
      </Page>
    );
  }
  const { who } = form.values;
  return (
    <Page title={t('register')} width="form" crumbs={crumbs}>
      <Form form={form}>
        <TextInput {...form.field('titleZh')} label={t('oneSentence')} maxLength={60} />
        <Select
          {...form.field('kind')}
          label={t('kindCol')}
          choices={kinds.map((value) => ({ value, label: t(value) }))}
        />
        <Select
          {...form.field('channel')}
          label={t('channel')}
          choices={channels.map((value) => ({ value, label: t(value) }))}
        />
        <TextArea
          {...form.field('textZh')}
          label={t('details')}
          hint={t('detailsHint')}
          limit={2000}
          rows={4}
          optional
        />
        <RadioGroup
          {...form.field('who')}
          label={t('person')}
          choices={[
            { value: 'named', label: t('personName') },
            { value: 'anonymous', label: t('anonymous') },
          ]}
        />
        {who === 'named' && (
          <>
            <TextInput {...form.field('personName')} label={t('personName')} maxLength={40} optional />
            <TextInput {...form.field('personPhone')} label={t('personPhone')} maxLength={30} optional />
          </>
        )}
        <RadioGroup
          {...form.field('about')}
          label={t('facts')}
          choices={[
            { value: 'other', label: t('content') },
            { value: 'head', label: t('aboutHead') },
          ]}
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('save')}
        </Button>
      </Form>
    </Page>
  );
}
