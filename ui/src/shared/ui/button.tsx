import type { ComponentProps } from 'react'

const looks = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong font-semibold',
  quiet: 'text-soft hover:bg-hover hover:text-ink',
  plain: 'border border-field bg-surface hover:bg-hover font-medium',
}

interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof looks
}

export function Button({
  look = 'plain',
  className = '',
  type = 'button',
  ...button
}: ButtonProps) {
  return (
    <button
      {...button}
      type={type}
      className={`inline-flex h-9 cursor-pointer items-center justify-center gap-2 rounded-md px-3 text-sm transition-colors disabled:cursor-default disabled:opacity-60 ${looks[look]} ${className}`}
    />
  )
}
