import { type ReactNode, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FailureCode } from '@/shared/socket/request-error'
import { Button } from '@/shared/ui/button'
import type { Saving } from './use-saving'

interface AccountFormProps {
  title: string
  save: string
  /** What is said when it is saved. */
  done: string
  saving: Saving
  /** Words of this form's own for some failures. */
  failures?: Partial<Record<FailureCode, string>>
  onSubmit: () => void
  children: ReactNode
}

/** A form with its heading, its button, and a word about how it went. */
export function AccountForm(props: AccountFormProps) {
  const { title, save, done, saving, failures = {}, onSubmit, children } = props
  const { t } = useTranslation()
  const heading = useId()
  const form = useRef<HTMLFormElement>(null)
  const { failure } = saving
  return (
    <form
      ref={form}
      aria-labelledby={heading}
      noValidate
      className="max-w-sm space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
        // What is wrong is marked after this; the first of it takes the focus.
        requestAnimationFrame(() => {
          form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
        })
      }}
    >
      <h3 id={heading} className="text-base font-bold">
        {title}
      </h3>
      {children}
      <p role="alert" className="text-sm font-medium text-danger empty:hidden">
        {failure && (failures[failure] ?? t(`errors.${failure}`))}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" aria-disabled={saving.isBusy}>
          {saving.isBusy ? t('signIn.busy') : save}
        </Button>
        <p role="status" className="text-sm text-soft">
          {saving.isDone ? done : ''}
        </p>
      </div>
    </form>
  )
}
