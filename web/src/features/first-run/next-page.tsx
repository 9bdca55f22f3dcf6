import type { MyOrganisation } from '#protocol/accounts.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useSession } from '../../platform/store/index.ts'
import { SinglePane } from '../../shell/panes.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import type { Icon } from '../../ui/icon.tsx'
import { IconBell, IconBuilding, IconChevronRight, IconGroup, IconPersonPlus, IconSchool } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { firstRunTexts } from './texts.ts'
import styles from './next-page.module.css'

type Step = keyof (typeof firstRunTexts.shape & {})['steps']

const stepsOf: Partial<Record<MyOrganisation['kind'], readonly Step[]>> = {
  municipality: ['organisations', 'heads', 'notifications'],
  region: ['offices', 'heads', 'notifications'],
}

/** `/first-run/next`: the founder is inside; what comes first. */
export function NextPage() {
  const t = useTexts(firstRunTexts)
  const session = useSession()
  const me = session.state === 'signedIn' ? session.me : undefined
  const organisation = me?.organisations[0]
  if (!me || !organisation) return null
  const steps = stepsOf[organisation.kind] ?? (['invite', 'classes', 'notifications'] as const)
  return (
    <SinglePane>
      <Page title={t.doneTitle(organisation.shortName)}>
        <Stack gap={6}>
          <p>{stepsOf[organisation.kind] ? t.doneLeadOffice : t.doneLead}</p>
          <Card flush>
            {steps.map((step, index) => (
              <NextRow key={step} step={step} number={index + 1} organisation={organisation} />
            ))}
          </Card>
          <p className={styles.note}>{t.loginNote(me.login)}</p>
          <div>
            <ButtonLink href="/">{t.toChats}</ButtonLink>
          </div>
        </Stack>
      </Page>
    </SinglePane>
  )
}

function NextRow({ step, number, organisation }: { step: Step; number: number; organisation: MyOrganisation }) {
  const t = useTexts(firstRunTexts)
  const { icon: Glyph, href } = looks[step]
  return (
    <ListRow
      wrap
      leading={<Glyph size={24} />}
      title={`${number}. ${t.steps[step].title}`}
      text={t.steps[step].text}
      trailing={<IconChevronRight />}
      href={href(organisation.id)}
    />
  )
}

const looks: Record<Step, { icon: Icon; href: (organisationId: string) => string }> = {
  invite: { icon: IconPersonPlus, href: (id) => `/organisations/${id}/invite` },
  classes: { icon: IconSchool, href: (id) => `/organisations/${id}/classes/new` },
  organisations: { icon: IconBuilding, href: () => '/organisations' },
  offices: { icon: IconBuilding, href: () => '/organisations' },
  heads: { icon: IconGroup, href: () => '/organisations' },
  notifications: { icon: IconBell, href: () => '/me/notifications' },
}
