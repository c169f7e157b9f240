/** JSON Schema of a method definition (办法定义), for editors and for other systems that exchange definitions. */
export function methodSchemaText(contract: Readonly<Record<string, unknown>>): string {
  const make = contract['methodJsonSchema'];
  if (typeof make !== 'function') throw new Error('the contract exports no methodJsonSchema');
  const schema: unknown = make();
  return `${JSON.stringify(schema, null, 2)}\n`;
}
