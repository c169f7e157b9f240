import { useState } from 'react';
import {
  Button,
  ButtonBar,
  Checkbox,
  CheckboxGroup,
  Combobox,
  DateField,
  DraftNote,
  FileField,
  Form,
  NumberField,
  PasswordInput,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextInput,
  useForm,
  type Option,
  type PickedFile,
} from '../design/index.ts';
import { orgOptions } from './samples.ts';

/** Every control of a form. Sending it without filling shows the error summary. */
export function FormParts() {
  const [org, setOrg] = useState<Option>();
  const [files, setFiles] = useState<readonly PickedFile[]>([]);
  const form = useForm({
    initial: {
      name: '',
      talkOn: '',
      note: '',
      amount: '',
      kind: '',
      matter: '',
      topics: [] as readonly string[],
      password: '',
      agreed: false,
    },
    draft: 'kit',
    check: (values) => ({
      name: values.name ? undefined : '请填写姓名，2 至 50 个字。',
      talkOn: values.talkOn ? undefined : '请填写谈话日期，如 2026-11-20。',
      matter: values.matter ? undefined : '请选择办理方式。',
      agreed: values.agreed ? undefined : '请先核对，再勾选“以上内容属实”。',
    }),
    onSubmit: () => undefined,
  });
  return (
    <Section title="派人谈话">
      <Form form={form}>
        <TextInput label="姓名" hint="与身份证一致，可用生僻字和“·”" {...form.field('name')} width="20" />
        <DateField
          label="谈话日期"
          {...form.field('talkOn')}
          dayMark={(day) => (day === '2026-10-10' ? 'work' : day.startsWith('2026-10-0') ? 'rest' : undefined)}
        />
        <TextArea label="谈话要点" hint="写明对党的认识、入党动机。" {...form.field('note')} limit={500} optional />
        <div className="form-columns">
          <NumberField label="补交党费" {...form.field('amount')} unit="元" optional />
          <Select
            label="类别"
            {...form.field('kind')}
            optional
            choices={[
              { value: 'full', label: '正式党员' },
              { value: 'probationary', label: '预备党员' },
            ]}
          />
        </div>
        <Combobox
          label="所在组织"
          name="org"
          value={org}
          onChange={setOrg}
          optional
          recent={orgOptions.slice(0, 2)}
          search={async (typed) => await Promise.resolve(orgOptions.filter((option) => option.label.includes(typed)))}
        />
        <RadioGroup
          label="办理方式"
          {...form.field('matter')}
          choices={[
            { value: 'now', label: '现在办', hint: '谈话记录当场填好' },
            { value: 'later', label: '先约时间', hint: '系统在前一天提醒' },
          ]}
        />
        <CheckboxGroup
          label="谈到的内容"
          {...form.field('topics')}
          optional
          inline
          choices={['对党的认识', '入党动机', '家庭情况', '工作表现'].map((label) => ({ value: label, label }))}
        />
        <FileField
          label="谈话记录"
          name="record"
          optional
          files={files}
          onPick={(picked) => setFiles([...files, ...picked])}
          onRemove={(gone) => setFiles(files.filter((file) => file !== gone))}
          accept={['.jpg', '.png', '.pdf', '.docx']}
          limitBytes={20 * 1_048_576}
          multiple
          camera
        />
        <PasswordInput label="登录密码" {...form.field('password')} optional />
        <Checkbox
          label="以上内容属实"
          name="agreed"
          checked={form.values.agreed}
          onChange={(agreed) => form.set({ agreed })}
          error={form.field('agreed').error}
        />
        <DraftNote draft={form.draft} onDiscard={() => form.reset()} />
        <ButtonBar wide>
          <Button kind="main" type="submit" busy={form.busy}>
            核对并完成
          </Button>
          <Button>存为草稿</Button>
          <Button kind="quiet">返回</Button>
          <Button whyNot="公示满 5 个工作日后可办，最早 11 月 27 日">提交给镇党委</Button>
        </ButtonBar>
      </Form>
    </Section>
  );
}
