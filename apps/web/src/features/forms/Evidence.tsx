import type { EvidenceRule } from '@jishi/domain';
import { useState } from 'react';
import { upload } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useAct } from '../../api/queries.ts';
import { urlOf } from '../../api/url-of.ts';
import { Button, FileField, formatBytes, ProblemView, Section, type PickedFile } from '../../design/index.ts';
import type { Translate } from '../../i18n/texts.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { FormView } from './FormPage.tsx';
import { formTexts } from './texts.ts';

const endings: Readonly<Record<NonNullable<EvidenceRule['accepts']>[number], readonly string[]>> = {
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
  return (
    <div className="stack">
      {problem && <ProblemView problem={problem} />}
      {view.can.edit && (
        <FileField
          name={`evidence-${rule.id}`}
          label={pick(rule.titleZh, rule.titleEn ?? rule.titleZh)}
          {...(rule.required === true ? {} : { optional: true })}
          hint={hintOf(t, rule, own.length)}
          files={files}
          onPick={(picked) => {
            // What is one too many says so at once and is not sent in vain.
            const room = (rule.maxFiles ?? Number.POSITIVE_INFINITY) - own.length - files.length;
            const taken = picked.map((file, index): PickedFile =>
              index < room
                ? { ...file, progress: 0 }
                : { ...file, error: t('evidenceFull', { most: rule.maxFiles ?? 0 }) },
            );
            setFiles((now) => [...now, ...taken]);
            for (const file of taken) if (file.error === undefined) void send(file);
          }}
          onRemove={(file) => setFiles((now) => now.filter((each) => each.key !== file.key))}
          accept={endingsOf(rule)}
          limitBytes={limitBytes}
          multiple={rule.maxFiles !== 1}
          camera={endingsOf(rule).includes('.jpg')}
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

/** Whether it is asked for and why, which kinds and how many are taken, and how many there are. */
function hintOf(t: Translate<typeof formTexts.zh>, rule: EvidenceRule, given: number): string {
  const why = rule.required === true ? t('evidenceWhy', { reason: rule.reasonZh ?? '' }) : t('evidenceFree');
  const most = rule.maxFiles === undefined ? '' : t('evidenceMost', { most: rule.maxFiles, given });
  const kinds = rule.accepts === undefined ? '' : t('evidenceTakes', { types: endingsOf(rule).join(t('typeComma')) });
  return [why, most, kinds, t('attachmentsLimit')].filter((part) => part !== '').join(' ');
}

function endingsOf({ accepts = ['image', 'pdf', 'document', 'sheet'] }: EvidenceRule): readonly string[] {
  return accepts.flatMap((kind) => endings[kind]);
}
