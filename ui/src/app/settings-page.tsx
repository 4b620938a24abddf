import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect } from 'wouter'
import { ConnectionBanner } from '@/features/connection/connection-banner'
import {
  SettingsFrame,
  type SettingsSection,
  settingsSections,
} from '@/features/settings/settings-frame'
import { part } from '@/shared/parts/part'
import { useTitle } from './use-title'

const sections = {
  profile: part(() => import('@/features/account/profile-section')),
  appearance: part(() => import('@/features/settings/appearance-section')),
  notifications: part(() => import('@/features/notifications/notifications-section')),
  sessions: part(() => import('@/features/sessions/sessions-section')),
} satisfies Record<SettingsSection, unknown>

const isSection = (name: string | undefined): name is SettingsSection =>
  settingsSections.some((section) => section === name)

export function SettingsPage({ section }: { section: string | undefined }) {
  const { t } = useTranslation()
  useTitle(t('settings.title'))
  if (!isSection(section)) return <Redirect to={`/settings/${settingsSections[0]}`} replace />
  const Section = sections[section]
  return (
    <>
      <ConnectionBanner />
      <SettingsFrame section={section}>
        <Suspense fallback={null}>
          <Section />
        </Suspense>
      </SettingsFrame>
    </>
  )
}
