import { useState } from 'react';
import { Link } from 'wouter';
import { upload } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { answers } from '../../api/queries.ts';
import { FileField, type PickedFile } from '../../design/FileField.tsx';
import { Section } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { AccountView } from './AccountPage.tsx';
import { duesTexts } from './texts.ts';

/** Statements that were held against the books, and taking another. */
export function Statements({ account }: { readonly account: AccountView }) {
  const t = useTexts(duesTexts);
  const [file, setFile] = useState<PickedFile>();
  const [problem, setProblem] = useState<ApiProblem>();
  const send = async (picked: PickedFile) => {
    const form = new FormData();
    form.append('file', picked.file);
    setFile(picked);
    setProblem(undefined);
    try {
      await upload('funds.importStatement', { params: { fundAccountId: account.id }, form });
      setFile(undefined);
      await answers.refresh(() => true);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  return (
    <Section title={t('reconcile')}>
      <div className="stack">
        <p className="muted">{t('reconcileText')}</p>
        <ul className="plain-list stack">
          {account.statements.map((row) => (
            <li key={row.id}>
              <Link href={`/dues/statements/${row.id}`}>{row.fileName}</Link> {row.fromOn} – {row.untilOn} ·{' '}
              {t('statementCounts', row.counts)}
            </li>
          ))}
        </ul>
        {problem && <ProblemView problem={problem} />}
        {account.can.keep && (
          <FileField
            name="statement"
            label={t('importStatement')}
            files={file ? [file] : []}
            accept={['.xlsx', '.xls', '.csv']}
            limitBytes={20 * 1_048_576}
            onPick={([picked]) => picked && void send(picked)}
            onRemove={() => setFile(undefined)}
          />
        )}
      </div>
    </Section>
  );
}
