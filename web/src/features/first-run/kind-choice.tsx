import { useId } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { useFieldError } from '../../ui/form.tsx'
import { IconBuilding, IconCircleAlert, IconGlobe, IconSchool } from '../../ui/icons.tsx'
import { firstRunTexts } from './texts.ts'
import styles from './kind-choice.module.css'

export const kinds = ['school', 'municipality', 'region'] as const
export type Kind = (typeof kinds)[number]

const icons = { school: IconSchool, municipality: IconBuilding, region: IconGlobe }

/** Three cards of which one is chosen. */
export function KindChoice({ chosen }: { chosen: Kind | undefined }) {
  const t = useTexts(firstRunTexts)
  const id = useId()
  const wrong = useFieldError('kind')
  return (
    <fieldset className={styles.choice} aria-describedby={wrong ? `${id}-error` : undefined}>
      <legend className={styles.legend}>{t.kind}</legend>
      {kinds.map((kind) => {
        const Glyph = icons[kind]
        return (
          <label key={kind} className={styles.card}>
            <input
              className={styles.radio}
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={kind === chosen}
              data-label={t.kind}
              required
            />
            <span className={styles.face}>
              <Glyph size={24} />
              <span>
                <span className={styles.name}>{t.kinds[kind].name}</span>
                <span className={styles.text}>{t.kinds[kind].text}</span>
              </span>
            </span>
          </label>
        )
      })}
      {wrong && (
        <p id={`${id}-error`} className={styles.error}>
          <IconCircleAlert size={16} />
          {t.kindNeeded}
        </p>
      )}
    </fieldset>
  )
}
