import { Page, Section } from '../design/Page.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { helpTexts } from './help-texts.ts';

const parts = [
  ['rightsAll', ['rightsAll1', 'rightsAll2', 'rightsAll3', 'rightsAll4']],
  ['rightsSecret', ['rightsSecret1', 'rightsSecret2', 'rightsSecret3']],
  ['rightsMembers', ['rightsMembers1', 'rightsMembers2', 'rightsMembers3', 'rightsMembers4']],
  ['rightsResidents', ['rightsResidents1', 'rightsResidents2', 'rightsResidents3']],
  ['rightsPetition', ['rightsPetition1', 'rightsPetition2', 'rightsPetition3']],
  ['rightsBurden', ['rightsBurden1', 'rightsBurden2']],
] as const;

/** What the platform keeps about people and what it refuses to be, linked from the foot of every page. */
export function RightsPage() {
  const t = useTexts(helpTexts);
  return (
    <Page title={t('rightsTitle')} note={t('rightsLead')} width="text">
      {parts.map(([title, lines]) => (
        <Section key={title} title={t(title)}>
          <ul>
            {lines.map((line) => (
              <li key={line}>{t(line)}</li>
            ))}
          </ul>
        </Section>
      ))}
      <p>{t('rightsAsk')}</p>
    </Page>
  );
}
