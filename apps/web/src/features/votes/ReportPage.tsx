import './votes.css';
import { useCall } from '../../api/queries.ts';
import { ButtonBar, EmptyState, Loaded, Page, PrintButton, PrintLayout } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { ResultTable } from './ResultTable.tsx';
import { voteTexts } from './texts.ts';
import { roundWords, type Vote } from './words.ts';

/** 计票结果单 of each round and the 选举结果报告单, to be printed, signed and handed to the higher organisation. */
export function ReportPage({ params }: PageParams) {
  const t = useTexts(voteTexts);
  const query = useCall('votes.get', { params: { voteId: Number(params['voteId']) } });
  return (
    <Loaded query={query}>
      {(vote) => (
        <Page
          title={t(vote.kind === 'motion' ? 'motionReport' : 'reportTitle')}
          crumbs={[
            { label: t('votes'), href: '/ballots' },
            { label: vote.titleZh, href: `/ballots/${vote.id}` },
          ]}
        >
          {vote.state === 'declared' ? (
            <Papers vote={vote} />
          ) : (
            <EmptyState title={t('notYet')}>{t('notYetText')}</EmptyState>
          )}
        </Page>
      )}
    </Loaded>
  );
}

function Papers({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  const counted = vote.rounds.filter((round) => round.result !== null);
  const isMotion = vote.kind === 'motion';
  const last = counted.at(-1);
  return (
    <div className="stack-loose">
      <div className="no-print">
        <ButtonBar>
          <PrintButton />
        </ButtonBar>
      </div>
      <PrintLayout title={t(isMotion ? 'motionReport' : 'reportTitle')} org={vote.orgName}>
        <div className="report-paper stack">
          <p className="report-line">
            {t('reportLead', {
              org: vote.orgName,
              date: vote.heldOn ?? '',
              title: vote.titleZh,
              expected: last?.expected ?? 0,
              present: last?.present ?? 0,
              quorum: t('quorumMet'),
            })}
          </p>
          {counted.map((round) => (
            <p key={round.id} className="report-line">
              {t('reportBallots', {
                no: round.number,
                out: round.result?.out ?? 0,
                back: round.result?.back ?? 0,
                valid: round.result?.valid ?? 0,
                invalid: round.result?.invalid ?? 0,
                kind: t(isMotion ? 'kindVote' : 'kindElection'),
              })}
            </p>
          ))}
          {vote.chosen.length === 0 ? (
            <p className="report-line">{t('nobody')}</p>
          ) : (
            <>
              <p className="report-line">{t(isMotion ? 'reportCarried' : 'reportChosen')}</p>
              <ul className="chosen-list">
                {vote.chosen.map((each) => (
                  <li key={each.id}>{each.titleZh}</li>
                ))}
              </ul>
            </>
          )}
          {vote.seatsGivenUp > 0 && <p className="report-line">{t('seatsGivenUp', { count: vote.seatsGivenUp })}</p>}
          {!isMotion && <p className="report-line">{t('reportTo')}</p>}
          <SignLines labels={[t('signChair'), t('signScrutineer'), t('signDate')]} />
        </div>
        {counted.map((round) => (
          <section key={round.id} className="count-sheet stack">
            <h2>
              {t('countSheet')} · {t('round', { no: round.number })} · {roundWords(t, round.kind)}
            </h2>
            <p>
              {t('method')}：{t(round.method)} · {t('heads')} {round.expected} / {round.present}
            </p>
            {round.result && <ResultTable vote={vote} round={round} result={round.result} />}
            <p>
              {t('scrutineers')}：{vote.scrutineers.map(({ name }) => name).join('、') || '—'} · {t('tellers')}：
              {vote.tellers.map(({ name }) => name).join('、') || '—'}
            </p>
            <SignLines labels={[t('signScrutineer'), t('signTeller'), t('signTeller'), t('signDate')]} />
          </section>
        ))}
      </PrintLayout>
    </div>
  );
}

function SignLines({ labels }: { readonly labels: readonly string[] }) {
  return (
    <ul className="sign-lines">
      {labels.map((label, no) => (
        // Two tellers sign under the same words.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={no}>{label}：</li>
      ))}
    </ul>
  );
}
