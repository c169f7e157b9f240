export { Button, ButtonBar, LinkButton, TextButton, type ButtonKind, type ButtonProps } from './Button.tsx';
export { Icon, type IconName } from './Icon.tsx';
export { Field, FieldGroup, controlAttributes, type FieldBase } from './Field.tsx';
export {
  Checkbox,
  CheckboxGroup,
  NumberField,
  PasswordInput,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
  type Choice,
} from './inputs.tsx';
export { DateField } from './DateField.tsx';
export { type DayMark } from './Calendar.tsx';
export { FileField, type PickedFile } from './FileField.tsx';
export { Combobox, type Option } from './Combobox.tsx';
export { ErrorSummary, type FormFault } from './ErrorSummary.tsx';
export { Form, useForm, type Faults, type FormState } from './form.tsx';
export { DraftNote } from './DraftNote.tsx';
export { DataTable } from './DataTable.tsx';
export { VirtualTable } from './VirtualTable.tsx';
export { type Column, type Sort, readSort, sortText } from './columns.ts';
export { useSelection, type RowId, type Selection } from './selection.ts';
export { FilterBar, FilterChips, Pager, Total, type FilterChip } from './list.tsx';
export { TreeView } from './TreeView.tsx';
export { type TreeBranch, type TreeNode } from './tree.ts';
export { Tabs, type Tab } from './Tabs.tsx';
export { ConfirmDialog, Dialog } from './Dialog.tsx';
export { OutdatedDialog, type Difference } from './OutdatedDialog.tsx';
export { Menu, type MenuItem } from './Menu.tsx';
export { StepBar, TaskList, TaskStateTag, type Task, type TaskStage, type TaskState } from './TaskList.tsx';
export {
  DateText,
  DefinitionList,
  HistoryList,
  InstantText,
  ProgressBar,
  StarRating,
  StatusTag,
  type Fact,
  type HistoryEntry,
  type TagTone,
} from './show.tsx';
export { EmptyState, ErrorState, Forbidden, Loaded, Skeleton } from './States.tsx';
export { Beside, Breadcrumb, Page, Section, type Crumb } from './Page.tsx';
export { CheckPage, PrintButton, PrintLayout, ReceiptPage, Wall, type Answer } from './papers.tsx';
export { Bars, StackedBar, type Bar } from './Bars.tsx';
export { QrCode } from './QrCode.tsx';
export { ReadAloud } from './ReadAloud.tsx';
export { notify } from './notices.ts';
export { useIsNarrow } from './use-media.ts';
export { usePageTitle } from './page-title.ts';
export * from './dates.ts';
export * from './numbers.ts';
export { ProblemView } from '../api/ProblemView.tsx';
export { RuleLine } from '../api/RuleLine.tsx';
