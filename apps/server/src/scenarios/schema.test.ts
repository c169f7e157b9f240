import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MethodDefinitionSchema } from '@jishi/contract';
import { methods } from '@jishi/rules';

test('every method of the product fits the schema by which an organisation’s own methods are checked', () => {
  for (const definition of methods) {
    const { error } = MethodDefinitionSchema.safeParse(definition);
    assert.equal(error, undefined, `${definition.id}: ${error?.message ?? ''}`);
  }
});
