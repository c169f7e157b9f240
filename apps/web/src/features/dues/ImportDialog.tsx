import { useState } from 'react';
import { upload } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { answers } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { FileField, type PickedFile } from '../../design/FileField.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { duesTexts } from './texts.ts';

/** Assesses from a table; what could not be taken is shown row by row with its reason. */
export function ImportDialog({ month, onClose }: { readonly month: string; readonly onClose: () => void }) {
  const t = useTexts(duesTexts);
  const [file, setFile] = useState<PickedFile>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [result, setResult] = useState<Output<'dues.importStandings'>>();
  const send = async (picked: PickedFile) => {
    const form = new FormData();
    form.append('file', picked.file);
    setFile(picked);
    setProblem(undefined);
    try {
      setResult(await upload('dues.importStandings', { query: { fromMonth: month }, form }));
      await answers.refresh(() => true);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  return (
    <Dialog title={t('importAssess')} onClose={onClose}>
      <p>{t('importHint')}</p>
      {problem && <ProblemView problem={problem} />}
      <FileField
        name="file"
        label={t('chooseFile')}
        files={file ? [file] : []}
        accept={['.xlsx', '.xls', '.csv']}
        limitBytes={20 * 1_048_576}
        onPick={([picked]) => picked && void send(picked)}
        onRemove={() => setFile(undefined)}
      />
      {result && (
        <div role="status">
          <p>{t('importDone', { count: result.saved, back: result.handedBack.length })}</p>
          <ul>
            {result.handedBack.map(({ row, name, reasonZh }) => (
              <li key={row}>
                {t('rowNo', { row })} {name}：{reasonZh}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
