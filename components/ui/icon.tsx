const paths = {
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14.5 14.5",
  copy: "M5.5 5.5h8v8h-8zM3 10.5H2.5v-8h8V3",
  done: "M3 8.5l3.5 3.5L13 4.5",
  close: "M3.5 3.5l9 9m0-9l-9 9",
  swap: "M2 5h11M10 2l3 3-3 3M14 11H3m3-3l-3 3 3 3",
  chevron: "M6 3.5L10.5 8 6 12.5",
  down: "M3.5 6L8 10.5 12.5 6",
  external: "M9 2.5h4.5V7M13.5 2.5L7 9M11.5 9.5v4h-9v-9h4",
  refresh: "M13.5 8A5.5 5.5 0 1 1 11.7 3.9M12 1.5v3h-3",
  download: "M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.5v1.5M8 13v1.5M1.5 8H3m10 0h1.5M3.4 3.4l1 1m7.2 7.2l1 1m0-9.2l-1 1m-7.2 7.2l-1 1",
  moon: "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z",
  auto: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 2v12M8 5l4.8-.9M8 8.5l6-.5M8 12l4.3-.8",
  map: "M2 4l4-1.5 4 1.5 4-1.5v9.5L10 13.5 6 12l-4 1.5zM6 2.5V12m4-8v9.5",
  path: "M3 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Zm10-7a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM4.5 11.5H9a2 2 0 0 0 2-2V6",
  link: "M6.5 9.5l3-3M7 4.5l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5L7.5 13A3.2 3.2 0 0 1 3 8.5L4.5 7",
} as const;

/** The names of the product's own line icons. */
export type IconName = keyof typeof paths;

/** A 16 px line icon; decoration only, so what it says must also be said in words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
