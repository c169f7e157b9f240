import { TextInput, type TextInputProps } from '../../design/inputs.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { registerTexts } from './texts.ts';

/** Asks for the decision behind a change; within a run it names the record of the step. */
export function SourceField(field: Omit<TextInputProps, 'label' | 'hint'>) {
  const t = useTexts(registerTexts);
  return <TextInput {...field} label={t('source')} hint={t('sourceHint')} />;
}

/** The source as the server takes it. */
export function sourceOf(step: string | null, sourceRef: string) {
  return step === null
    ? { sourceKind: 'decision' as const, sourceRef }
    : { sourceKind: 'step' as const, sourceRef, runStepId: Number(step) };
}
