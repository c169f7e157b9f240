import './votes.css';
import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { Button, Form, LinkButton, Loaded, NumberField, Page, TextInput, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useKeepAwake } from '../../state/activity.ts';
import { Differences } from './RoundPart.tsx';
import { voteTexts } from './texts.ts';
import type { Round, Vote } from './words.ts';

/** The counting table of one teller, for a phone: own ballots, own numbers, nothing of the other's. */
export function CountPage({ params }: PageParams) {
  const t = useTexts(voteTexts);
  const [sent, setSent] = useState(false);
  const query = useCall('votes.get', { params: { voteId: Number(params['voteId']) } }, { refetchEvery: 5000 });
  useKeepAwake();
  return (
    <Loaded query={query}>
      {(vote) => {
        const round = vote.rounds.at(-1);
        const isSettled = vote.state === 'counted' || vote.state === 'declared';
        const differs = (round?.differences.length ?? 0) > 0;
        return (
          <Page
            title={t('counting')}
            width="form"
            crumbs={[
              { label: t('votes'), href: '/ballots' },
              { label: vote.titleZh, href: `/ballots/${vote.id}` },
            ]}
          >
            {round && <Differences round={round} />}
            {isSettled || (sent && !differs) || !vote.can.count || !round ? (
              <div className="stack-loose" role="status">
                <h2>{t(isSettled ? 'countAgreed' : 'countDone')}</h2>
                {!isSettled && <p>{t('countDoneText')}</p>}
                <LinkButton kind="main" href={`/ballots/${vote.id}`}>
                  {t('backToVote')}
                </LinkButton>
              </div>
            ) : (
              <CountForm key={round.id} vote={vote} round={round} onSent={() => setSent(true)} />
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}

type Numbers = Readonly<Record<string, string>>;
const whole = /^\d{1,6}$/;

function CountForm({
  vote,
  round,
  onSent,
}: {
  readonly vote: Vote;
  readonly round: Round;
  readonly onSent: () => void;
}) {
  const t = useTexts(voteTexts);
  const act = useAct('votes.count');
  const [names, setNames] = useState(0);
  const fields = round.options.flatMap(({ id }) => [`for-${id}`, `against-${id}`]);
  const form = useForm<Numbers>({
    initial: {
      back: '',
      invalid: '0',
      ...Object.fromEntries(fields.map((each) => [each, each.startsWith('against') ? '0' : ''])),
    },
    draft: `count-${round.id}`,
    warnOnLeave: false,
    check: (values) =>
      checkNumbers(values, ['back', 'invalid', ...fields], t('numberBad'), (valid) => t('tooMany', { valid })),
    onSubmit: async (values) => {
      const number = (name: string) => Number(values[name] ?? 0);
      await act.mutateAsync({
        params: { voteId: vote.id },
        body: {
          voteRoundId: round.id,
          back: number('back'),
          invalid: number('invalid'),
          options: round.options.map(({ id }) => ({
            optionId: id,
            inFavour: number(`for-${id}`),
            against: number(`against-${id}`),
          })),
          writeIns: Array.from({ length: names }, (_none, no) => ({
            name: values[`name-${no}`] ?? '',
            inFavour: number(`name-votes-${no}`),
          })).filter(({ name }) => name.trim() !== ''),
        },
      });
      onSent();
    },
  });
  const valid = Number(form.values['back'] ?? 0) - Number(form.values['invalid'] ?? 0);
  return (
    <Form form={form}>
      <p>{t('countText')}</p>
      <div className="row">
        <NumberField {...form.field('back')} label={t('back')} width="4" inputMode="numeric" />
        <NumberField {...form.field('invalid')} label={t('invalid')} width="4" inputMode="numeric" />
      </div>
      <p role="status">
        {t('ballotsValid')} <strong className="number">{Math.max(0, valid)}</strong>
      </p>
      {round.options.map(({ id, titleZh }) => (
        <fieldset key={id} className="count-row">
          <legend>{titleZh}</legend>
          <div className="row">
            <NumberField {...form.field(`for-${id}`)} label={t('inFavour')} width="4" inputMode="numeric" />
            <NumberField {...form.field(`against-${id}`)} label={t('against')} width="4" inputMode="numeric" />
            <span className="muted number">
              {abstentions(form.values, id, valid, (count) => t('abstainedNow', { count }))}
            </span>
          </div>
        </fieldset>
      ))}
      {vote.writeIns && (
        <div className="stack">
          {Array.from({ length: names }, (_none, no) => (
            <div className="row" key={no}>
              <TextInput
                {...form.field(`name-${no}`)}
                value={form.values[`name-${no}`] ?? ''}
                label={t('writeIn')}
                width="10"
              />
              <NumberField
                {...form.field(`name-votes-${no}`)}
                value={form.values[`name-votes-${no}`] ?? ''}
                label={t('writeInVotes')}
                width="4"
                inputMode="numeric"
              />
            </div>
          ))}
          <Button icon="plus" small onClick={() => setNames(names + 1)}>
            {t('addWriteIn')}
          </Button>
        </div>
      )}
      <Button kind="main" type="submit" busy={form.busy}>
        {t('countAct')}
      </Button>
    </Form>
  );
}

function checkNumbers(values: Numbers, names: readonly string[], bad: string, many: (valid: number) => string) {
  const faults: Record<string, string | undefined> = {};
  for (const name of names) if (!whole.test((values[name] ?? '').trim())) faults[name] = bad;
  const valid = Number(values['back']) - Number(values['invalid']);
  for (const name of names.filter((each) => each.startsWith('for-'))) {
    const both = Number(values[name]) + Number(values[name.replace('for-', 'against-')]);
    if (!faults[name] && both > valid) faults[name] = many(Math.max(0, valid));
  }
  return faults;
}

function abstentions(values: Numbers, id: string, valid: number, words: (count: number) => string): string {
  const [inFavour, against] = [values[`for-${id}`] ?? '', values[`against-${id}`] ?? ''];
  const rest = valid - Number(inFavour) - Number(against);
  return whole.test(inFavour) && whole.test(against) && rest >= 0 ? words(rest) : '';
}
