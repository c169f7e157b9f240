import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of votes and elections. */
export const voteRefusals: RefusalCatalogue = {
  'vote.not-yours': {
    status: 403,
    zh: '“{title}”由{org}举行，您现在的身份不能办理。',
    en: '“{title}” is held by {org}.',
  },
  'vote.wrong-state': {
    status: 409,
    zh: '“{title}”现在是“{state}”，不能这样办理。',
    en: '“{title}” is “{state}” now; this is not possible.',
  },
  'vote.options-missing': {
    status: 422,
    zh: '“{title}”还没有候选人或表决事项，请先填写。',
    en: '“{title}” has no candidates or motions yet.',
  },
  'vote.seats-missing': { status: 422, zh: '请填写“{title}”的应选名额。', en: 'Give the seats of “{title}”.' },
  'vote.option-twice': {
    status: 422,
    zh: '“{name}”填写了两次。同名的人请在姓名后注明所在支部或职务。',
    en: '“{name}” stands on the paper twice; tell namesakes apart.',
  },
  'vote.too-few-candidates': {
    status: 422,
    zh: '应选 {seats} 人，按差额 {surplus} 人至少要有 {needed} 名候选人，现有 {candidates} 名，还差 {missing} 名。请补充候选人后再开始。',
    en: '{seats} seats with a surplus of {surplus} need {needed} candidates; there are {candidates}, {missing} more are needed.',
  },
  'vote.candidate-as-officer': {
    status: 422,
    zh: '{name}是候选人，不能担任{duty}。请另选一位不是候选人的正式党员。',
    en: '{name} is a candidate and can neither count nor scrutinise.',
  },
  'vote.officer-twice': {
    status: 422,
    zh: '{name}不能同时担任监票人和计票人，请只选一项。',
    en: '{name} cannot scrutinise and count at once.',
  },
  'vote.officer-not-entitled': {
    status: 422,
    zh: '{name}没有表决权（选举权），不能担任{duty}。请另选一位正式党员。',
    en: '{name} has no vote and can neither count nor scrutinise.',
  },
  'vote.officers-missing': {
    status: 422,
    zh: '至少要有监票人 {scrutineers} 名、计票人 {tellers} 名，现有监票人 {hasScrutineers} 名、计票人 {hasTellers} 名。请先推选。',
    en: 'At least {scrutineers} scrutineers and {tellers} tellers are needed; there are {hasScrutineers} and {hasTellers}.',
  },
  'vote.person-unknown': {
    status: 422,
    zh: '所选的人不在本组织名册中，请重新选择。',
    en: 'This person is not on the roster of the organisation.',
  },
  'vote.candidate-without-right': {
    status: 422,
    zh: '{name}{reason}，不能作为候选人。请从候选人中去掉后再开始。',
    en: '{name} cannot stand for election.',
  },
  'vote.method-not-allowed': {
    status: 422,
    zh: '“{title}”不能用这种方式投票。{why}',
    en: '“{title}” cannot be voted on in this way.',
  },
  'vote.needs-meeting': {
    status: 422,
    zh: '“{title}”须在会议上进行，会前或会外不能投票。请先登记到会的人，再开始投票。',
    en: '“{title}” is voted on at a meeting only; note who is present first.',
  },
  'vote.closing-time': {
    status: 422,
    zh: '结束时间应在现在之后、{latest} 之前，请改正。',
    en: 'The closing time has to be later than now and not after {latest}.',
  },
  'vote.nobody-expected': {
    status: 422,
    zh: '有表决权（选举权）的人数为零，请先核对名册。',
    en: 'Nobody is entitled to vote; check the roster.',
  },
  'vote.not-entitled': {
    status: 422,
    zh: '{names}没有表决权（选举权），不能计入实到。请从到会名单中去掉。',
    en: '{names} have no vote and cannot be counted as present.',
  },
  'vote.heads-missing': {
    status: 422,
    zh: '请填写“{body}”的应到人数和实到人数；实到不能多于应到。',
    en: 'Give the expected and present numbers of “{body}”.',
  },
  'vote.no-quorum': {
    status: 422,
    zh: '{bodies}。未达到有效人数，不能投票。',
    en: 'There is no quorum: {bodies}.',
  },
  'vote.written-too-many': {
    status: 422,
    zh: '书面意见共 {written} 份，缺席的只有 {absent} 人，请核对。',
    en: '{written} written opinions, but only {absent} are absent.',
  },
  'vote.written-not-counted': {
    status: 422,
    zh: '“{title}”不计书面意见，请去掉。',
    en: 'Written opinions do not count here.',
  },
  'vote.out-missing': {
    status: 422,
    zh: '请填写发出的选票张数；发出的不能多于到会的 {present} 人。',
    en: 'Give how many ballots were handed out, at most {present}.',
  },
  'vote.not-a-teller': {
    status: 403,
    zh: '票数由计票人{tellers}各自录入，您不是本次的计票人。',
    en: 'Counts are entered by the tellers {tellers}.',
  },
  'vote.count-impossible': {
    status: 422,
    zh: '{option}票数不合理：{why}请核对后重新录入。',
    en: 'Impossible count: {why}',
  },
  'vote.still-open-items': {
    status: 409,
    zh: '还有{what}，不能宣布全部结果。',
    en: 'Not everything is decided yet.',
  },
  'vote.nothing-next': { status: 409, zh: '没有需要再投的一轮，请宣布结果。', en: 'No further round is needed.' },
  'vote.fewer-seats-not-agreed': {
    status: 422,
    zh: '减少名额须经半数以上选举人同意，至少 {least} 人，现同意 {inFavour} 人。请另行选举。',
    en: 'Giving up seats needs {least} voters in favour; there are {inFavour}.',
  },
  'vote.no-ballot-here': {
    status: 404,
    zh: '这里现在没有可以填写的网上选票。请看表决情况，或到会场投票。',
    en: 'There is no online ballot to fill in here now.',
  },
  'vote.no-voter': {
    status: 403,
    zh: '您不在这次投票的选举人名单中，或没有登记到会。名单在开始投票时已冻结，有疑问请找组织者。',
    en: 'You are not on the frozen list of this vote, or not noted as present.',
  },
  'vote.ballot-fetched': {
    status: 409,
    zh: '您的选票已在另一台设备上盖章，每人只有一张。如果不是您本人办理，请立即告诉监票人。',
    en: 'Your ballot was signed already, on another device. Each voter has one.',
  },
  'vote.ballot-malformed': {
    status: 422,
    zh: '选票的格式不对，没有收下。请刷新页面，重新填写。',
    en: 'This is no ballot of this round; it was not taken. Reload the page.',
  },
  'vote.ballot-unsigned': {
    status: 422,
    zh: '选票没有有效的盖章，没有收下。请刷新页面，重新填写。',
    en: 'The signature of the ballot is not valid; it was not taken.',
  },
  'vote.closed': {
    status: 410,
    zh: '投票已经结束，不再接收选票。',
    en: 'The vote has ended and takes no more ballots.',
  },
  'vote.not-published': {
    status: 404,
    zh: '这一轮没有公布选票：纸质和举手表决没有电子选票，少于 {least} 张的为保密不公布。',
    en: 'No ballots are published for this round.',
  },
};
