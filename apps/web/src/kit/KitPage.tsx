import { Page, Tabs } from '../design/index.ts';
import { useAddress } from '../shell/address.ts';
import { FormParts } from './FormParts.tsx';
import { ListParts } from './ListParts.tsx';
import { RecordParts } from './RecordParts.tsx';
import { StateParts } from './StateParts.tsx';

/** All components with difficult content, for the eye and for the tests. Not part of the product's build. */
export function KitPage() {
  const [params, change] = useAddress();
  return (
    <Page title="组件" note="仅用于检查：长名称、生僻字、大额、重名" crumbs={[{ label: '待办', href: '/' }]}>
      <Tabs
        label="组件分组"
        value={params.get('tab') ?? 'forms'}
        onChange={(tab) => change({ tab })}
        tabs={[
          { id: 'forms', label: '表单', content: <FormParts /> },
          { id: 'lists', label: '列表', count: 6, content: <ListParts /> },
          { id: 'records', label: '档案与程序', content: <RecordParts /> },
          { id: 'states', label: '状态', content: <StateParts /> },
        ]}
      />
    </Page>
  );
}
