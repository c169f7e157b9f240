import { Page, Section } from '../design/Page.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { KeyTable } from './KeysDialog.tsx';
import { helpTexts } from './help-texts.ts';

const parts = [
  ['helpStart', ['helpStart1', 'helpStart2', 'helpStart3']],
  ['helpFind', ['helpFind1', 'helpFind2']],
  ['helpSave', ['helpSave1', 'helpSave2']],
  ['helpUndo', ['helpUndo1', 'helpUndo2']],
  ['helpWhy', ['helpWhy1']],
  ['helpPhone', ['helpPhone1', 'helpPhone2']],
  ['helpPrint', ['helpPrint1']],
] as const;

/** How to do things, in a page; the same place on every page leads here. */
export function HelpPage() {
  const t = useTexts(helpTexts);
  return (
    <Page title={t('helpTitle')} width="text">
      {parts.map(([title, lines]) => (
        <Section key={title} title={t(title)}>
          {lines.map((line) => (
            <p key={line}>{t(line)}</p>
          ))}
        </Section>
      ))}
      <Section title={t('helpKeys')}>
        <KeyTable />
      </Section>
      <Section title={t('helpContact')}>
        <p>{t('helpContact1')}</p>
      </Section>
    </Page>
  );
}
