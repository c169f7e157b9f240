import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkEvidence, evidenceKindOf, type EvidenceFile } from './check-evidence.ts';

const file = (name: string, purpose = 'proof', mediaType = 'image/jpeg'): EvidenceFile => ({
  name,
  purpose,
  mediaType,
});
const files = (count: number) => Array.from({ length: count }, (_, index) => file(`${index}.jpg`));
const proof = { id: 'proof', titleZh: '佐证材料', maxFiles: 3 } as const;

test('as many files as the rule allows are taken, one more is refused with the numbers', () => {
  assert.equal(checkEvidence([proof], files(2), files(1)), undefined);
  assert.deepEqual(checkEvidence([proof], files(3), files(1)), {
    code: 'form.evidence-too-many',
    facts: { label: '佐证材料', most: 3, given: 4, over: 1 },
  });
  assert.equal(checkEvidence([proof], [], files(5))?.code, 'form.evidence-too-many');
});

test('files of another item do not count, and taking off is never refused', () => {
  const other = { id: 'photo', titleZh: '照片', maxFiles: 1 };
  assert.equal(checkEvidence([proof, other], files(3), [file('a.jpg', 'photo')]), undefined);
  assert.equal(checkEvidence([proof], files(9), []), undefined);
  assert.equal(checkEvidence([{ id: 'proof', titleZh: '材料' }], files(99), files(9)), undefined);
});

test('a rule takes the kinds it names, by the content and not by the name', () => {
  const pdfOnly = { id: 'proof', titleZh: '批复', accepts: ['pdf', 'document'] } as const;
  assert.equal(checkEvidence([pdfOnly], [], [file('a.pdf', 'proof', 'application/pdf')]), undefined);
  assert.deepEqual(checkEvidence([pdfOnly], [], [file('a.pdf')]), {
    code: 'form.evidence-kind',
    facts: { label: '批复', name: 'a.pdf', takes: 'PDF、文档（docx）' },
  });
  assert.equal(evidenceKindOf('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'), 'sheet');
  assert.equal(evidenceKindOf('text/html'), undefined);
});

test('a file for which the form has no item is refused', () => {
  assert.equal(checkEvidence([proof], [], [file('a.jpg', 'evidence')])?.code, 'form.evidence-unknown');
});
