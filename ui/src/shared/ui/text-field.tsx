import { type ComponentProps, useId } from 'react'

interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  hint?: string | undefined
  problem?: string | undefined
}

/** An input with its label, a hint, and what is wrong with it. */
export function TextField({ label, hint, problem, ...input }: TextFieldProps) {
  const id = useId()
  const note = problem ?? hint
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={problem !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        className="block h-10 w-full rounded-md border border-field bg-surface px-3 aria-invalid:border-danger"
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={`mt-1 text-sm ${problem ? 'text-danger' : 'text-soft'}`}>
          {note}
        </p>
      )}
    </div>
  )
}
