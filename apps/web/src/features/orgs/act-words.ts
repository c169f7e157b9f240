import { useTexts } from '../../i18n/use-texts.ts';
import type { ActName, ActValues } from './acts.ts';
import { orgTexts } from './texts.ts';
import { useOrgWords, type OrgPage } from './words.ts';

/** Words of the acts and their fields. */
export function useActWords() {
  const t = useTexts(orgTexts);
  const words = useOrgWords();
  const titles: Readonly<Record<ActName, string>> = {
    reply: t('reply'),
    activate: t('actActivate'),
    rename: t('actRename'),
    move: t('actMove'),
    restructure: t('actRestructure'),
    merge: t('actMerge'),
    term: t('actTerm'),
    begin: t('actBegin'),
    dissolve: t('actDissolve'),
  };
  const submits: Readonly<Record<ActName, string>> = {
    reply: t('submitReply'),
    activate: t('submitActivate'),
    rename: t('submitRename'),
    move: t('submitMove'),
    restructure: t('submitRestructure'),
    merge: t('submitMerge'),
    term: t('submitTerm'),
    begin: t('submitBegin'),
    dissolve: t('submitDissolve'),
  };
  const labels: Readonly<Record<keyof ActValues, string>> = {
    decision: t('decision'),
    replyNo: t('replyNo'),
    decidedOn: t('decidedOn'),
    meeting: t('meeting'),
    opinion: t('opinion'),
    effectiveOn: t('effectiveOn'),
    reason: t('reason'),
    name: t('newName'),
    shortName: t('newShortName'),
    kind: t('newKind'),
    target: t('newParent'),
    targetName: t('newParent'),
    exceptionReason: t('exceptionReason'),
    termNumber: t('termNumber'),
    fromOn: t('fromOn'),
  };
  return {
    title: (act: ActName) => titles[act],
    submit: (act: ActName) => submits[act],
    note: (act: ActName) => (act === 'move' ? t('moveNote') : act === 'merge' ? t('mergeNote') : undefined),
    label: (field: keyof ActValues, act: ActName) =>
      field === 'target' && act === 'merge' ? t('into') : labels[field],
    value(field: keyof ActValues, values: ActValues): string {
      if (field === 'target') return values.targetName;
      if (field === 'decision') return values.decision === 'approve' ? t('agree') : t('disagree');
      if (field === 'kind') return words.kind(values.kind as OrgPage['org']['kind']);
      return values[field];
    },
  };
}
