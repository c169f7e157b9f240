import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import { formatFen, Page, Total, VirtualTable, type Column } from '../design/index.ts';
import { sampleMember, type SampleMember } from './samples.ts';

const rowCount = 100_000;
const pageSize = 200;

const columns: readonly Column<SampleMember>[] = [
  { id: 'number', header: '序号', cell: (row) => row.id, align: 'right', weight: 0.6 },
  {
    id: 'name',
    header: '姓名',
    cell: (row) => <Link href={`/members/${row.id}`}>{row.name}</Link>,
    names: true,
    weight: 1.2,
  },
  { id: 'branch', header: '所在支部', cell: (row) => row.branch, weight: 2 },
  { id: 'dues', header: '应交（元）', cell: (row) => formatFen(row.duesFen), align: 'right' },
];

/** 100,000 rows, loaded by pages of 200 as they come near the window. */
export function KitTablePage() {
  const [pages, setPages] = useState<ReadonlySet<number>>(new Set([0]));
  const onNeed = useCallback((first: number, last: number) => {
    setTimeout(() => {
      setPages((known) => {
        const next = new Set(known);
        for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) next.add(page);
        return next.size === known.size ? known : next;
      });
    }, 80);
  }, []);
  return (
    <Page title="长表" note={<Total count={rowCount} unit="人" />}>
      <VirtualTable
        caption="全县党员"
        rowCount={rowCount}
        row={(index) => (pages.has(Math.floor(index / pageSize)) ? sampleMember(index) : undefined)}
        onNeed={onNeed}
        rowId={(row) => row.id}
        columns={columns}
      />
    </Page>
  );
}
