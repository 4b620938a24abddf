import { useTranslation } from 'react-i18next'

/** Says how much still fits, before it hurts. */
export function CharactersLeft({ left }: { left: number | undefined }) {
  const { t } = useTranslation()
  if (left === undefined) return null
  const isOver = left < 0
  return (
    <span
      role={isOver ? 'alert' : undefined}
      className={`figures ${isOver ? 'font-semibold text-danger' : ''}`}
    >
      {isOver ? t('composer.over', { count: -left }) : t('composer.left', { count: left })}
    </span>
  )
}
