import { Button, Dialog, Form, notify, TextArea, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { approvalTexts } from './texts.ts';

/** Asks for one text and does the act with it. */
export function TextDialog({
  title,
  label,
  first = '',
  onText,
  onClose,
}: {
  readonly title: string;
  readonly label: string;
  readonly first?: string;
  readonly onText: (text: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const t = useTexts(approvalTexts);
  const form = useForm({
    initial: { text: first },
    scope: 'text',
    check: ({ text }) => ({ text: text.trim().length < 2 ? t('reasonShort') : undefined }),
    onSubmit: async ({ text }) => {
      await onText(text.trim());
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form form={form}>
        <TextArea {...form.field('text')} label={label} limit={1000} rows={5} />
        <Button kind="main" type="submit" busy={form.busy}>
          {title}
        </Button>
      </Form>
    </Dialog>
  );
}
