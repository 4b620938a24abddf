/** The name as it is written everywhere, with its mark: an M like a saddle between two humps. */
export function Wordmark({ size }: { size: 'small' | 'large' }) {
  const isLarge = size === 'large'
  return (
    <span
      className={`inline-flex items-center font-bold tracking-tight ${isLarge ? 'gap-3 text-3xl md:gap-4 md:text-5xl' : 'gap-2 text-lg'}`}
    >
      <svg
        viewBox="0 0 32 32"
        aria-hidden="true"
        className={isLarge ? 'size-9 md:size-12' : 'size-6'}
      >
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path
          d="M7 22V10.5l4.6 6.6 4.4-6.6 4.4 6.6 4.6-6.6V22"
          className="fill-none stroke-on-accent stroke-[2.8]"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      Mehari
    </span>
  )
}
