import { useState } from 'react';
import {
  Beside,
  Button,
  ButtonBar,
  ConfirmDialog,
  DateText,
  DefinitionList,
  HistoryList,
  notify,
  ProgressBar,
  QrCode,
  ReadAloud,
  Section,
  StarRating,
  StatusTag,
  StepBar,
  TaskList,
  TextButton,
} from '../design/index.ts';

/** Record with history, procedure, wizard steps, dialog, quiet bar. */
export function RecordParts() {
  const [asking, setAsking] = useState(false);
  return (
    <div className="stack-loose">
      <Beside
        aside={
          <Section title="记录">
            <HistoryList
              entries={[
                {
                  id: 2,
                  at: '2026-11-20T07:06:00Z',
                  who: '李建国 · 书记',
                  what: '改正谈话日期',
                  changes: [{ label: '谈话日期', before: '2026-11-19', after: '2026-11-20' }],
                },
                { id: 1, at: '2026-10-23T01:12:00Z', who: '李建国 · 书记', what: '收到入党申请书' },
              ]}
            />
          </Section>
        }
      >
        <Section title="基本情况">
          <DefinitionList
            facts={[
              { label: '姓名', value: '䶮㛃𬱖', action: <TextButton aria-label="修改姓名">修改</TextButton> },
              { label: '所在支部', value: '中共浚县城关镇东大街社区第二网格联合支部委员会' },
              { label: '电话', value: '138****1234', action: <TextButton aria-label="查看电话">查看</TextButton> },
              { label: '转正日期', value: <DateText date="2026-11-23" today="2026-11-21" /> },
              { label: '星级', value: <StarRating stars={4} /> },
              { label: '介绍人', value: '' },
            ]}
          />
        </Section>
      </Beside>
      <Section title="王芳 · 发展党员" action={<StatusTag tone="amber">第 2 步，共 25 步</StatusTag>}>
        <TaskList
          label="发展党员的步骤"
          stages={[
            {
              title: '申请入党',
              tasks: [
                { id: 1, title: '递交入党申请书', state: 'done', href: '/_kit', who: '第一党支部', when: '10-23' },
                {
                  id: 2,
                  title: '派人谈话',
                  state: 'now',
                  href: '/_kit',
                  who: '李建国',
                  when: '11-23 前',
                  isOpen: true,
                },
              ],
            },
            {
              title: '入党积极分子',
              tasks: [
                { id: 3, title: '推荐和确定积极分子', state: 'blocked', reason: '先完成第 2 步' },
                { id: 4, title: '上级党委备案', state: 'waiting', who: '城关镇党委' },
                {
                  id: 5,
                  title: '指定培养联系人',
                  state: 'returned',
                  href: '/_kit',
                  reason: '联系人须为正式党员，请更换',
                },
                { id: 6, title: '延长培养', state: 'not-needed' },
              ],
            },
          ]}
        />
      </Section>
      <Section title="导入党员名册">
        <div className="stack">
          <StepBar steps={['选文件', '对应列', '检查', '确认', '结果']} current={2} />
          <ProgressBar label="已检查" done={1_213} whole={1_248} unit="行" />
        </div>
      </Section>
      <Section title="公示">
        <div className="stack">
          <QrCode text="https://example.invalid/s/4827" label="签到二维码，也可输入 4827" />
          <ReadAloud text="关于确定发展对象的公示" />
          <ButtonBar>
            <Button kind="main" onClick={() => setAsking(true)}>
              发布公示
            </Button>
            <Button onClick={() => notify('已办：王芳同志的入党谈话', { undo: () => undefined })}>标为已办</Button>
          </ButtonBar>
        </div>
      </Section>
      {asking && (
        <ConfirmDialog
          title="发布公示？"
          consequence="发布后 23 个支部都能看到，公示期 5 个工作日。不能收回，只能更正。"
          action="发布公示"
          danger
          onClose={() => setAsking(false)}
          onConfirm={() => setAsking(false)}
        />
      )}
    </div>
  );
}
