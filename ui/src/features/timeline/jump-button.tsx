import { ArrowDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/button'

interface JumpButtonProps {
  news: number
  isFar: boolean
  onClick: () => void
}

/** Leads to the end, and says how much has come in there; absent where the end is near. */
export function JumpButton({ news, isFar, onClick }: JumpButtonProps) {
  const { t } = useTranslation()
  if (news === 0 && !isFar) return null
  return (
    <Button
      look={news > 0 ? 'primary' : 'plain'}
      className="absolute bottom-2 left-1/2 -translate-x-1/2 rounded-full shadow-lg"
      onClick={onClick}
    >
      {news > 0 ? t('timeline.newMessages', { count: news }) : t('timeline.toLatest')}
      <ArrowDown aria-hidden="true" className="size-4" />
    </Button>
  )
}
