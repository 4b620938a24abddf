/** The land that the mail rides through, in a few lines; nothing to read. */
export function Dunes() {
  return (
    <svg
      viewBox="0 0 540 400"
      aria-hidden="true"
      preserveAspectRatio="xMidYMax slice"
      className="absolute inset-x-0 top-0 hidden h-[62%] w-full fill-none stroke-field/50 md:block"
    >
      <circle cx="396" cy="132" r="34" className="fill-accent/90 stroke-none" />
      <path d="M-10 236c70-44 128-60 178-48s86 44 138 40 92-58 148-54 76 34 106 44" />
      <path d="M168 188c20 34 12 66-34 96" />
      <path d="M454 174c-8 40-44 70-104 92" />
      <path d="M-10 318c84-62 154-70 214-30s128 44 196-2 112-44 150-22" />
      <path d="M204 288c14 34-6 66-60 112" />
      <path d="M400 286c22 30 12 68-26 114" />
    </svg>
  )
}
