import type { ChildSheet, SheetPlace, SheetState } from '#protocol/sheets.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip, type ChipProps } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconCheck } from '../../ui/icons.tsx'
import { peopleTexts } from '../people/texts.ts'
import { firstLetterUp } from '../people/words.ts'
import { renewCode } from './renew-code.ts'
import { sheetTexts } from './texts.ts'
import styles from './sheets.module.css'

const tones: Partial<Record<SheetState, ChipProps['tone']>> = {
  claimed: 'attention',
  burnt: 'danger',
  expired: 'attention',
}

interface Props {
  classId: string
  sheet: ChildSheet
  chosen: boolean
  onChoose: (on: boolean) => void
}

/** One child: a tick to choose it, and how the pupil and each guardian stand. */
export function SheetRow({ classId, sheet, chosen, onChoose }: Props) {
  const t = useTexts(sheetTexts)
  return (
    <li className={styles.row}>
      <Checkbox
        label={<span className={styles.name}>{sheet.child.fullName}</span>}
        hint={sheet.hasBirthday ? undefined : t.noBirthday}
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <ul className={styles.places}>
        {sheet.places.map((place, index) => (
          <Place
            key={place.person?.id ?? index}
            place={place}
            onRenew={() => void renewCode(classId, sheet.child, place)}
          />
        ))}
      </ul>
    </li>
  )
}

function Place({ place, onRenew }: { place: SheetPlace; onRenew: () => void }) {
  const t = useTexts(sheetTexts)
  const kinships = useTexts(peopleTexts).kinships
  const { person, kinship, state, expiresAt } = place
  const as = kinship ? firstLetterUp(kinships[kinship]) : t.guardian
  const whose = place.for === 'pupil' ? t.pupil : [as, person?.fullName].filter(Boolean).join(': ')
  return (
    <li className={styles.place}>
      <span className={styles.whose}>{whose}</span>
      {state === 'joined' || state === 'none' ? (
        <span className={styles.quiet}>
          {state === 'joined' && <IconCheck size={16} />}
          {t.states[state]}
        </span>
      ) : (
        <span className={styles.quiet}>
          {expiresAt && t.until(formatDay(expiresAt))}
          <Chip tone={tones[state] ?? 'plain'}>{t.states[state]}</Chip>
        </span>
      )}
      {state !== 'joined' && state !== 'claimed' && (
        <Button size="s" tone="plain" aria-label={t.renewLabel(whose)} onClick={onRenew}>
          {t.renew}
        </Button>
      )}
    </li>
  )
}
