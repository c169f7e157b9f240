import { useState } from 'react';
import { call } from '../../api/client.ts';
import { answers, useCall } from '../../api/queries.ts';
import { Button, ButtonBar, Dialog, Form, notify, Select, TextArea, TextInput, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Matter } from './MatterPage.tsx';
import { intakeTexts } from './texts.ts';

/** Choice of an act. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One act: what it asks for and what it sends. */
interface Act {
  readonly id: string;
  readonly label: string;
  readonly choice?: { readonly label: string; readonly choices: readonly Choice[] } | undefined;
  readonly text?: string | undefined;
  readonly line?: string | undefined;
  readonly send: (values: {
    readonly choice: string;
    readonly text: string;
    readonly line: string;
  }) => Promise<unknown>;
}

/** The acts that are possible now; those that ask for something open a dialog. */
export function Acts({ view }: { readonly view: Matter }) {
  const t = useTexts(intakeTexts);
  const [asked, setAsked] = useState<Act>();
  const handlers = useCall('intakes.handlers', { params: { intakeId: view.id } }, { enabled: view.can.assign });
  const base = { params: { intakeId: view.id } };
  const { version, can } = view;
  const pauseWords = {
    papers: t('papersReason'),
    expert: t('expert'),
    'person-asks': t('person-asks'),
    hearing: t('hearing'),
  };
  const people = (handlers.data?.items ?? []).map((each) => ({
    value: String(each.userId),
    label: `${each.name}（${each.roleZh}）`,
  }));
  const ratings = (['satisfied', 'mostly', 'not'] as const).map((value) => ({ value, label: t(value) }));
  const rated = (value: string) => (value === 'not' || value === 'mostly' ? value : 'satisfied');
  const acts: readonly (Act | false)[] = [
    can.accept && {
      id: 'accept',
      label: t('accept'),
      send: () => call('intakes.accept', { ...base, body: { version } }),
    },
    can.assign && {
      id: 'assign',
      label: t('assign'),
      choice: { label: t('handler'), choices: people },
      send: ({ choice }) => call('intakes.assign', { ...base, body: { version, userId: Number(choice) } }),
    },
    can.handle && {
      id: 'handle',
      label: t('handle'),
      text: t('result'),
      send: ({ text }) => call('intakes.handle', { ...base, body: { version, resultZh: text } }),
    },
    can.reply && {
      id: 'reply',
      label: t('replyAct'),
      text: t('replyText'),
      send: ({ text }) => call('intakes.reply', { ...base, body: { version, replyZh: text } }),
    },
    can.rate && {
      id: 'rate',
      label: t('rate'),
      choice: { label: t('satisfaction'), choices: ratings },
      send: ({ choice }) =>
        call('intakes.rate', { ...base, body: { version, satisfaction: rated(choice), noteZh: '' } }),
    },
    can.decideExtension && {
      id: 'decide-extension',
      label: t('decideExtension'),
      choice: {
        label: t('decision'),
        choices: [
          { value: 'yes', label: t('approve') },
          { value: 'no', label: t('refuse') },
        ],
      },
      text: t('reason'),
      send: ({ choice, text }) =>
        call('intakes.decideExtension', { ...base, body: { version, approved: choice === 'yes', answerZh: text } }),
    },
    can.answerReview && {
      id: 'answer-review',
      label: t('answerReview'),
      choice: {
        label: t('decision'),
        choices: [
          { value: 'upheld', label: t('upheld') },
          { value: 'changed', label: t('changed') },
        ],
      },
      text: t('decision'),
      send: ({ choice, text }) =>
        call('intakes.answerReview', {
          ...base,
          body: { version, verdict: choice === 'changed' ? 'changed' : 'upheld', answerZh: text },
        }),
    },
    can.supplied && {
      id: 'supplied',
      label: t('supplied'),
      send: () => call('intakes.supplied', { ...base, body: { version } }),
    },
    can.missing && {
      id: 'missing',
      label: t('missingAct'),
      text: t('papers'),
      send: ({ text }) =>
        call('intakes.missing', {
          ...base,
          body: {
            version,
            papersZh: text
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          },
        }),
    },
    can.resume && {
      id: 'resume',
      label: t('resume'),
      send: () => call('intakes.resume', { ...base, body: { version } }),
    },
    can.pause.length > 0 && {
      id: 'pause',
      label: t('pause'),
      choice: { label: t('because'), choices: can.pause.map((value) => ({ value, label: pauseWords[value] })) },
      text: t('reason'),
      send: ({ choice, text }) =>
        call('intakes.pause', {
          ...base,
          body: { version, because: can.pause.find((each) => each === choice) ?? 'expert', noteZh: text },
        }),
    },
    can.askExtension && {
      id: 'extension',
      label: t('askExtension'),
      text: t('reason'),
      send: ({ text }) => call('intakes.askExtension', { ...base, body: { version, reasonZh: text } }),
    },
    can.askReview && {
      id: 'review',
      label: t('askReview'),
      text: t('reason'),
      send: ({ text }) => call('intakes.askReview', { ...base, body: { version, reasonZh: text } }),
    },
    can.offer && {
      id: 'offer',
      label: t('offer'),
      line: t('toOrg'),
      text: t('reason'),
      send: ({ line, text }) =>
        call('intakes.offer', { ...base, body: { version, orgId: Number(line), reasonZh: text } }),
    },
    can.withdrawOffer && {
      id: 'withdraw',
      label: t('withdrawOffer'),
      send: () => call('intakes.withdrawOffer', { ...base, body: { version } }),
    },
    can.link && {
      id: 'link',
      label: t('link'),
      line: t('other'),
      send: ({ line }) => call('intakes.link', { ...base, body: { version, otherId: Number(line) } }),
    },
    can.decline && {
      id: 'decline',
      label: t('decline'),
      text: t('reason'),
      line: t('elsewhere'),
      send: ({ text, line }) =>
        call('intakes.decline', { ...base, body: { version, reasonZh: text, elsewhereZh: line } }),
    },
  ];
  const open = acts.filter((act) => act !== false);
  return (
    <>
      <ButtonBar>
        {open.map((act, index) => (
          <Button key={act.id} kind={index === 0 ? 'main' : 'plain'} onClick={() => setAsked(act)}>
            {act.label}
          </Button>
        ))}
      </ButtonBar>
      {asked && <ActDialog key={asked.id} act={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function ActDialog({ act, onClose }: { readonly act: Act; readonly onClose: () => void }) {
  const t = useTexts(intakeTexts);
  const form = useForm({
    initial: { choice: act.choice?.choices[0]?.value ?? '', text: '', line: '' },
    scope: act.id,
    check: ({ text }) => ({ text: act.text !== undefined && text.trim().length < 2 ? t('required') : undefined }),
    onSubmit: async (values) => {
      await act.send(values);
      await answers.refresh(() => true);
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={act.label} onClose={onClose}>
      <Form form={form}>
        {act.choice && <Select {...form.field('choice')} label={act.choice.label} choices={act.choice.choices} />}
        {act.line !== undefined && <TextInput {...form.field('line')} label={act.line} maxLength={200} />}
        {act.text !== undefined && <TextArea {...form.field('text')} label={act.text} limit={2000} rows={4} />}
        <Button kind="main" type="submit" busy={form.busy}>
          {t('do')}
        </Button>
      </Form>
    </Dialog>
  );
}
