import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { NumberField, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { EmptyState, Loaded } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { gradingTexts } from './texts.ts';

type Reviewer = Output<'gradings.reviewers'>['items'][number];

/** The review group of a township: who may be sent to review branches. */
export function ReviewersPage() {
  const t = useTexts(gradingTexts);
  const reviewers = useCall('gradings.reviewers', {});
  const remove = useAct('gradings.removeReviewer');
  const add = useAct('gradings.addReviewer');
  const form = useForm({
    initial: { name: '', dutyZh: '', homeOrgId: '' },
    onSubmit: async ({ name, dutyZh, homeOrgId }) => {
      await add.mutateAsync({
        body: { name, dutyZh, ...(homeOrgId.trim() === '' ? {} : { homeOrgId: Number(homeOrgId) }) },
      });
      notify(t('added', { name }));
      form.reset();
    },
  });
  const columns: readonly Column<Reviewer>[] = [
    { id: 'name', header: t('reviewerName'), names: true, cell: (reviewer) => reviewer.name },
    { id: 'duty', header: t('duty'), cell: (reviewer) => reviewer.dutyZh },
    { id: 'home', header: t('home'), cell: (reviewer) => reviewer.homeOrgName ?? '' },
    {
      id: 'act',
      header: t('removeReviewer'),
      cell: (reviewer) => (
        <Button
          small
          onClick={() =>
            void remove.mutateAsync({ params: { reviewerId: reviewer.id } }).then(
              () => notify(t('removed', { name: reviewer.name })),
              () => undefined,
            )
          }
        >
          {t('removeReviewer')}
        </Button>
      ),
    },
  ];
  return (
    <Page title={t('reviewGroup')} crumbs={[{ label: t('grading'), href: '/grading' }]}>
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
      <Section title={t('addReviewer')}>
        <Form form={form}>
          <TextInput label={t('reviewerName')} {...form.field('name')} width="20" />
          <TextInput label={t('reviewerDuty')} {...form.field('dutyZh')} optional />
          <NumberField label={t('reviewerHome')} {...form.field('homeOrgId')} width="20" optional />
          <ButtonBar>
            <Button kind="main" type="submit" busy={form.busy}>
              {t('addReviewer')}
            </Button>
          </ButtonBar>
        </Form>
      </Section>
    </Page>
  );
}
