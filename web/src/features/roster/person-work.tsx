import { useState } from 'react'
import type { GrantableRole, HeldRole, Leave } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import type { Organisation } from '#protocol/organisations.ts'
import type { OutputOf } from '#protocol/contract.ts'
import type { workOf } from '#protocol/roster.ts'
import { calendarDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/badge.tsx'
import { IconBuilding, IconCalendar } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Menu } from '../../ui/menu-button.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { firstLetterUp } from '../people/words.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { termText } from './term.ts'
import { rosterTexts } from './texts.ts'
import { endLeaveOf, takeRole } from './work-acts.ts'
import styles from '../people/person-pane.module.css'

interface Props {
  person: PersonBrief
  organisation: Organisation
  work: OutputOf<typeof workOf>
  me: string
}

type Asked = { what: 'role'; held?: HeldRole } | { what: 'leave'; leave?: Leave }

/** What somebody does here now and later, with days and long leaves; managers give, change and end it. */
export function PersonWork({ person, organisation, work, me }: Props) {
  const t = useTexts(rosterTexts).work
  const [asked, setAsked] = useState<Asked>()
  const grant = organisation.rights.grant as readonly GrantableRole[]
  const manages = work.mayManage && person.id !== me
  const free = grant.filter((role) => !work.roles.some((held) => held.role === role && held.until === null))
  const close = () => setAsked(undefined)
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t.title}</h3>
      <div className={styles.rows}>
        {work.roles.map((held) => (
          <RoleRow
            key={`${held.role}${held.from}`}
            held={held}
            onChange={manages && grant.includes(held.role) ? () => setAsked({ what: 'role', held }) : undefined}
            onTake={() => void takeRole(organisation.id, person, held)}
          />
        ))}
        {work.leaves.map((leave) => (
          <LeaveRow
            key={leave.id}
            leave={leave}
            onChange={manages ? () => setAsked({ what: 'leave', leave }) : undefined}
            onEnd={() => void endLeaveOf(person, leave)}
          />
        ))}
      </div>
      {manages && (
        <div className={styles.buttons}>
          {free.length > 0 && (
            <Button size="s" onClick={() => setAsked({ what: 'role' })}>
              {t.giveRole}
            </Button>
          )}
          <Button size="s" onClick={() => setAsked({ what: 'leave' })}>
            {t.putOnLeave}
          </Button>
        </div>
      )}
      {asked?.what === 'role' && (
        <RoleDialog
          person={person}
          organisation={organisation}
          roles={asked.held ? [asked.held.role] : free}
          held={asked.held}
          onClose={close}
        />
      )}
      {asked?.what === 'leave' && (
        <LeaveDialog person={person} organisationId={organisation.id} leave={asked.leave} onClose={close} />
      )}
    </section>
  )
}

function RoleRow({
  held,
  onChange,
  onTake,
}: {
  held: HeldRole
  onChange: (() => void) | undefined
  onTake: () => void
}) {
  const t = useTexts(rosterTexts).work
  const name = useRoleName(held)
  return (
    <ListRow
      wrap
      leading={<IconBuilding />}
      title={firstLetterUp(name)}
      text={[t.employments[held.employment], termText(held)].join(' · ')}
      badge={held.from > calendarDay() && <Chip>{t.ahead}</Chip>}
      trailing={
        onChange && (
          <Menu
            label={t.more(name)}
            menu={() => ({
              label: name,
              items: [
                { label: t.change, onSelect: onChange },
                { label: t.take, danger: true, onSelect: onTake },
              ],
            })}
          />
        )
      }
    />
  )
}

function LeaveRow({ leave, onChange, onEnd }: { leave: Leave; onChange: (() => void) | undefined; onEnd: () => void }) {
  const all = useTexts(rosterTexts)
  const t = all.leave
  const ahead = leave.from > calendarDay()
  return (
    <ListRow
      wrap
      leading={<IconCalendar />}
      title={t.row}
      text={[termText(leave), leave.orderNumber && t.order(leave.orderNumber)].filter(Boolean).join(' · ')}
      badge={ahead && <Chip>{all.work.ahead}</Chip>}
      trailing={
        onChange && (
          <Menu
            label={t.more}
            menu={() => ({
              label: t.row,
              items: [
                { label: t.change, onSelect: onChange },
                { label: ahead ? t.cancelIt : t.end, onSelect: onEnd },
              ],
            })}
          />
        )
      }
    />
  )
}

function useRoleName({ role, position }: { role: GrantableRole; position: string }): string {
  const names = useTexts(accountTexts).roles
  return position || names[role]
}
