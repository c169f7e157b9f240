import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { CheckboxGroup, RadioGroup, TextArea, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { notificationTexts } from './texts.ts';

type Circular = Output<'notifications.circulars'>['items'][number];
type Receipt = Circular['receipt'];

interface Values {
  readonly titleZh: string;
  readonly bodyZh: string;
  readonly audience: readonly string[];
  readonly receipt: string;
  readonly acknowledgeBy: string;
}

/** A new circular. */
export function NewCircularPage() {
  const t = useTexts(notificationTexts);
  const [, navigate] = useLocation();
  const create = useAct('notifications.create');
  return (
    <Page title={t('newCircular')} width="form" crumbs={[{ label: t('circulars'), href: '/messages/circulars' }]}>
      <CircularForm
        initial={{ titleZh: '', bodyZh: '', audience: ['orgs-below'], receipt: 'acknowledgement', acknowledgeBy: '' }}
        draft="new-circular"
        onSave={async (body) => {
          const { circularId } = await create.mutateAsync({ body });
          navigate(`/messages/circulars/${circularId}`);
        }}
      />
    </Page>
  );
}

/** The draft of a circular, until it is sent. */
export function EditCircular({ circular }: { readonly circular: Circular }) {
  const t = useTexts(notificationTexts);
  const update = useAct('notifications.update');
  return (
    <CircularForm
      initial={{
        titleZh: circular.titleZh,
        bodyZh: circular.bodyZh,
        audience: circular.audience,
        receipt: circular.receipt,
        acknowledgeBy: circular.acknowledgeBy ?? '',
      }}
      draft={`circular-${circular.id}`}
      onSave={async (body) => {
        await update.mutateAsync({ params: { circularId: circular.id }, body: { ...body, version: circular.version } });
        notify(t('saved'));
      }}
    />
  );
}

function CircularForm({
  initial,
  draft,
  onSave,
}: {
  readonly initial: Values;
  readonly draft: string;
  readonly onSave: (body: {
    titleZh: string;
    bodyZh: string;
    audience: string[];
    receipt: Receipt;
    acknowledgeBy?: string;
  }) => Promise<void>;
}) {
  const t = useTexts(notificationTexts);
  const form = useForm<Values>({
    initial,
    draft,
    check: ({ titleZh, bodyZh, audience }) => ({
      titleZh: titleZh.trim() === '' ? t('required') : undefined,
      bodyZh: bodyZh.trim() === '' ? t('required') : undefined,
      audience: audience.length === 0 ? t('required') : undefined,
    }),
    onSubmit: async ({ acknowledgeBy, audience, receipt, ...values }) => {
      await onSave({
        ...values,
        audience: [...audience],
        receipt: receipt === 'acknowledgement' || receipt === 'delivery' ? receipt : 'none',
        ...(acknowledgeBy === '' ? {} : { acknowledgeBy }),
      });
    },
  });
  return (
    <Form form={form}>
      <TextInput {...form.field('titleZh')} label={t('title')} />
      <TextArea {...form.field('bodyZh')} label={t('body')} limit={5000} rows={8} />
      <CheckboxGroup
        {...form.field('audience')}
        label={t('audience')}
        choices={[
          { value: 'orgs-below', label: t('toOrgsBelow') },
          { value: 'branch-members', label: t('toBranchMembers') },
          { value: 'committee-members', label: t('toCommittee') },
          { value: 'all-members-below', label: t('toAllMembers') },
        ]}
      />
      <RadioGroup
        {...form.field('receipt')}
        label={t('receipt')}
        choices={[
          { value: 'none', label: t('receiptNone') },
          { value: 'delivery', label: t('receiptDelivery') },
          { value: 'acknowledgement', label: t('receiptAcknowledge') },
        ]}
      />
      {form.values.receipt === 'acknowledgement' && (
        <DateField {...form.field('acknowledgeBy')} label={t('acknowledgeBy')} optional />
      )}
      <Button kind="main" type="submit" busy={form.busy}>
        {t('saveDraft')}
      </Button>
    </Form>
  );
}
