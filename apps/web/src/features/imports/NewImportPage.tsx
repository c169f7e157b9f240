import { useState } from 'react';
import { useLocation } from 'wouter';
import { upload } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { urlOf } from '../../api/url-of.ts';
import {
  Button,
  ButtonBar,
  FileField,
  LinkButton,
  Page,
  PasswordInput,
  ProblemView,
  Section,
  StepBar,
  type PickedFile,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { stepsOf } from './steps.ts';
import { importTexts } from './texts.ts';

const limitBytes = 100 * 1_048_576;

/** ① The file: a template for those who have none, then choosing and sending. */
export function NewImportPage() {
  const t = useTexts(importTexts);
  const [, navigate] = useLocation();
  const [file, setFile] = useState<PickedFile>();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const needsPassword =
    problem?.code === 'file.password-needed' || problem?.code === 'file.password-wrong' || password !== '';
  const send = async (picked: PickedFile) => {
    const form = new FormData();
    if (password !== '') form.append('password', password);
    form.append('file', picked.file);
    setBusy(true);
    setProblem(undefined);
    try {
      const { id } = await upload('imports.upload', { form }, (progress) => setFile({ ...picked, progress }));
      navigate(`/imports/${id}`, { replace: true });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setFile({ ...picked, progress: undefined });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={t('newTitle')} crumbs={[{ label: t('crumb'), href: '/imports' }]} note={t('newNote')} width="form">
      <StepBar steps={stepsOf(t)} current={0} />
      <Section title={t('template')}>
        <p>{t('templateText')}</p>
        <LinkButton href={urlOf('imports.template', {})} icon="download" download external>
          {t('template')}
        </LinkButton>
      </Section>
      <Section title={t('pickFile')}>
        <div className="stack">
          {problem && <ProblemView problem={problem} />}
          <FileField
            name="file"
            label={t('pickFile')}
            hint={t('pickHint')}
            files={file ? [file] : []}
            accept={['.xlsx', '.xls', '.csv', '.et', '.txt']}
            limitBytes={limitBytes}
            onPick={([picked]) => {
              if (!picked) return;
              setFile(picked);
              void send(picked);
            }}
            onRemove={() => setFile(undefined)}
          />
          {needsPassword && (
            <PasswordInput
              name="password"
              label={t('password')}
              hint={t('passwordHint')}
              value={password}
              onChange={setPassword}
              autoComplete="off"
            />
          )}
          {problem && file && (
            <ButtonBar>
              <Button kind="main" busy={busy} onClick={() => void send(file)}>
                {t('retry')}
              </Button>
            </ButtonBar>
          )}
        </div>
      </Section>
    </Page>
  );
}
