import { Button } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { accountTexts } from './texts.ts';

/** Asks for the reason of an act that cannot be taken back by itself; a refusal is shown in place. */
export function ReasonDialog({
  title,
  text,
  action,
  danger,
  onReason,
  onClose,
}: {
  readonly title: string;
  /** What the act does. */
  readonly text: string;
  readonly action: string;
  readonly danger?: boolean;
  readonly onReason: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useTexts(accountTexts);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length >= 2 ? undefined : t('reasonMissing') }),
    onSubmit: ({ reason }) => onReason(reason.trim()),
    warnOnLeave: false,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <Form form={form}>
        <TextInput label={t('reason')} {...form.field('reason')} maxLength={200} />
        <Button kind={danger ? 'danger' : 'main'} type="submit" busy={form.busy}>
          {action}
        </Button>
      </Form>
    </Dialog>
  );
}
