import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import type { Option } from '../../design/Combobox.tsx';
import { DataTable } from '../../design/DataTable.tsx';
import { ConfirmDialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { EmptyState, Loaded } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { OrgPicker } from '../orgs/OrgPicker.tsx';
import { gradingTexts } from './texts.ts';

type Reviewer = Output<'gradings.reviewers'>['items'][number];

/** The review group of a township: who may be sent to review branches. */
export function ReviewersPage() {
  const t = useTexts(gradingTexts);
  const reviewers = useCall('gradings.reviewers', {});
  const [leaving, setLeaving] = useState<Reviewer>();
  const columns: readonly Column<Reviewer>[] = [
    { id: 'name', header: t('reviewerName'), names: true, cell: (reviewer) => reviewer.name },
    { id: 'duty', header: t('duty'), weight: 2, cell: (reviewer) => reviewer.dutyZh },
    { id: 'home', header: t('home'), weight: 2, cell: (reviewer) => reviewer.homeOrgName ?? t('homeUnknown') },
    {
      id: 'act',
      header: t('act'),
      cell: (reviewer) => (
        <Button small onClick={() => setLeaving(reviewer)}>
          {t('removeReviewer')}
          <span className="hidden-text">{reviewer.name}</span>
        </Button>
      ),
    },
  ];
  return (
    <Page
      title={t('reviewGroup')}
      note={t('reviewGroupNote')}
      crumbs={[{ label: t('grading'), href: '/grading' }]}
      width="form"
    >
      <Loaded query={reviewers}>
        {({ items }) => (
          <DataTable
            caption={t('reviewGroup')}
            rows={items}
            rowId={(reviewer) => reviewer.id}
            columns={columns}
            empty={<EmptyState title={t('reviewersEmpty')}>{t('reviewersEmptyText')}</EmptyState>}
          />
        )}
      </Loaded>
      <AddReviewer />
      {leaving && <RemoveReviewer reviewer={leaving} onClose={() => setLeaving(undefined)} />}
    </Page>
  );
}

function RemoveReviewer({ reviewer, onClose }: { readonly reviewer: Reviewer; readonly onClose: () => void }) {
  const t = useTexts(gradingTexts);
  const remove = useAct('gradings.removeReviewer', {
    onSuccess: () => notify(t('removed', { name: reviewer.name })),
  });
  return (
    <ConfirmDialog
      title={t('removeTitle', { name: reviewer.name })}
      consequence={t('removeText')}
      action={t('removeReviewer')}
      onConfirm={() => remove.mutateAsync({ params: { reviewerId: reviewer.id } }).then(onClose, onClose)}
      onClose={onClose}
    />
  );
}

function AddReviewer() {
  const t = useTexts(gradingTexts);
  const [home, setHome] = useState<Option>();
  const add = useAct('gradings.addReviewer');
  const form = useForm({
    initial: { name: '', dutyZh: '' },
    check: ({ name }) => ({ name: name.trim().length < 2 ? t('nameMissing') : undefined }),
    onSubmit: async ({ name, dutyZh }) => {
      await add.mutateAsync({ body: { name, dutyZh, ...(home ? { homeOrgId: Number(home.id) } : {}) } });
      notify(t('added', { name }));
      form.reset();
      setHome(undefined);
    },
  });
  return (
    <Section title={t('addReviewer')}>
      <Form form={form}>
        <TextInput label={t('reviewerName')} {...form.field('name')} width="20" />
        <TextInput label={t('reviewerDuty')} {...form.field('dutyZh')} optional />
        <OrgPicker
          label={t('reviewerHome')}
          hint={t('reviewerHomeHint')}
          name="homeOrgId"
          value={home}
          onChange={setHome}
          optional
        />
        <ButtonBar>
          <Button kind="main" type="submit" busy={form.busy}>
            {t('addReviewer')}
          </Button>
        </ButtonBar>
      </Form>
    </Section>
  );
}
