/** Invented people and organisations with everything that breaks layouts. */
export interface SampleMember {
  readonly id: number;
  readonly name: string;
  readonly branch: string;
  readonly admittedOn: string;
  readonly category: string;
  readonly phone: string;
  readonly duesFen: number;
}

const names = ['王秀英', '王秀英', '䶮㛃𬱖', '李建国', '阿卜杜拉·买买提依明', '赵磊'];
const branches = ['城关镇第一党支部', '中共浚县城关镇东大街社区第二网格联合支部委员会', '第3村党支部'];

/** Member number `index` of a list of any length. */
export function sampleMember(index: number): SampleMember {
  return {
    id: index + 1,
    name: names[index % names.length] ?? '',
    branch: branches[index % branches.length] ?? '',
    admittedOn: `20${String(10 + (index % 16)).padStart(2, '0')}-0${1 + (index % 9)}-15`,
    category: index % 5 === 0 ? '预备党员' : '正式党员',
    phone: `138****${String(1000 + (index % 9000))}`,
    duesFen: index === 2 ? 1_234_567_890_12 : 1_000 + index,
  };
}

/** Six members. */
export const sampleMembers = names.map((_, index) => sampleMember(index));

/** Organisations to pick from. */
export const orgOptions = branches.map((label, index) => ({ id: index + 1, label, detail: '浚县城关镇党委' }));
