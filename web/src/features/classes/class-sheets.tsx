import { useTexts } from '../../platform/i18n/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconQrCode } from '../../ui/icons.tsx'
import { sheetsAddress } from '../people/addresses.ts'
import type { ClassView } from './class-page.tsx'
import { classTexts } from './texts.ts'
import styles from './classes.module.css'

/** The way to the sheets of the children: the usual way in for a whole class. */
export function ClassSheets({ view }: { view: ClassView }) {
  const t = useTexts(classTexts).sheets
  return (
    <Card title={t.title}>
      <p className={styles.small}>{view.class.kind === 'kindergarten_group' ? t.textKindergarten : t.text}</p>
      <div className={styles.sub}>
        <ButtonLink tone="primary" wide icon={IconQrCode} href={sheetsAddress(view.class.id)}>
          {t.open}
        </ButtonLink>
      </div>
    </Card>
  )
}
