import { after } from 'node:test';
import { bareTestDatabase, type TestDatabase } from './database.ts';

const open = new Set<TestDatabase>();

// Registered when the file is loaded: inside a `before` it would belong to that hook alone.
after(() => Promise.all([...open].map((database) => database.drop())));

/** A migrated database of its own for a test file, or for a part of it; it goes at the end of the file. */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await bareTestDatabase();
  open.add(database);
  return database;
}
