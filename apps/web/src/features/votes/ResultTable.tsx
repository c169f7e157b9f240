import '../../design/table.css';
import { StatusTag } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { voteTexts } from './texts.ts';
import type { Round, Vote } from './words.ts';

/** Votes of a round by option; of too small a group only what came out. */
export function ResultTable({
  vote,
  round,
  result,
}: {
  readonly vote: Vote;
  readonly round: Round;
  readonly result: NonNullable<Round['result']>;
}) {
  const t = useTexts(voteTexts);
  const hasWritten = result.options.some((each) => each.written !== null && each.written > 0);
  const heads = [t('inFavour'), ...(hasWritten ? [t('writtenShort')] : []), t('against'), t('abstained')];
  return (
    <div className="stack">
      <p>
        {[
          ...(round.method === 'hands' ? [] : [`${t('ballotsOut')} ${result.out}`]),
          `${t('ballotsBack')} ${result.back}`,
          `${t('ballotsValid')} ${result.valid}`,
          `${t('ballotsInvalid')} ${result.invalid}`,
          ...(result.needed === null ? [] : [`${t('needed')} ${t('votesUnit', { count: result.needed })}`]),
        ].join(' · ')}
      </p>
      {result.withheld && <p>{t('withheld')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls in its own region, by keyboard too */}
      <div className="table-region" role="region" aria-label={t('result')} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              {!result.withheld &&
                heads.map((head) => (
                  <th key={head} scope="col" className="align-right">
                    {head}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {result.options.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  {each.titleZh}{' '}
                  {each.chosen && (
                    <StatusTag tone="green" icon="check">
                      {t(vote.kind === 'motion' ? 'carriedTag' : 'chosenTag')}
                    </StatusTag>
                  )}
                </th>
                {!result.withheld &&
                  [each.inFavour, ...(hasWritten ? [each.written] : []), each.against, each.abstained].map(
                    (count, no) => (
                      <td key={heads[no]} className="align-right number">
                        {count}
                      </td>
                    ),
                  )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
