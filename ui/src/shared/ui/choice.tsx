import { useId } from 'react'

interface Option<Value> {
  value: Value
  label: string
  lang?: string
}

interface ChoiceProps<Value> {
  legend: string
  value: Value
  options: readonly Option<Value>[]
  onChange: (value: Value) => void
}

/** One of a few: radio buttons under a heading. */
export function Choice<Value extends string>({
  legend,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-2 text-base font-bold">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            lang={option.lang}
            className="inline-flex h-9 cursor-pointer items-center gap-2 rounded-md border border-field bg-surface px-3 text-sm font-medium hover:bg-hover has-checked:border-accent has-checked:bg-selected"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              className="accent-accent"
              onChange={() => {
                onChange(option.value)
              }}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
