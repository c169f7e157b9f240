/** Line drawings of 24 × 24 units. An icon never stands alone: a word is beside it or in the name of the control. */
const paths = {
  todo: 'M4 6.5l1.5 1.5L8 5M4 12.5L5.5 14 8 11M4 18.5L5.5 20 8 17M11.5 6.5H20M11.5 12.5H20M11.5 18.5H20',
  orgs: 'M9.5 3.5h5v4h-5zM3.5 16.5h5v4h-5zM15.5 16.5h5v4h-5zM12 7.5v4.5M6 16.5V12h12v4.5',
  members:
    'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c.3-3.7 2.9-6 6.5-6s6.2 2.3 6.5 6M15.5 4.300a3.5 3.5 0 010 6.400M17.5 14.400c2.3.8 3.8 2.8 4 5.6',
  procedures: 'M6 3.5v17M6 6.5h11.5l-2 3 2 3H6',
  meetings: 'M4 5.5h16v11H9l-5 4zM8 9.5h8M8 12.5h5',
  ballots: 'M4 12.5v8h16v-8M4 12.5l2.5-3h2M20 12.5l-2.5-3h-2M4 12.5h16M9 10V3.5h6V10',
  grading: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.900L12 16.900l-5.2 2.8 1-5.900L3.5 9.700l5.9-.8z',
  eye: 'M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.500S2.5 12 2.5 12zM12 15a3 3 0 100-6 3 3 0 000 6z',
  link: 'M10 14a4 4 0 006 .400l3-3a4 4 0 00-5.7-5.700l-1.5 1.500M14 10a4 4 0 00-6-.400l-3 3a4 4 0 005.7 5.700l1.5-1.5',
  dues: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM8.5 7.5l3.5 4.5 3.5-4.5M8.5 12.5h7M8.5 15.300h7M12 12v5.5',
  requests: 'M4 4.5h16v12h-6l-2.5 3.5L9 16.5H4zM12 7.5v3.5M12 13.300v.4',
  learning: 'M12 6.5C10 5 7 4.5 3.5 4.5v13c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-13c-3.5 0-6.5.5-8.5 2zM12 6.5v13',
  stats: 'M4 20.5h16M6.5 17v-5M11 17V7M15.5 17v-3M19.5 17V4.5',
  admin:
    'M12 15.200a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.400zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.600l2.2 2.200M16.2 16.200l2.2 2.200M5.6 18.400l2.2-2.200M16.2 7.800l2.2-2.2',
  audit: 'M6 3.5h9l4 4v13H6zM14.5 3.5v4.5H19M9 12h6.5M9 15.5h6.5',
  board: 'M3.5 4.5h17v12h-17zM8 8.5h8M8 12h5M8.5 20.5L10 16.5M15.5 20.5L14 16.5',
  import: 'M12 15.5v-11M8 8.5l4-4 4 4M4 15.5v5h16v-5',
  download: 'M12 4.5v11M8 11.5l4 4 4-4M4 15.5v5h16v-5',
  search: 'M10.5 17a6.5 6.5 0 100-13 6.5 6.5 0 000 13zM15.5 15.5l5 5',
  help: 'M12 20.5a8.5 8.5 0 100-17 8.5 8.5 0 000 17zM9.5 9.700c.2-1.4 1.2-2.2 2.5-2.200s2.5.9 2.5 2.200c0 1.8-2.5 2-2.5 3.800M12 16.300v.4',
  user: 'M12 11.5a4 4 0 100-8 4 4 0 000 8zM4.5 20.5c.4-4.2 3.3-6.5 7.5-6.5s7.1 2.3 7.5 6.5',
  more: 'M4 6.5h16M4 12h16M4 17.5h16',
  check: 'M4.5 12.5l5 5L19.5 7',
  cross: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.200v.3',
  info: 'M12 20.5a8.5 8.5 0 100-17 8.5 8.5 0 000 17zM12 11v5.5M12 7.700v.3',
  clock: 'M12 20.5a8.5 8.5 0 100-17 8.5 8.5 0 000 17zM12 7.5V12l3 2.5',
  calendar: 'M4 5.5h16v15H4zM4 10h16M8.5 3v4.5M15.5 3v4.5',
  down: 'M6 9.5l6 6 6-6',
  sort: 'M8 9.5l4-4 4 4M8 14.5l4 4 4-4',
  up: 'M6 14.5l6-6 6 6',
  right: 'M9.5 6l6 6-6 6',
  left: 'M14.5 6l-6 6 6 6',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 8.5v-5h10v5M7 16.5H4v-8h16v8h-3M7 13.5h10v7H7z',
  undo: 'M8 5.5l-4 4 4 4M4 9.5h10a5.5 5.5 0 010 11H9',
  edit: 'M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3',
  remove: 'M4.5 6.5h15M9 6.5v-3h6v3M6.5 6.5l1 14h9l1-14M10 10.5v6M14 10.5v6',
  filter: 'M3.5 5h17L14 12.5V20l-4-2.5v-5z',
  columns: 'M4 4.5h16v15H4zM9.5 4.5v15M14.5 4.5v15',
  lock: 'M5.5 10.5h13v10h-13zM8.5 10.5V7.5a3.5 3.5 0 017 0v3M12 14.5v2.5',
  away: 'M4.5 4.5h9v4M4.5 4.5v15h9v-4M9.5 12h11M17 8.5l3.5 3.5L17 15.5',
  file: 'M6 3.5h9l4 4v13H6zM14.5 3.5v4.5H19',
  bell: 'M6.5 17v-6.5a5.5 5.5 0 0111 0V17l2 1.5h-15zM10 20.5h4',
  offline:
    'M3.5 9.5c5-4.3 12-4.3 17 0M6.5 13c3.3-2.7 7.7-2.7 11 0M9.5 16.400c1.5-1.2 3.5-1.2 5 0M12 19.300v.4M4 4l16 16',
} as const;

/** Names of the icons of the kit. */
export type IconName = keyof typeof paths;

/** One icon in the colour of its text, hidden from screen readers. `size` is relative to the text (1.25 = 125 %). */
export function Icon({ name, size = 1.25 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width={`${size}em`}
      height={`${size}em`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
