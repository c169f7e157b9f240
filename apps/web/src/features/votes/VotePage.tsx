import './votes.css';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { HistoryList, LinkButton, Loaded, Page, Section, StatusTag } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useKeepAwake } from '../../state/activity.ts';
import { OpenRound } from './OpenRound.tsx';
import { RoundPart } from './RoundPart.tsx';
import { RuleFacts } from './RuleFacts.tsx';
import { voteTexts } from './texts.ts';
import { VoteActs } from './VoteActs.tsx';
import { voteTones, type Vote } from './words.ts';

/** The desk of a vote; for members the ballot, the turnout and the declared result. */
export function VotePage({ params }: PageParams) {
  const t = useTexts(voteTexts);
  return (
    <VoteDesk
      voteId={Number(params['voteId'])}
      frame={(vote, content) => (
        <Page
          title={vote.titleZh}
          crumbs={[{ label: t('votes'), href: '/ballots' }]}
          status={<StatusTag tone={voteTones[vote.state]}>{t(vote.state)}</StatusTag>}
          note={[vote.orgName, vote.heldOn ?? ''].filter((part) => part !== '').join(' · ')}
        >
          {content}
        </Page>
      )}
    />
  );
}

/** The desk itself, on its page or inside the step of a run. */
export function VoteDesk({
  voteId,
  frame = (_vote, content) => content,
}: {
  readonly voteId: number;
  readonly frame?: (vote: Vote, content: ReactNode) => ReactNode;
}) {
  const query = useCall('votes.get', { params: { voteId } }, { refetchEvery: 5000 });
  return <Loaded query={query}>{(vote) => frame(vote, <Desk vote={vote} />)}</Loaded>;
}

function Desk({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  useKeepAwake();
  const rounds = [...vote.rounds].reverse();
  return (
    <div className="stack-loose">
      {vote.mayCast && (
        <section className="card stack" aria-label={t('mayVote')}>
          <h2>{t('mayVote')}</h2>
          <p>{t('mayVoteText')}</p>
          <LinkButton kind="main" href={`/ballots/${vote.id}/cast`}>
            {t('toVote')}
          </LinkButton>
        </section>
      )}
      <VoteActs vote={vote} />
      <Chosen vote={vote} />
      {rounds.map((round) => (
        <RoundPart key={round.id} vote={vote} round={round} />
      ))}
      {vote.state === 'prepared' && <Paper vote={vote} />}
      {vote.can.open && <OpenRound key={vote.version} vote={vote} />}
      <RuleFacts vote={vote} />
      <Electors vote={vote} />
      <Section title={t('history')}>
        <HistoryList
          entries={vote.history.map((each, no) => ({
            id: no,
            at: each.at,
            who: each.byName,
            what: each.reasonZh === null ? each.actZh : `${each.actZh}：${each.reasonZh}`,
          }))}
        />
      </Section>
    </div>
  );
}

function Chosen({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  if (vote.state !== 'declared') return null;
  return (
    <Section title={t('chosen')}>
      {vote.chosen.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <ul className="chosen-list">
          {vote.chosen.map((each) => (
            <li key={each.id}>{each.titleZh}</li>
          ))}
        </ul>
      )}
      {vote.seatsGivenUp > 0 && <p className="muted">{t('seatsGivenUp', { count: vote.seatsGivenUp })}</p>}
    </Section>
  );
}

/** What stands on the paper that is being prepared, and whether the candidates are enough. */
function Paper({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  const { seats, needed, surplus, options } = vote;
  const now = options.length;
  return (
    <Section title={t(vote.kind === 'motion' ? 'items' : 'candidates')}>
      {seats !== null && needed !== null && surplus !== null && vote.coming.kind === 'first' && (
        <p role="status">
          {now < needed
            ? t('optionsShort', { seats, surplus, needed, now, missing: needed - now })
            : t('optionsEnough', { seats, surplus, needed, now })}
        </p>
      )}
      <ol className="stack">
        {vote.coming.options.map((each) => (
          <li key={each.id}>{each.titleZh}</li>
        ))}
      </ol>
      {(['scrutineers', 'tellers'] as const).map((duty) => (
        <p key={duty}>
          {t(duty)}：{vote[duty].map(({ name }) => name).join('、') || '—'}
        </p>
      ))}
    </Section>
  );
}

function Electors({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  if (vote.told || vote.electors.length === 0) return null;
  const voting = vote.electors.filter((each) => each.voting).length;
  const others = vote.electors.filter((each) => !each.voting);
  return (
    <Section title={t('electors')}>
      <p>{vote.frozen ? t('electorsFrozen', { voting, others: others.length }) : t('electorsNow', { voting })}</p>
      {others.some((each) => each.excludedZh !== null) && (
        <details>
          <summary>{t('whyNot')}</summary>
          <ul className="stack">
            {others.map((each) => (
              <li key={each.memberId}>
                {each.name}：{each.excludedZh}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
