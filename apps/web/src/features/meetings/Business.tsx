import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  ConfirmDialog,
  Dialog,
  Form,
  NumberField,
  ProblemView,
  Section,
  Select,
  StatusTag,
  TextArea,
  TextInput,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useItemKinds } from './AgendaField.tsx';
import { meetingTexts } from './texts.ts';
import type { Meeting } from './words.ts';

const countOk = (value: string): boolean => /^\d{1,4}$/.test(value);

/** The agenda as it goes: votes by show of hands, items added, the close. */
export function Business({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const attempt = useAttempt();
  const close = useAct('meetings.close');
  const [asked, setAsked] = useState<{ readonly item: number } | 'add' | 'close'>();
  const done = () => setAsked(undefined);
  return (
    <Section title={t('agenda')}>
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <ol className="stack agenda-list">
        {meeting.agenda.map((item) => (
          <li key={item.number}>
            <div className="row row-between">
              <span>
                {item.titleZh} <StatusTag>{t(item.kind)}</StatusTag>
                {item.outsideAgenda && <StatusTag tone="amber">{t('itemAdded')}</StatusTag>}
              </span>
              {item.kind === 'decide' && meeting.votes && meeting.can.resolve && (
                <Button small onClick={() => setAsked({ item: item.number })}>
                  {t('resolve')}
                </Button>
              )}
            </div>
            <Resolutions meeting={meeting} number={item.number} />
          </li>
        ))}
      </ol>
      <ButtonBar>
        {meeting.can.close && (
          <Button kind="main" onClick={() => setAsked('close')}>
            {t('closeMeeting')}
          </Button>
        )}
        <Button icon="plus" onClick={() => setAsked('add')}>
          {t('newItem')}
        </Button>
      </ButtonBar>
      {typeof asked === 'object' && <Resolve meeting={meeting} number={asked.item} onClose={done} />}
      {asked === 'add' && <AddItem meeting={meeting} onClose={done} />}
      {asked === 'close' && (
        <ConfirmDialog
          title={t('closeTitle')}
          consequence={t('closeText')}
          action={t('closeMeeting')}
          onClose={done}
          onConfirm={async () => {
            await attempt.run(() =>
              close.mutateAsync({ params: { meetingId: meeting.id }, body: { version: meeting.version } }),
            );
            done();
          }}
        />
      )}
    </Section>
  );
}

/** Votes on one item. */
export function Resolutions({ meeting, number }: { readonly meeting: Meeting; readonly number: number }) {
  const t = useTexts(meetingTexts);
  const taken = meeting.resolutions.filter((each) => each.agendaNumber === number);
  if (taken.length === 0) return null;
  return (
    <ul>
      {taken.map((each) => (
        <li key={each.id}>
          {each.textZh} <StatusTag tone={each.outcome === 'carried' ? 'green' : 'red'}>{t(each.outcome)}</StatusTag>{' '}
          <span className="muted">
            {t('votes', { inFavour: each.inFavour, against: each.against, abstained: each.abstained })}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface Votes {
  readonly inFavour: string;
  readonly against: string;
  readonly abstained: string;
}
const noVotes: Votes = { inFavour: '', against: '0', abstained: '0' };

function Resolve({
  meeting,
  number,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly number: number;
  readonly onClose: () => void;
}) {
  const t = useTexts(meetingTexts);
  const resolve = useAct('meetings.resolve');
  const form = useForm({
    initial: { textZh: meeting.agenda.find((item) => item.number === number)?.titleZh ?? '', ...noVotes },
    scope: 'resolve',
    check: (values) => ({
      textZh: values.textZh.trim().length < 2 ? t('resolutionMissing') : undefined,
      inFavour: countOk(values.inFavour) ? undefined : t('votesBad'),
      against: countOk(values.against) ? undefined : t('votesBad'),
      abstained: countOk(values.abstained) ? undefined : t('votesBad'),
    }),
    onSubmit: async ({ textZh, inFavour, against, abstained }) => {
      await resolve.mutateAsync({
        params: { meetingId: meeting.id },
        body: {
          version: meeting.version,
          agendaNumber: number,
          textZh,
          inFavour: Number(inFavour),
          against: Number(against),
          abstained: Number(abstained),
        },
      });
      onClose();
    },
  });
  return (
    <Dialog title={t('resolveTitle')} onClose={onClose}>
      <Form form={form}>
        <TextArea {...form.field('textZh')} label={t('resolution')} limit={1000} rows={3} />
        <p className="muted">{t('resolveNote', { present: meeting.quorum?.present ?? 0 })}</p>
        <div className="row">
          <NumberField {...form.field('inFavour')} label={t('inFavour')} />
          <NumberField {...form.field('against')} label={t('against')} />
          <NumberField {...form.field('abstained')} label={t('abstained')} />
        </div>
        <Button kind="main" type="submit" busy={form.busy}>
          {t('resolve')}
        </Button>
      </Form>
    </Dialog>
  );
}

function AddItem({ meeting, onClose }: { readonly meeting: Meeting; readonly onClose: () => void }) {
  const t = useTexts(meetingTexts);
  const kinds = useItemKinds();
  const add = useAct('meetings.addItem');
  const needsConsent = meeting.votes;
  const form = useForm<Votes & { titleZh: string; kind: 'inform' | 'discuss' | 'decide' }>({
    initial: { titleZh: '', kind: 'discuss', ...noVotes },
    scope: 'add',
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('agendaBad') : undefined,
      inFavour: !needsConsent || countOk(values.inFavour) ? undefined : t('votesBad'),
    }),
    onSubmit: async ({ titleZh, kind, inFavour, against, abstained }) => {
      await add.mutateAsync({
        params: { meetingId: meeting.id },
        body: {
          version: meeting.version,
          titleZh,
          kind,
          ...(needsConsent
            ? { consent: { inFavour: Number(inFavour), against: Number(against), abstained: Number(abstained) } }
            : {}),
        },
      });
      onClose();
    },
  });
  return (
    <Dialog title={t('newItem')} onClose={onClose}>
      <Form form={form}>
        <TextInput {...form.field('titleZh')} label={t('agenda')} maxLength={200} />
        <Select
          {...form.field('kind')}
          label={t('kind')}
          onChange={(kind) => form.set({ kind: kind as 'inform' })}
          choices={kinds}
        />
        {needsConsent && (
          <>
            <p className="muted">{t('consentText')}</p>
            <div className="row">
              <NumberField {...form.field('inFavour')} label={t('inFavour')} />
              <NumberField {...form.field('against')} label={t('against')} />
              <NumberField {...form.field('abstained')} label={t('abstained')} />
            </div>
          </>
        )}
        <Button kind="main" type="submit" busy={form.busy}>
          {t('newItem')}
        </Button>
      </Form>
    </Dialog>
  );
}
