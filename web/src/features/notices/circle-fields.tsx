import type { OrganisationKind } from '#protocol/accounts.ts'
import type { NoticeSender } from '#protocol/notices.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { Select } from '../../ui/select.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { rolesFor, staffRoles, type Draft } from './circle.rules.ts'
import { OrganisationsField } from './organisations-field.tsx'
import { noticeTexts } from './texts.ts'
import styles from './compose.module.css'

interface Props {
  sender: NoticeSender
  draft: Draft
  onChange: (draft: Draft) => void
}

const kinds: readonly OrganisationKind[] = ['school', 'kindergarten', 'additional', 'college', 'municipality']

/** Roles × organisations, or a class. */
export function CircleFields({ sender, draft, onChange }: Props) {
  return (
    <div className={styles.parts}>
      {!sender.whole && <ClassField sender={sender} draft={draft} onChange={onChange} />}
      <Roles sender={sender} draft={draft} onChange={onChange} />
      {sender.whole && sender.organisationsBelow > 0 && <Where sender={sender} draft={draft} onChange={onChange} />}
    </div>
  )
}

function ClassField({ sender, draft, onChange }: Props) {
  const t = useTexts(noticeTexts).compose
  return (
    <Select
      label={sender.organisation.kind === 'kindergarten' ? t.group : t.class}
      value={draft.classId}
      options={sender.classes.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => onChange({ ...draft, classId: event.target.value })}
    />
  )
}

function Roles({ sender, draft, onChange }: Props) {
  const t = useTexts(noticeTexts).compose
  const staff = staffRoles(sender)
  const all = staff.every((role) => draft.roles.has(role))
  return (
    <div className={styles.chips} role="group" aria-label={t.whom}>
      {!draft.classId && (
        <Chip pressed={all} onClick={() => onChange({ ...draft, roles: withAll(draft.roles, staff, !all) })}>
          {t.allStaff}
        </Chip>
      )}
      {rolesFor(sender, draft.classId).map((role) => {
        const on = draft.roles.has(role)
        return (
          <Chip
            key={role}
            pressed={on}
            onClick={() => onChange({ ...draft, roles: withAll(draft.roles, [role], !on) })}
          >
            {t.roles[role]}
          </Chip>
        )
      })}
    </div>
  )
}

function Where({ sender, draft, onChange }: Props) {
  const t = useTexts(noticeTexts).compose
  return (
    <>
      <Segmented
        label={t.where}
        options={[
          { id: 'everywhere', label: t.everywhere(sender.organisationsBelow) },
          { id: 'kinds', label: t.byKind },
          { id: 'chosen', label: t.chosen },
        ]}
        selected={draft.where}
        onSelect={(where) => onChange({ ...draft, where })}
      />
      {draft.where === 'kinds' && (
        <div className={styles.chips} role="group" aria-label={t.byKind}>
          {kinds.map((kind) => {
            const on = draft.kinds.has(kind)
            return (
              <Chip
                key={kind}
                pressed={on}
                onClick={() => onChange({ ...draft, kinds: withAll(draft.kinds, [kind], !on) })}
              >
                {t.kinds[kind]}
              </Chip>
            )
          })}
        </div>
      )}
      {draft.where === 'chosen' && (
        <OrganisationsField
          underId={sender.organisation.id}
          chosen={draft.organisations}
          onChange={(organisations) => onChange({ ...draft, organisations })}
        />
      )}
    </>
  )
}

function withAll<T>(set: ReadonlySet<T>, items: readonly T[], on: boolean): ReadonlySet<T> {
  const next = new Set(set)
  for (const item of items) {
    if (on) next.add(item)
    else next.delete(item)
  }
  return next
}
