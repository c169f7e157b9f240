import { ApiProblem } from '../api/problem.ts';
import {
  EmptyState,
  ErrorState,
  Forbidden,
  LinkButton,
  ProblemView,
  Section,
  Skeleton,
  StatusTag,
} from '../design/index.ts';

const refusal = new ApiProblem({
  type: '/problems/meeting.quorum-not-met',
  code: 'meeting.quorum-not-met',
  status: 422,
  title: '到会有表决权的党员 19 人，不足应到会 40 人的半数，不能表决。',
  titleEn: '19 of 40 voting members are present, fewer than half; no vote can be taken.',
  facts: { present: 19, expected: 40 },
  rules: [
    {
      id: 'branch_meeting_quorum',
      titleZh: '支部党员大会到会人数',
      sourceZh: '中国共产党支部工作条例（试行）',
      article: '第十一条',
      confidence: 'verified',
    },
  ],
  errors: [{ path: 'present', message: '第 37 行身份证号的最后一位不对。应为 X，请对照证件改正。' }],
  requestId: 'a1b2c3d4',
});

const fault = new ApiProblem({
  type: '/problems/database.unavailable',
  code: 'database.unavailable',
  status: 503,
  title: '数据库暂时连接不上，内容没有保存，请稍后再试。',
  requestId: 'a1b2c3d4',
});

/** Every state a data area can be in. */
export function StateParts() {
  return (
    <div className="stack-loose">
      <Section title="标签">
        <div className="row">
          <StatusTag tone="red" icon="warning">
            已超期
          </StatusTag>
          <StatusTag tone="amber" icon="clock">
            即将到期
          </StatusTag>
          <StatusTag>不急</StatusTag>
          <StatusTag tone="green" icon="check">
            已完成
          </StatusTag>
          <StatusTag tone="blue">等待他人</StatusTag>
        </div>
      </Section>
      <Section title="拒绝">
        <ProblemView problem={refusal} />
      </Section>
      <Section title="没有内容">
        <EmptyState title="今天没有要办的事。" action={<LinkButton href="/">看日程</LinkButton>}>
          下一件：11 月 25 日前收齐本月党费。
        </EmptyState>
      </Section>
      <Section title="出错">
        <ErrorState problem={fault} onRetry={() => undefined} />
      </Section>
      <Section title="不能看">
        <Forbidden />
      </Section>
      <Section title="正在打开">
        <Skeleton lines={3} shape="rows" />
      </Section>
    </div>
  );
}
