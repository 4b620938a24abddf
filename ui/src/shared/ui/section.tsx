import { type ReactNode, useId } from 'react'

interface SectionProps {
  title: string
  children: ReactNode
}

/** One subject of a pane, under its heading. */
export function Section({ title, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="py-4">
      <h3 id={id} className="mb-2 text-sm font-bold">
        {title}
      </h3>
      {children}
    </section>
  )
}
