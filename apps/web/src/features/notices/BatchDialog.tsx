import { Button, DateField, Dialog, Form, todayInChina, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { noticeTexts } from './texts.ts';

/** What is done to the chosen notices. */
export type Batch = 'clear' | 'post' | 'close';

const words = {
  clear: ['clearAct', 'clearText', 'clearMany'],
  post: ['postAct', 'postText', 'postMany'],
  close: ['closeAct', 'closeText', 'closeMany'],
} as const;

/** Says what follows and for how many, then does it: all or none. */
export function BatchDialog({
  act,
  count,
  onRun,
  onClose,
}: {
  readonly act: Batch;
  readonly count: number;
  readonly onRun: (act: Batch, innerPostedOn: string | undefined) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useTexts(noticeTexts);
  const [title, text, button] = words[act];
  const form = useForm({
    initial: { innerPostedOn: '' },
    scope: 'batch',
    warnOnLeave: false,
    onSubmit: ({ innerPostedOn }) => onRun(act, innerPostedOn === '' ? undefined : innerPostedOn),
  });
  return (
    <Dialog title={t(title)} onClose={onClose}>
      <Form form={form}>
        <p>{t(text)}</p>
        {act === 'post' && (
          <DateField
            {...form.field('innerPostedOn')}
            label={t('innerPostedOn')}
            hint={t('innerHint')}
            max={todayInChina()}
            optional
          />
        )}
        <Button kind="main" type="submit" busy={form.busy}>
          {t(button, { count })}
        </Button>
      </Form>
    </Dialog>
  );
}
