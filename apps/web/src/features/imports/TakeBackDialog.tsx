import { useAct } from '../../api/queries.ts';
import { Button, Dialog, Form, formatCount, notify, TextInput, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { importTexts } from './texts.ts';

/** Names what goes, asks why. What is in use is refused by the server, with what uses it. */
export function TakeBackDialog({
  line,
  onClose,
}: {
  readonly line: { readonly id: number; readonly fileName: string; readonly added: number; readonly changed: number };
  readonly onClose: () => void;
}) {
  const t = useTexts(importTexts);
  const takeBack = useAct('imports.takeBack');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length >= 2 ? undefined : t('reasonMissing') }),
    onSubmit: async ({ reason }) => {
      await takeBack.mutateAsync({ params: { importId: line.id }, body: { reason: reason.trim() } });
      notify(t('takenBack', { name: line.fileName }));
      onClose();
    },
    warnOnLeave: false,
  });
  const facts = { name: line.fileName, added: formatCount(line.added), changed: formatCount(line.changed) };
  return (
    <Dialog title={t('takeBackTitle')} onClose={onClose}>
      <p>{t('takeBackText', facts)}</p>
      <Form form={form}>
        <TextInput label={t('reason')} {...form.field('reason')} maxLength={200} />
        <Button kind="danger" type="submit" busy={form.busy}>
          {t('takeBackAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
