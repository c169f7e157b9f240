import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button, TextButton } from '../../design/Button.tsx';
import { DataTable } from '../../design/DataTable.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { Select } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Section } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { OrgPicker } from './OrgPicker.tsx';
import { orgTexts } from './texts.ts';
import type { OrgPage } from './words.ts';

type Relation = OrgPage['relations'][number];
const relationKinds = ['guidance', 'joint', 'project', 'area'] as const;

/** Guidance, joint, project and area relations with their dates; they move no member. */
export function Relations({ page, isToday }: { readonly page: OrgPage; readonly isToday: boolean }) {
  const t = useTexts(orgTexts);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Relation>();
  const mayChange = isToday && page.can['change'] === true;
  if (page.relations.length === 0 && !mayChange) return null;
  return (
    <Section title={t('relations')}>
      <p className="muted small">{t('relationsNote')}</p>
      <DataTable
        caption={t('relations')}
        rows={page.relations}
        rowId={({ id }) => id}
        empty={<p>{t('noRelations')}</p>}
        columns={[
          {
            id: 'other',
            header: t('relationOther'),
            names: true,
            cell: ({ other }) => <Link href={`/orgs/${other.id}`}>{other.shortName}</Link>,
          },
          { id: 'kind', header: t('relationKind'), cell: ({ kind }) => t(kind as 'guidance') },
          {
            id: 'span',
            header: t('relationSpan'),
            nowrap: true,
            cell: ({ fromOn, untilOn }) =>
              untilOn === null ? t('relationUntil', { from: fromOn }) : t('termSpan', { from: fromOn, until: untilOn }),
          },
          ...(mayChange
            ? [
                {
                  id: 'act',
                  header: t('acts'),
                  cell: (relation: Relation) => (
                    <TextButton
                      aria-label={t('relationEndOf', { name: relation.other.shortName })}
                      onClick={() => setEnding(relation)}
                    >
                      {t('relationEnd')}
                    </TextButton>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayChange && (
        <p className="no-print">
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t('relationAdd')}
          </Button>
        </p>
      )}
      {adding && <AddDialog page={page} onClose={() => setAdding(false)} />}
      {ending && <EndDialog page={page} relation={ending} onClose={() => setEnding(undefined)} />}
    </Section>
  );
}

function AddDialog({ page, onClose }: { readonly page: OrgPage; readonly onClose: () => void }) {
  const t = useTexts(orgTexts);
  const add = useAct('orgs.addRelation');
  const form = useForm({
    initial: { kind: 'guidance', other: '', otherName: '', fromOn: todayInChina(), untilOn: '' },
    scope: 'relation',
    check: ({ other, fromOn, untilOn }) => ({
      other: other === '' ? t('needed', { label: t('relationOther') }) : undefined,
      fromOn: fromOn === '' ? t('needed', { label: t('relationFrom') }) : undefined,
      untilOn: untilOn !== '' && untilOn <= fromOn ? t('relationEndsBefore') : undefined,
    }),
    onSubmit: async ({ kind, other, fromOn, untilOn }) => {
      await add.mutateAsync({
        params: { orgId: page.org.id },
        body: {
          kind: relationKinds.find((one) => one === kind) ?? 'guidance',
          otherOrgId: Number(other),
          fromOn,
          ...(untilOn === '' ? {} : { untilOn }),
        },
      });
      notify(t('relationAdded'));
      onClose();
    },
  });
  return (
    <Dialog title={t('relationAdd')} onClose={onClose}>
      <Form form={form}>
        <Select
          {...form.field('kind')}
          label={t('relationKind')}
          emptyLabel={null}
          choices={relationKinds.map((kind) => ({ value: kind, label: t(kind) }))}
        />
        <OrgPicker
          name="other"
          label={t('relationOther')}
          error={form.field('other').error}
          value={form.values.other === '' ? undefined : { id: Number(form.values.other), label: form.values.otherName }}
          onChange={(option) => form.set({ other: option ? String(option.id) : '', otherName: option?.label ?? '' })}
        />
        <DateField {...form.field('fromOn')} label={t('relationFrom')} />
        <DateField {...form.field('untilOn')} label={t('relationUntilDate')} optional />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('relationAddAct')}
        </Button>
      </Form>
    </Dialog>
  );
}

function EndDialog({
  page,
  relation,
  onClose,
}: {
  readonly page: OrgPage;
  readonly relation: Relation;
  readonly onClose: () => void;
}) {
  const t = useTexts(orgTexts);
  const end = useAct('orgs.endRelation');
  const form = useForm({
    initial: { untilOn: todayInChina() },
    scope: 'relation-end',
    onSubmit: async ({ untilOn }) => {
      await end.mutateAsync({ params: { orgId: page.org.id, relationId: relation.id }, body: { untilOn } });
      notify(t('relationEnded'));
      onClose();
    },
  });
  return (
    <Dialog title={t('relationEndOf', { name: relation.other.shortName })} onClose={onClose}>
      <Form form={form}>
        <DateField {...form.field('untilOn')} label={t('relationUntilDate')} min={relation.fromOn} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('relationEnd')}
        </Button>
      </Form>
    </Dialog>
  );
}
