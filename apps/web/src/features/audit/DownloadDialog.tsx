import type { Input } from '../../api/routes.ts';
import { urlOf } from '../../api/url-of.ts';
import { Button } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { auditTexts } from './texts.ts';

type Filter = Omit<Input<'audit-trail.download'>['query'], 'purpose'>;

/** Asks what the export is for, then lets the browser fetch it. */
export function DownloadDialog({ filter, onClose }: { readonly filter: Filter; readonly onClose: () => void }) {
  const t = useTexts(auditTexts);
  const form = useForm({
    initial: { purpose: '' },
    check: ({ purpose }) => ({ purpose: purpose.trim().length >= 2 ? undefined : t('purposeMissing') }),
    onSubmit: ({ purpose }) => {
      window.location.assign(urlOf('audit-trail.download', { query: { ...filter, purpose: purpose.trim() } }));
      notify(t('downloadStarted'));
      onClose();
    },
    warnOnLeave: false,
  });
  return (
    <Dialog title={t('downloadTitle')} onClose={onClose}>
      <p>{t('downloadText')}</p>
      <Form form={form}>
        <TextInput label={t('purpose')} {...form.field('purpose')} maxLength={200} />
        <Button kind="main" type="submit" icon="download">
          {t('downloadAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
