import '../../design/table.css';
import { DefinitionList, formatInstant, ProgressBar, Section, StatusTag } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ResultTable } from './ResultTable.tsx';
import { voteTexts } from './texts.ts';
import { roundWords, voteTones, type Round, type Vote } from './words.ts';

/** One round: who is there, the turnout while it runs, what the tellers have entered, and what came of it. */
export function RoundPart({ vote, round }: { readonly vote: Vote; readonly round: Round }) {
  const t = useTexts(voteTexts);
  return (
    <Section
      title={`${t('round', { no: round.number })} · ${roundWords(t, round.kind)}`}
      action={<StatusTag tone={voteTones[round.state]}>{t(round.state)}</StatusTag>}
    >
      <div className="stack-loose">
        {round.state === 'open' && round.turnout && (
          <div role="status">
            <ProgressBar
              label={t('turnout')}
              done={round.turnout.cast}
              whole={round.remote ? round.expected : round.present}
            />
            <p className="muted">{t('turnoutText')}</p>
          </div>
        )}
        {round.voidReasonZh !== null && <p className="round-void">{round.voidReasonZh}</p>}
        <DefinitionList
          facts={[
            { label: t('method'), value: t(round.method) },
            { label: t('heads'), value: `${round.expected} / ${round.present}` },
            ...(round.seats === null ? [] : [{ label: t('seats'), value: String(round.seats) }]),
            ...(round.state === 'open' && round.closesAt !== null
              ? [{ label: t('closesTime'), value: t('closesAt', { time: formatInstant(round.closesAt) }) }]
              : []),
            ...(round.state === 'open' && round.fingerprint !== null
              ? [{ label: t('keyPrint'), value: <KeyPrint print={round.fingerprint} /> }]
              : []),
          ]}
        />
        {round.state === 'closed' && round.method === 'paper' && <Entries vote={vote} round={round} />}
        {round.result && <ResultTable vote={vote} round={round} result={round.result} />}
      </div>
    </Section>
  );
}

function KeyPrint({ print }: { readonly print: string }) {
  const t = useTexts(voteTexts);
  return (
    <>
      <span className="number">{print}</span>
      <br />
      <span className="muted small">{t('keyPrintText')}</span>
    </>
  );
}

function Entries({ vote, round }: { readonly vote: Vote; readonly round: Round }) {
  const t = useTexts(voteTexts);
  const entered = new Map(round.entries.map((each) => [each.memberId, each]));
  return (
    <div className="stack" role="status">
      <p>{t('countWho', { names: vote.tellers.map(({ name }) => name).join('、') })}</p>
      <ul>
        {vote.tellers.map(({ memberId, name }) => {
          const entry = entered.get(memberId);
          return (
            <li key={memberId}>{entry ? t('entered', { name, attempt: entry.attempt }) : t('waiting', { name })}</li>
          );
        })}
      </ul>
      <Differences round={round} />
    </div>
  );
}

/** Where two tellers differ: only these are counted again. */
export function Differences({ round }: { readonly round: Round }) {
  const t = useTexts(voteTexts);
  if (round.differences.length === 0) return null;
  return (
    <div className="card stack" role="alert">
      <h3>{t('differ')}</h3>
      <p>{t('differText')}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col" className="align-right">
              {t('firstTeller')}
            </th>
            <th scope="col" className="align-right">
              {t('secondTeller')}
            </th>
          </tr>
        </thead>
        <tbody>
          {round.differences.map((each) => (
            <tr key={each.fieldZh}>
              <th scope="row">{each.fieldZh}</th>
              <td className="align-right number">{each.first}</td>
              <td className="align-right number">{each.second}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
