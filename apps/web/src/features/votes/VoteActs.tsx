import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  ConfirmDialog,
  Dialog,
  Form,
  LinkButton,
  NumberField,
  ProblemView,
  RadioGroup,
  TextArea,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { voteTexts } from './texts.ts';
import type { Round, Vote } from './words.ts';

type Asked = 'close' | 'declare' | 'void' | 'fewer';

/** What comes next, as buttons; the irreversible ones ask first. */
export function VoteActs({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  const attempt = useAttempt();
  const [asked, setAsked] = useState<Asked>();
  const next = useAct('votes.next');
  const rerun = useAct('votes.rerun');
  const declare = useAct('votes.declare');
  const last = vote.rounds.at(-1);
  const input = { params: { voteId: vote.id }, body: { version: vote.version } };
  const close = () => setAsked(undefined);
  const names = vote.chosen.map(({ titleZh }) => titleZh).join('、');
  const { can } = vote;
  return (
    <div className="stack">
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <NextText vote={vote} />
      <ButtonBar>
        {can.close && last?.method !== 'hands' && (
          <Button kind="main" onClick={() => setAsked('close')}>
            {t(last?.method === 'online' ? 'close' : 'closePaper')}
          </Button>
        )}
        {can.count && (
          <LinkButton kind="main" href={`/ballots/${vote.id}/count`}>
            {t('toCount')}
          </LinkButton>
        )}
        {can.next && (
          <Button kind="main" onClick={() => void attempt.run(() => next.mutateAsync(input))}>
            {t('next')}
          </Button>
        )}
        {can.declare && (
          <Button kind="main" onClick={() => setAsked('declare')}>
            {t('declare')}
          </Button>
        )}
        {can.rerun && (
          <Button kind="main" onClick={() => void attempt.run(() => rerun.mutateAsync(input))}>
            {t('toRerun')}
          </Button>
        )}
        {can.fewerSeats && <Button onClick={() => setAsked('fewer')}>{t('fewerSeats')}</Button>}
        {can.prepare && <LinkButton href={`/ballots/${vote.id}/prepare`}>{t('edit')}</LinkButton>}
        {can.void && <Button onClick={() => setAsked('void')}>{t('annul')}</Button>}
        {vote.state === 'declared' && <LinkButton href={`/ballots/${vote.id}/report`}>{t('report')}</LinkButton>}
        {vote.rounds.some((round) => round.method === 'online' && round.result !== null) && (
          <LinkButton href={`/ballots/${vote.id}/receipt`}>{t('checkReceipt')}</LinkButton>
        )}
      </ButtonBar>
      {vote.state === 'declared' && <Downloads vote={vote} />}
      {asked === 'declare' && (
        <ConfirmDialog
          title={t('declare')}
          consequence={t('declareAsk', { names: names || t('nobody') })}
          action={t('declare')}
          onConfirm={() => attempt.run(() => declare.mutateAsync(input)).then(close)}
          onClose={close}
        />
      )}
      {asked === 'close' && last && <CloseRound vote={vote} round={last} onClose={close} />}
      {asked === 'void' && <VoidRound vote={vote} onClose={close} />}
      {asked === 'fewer' && <FewerSeats vote={vote} onClose={close} />}
    </div>
  );
}

function NextText({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  if (!vote.can.next) return null;
  const next = vote.rounds.at(-1)?.result?.next;
  if (vote.itemByItem) return <p>{t('nextItemText')}</p>;
  return <p>{next?.code === 'runoff' ? t('runoffText') : t('anotherText', { seats: next?.seats ?? 0 })}</p>;
}

function CloseRound({
  vote,
  round,
  onClose,
}: {
  readonly vote: Vote;
  readonly round: Round;
  readonly onClose: () => void;
}) {
  const t = useTexts(voteTexts);
  const attempt = useAttempt();
  const act = useAct('votes.close');
  const form = useForm({
    initial: { out: String(round.present) },
    scope: 'close',
    warnOnLeave: false,
    check: ({ out }) => ({
      out: /^[1-9]\d*$/.test(out) && Number(out) <= round.present ? undefined : t('outBad', { most: round.present }),
    }),
    onSubmit: async ({ out }) => {
      await act.mutateAsync({ params: { voteId: vote.id }, body: { version: vote.version, out: Number(out) } });
      onClose();
    },
  });
  if (round.method === 'online') {
    return (
      <ConfirmDialog
        title={t('close')}
        consequence={
          <>
            {attempt.problem && <ProblemView problem={attempt.problem} />}
            {t('closeAsk', { cast: round.turnout?.cast ?? 0, out: round.remote ? round.expected : round.present })}
          </>
        }
        action={t('close')}
        onConfirm={async () => {
          // The number of ballots goes up while somebody reads the question.
          const now = await call('votes.get', { params: { voteId: vote.id } });
          const ended = await attempt.run(() =>
            act.mutateAsync({ params: { voteId: vote.id }, body: { version: now.version } }),
          );
          if (ended) onClose();
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={t('closePaper')} onClose={onClose}>
      <Form form={form}>
        <NumberField {...form.field('out')} label={t('outCount')} width="4" />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('closePaper')}
        </Button>
      </Form>
    </Dialog>
  );
}

function VoidRound({ vote, onClose }: { readonly vote: Vote; readonly onClose: () => void }) {
  const t = useTexts(voteTexts);
  const act = useAct('votes.void');
  const form = useForm({
    initial: { reason: '' },
    scope: 'void',
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonBad') : undefined }),
    onSubmit: async ({ reason }) => {
      await act.mutateAsync({ params: { voteId: vote.id }, body: { version: vote.version, reason } });
      onClose();
    },
  });
  return (
    <Dialog title={t('annul')} onClose={onClose}>
      <Form form={form}>
        <p>{t('annulText')}</p>
        <TextArea {...form.field('reason')} label={t('reason')} limit={300} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('annul')}
        </Button>
      </Form>
    </Dialog>
  );
}

function FewerSeats({ vote, onClose }: { readonly vote: Vote; readonly onClose: () => void }) {
  const t = useTexts(voteTexts);
  const act = useAct('votes.fewerSeats');
  const form = useForm({
    initial: { by: 'voters', inFavour: '' },
    scope: 'fewer',
    warnOnLeave: false,
    check: ({ by, inFavour }) => ({
      inFavour: by === 'voters' && !/^\d{1,5}$/.test(inFavour) ? t('numberBad') : undefined,
    }),
    onSubmit: async ({ by, inFavour }) => {
      const agreed =
        by === 'voters' ? { by: 'voters' as const, inFavour: Number(inFavour) } : { by: 'presidium' as const };
      await act.mutateAsync({ params: { voteId: vote.id }, body: { version: vote.version, ...agreed } });
      onClose();
    },
  });
  return (
    <Dialog title={t('fewerSeats')} onClose={onClose}>
      <Form form={form}>
        <RadioGroup
          {...form.field('by')}
          label={t('agreedBy')}
          choices={[
            { value: 'voters', label: t('byVoters') },
            { value: 'presidium', label: t('byPresidium') },
          ]}
        />
        {form.values.by === 'voters' && <NumberField {...form.field('inFavour')} label={t('agreedCount')} width="4" />}
        <Button kind="main" type="submit" busy={form.busy}>
          {t('fewerSeats')}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Files of the published ballots; one for each round held online. */
function Downloads({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  const rounds = vote.rounds.filter((each) => each.method === 'online' && each.result && !each.result.withheld);
  if (rounds.length === 0) return null;
  return (
    <p>
      {rounds.map((round) => (
        <a
          key={round.id}
          href={`/api/votes/${vote.id}/rounds/${round.id}/ballots`}
          download={`ballots-${round.id}.json`}
        >
          {t('download')}（{t('round', { no: round.number })}）
        </a>
      ))}
      <br />
      <span className="muted small">{t('downloadText')}</span>
    </p>
  );
}
