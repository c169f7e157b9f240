import { useAct } from '../../api/queries.ts';
import { Button, Checkbox, Dialog, Form, notify, RadioGroup, TextInput, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCan } from '../../shell/session.ts';
import { importTexts } from './texts.ts';

/** What, as which file, what for and for whom. */
export function ExportDialog({ onClose }: { readonly onClose: (started: boolean) => void }) {
  const t = useTexts(importTexts);
  const can = useCan();
  const request = useAct('exports.request');
  const form = useForm({
    initial: { kind: 'members', format: 'xlsx', purpose: '', reader: '', identifiers: '' },
    check: ({ purpose, reader }) => ({
      purpose: purpose.trim().length >= 4 ? undefined : t('purposeShort'),
      reader: reader.trim().length >= 2 ? undefined : t('readerShort'),
    }),
    onSubmit: async ({ kind, format, purpose, reader, identifiers }) => {
      await request.mutateAsync({
        body: {
          kind: kind === 'orgs' ? 'orgs' : 'members',
          format: format === 'csv' ? 'csv' : 'xlsx',
          purpose: purpose.trim(),
          reader: reader.trim(),
          withIdentifiers: identifiers === 'yes',
        },
      });
      notify(t('exportStarted'));
      onClose(true);
    },
    warnOnLeave: false,
  });
  const { identifiers } = form.values;
  return (
    <Dialog title={t('exportTitle')} onClose={() => onClose(false)}>
      <p>{t('exportNote')}</p>
      <Form form={form}>
        <RadioGroup
          label={t('exportKind')}
          inline
          {...form.field('kind')}
          choices={[
            { value: 'members', label: t('exportMembers') },
            { value: 'orgs', label: t('exportOrgs') },
          ]}
        />
        <RadioGroup
          label={t('exportFormat')}
          inline
          {...form.field('format')}
          choices={[
            { value: 'xlsx', label: 'Excel' },
            { value: 'csv', label: 'CSV' },
          ]}
        />
        <TextInput label={t('purpose')} {...form.field('purpose')} maxLength={200} />
        <TextInput label={t('reader')} {...form.field('reader')} maxLength={100} />
        {can('member.reveal') && (
          <Checkbox
            name="identifiers"
            label={t('withIdentifiers')}
            hint={t('withIdentifiersHint')}
            checked={identifiers === 'yes'}
            onChange={(yes) => form.set({ identifiers: yes ? 'yes' : '' })}
          />
        )}
        <Button kind="main" type="submit" busy={form.busy}>
          {t('exportAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
