import type { EvidenceRule } from '@jishi/domain';
import { useState } from 'react';
import { upload } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useAct } from '../../api/queries.ts';
import { urlOf } from '../../api/url-of.ts';
import { Button, FileField, formatBytes, ProblemView, Section, type PickedFile } from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { FormView } from './FormPage.tsx';
import { formTexts } from './texts.ts';

const endings: Readonly<Record<string, readonly string[]>> = {
  image: ['.jpg', '.jpeg', '.png', '.heic'],
  pdf: ['.pdf'],
  document: ['.docx'],
  sheet: ['.xlsx'],
};
const limitBytes = 30 * 1_048_576;

/** Files that prove something. Demanded only where the method says why; the reason stands beside it. */
export function Evidence({ view, error }: { readonly view: FormView; readonly error?: string | undefined }) {
  const t = useTexts(formTexts);
  const rules = view.definition.evidence as unknown as readonly EvidenceRule[];
  if (rules.length === 0 && view.evidence.length === 0) return null;
  return (
    <Section title={t('evidence')}>
      {error && <p className="field-error">{error}</p>}
      {rules.map((rule) => (
        <EvidenceOf key={rule.id} view={view} rule={rule} />
      ))}
    </Section>
  );
}

function EvidenceOf({ view, rule }: { readonly view: FormView; readonly rule: EvidenceRule }) {
  const t = useTexts(formTexts);
  const pick = usePick();
  const tie = useAct('forms.evidence');
  const [files, setFiles] = useState<readonly PickedFile[]>([]);
  const [problem, setProblem] = useState<ApiProblem>();
  const own = view.evidence.filter((file) => file.purpose === rule.id);
  const note = (key: string, change: Partial<PickedFile>) =>
    setFiles((now) => now.map((file) => (file.key === key ? { ...file, ...change } : file)));
  const send = async (picked: PickedFile) => {
    const form = new FormData();
    form.append('purpose', rule.id);
    form.append('file', picked.file);
    try {
      const stored = await upload('attachments.upload', { form }, (progress) => note(picked.key, { progress }));
      await tie.mutateAsync({ params: { formId: view.id }, body: { add: [stored.id] } });
      setFiles((now) => now.filter((file) => file.key !== picked.key));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      note(picked.key, { progress: undefined, error: error.sentence });
    }
  };
  const remove = async (id: number) => {
    try {
      await tie.mutateAsync({ params: { formId: view.id }, body: { remove: [id] } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  const accepts = rule.accepts ?? ['image', 'pdf', 'document', 'sheet'];
  return (
    <div className="stack">
      {problem && <ProblemView problem={problem} />}
      {view.can.edit && (
        <FileField
          name={`evidence-${rule.id}`}
          label={pick(rule.titleZh, rule.titleEn ?? rule.titleZh)}
          {...(rule.required === true ? {} : { optional: true })}
          hint={`${rule.required === true ? t('evidenceWhy', { reason: rule.reasonZh ?? '' }) : t('evidenceFree')} ${t('attachmentsLimit')}`}
          files={files}
          onPick={(picked) => {
            setFiles((now) => [...now, ...picked.map((file) => ({ ...file, progress: 0 }))]);
            for (const file of picked) void send(file);
          }}
          onRemove={(file) => setFiles((now) => now.filter((each) => each.key !== file.key))}
          accept={accepts.flatMap((kind) => endings[kind] ?? [])}
          limitBytes={limitBytes}
          multiple
          camera={accepts.includes('image')}
        />
      )}
      <ul className="file-list">
        {own.map((file) => (
          <li key={file.id}>
            <span className="file-name">
              <a href={urlOf('attachments.download', { params: { attachmentId: file.id }, query: { inline: '1' } })}>
                {file.name}
              </a>{' '}
              <span className="muted number">{formatBytes(file.sizeBytes)}</span>
            </span>
            {view.can.edit && (
              <Button
                small
                icon="remove"
                aria-label={t('removeOf', { name: file.name })}
                onClick={() => void remove(file.id)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
