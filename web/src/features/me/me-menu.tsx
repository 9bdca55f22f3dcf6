import { useTexts } from '../../platform/i18n/index.ts'
import type { Me } from '../../platform/store/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { Icon } from '../../ui/icon.tsx'
import {
  IconBell,
  IconBlock,
  IconBook,
  IconChevronRight,
  IconClock,
  IconDevice,
  IconExit,
  IconEye,
  IconFingerprint,
  IconGroup,
  IconKey,
  IconLock,
  IconPersonCheck,
  IconShield,
  IconSun,
} from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { usePushState } from './use-push.ts'
import type { Part } from './pages.tsx'
import { ResetNotice } from './reset-notice.tsx'
import { rolesText } from './roles.ts'
import { leaveDevice } from './sign-out.ts'
import { meTexts } from './texts.ts'
import styles from './me.module.css'

/** The list of what is one’s own, with the way out at its end. */
export function MeMenu({ me, chosen }: { me: Me; chosen: Part | '' }) {
  const t = useTexts(meTexts)
  const { state } = usePushState()
  const guardian = me.roles.some(({ role }) => role === 'guardian')
  const pupil = me.roles.some(({ role }) => role === 'pupil')
  const row = (part: Part, icon: Icon, text?: string) => (
    <MenuRow icon={icon} title={t[part]} text={text} href={`/me/${part}`} selected={chosen === part} />
  )
  return (
    <Page title={t.title} width="full">
      <ListRow
        wrap
        leading={<Avatar id={me.personId} name={me.fullName} size={48} />}
        title={me.fullName}
        text={rolesText(me) || t.profile}
        href="/me/profile"
        selected={chosen === 'profile'}
      />
      <ResetNotice me={me} />
      {guardian && row('children', IconGroup)}
      {(guardian || pupil) && row('consents', IconPersonCheck)}
      <MenuRow icon={IconBook} title={t.library} text={t.libraryText} href="/library" />
      {row('notifications', IconBell, state === 'on' ? t.notificationsOn : t.notificationsOff)}
      {row('appearance', IconSun)}
      {row('password', IconKey)}
      {row('factor', IconShield)}
      {row('ways', IconFingerprint, t.waysText(me.email !== null))}
      {row('sessions', IconLock)}
      {row('device', IconDevice, t.deviceText)}
      <MenuRow icon={IconGroup} title={t.people} text={t.peopleText} href="/accounts" />
      {row('blocked', IconBlock)}
      {row('sees', IconEye, t.seesText)}
      {row('looks', IconClock)}
      <ListRow leading={<MenuGlyph icon={IconExit} />} title={t.signOut} onPress={() => void leaveDevice()} />
    </Page>
  )
}

interface MenuRowProps {
  icon: Icon
  title: string
  text?: string | undefined
  href: string
  selected?: boolean
}

function MenuRow({ icon: Glyph, ...row }: MenuRowProps) {
  return <ListRow wrap leading={<MenuGlyph icon={Glyph} />} trailing={<IconChevronRight />} {...row} />
}

/** As wide as the avatar over it, so that all words begin on one line. */
function MenuGlyph({ icon: Glyph }: { icon: Icon }) {
  return (
    <span className={styles.glyph}>
      <Glyph size={24} />
    </span>
  )
}
