import { useState, type ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar, formatInstant, LinkButton, Loaded } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useKeepAwake } from '../../state/activity.ts';
import { BallotSheet } from './BallotSheet.tsx';
import { BareBallot } from './BareBallot.tsx';
import { ballotTexts } from './ballot-texts.ts';

type Paper = Output<'votes.paper'>;

/**
 * The secret ballot, on a phone. What is chosen lives in the memory of this page alone: it never stands in an address,
 * a title, the history, a draft or the storage of the device, and goes when the page does.
 */
export function BallotPage({ params }: PageParams) {
  const t = useTexts(ballotTexts);
  const voteId = Number(params['voteId']);
  const [receipt, setReceipt] = useState<string>();
  const [filling, setFilling] = useState<Paper>();
  const query = useCall('votes.paper', { params: { voteId } }, { enabled: filling === undefined, staleAfter: 0 });
  useKeepAwake();
  if (!window.isSecureContext) return <Stop title={t('notSecure')} text={t('notSecureText')} voteId={voteId} />;
  // Missing in browsers of before 2017 and in some in-app views.
  if (typeof crypto === 'undefined' || !('subtle' in crypto) || typeof BigInt === 'undefined')
    return <Stop title={t('notSecure')} text={t('noCrypto')} voteId={voteId} />;
  if (receipt !== undefined) return <Done voteId={voteId} receipt={receipt} />;
  if (filling) return <BallotSheet paper={filling} onDone={setReceipt} />;
  return (
    <Loaded query={query}>
      {(paper) => {
        switch (paper.state) {
          case 'may-cast':
            return <Before paper={paper} onStart={() => setFilling(paper)} />;
          case 'ballot-fetched':
            return <Stop title={t('already')} text={t('alreadyText')} voteId={voteId} />;
          case 'not-entitled':
            return <Stop title={t('notEntitled')} text={t('notEntitledText')} voteId={voteId} />;
          case 'not-present':
            return <Stop title={t('notPresent')} text={t('notPresentText')} voteId={voteId} />;
          case 'closed':
            return <Stop title={t('over')} text={t('overText')} voteId={voteId} />;
        }
      }}
    </Loaded>
  );
}

function Stop({ title, text, voteId }: { readonly title: string; readonly text: ReactNode; readonly voteId: number }) {
  const t = useTexts(ballotTexts);
  return (
    <BareBallot title={title}>
      <p>{text}</p>
      <ButtonBar>
        <LinkButton kind="main" href={`/ballots/${voteId}`}>
          {t('toVote')}
        </LinkButton>
      </ButtonBar>
    </BareBallot>
  );
}

/** Purpose, who may vote, when it closes, what is valid, and exactly who can see what. */
function Before({ paper, onStart }: { readonly paper: Paper; readonly onStart: () => void }) {
  const t = useTexts(ballotTexts);
  const count = paper.options.length;
  return (
    <BareBallot title={paper.titleZh}>
      <p>
        {paper.orgName} ·{' '}
        {paper.closesAt === null ? t('closesOpen') : t('closes', { time: formatInstant(paper.closesAt) })}
      </p>
      <p>
        {paper.seats === null ? t('forMotion', { count }) : t('forElection', { seats: paper.seats, count })}。
        {t('whoVotes', { expected: paper.expected })}
      </p>
      <p>
        {paper.maxMarks === null ? t('eachItem') : t('mostMarks', { most: paper.maxMarks })}
        {t('notMarked')}
      </p>
      <section className="card stack" aria-labelledby="who-sees">
        <h2 id="who-sees">{t('whoSees')}</h2>
        <ul className="stack">
          <li>{t('nobody')}</li>
          <li>{t('onlyTurnout')}</li>
          <li>{t('storedWho')}</li>
          <li>{t('small', { least: paper.withholdBelow })}</li>
        </ul>
        <details>
          <summary>{t('more')}</summary>
          <ul className="stack">
            <li>{t('published')}</li>
            <li>{t('notAgainst')}</li>
          </ul>
        </details>
      </section>
      <ButtonBar wide>
        <Button kind="main" onClick={onStart}>
          {t('start')}
        </Button>
      </ButtonBar>
    </BareBallot>
  );
}

/** The receipt and the turnout; nothing of the choice. */
function Done({ voteId, receipt }: { readonly voteId: number; readonly receipt: string }) {
  const t = useTexts(ballotTexts);
  const vote = useCall('votes.get', { params: { voteId } }, { staleAfter: 0 });
  const round = vote.data?.rounds.at(-1);
  return (
    <BareBallot title={t('done')}>
      <div className="stack-loose">
        <div role="status">
          <p>{t('receipt')}</p>
          <p className="ballot-receipt number">{receipt}</p>
        </div>
        <p>{t('receiptText')}</p>
        {round?.turnout && (
          <p>{t('turnout', { cast: round.turnout.cast, all: round.remote ? round.expected : round.present })}</p>
        )}
        <ButtonBar wide>
          <LinkButton kind="main" href={`/ballots/${voteId}`}>
            {t('finish')}
          </LinkButton>
          <LinkButton href={`/ballots/${voteId}/receipt`}>{t('toReceipt')}</LinkButton>
        </ButtonBar>
      </div>
    </BareBallot>
  );
}
