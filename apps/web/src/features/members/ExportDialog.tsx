import { useState } from 'react';
import { Button } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Checkbox, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct } from '../../api/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCan } from '../../shell/session.ts';
import type { RosterFilters } from './filters.ts';
import { memberTexts } from './texts.ts';

/** Asks the purpose of an export; every person in the list will see it. */
export function ExportDialog({
  filters,
  total,
  onClose,
}: {
  readonly filters: RosterFilters;
  readonly total: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(memberTexts);
  const can = useCan();
  const [purpose, setPurpose] = useState('');
  const [reader, setReader] = useState('');
  const [readerError, setReaderError] = useState<string>();
  const [withIdentifiers, setWithIdentifiers] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const start = useAct('exports.request');
  const submit = async () => {
    setError(purpose.trim().length < 4 ? t('purposeShort') : undefined);
    setReaderError(reader.trim().length < 2 ? t('needed', { label: t('reader') }) : undefined);
    if (purpose.trim().length < 4 || reader.trim().length < 2) return;
    try {
      await start.mutateAsync({
        body: {
          kind: 'members',
          format: 'xlsx',
          filters,
          purpose: purpose.trim(),
          reader: reader.trim(),
          withIdentifiers,
        },
      });
      notify(t('exportStarted'));
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  return (
    <Dialog
      title={t('exportTitle')}
      onClose={onClose}
      actions={
        <Button kind="main" busy={start.isPending} onClick={() => void submit()}>
          {t('exportAct')}
        </Button>
      }
    >
      <div className="stack">
        {problem && <ProblemView problem={problem} />}
        <p>{t('exportScope', { total })}</p>
        <TextInput
          name="purpose"
          label={t('purpose')}
          hint={t('purposeHint')}
          value={purpose}
          onChange={setPurpose}
          error={error}
        />
        <TextInput
          name="reader"
          label={t('reader')}
          hint={t('readerHint')}
          value={reader}
          onChange={setReader}
          error={readerError}
        />
        {can('member.reveal') && (
          <Checkbox
            name="withIdentifiers"
            label={t('withIdentifiers')}
            checked={withIdentifiers}
            onChange={setWithIdentifiers}
          />
        )}
      </div>
    </Dialog>
  );
}
