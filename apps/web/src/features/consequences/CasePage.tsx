import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { Acts } from '../../design/ActDialog.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, HistoryList, StatusTag, type Fact } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCaseActs } from './case-acts.ts';
import { caseTone } from './CasesPage.tsx';
import type { Case } from './case.ts';
import { caseTexts } from './texts.ts';

/** One case: everything of it, for the office and the person alike. */
export function CasePage({ params }: PageParams) {
  const t = useTexts(caseTexts);
  const found = useCall('consequences.get', { params: { consequenceCaseId: Number(params['caseId']) } });
  return (
    <Page
      title={found.data?.titleZh ?? t('cases')}
      note={t('note')}
      width="text"
      crumbs={[{ label: t('cases'), href: '/consequences' }]}
    >
      <Loaded query={found} skeleton={<Skeleton />}>
        {(loaded) => <Content found={loaded} />}
      </Loaded>
    </Page>
  );
}

function Content({ found }: { readonly found: Case }) {
  const t = useTexts(caseTexts);
  const acts = useCaseActs(found);
  return (
    <div className="stack-loose">
      <DefinitionList
        facts={[
          {
            label: t('state'),
            value: (
              <>
                <StatusTag tone={caseTone(found.state)}>{t(found.state)}</StatusTag> {found.endedReason}
              </>
            ),
          },
          { label: t('subject'), value: found.subjectName },
          { label: t('fact'), value: `${found.factOn} ${found.factZh}` },
          { label: t('basis'), value: found.basisZh },
          { label: t('owner'), value: found.orgName },
          { label: t('deciderOrg'), value: found.deciderName },
          ...(found.proposedByZh === null ? [] : [{ label: t('proposedBy'), value: found.proposedByZh }]),
          {
            label: t('measures'),
            value: found.measures
              .map(({ titleZh, term }) => (term === null ? titleZh : `${titleZh}（${t('longest', { term })}）`))
              .join('、'),
          },
          ...useCourse(found),
        ]}
      />
      {found.escalatedTo !== null && (
        <p>
          <Link href={`/consequences/${found.escalatedTo}`}>{t('next')}</Link>
        </p>
      )}
      <Acts acts={acts} />
      <History found={found} />
    </div>
  );
}

/** What has happened so far, each with what the person needs to know about it. */
function useCourse(found: Case): readonly Fact[] {
  const t = useTexts(caseTexts);
  const { meeting, appealFacts } = found;
  const facts: Fact[] = [];
  if (found.investigationZh !== null)
    facts.push({
      label: t('investigation'),
      value: `${found.investigatedOn ?? ''} ${found.investigatedByName ?? ''}：${found.investigationZh}`,
    });
  if (found.heardOn !== null)
    facts.push({
      label: t('hearing'),
      value:
        found.appeared === false
          ? t('absent', { date: found.invitedOn ?? '' })
          : `${found.heardOn} ${found.statementZh ?? ''}`,
    });
  if (found.helperName !== null) facts.push({ label: t('helper'), value: found.helperName });
  if (found.decisionZh !== null)
    facts.push({
      label: t('decision'),
      value: (
        <>
          <strong>{found.measureZh}</strong> {found.decisionZh}{' '}
          {meeting && (
            <span className="muted">
              {t('meetingValue', {
                title: meeting.titleZh,
                date: meeting.heldOn,
                expected: meeting.expected,
                present: meeting.present,
                inFavour: meeting.inFavour,
              })}
            </span>
          )}
        </>
      ),
    });
  if (found.servedOn !== null)
    facts.push({
      label: t('service'),
      value: [
        t('servedValue', { date: found.servedOn, how: found.servedHowZh ?? '' }),
        found.acknowledgedOn && t('acknowledgedOn', { date: found.acknowledgedOn }),
      ]
        .filter(Boolean)
        .join('，'),
    });
  if (found.termFrom !== null && found.termUntil !== null)
    facts.push({ label: t('term'), value: t('termValue', { from: found.termFrom, until: found.termUntil }) });
  if (found.nextReviewOn !== null && found.state === 'running')
    facts.push({ label: t('review'), value: t('nextReview', { date: found.nextReviewOn }) });
  if (found.reviewZh !== null) facts.push({ label: t('findings'), value: found.reviewZh });
  if (appealFacts === null && found.appealUntil !== null)
    facts.push({
      label: t('appealRight'),
      value: t('appealUntil', { date: found.appealUntil, org: found.appealOrgName }),
    });
  if (appealFacts !== null)
    facts.push({
      label: t('appealRight'),
      value: (
        <>
          {t('appealFiled', { date: appealFacts.filedOn, due: appealFacts.dueOn })}：{appealFacts.statementZh}
          {appealFacts.outcome !== null && (
            <>
              <br />
              {t('appealAnswer', {
                date: appealFacts.answeredOn ?? '',
                org: found.appealOrgName,
                outcome: t(appealFacts.outcome),
                text: appealFacts.answerZh ?? '',
              })}
            </>
          )}
        </>
      ),
    });
  return facts;
}

function History({ found }: { readonly found: Case }) {
  const t = useTexts(caseTexts);
  const words: Readonly<Record<string, string>> = {
    open: t('actOpen'),
    propose: t('actPropose'),
    investigate: t('actInvestigate'),
    hear: t('actHear'),
    decide: t('actDecide'),
    serve: t('actServe'),
    review: t('actReview'),
    drop: t('actDrop'),
    'go-on': t('go-on'),
    lift: t('lift'),
    escalate: t('escalated'),
    acknowledge: t('actAcknowledge'),
    appeal: t('actAppeal'),
    'answer-appeal': t('actAnswer'),
  };
  return (
    <Section title={t('history')}>
      <HistoryList
        entries={found.history
          .slice()
          .reverse()
          .map((entry, index) => ({
            id: `${entry.at} ${index}`,
            at: entry.at,
            who: entry.byName,
            what: `${words[entry.act] ?? entry.act}：${entry.textZh}`,
          }))}
      />
    </Section>
  );
}
