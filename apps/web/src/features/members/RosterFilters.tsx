import { useState } from 'react';
import { Button } from '../../design/Button.tsx';
import { Select, TextInput } from '../../design/inputs.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { OrgPicker } from '../orgs/OrgPicker.tsx';
import { useCodes } from './codes.ts';
import { ageWords, type FilterName, type useRosterFilters } from './filters.ts';
import { memberTexts } from './texts.ts';

/** Search field and the filters behind 筛选; what is chosen stands as chips below. */
export function RosterFilters({ filter }: { readonly filter: ReturnType<typeof useRosterFilters> }) {
  const t = useTexts(memberTexts);
  const { codes } = useCodes();
  const [typed, setTyped] = useState(filter.values.q ?? '');
  const [isOpen, setIsOpen] = useState(false);
  const select = (
    name: FilterName,
    label: string,
    choices: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      name={name}
      label={label}
      optional="silent"
      value={filter.values[name] ?? ''}
      onChange={(value) => filter.set(name, value)}
      choices={choices}
      emptyLabel={name === 'status' ? t('current') : t('all')}
    />
  );
  return (
    <div className="stack">
      <form
        role="search"
        className="row members-search"
        onSubmit={(event) => {
          event.preventDefault();
          filter.set('q', typed.trim());
        }}
      >
        <TextInput
          name="q"
          label={t('search')}
          hint={t('searchHint')}
          optional="silent"
          value={typed}
          onChange={setTyped}
          type="search"
        />
        <Button type="submit">{t('find')}</Button>
        <Button kind="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('filters')}
        </Button>
      </form>
      {isOpen && (
        <div className="members-filters">
          <OrgPicker
            label={t('org')}
            name="org"
            optional="silent"
            value={undefined}
            onChange={(option) => filter.set('org', option ? String(option.id) : '')}
          />
          {select('type', t('type'), [
            { value: '1', label: t('full') },
            { value: '2', label: t('probationary') },
          ])}
          {select('sex', t('sex'), [
            { value: '1', label: t('male') },
            { value: '2', label: t('female') },
          ])}
          {select(
            'age',
            t('age'),
            (codes?.ageBands ?? []).map((band) => ({ value: band, label: ageWords(band, t) })),
          )}
          {select(
            'education',
            t('education'),
            (codes?.educationGroups ?? []).map(({ id, titleZh }) => ({ value: id, label: titleZh })),
          )}
          {select(
            'job',
            t('job'),
            (codes?.occupationGroups ?? []).map(({ id, titleZh }) => ({ value: id, label: titleZh })),
          )}
          {select(
            'status',
            t('status'),
            (['normal', 'suspended', 'left', 'deceased', 'transferred-out'] as const).map((value) => ({
              value,
              label: t(value),
            })),
          )}
          {select('floating', t('floating'), [{ value: 'true', label: t('yes') }])}
          {select('lost', t('lost'), [{ value: 'true', label: t('yes') }])}
        </div>
      )}
    </div>
  );
}
