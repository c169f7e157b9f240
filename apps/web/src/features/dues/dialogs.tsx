import type { ReactNode } from 'react';
import { Button } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { duesTexts } from './texts.ts';

/** A window that asks for one text and does one act: take back, refuse, explain, decide. */
export function TextDialog(props: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly label: string;
  readonly hint?: string;
  readonly action: string;
  readonly initial?: string;
  readonly optional?: boolean;
  readonly limit?: number;
  readonly onSend: (text: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const t = useTexts(duesTexts);
  const form = useForm({
    initial: { text: props.initial ?? '' },
    scope: 'text',
    check: ({ text }) => ({ text: !props.optional && text.trim().length < 2 ? t('reasonBad') : undefined }),
    onSubmit: async ({ text }) => {
      await props.onSend(text.trim());
      notify(t('done'));
      props.onClose();
    },
  });
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.text !== undefined && <p>{props.text}</p>}
      <Form form={form}>
        <TextArea
          {...form.field('text')}
          label={props.label}
          hint={props.hint}
          optional={props.optional}
          limit={props.limit ?? 300}
          rows={3}
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {props.action}
        </Button>
      </Form>
    </Dialog>
  );
}
