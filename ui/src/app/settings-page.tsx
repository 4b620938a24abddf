import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect } from 'wouter'
import { ConnectionBanner } from '@/features/connection/connection-banner'
import {
  SettingsFrame,
  type SettingsSection,
  settingsSections,
} from '@/features/settings/settings-frame'
import { useTitle } from './use-title'

const sections = {
  profile: lazy(() => import('@/features/account/profile-section')),
  appearance: lazy(() => import('@/features/settings/appearance-section')),
  notifications: lazy(() => import('@/features/notifications/notifications-section')),
  sessions: lazy(() => import('@/features/sessions/sessions-section')),
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
