import { useState } from 'react';
import { Link } from 'wouter';
import {
  Bars,
  Button,
  DataTable,
  DateText,
  EmptyState,
  FilterBar,
  FilterChips,
  formatFen,
  Menu,
  Pager,
  Section,
  StackedBar,
  StatusTag,
  TextInput,
  Total,
  TreeView,
  useSelection,
  type Column,
  type Sort,
  type TreeBranch,
} from '../design/index.ts';
import { sampleMembers, type SampleMember } from './samples.ts';

const columns: readonly Column<SampleMember>[] = [
  {
    id: 'name',
    header: '姓名',
    cell: (row) => <Link href={`/members/${row.id}`}>{row.name}</Link>,
    names: true,
    sortable: true,
  },
  { id: 'branch', header: '所在支部', cell: (row) => row.branch, sortable: true },
  {
    id: 'admittedOn',
    header: '入党日期',
    cell: (row) => <DateText date={row.admittedOn} />,
    sortable: true,
    nowrap: true,
  },
  {
    id: 'category',
    header: '类别',
    cell: (row) => <StatusTag tone={row.category === '预备党员' ? 'amber' : 'grey'}>{row.category}</StatusTag>,
  },
  { id: 'phone', header: '电话', cell: (row) => row.phone, nowrap: true, notOnCard: true },
  {
    id: 'dues',
    header: '应交（元）',
    cell: (row) => formatFen(row.duesFen),
    align: 'right',
    nowrap: true,
    sortable: true,
  },
];

/** Roster with filters, choice and pages; tree; bars. */
export function ListParts() {
  const [sort, setSort] = useState<Sort>({ column: 'name', descending: false });
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(1);
  const selection = useSelection(18_432);
  return (
    <div className="stack-loose">
      <Section title="党员" action={<Total count={18_432} unit="人" />}>
        <div className="stack">
          <FilterBar>
            <TextInput
              label="按姓名、拼音、证件后四位找"
              name="q"
              value={query}
              onChange={setQuery}
              optional="silent"
              type="search"
            />
            <Menu
              label="导出"
              icon="download"
              items={[
                { key: 'xlsx', label: '导出 Excel', note: '与筛选结果一致', onSelect: () => undefined },
                { key: 'csv', label: '导出 CSV', whyNot: '超过 2,000 行，在后台进行' },
              ]}
            />
          </FilterBar>
          <FilterChips
            chips={[
              { key: 'org', label: '所在组织：城关镇', onRemove: () => undefined },
              { key: 'category', label: '类别：预备党员', onRemove: () => undefined },
            ]}
            onClear={() => undefined}
          />
          <DataTable
            caption="党员名册"
            rows={sampleMembers}
            rowId={(row) => row.id}
            rowName={(row) => row.name}
            columns={columns}
            sort={sort}
            onSort={setSort}
            selection={selection}
            batch={
              <>
                <Button small>提醒</Button>
                <Button small>导出</Button>
              </>
            }
            total={18_432}
            chooseColumns="kit"
            empty={<EmptyState title="没有符合条件的党员" />}
          />
          <Pager
            page={page}
            total={18_432}
            onPrevious={page > 1 ? () => setPage(page - 1) : undefined}
            onNext={() => setPage(page + 1)}
          />
        </div>
      </Section>
      <Section title="组织树">
        <TreeView
          label="组织树"
          roots={[{ id: 1, label: '中共浚县委员会', hasChildren: true, letters: 'zgxxwyh' }]}
          openAtFirst={[1]}
          known={new Map([[1, townships]])}
          loadChildren={async (node) => await Promise.resolve(branchesOf(node.id))}
          selectedId={11}
          onSelect={() => undefined}
          detail={(node) => (node.hasChildren ? '48 个支部' : '32 人')}
        />
      </Section>
      <Section title="定级结果">
        <div className="stack-loose">
          <Bars
            caption="各星级支部数，2026 年度"
            valueLabel="支部数"
            earlierLabel="2025 年度"
            bars={[
              { key: '5', label: '五星', value: 48, earlier: 41 },
              { key: '4', label: '四星', value: 161, earlier: 150 },
              { key: '3', label: '三星', value: 268, earlier: 270 },
              { key: '2', label: '二星', value: 47, earlier: 60 },
              { key: '1', label: '软弱涣散', value: 11, earlier: 14 },
            ]}
          />
          <StackedBar
            caption="进度，共 535 个支部"
            parts={[
              { label: '已复核', value: 318 },
              { label: '已初评', value: 194 },
              { label: '已自评', value: 23 },
            ]}
          />
        </div>
      </Section>
    </div>
  );
}

const townships: TreeBranch = {
  items: [
    { id: 11, label: '城关镇党委', hasChildren: true, letters: 'cgzdw' },
    { id: 12, label: '善堂镇党委', hasChildren: true, letters: 'stzdw' },
    { id: 13, label: '县直机关工委', hasChildren: true, letters: 'xzjggw' },
  ],
};

function branchesOf(id: number | string): TreeBranch {
  return {
    items: Array.from({ length: 3 }, (_, index) => ({
      id: `${id}-${index}`,
      label: `第${index + 1}村党支部`,
      hasChildren: false,
    })),
    nextCursor: 'more',
  };
}
