import type { Output } from '../../api/routes.ts';
import { DefinitionList, RuleLine, Section } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { voteTexts } from './texts.ts';
import { thresholdWords, type Threshold, type Vote } from './words.ts';

type Preset = Output<'votes.presets'>['items'][number];

/** Rules of a kind of vote, each with its document and article. */
export function PresetRules({ preset }: { readonly preset: Preset }) {
  const t = useTexts(voteTexts);
  return (
    <DefinitionList
      label={t('rules')}
      facts={[
        { label: t('quorum'), value: <Share threshold={preset.quorum} /> },
        { label: t('pass'), value: <Share threshold={preset.pass} /> },
        ...(preset.surplusRule ? [{ label: t('surplus'), value: <RuleLine rule={preset.surplusRule} /> }] : []),
        { label: t('secret'), value: t(preset.secret ? 'secretYes' : 'secretNo') },
      ]}
    />
  );
}

/** Rules a vote is held by, with its own numbers. */
export function RuleFacts({ vote }: { readonly vote: Vote }) {
  const t = useTexts(voteTexts);
  const { seats, surplus, needed } = vote;
  return (
    <Section title={t('rules')}>
      <DefinitionList
        facts={[
          {
            label: t('quorum'),
            value:
              vote.bodiesZh.length > 1 ? (
                t('anyBody', { bodies: vote.bodiesZh.join('、') })
              ) : (
                <Share threshold={vote.quorum} />
              ),
          },
          { label: t('pass'), value: <Share threshold={vote.pass} /> },
          ...(seats !== null && surplus !== null && needed !== null
            ? [
                {
                  label: t('surplus'),
                  value: (
                    <>
                      {t('surplusValue', { seats, surplus, needed })}
                      {vote.surplusRule && <RuleLine rule={vote.surplusRule} />}
                    </>
                  ),
                },
              ]
            : []),
          { label: t('secret'), value: t(vote.secret ? 'secretYes' : 'secretNo') },
        ]}
      />
    </Section>
  );
}

function Share({ threshold }: { readonly threshold: Threshold | null }) {
  const t = useTexts(voteTexts);
  if (threshold === null) return t('noThreshold');
  return (
    <>
      {thresholdWords(t, threshold)}
      {threshold.rule && <RuleLine rule={threshold.rule} />}
    </>
  );
}
