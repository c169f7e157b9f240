import { useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { Button, CheckPage, notify, OutdatedDialog, PrintLayout, ReceiptPage } from '../design/index.ts';
import { useAddress } from '../shell/address.ts';

const changed = new ApiProblem({
  type: '/problems/record.changed-meanwhile',
  code: 'record.changed-meanwhile',
  status: 409,
  title: '您打开后，王芳已修改过这项内容。请核对新内容后再保存。',
  titleEn: 'Wang Fang changed this record after you opened it. Compare and save again.',
  facts: { by: '王芳', at: '2026-11-20T07:06:00Z' },
  requestId: 'a1b2c3d4',
});

/** 核对页 and 回执 one after the other, and a record that somebody else changed. */
export function KitPapersPage() {
  const [params, change] = useAddress();
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<string>();
  const [outdated, setOutdated] = useState(false);
  if (params.get('done')) {
    return (
      <PrintLayout title="谈话记录回执" org="中共浚县城关镇第一支部委员会">
        <ReceiptPage
          title="已完成“派人谈话”"
          number="FZ-2026-0117"
          at="2026-11-20T07:06:00Z"
          next="支部推荐，11 月 30 日前"
        />
      </PrintLayout>
    );
  }
  return (
    <>
      <CheckPage
        title="核对后提交"
        answers={[
          { label: '谈话日期', value: '2026-11-20', onEdit: () => notify('回到谈话日期') },
          { label: '谈话人', value: '李建国 · 书记', onEdit: () => notify('回到谈话人') },
          { label: '谈话要点', value: '态度端正，动机明确，愿意参加支部活动。', onEdit: () => notify('回到谈话要点') },
        ]}
        confirmed={confirmed}
        onConfirm={setConfirmed}
        error={error}
        action="完成并进入下一步"
        busy={false}
        onSubmit={() => {
          if (confirmed) change({ done: '1' });
          else setError('请先核对，再勾选“以上内容属实”。');
        }}
      >
        <Button onClick={() => setOutdated(true)}>别人先改了</Button>
      </CheckPage>
      {outdated && (
        <OutdatedDialog
          problem={changed}
          differences={[
            { label: '谈话日期', theirs: '2026-11-19', mine: '2026-11-20' },
            { label: '谈话人', theirs: '王芳 · 委员', mine: '李建国 · 书记' },
          ]}
          onUseTheirs={() => setOutdated(false)}
          onKeepMine={() => setOutdated(false)}
          onClose={() => setOutdated(false)}
        />
      )}
    </>
  );
}
