/** Placeholder until the kit is complete. */
export function KitTablePage() {
  return <p>kit</p>;
}
