import { lazy, type ComponentType } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { useSession, type Me } from '../../platform/store/index.ts'
import type { PageProps } from '../../routes.tsx'
import { Panes } from '../../shell/panes.tsx'
import { Stack } from '../../ui/card.tsx'
import { Page } from '../../ui/page.tsx'
import { AppearancePart } from './appearance-part.tsx'
import { BlockedPart } from './blocked-part.tsx'
import { DevicePart } from './device-part.tsx'
import { MeMenu } from './me-menu.tsx'
import { NotificationsPart } from './notifications-part.tsx'
import { PasswordPart } from './password-part.tsx'
import { ProfilePart } from './profile-part.tsx'
import { SessionsPart } from './sessions-part.tsx'
import { meTexts } from './texts.ts'

export type Part =
  | 'profile'
  | 'notifications'
  | 'appearance'
  | 'password'
  | 'sessions'
  | 'device'
  | 'blocked'
  | 'looks'
  | 'sees'
  | 'factor'
  | 'children'
  | 'ways'
  | 'consents'

const parts: Record<Part, ComponentType<{ me: Me }>> = {
  profile: ProfilePart,
  notifications: NotificationsPart,
  appearance: AppearancePart,
  password: PasswordPart,
  sessions: SessionsPart,
  device: DevicePart,
  blocked: BlockedPart,
  factor: lazy(() => import('./second-factor-part.tsx')),
  children: lazy(() => import('../roster/my-children-part.tsx')),
  ways: lazy(() => import('../ways-in/ways-part.tsx')),
  consents: lazy(() => import('../consents/my-consents-part.tsx')),
  sees: lazy(() => import('../rights/my-sights-part.tsx')),
  looks: lazy(() => import('../audit/about-me-part.tsx')),
}

/** `/me` and what lies under it: a menu, and beside it on a wide screen the part that was chosen. */
export function MePage({ pattern }: PageProps) {
  const t = useTexts(meTexts)
  const session = useSession()
  if (session.state !== 'signedIn') return null
  const chosen = pattern.slice('/me/'.length) as Part | ''
  const part = chosen || 'profile'
  const Content = parts[part]
  return (
    <Panes
      show={chosen ? 'main' : 'list'}
      listLabel={t.title}
      list={<MeMenu me={session.me} chosen={chosen} />}
      main={
        <Page key={part} title={t[part]} back="/me">
          <Stack gap={6}>
            <Content me={session.me} />
          </Stack>
        </Page>
      }
    />
  )
}
